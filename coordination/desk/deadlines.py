"""Use cases: what is due, near and overdue; and a changed pack taken over, with every time limit it moves.

Clocks run by the time limits that held when a campaign's tasks were taken over. A pack that says something else by now
moves nothing by itself: somebody looks at what would move, and takes it over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import date

from pydantic import TypeAdapter

from coordination.desk.office import Office
from coordination.desk.permission import require, require_everywhere
from coordination.model.access import Act, Caller, Reach
from coordination.model.deadlines import Clock, Due, DueBoard, DueState, Moved
from coordination.model.digests import Digest, Digests
from coordination.model.feeds import ZONE, Feed, FeedKind
from coordination.model.tasks import TaskFilter
from coordination.rules.conduct import ClockRules, clock_rules
from coordination.stages.due import due, moved, state_on
from coordination.stages.remind import OF_OFFICERS, Standing, remind
from coordination.storage import clocks, feeds, planning, tasks
from coordination.storage.database import Work

_RULES = TypeAdapter(ClockRules)
PRESSING = frozenset({DueState.NEAR, DueState.OVERDUE})
UNDONE = PRESSING | {DueState.OPEN}


def what_is_due(
    office: Office,
    caller: Caller,
    filters: TaskFilter,
    on: date | None = None,
    states: Collection[DueState] = UNDONE,
) -> DueBoard:
    """The time limits in some states on a day, by default today's undone ones: of a person, department, batch, or all.

    A department is told its own duties, and so is who asks for an officer or a batch: what `remind` would tell them.
    Counts are of all states.
    """
    require(caller, Act.READ_INSPECTIONS)
    today = on or office.clock().astimezone(ZONE).date()
    calendar = office.reference.calendar
    found: list[tuple[DueState, Due]] = []
    outdated: list[str] = []
    with office.database.reading() as session:
        for campaign_id, facts in clocks.facts(session, caller.reach, filters).items():
            rules = clock_of(office, session, campaign_id)
            asked = (one for one in due(facts, rules, calendar) if not filters.inspector or one.clock in OF_OFFICERS)
            found += [(state_on(one, today, calendar), one) for one in asked]
            if rules != _by_pack(office, session, campaign_id):
                outdated.append(campaign_id)
    counts = Counter(state for state, _ in found)
    shown = sorted((one for one in found if one[0] in states), key=lambda one: (one[1].due_on, one[1].task))
    return DueBoard(today, tuple(shown), {state: counts[state] for state in DueState}, tuple(outdated))


def digest(office: Office, caller: Caller, on: date | None = None) -> Digests:
    """What is near and overdue on a day, by default today, for each department, officer and batch within reach.

    To be sent out, or read aloud, in the morning; who has nothing to do is not in it.
    """
    board = what_is_due(office, caller, TaskFilter(), on, PRESSING)
    with office.database.reading() as session:
        found = reminders(session, board.dues)
        names = feeds.names(session, found)
    within = (
        one
        for one in sorted(found)
        if not caller.reach.inspector or one == Feed(FeedKind.INSPECTOR, caller.reach.inspector)
    )
    return Digests(board.on, tuple(Digest(one, names.get(one, one.subject), tuple(found[one])) for one in within))


def reminders(session: Work, dues: Sequence[Standing]) -> dict[Feed, list[Standing]]:
    """Time limits by whom they concern."""
    ids = sorted({one.task for _, one in dues})
    return remind(dues, tasks.teams_of(session, ids), tasks.checks_of(session, ids))


def pending(office: Office, session: Work, today: date) -> list[Standing]:
    """What is to be done after inspections that are over, on a day, by day: visits to come are not among it."""
    calendar = office.reference.calendar
    found = [
        (state_on(one, today, calendar), one)
        for campaign_id, facts in clocks.facts(session, Reach(), TaskFilter(), begun=True).items()
        for one in due(facts, clock_of(office, session, campaign_id), calendar)
        if one.done_on is None and one.clock is not Clock.VISIT
    ]
    return sorted(found, key=lambda one: (one[1].due_on, one[1].task, one[1].department, one[1].clock))


def compare_clocks(office: Office, caller: Caller, campaign_id: str, pack: str = "") -> list[Moved]:
    """The time limits that a pack, by default the campaign's own as it is now, would move; nothing is changed."""
    require_everywhere(caller, Act.PREPARE_INSPECTIONS)
    with office.database.reading() as session:
        return _moved(office, session, planning.campaign(session, campaign_id).id, pack)


def change_clocks(office: Office, caller: Caller, campaign_id: str, pack: str = "") -> list[Moved]:
    """As `compare_clocks`, and from now on the campaign's clocks run by that pack as it is now."""
    require_everywhere(caller, Act.PREPARE_INSPECTIONS)
    with office.database.transaction() as session:
        campaign = planning.campaign_alone(session, campaign_id)
        changes = _moved(office, session, campaign.id, pack)
        chosen = pack or _pack_of(session, campaign.id)
        rules = clock_rules(office.reference.shelf, chosen)
        clocks.put_clock(session, campaign.id, chosen, asdict(rules), office.clock())
        office.acting_for(caller).note("clocks-changed", campaign.id, {"pack": chosen, "moved": len(changes)})
    return changes


def clock_of(office: Office, session: Work, campaign_id: str) -> ClockRules:
    """The time limits a campaign's clocks run by."""
    kept = clocks.clock(session, campaign_id)
    return _by_pack(office, session, campaign_id) if kept is None else _RULES.validate_python(kept[1])


def _by_pack(office: Office, session: Work, campaign_id: str) -> ClockRules:
    return clock_rules(office.reference.shelf, _pack_of(session, campaign_id))


def _pack_of(session: Work, campaign_id: str) -> str:
    kept = clocks.clock(session, campaign_id)
    return planning.campaign(session, campaign_id).pack if kept is None else kept[0]


def _moved(office: Office, session: Work, campaign_id: str, pack: str) -> list[Moved]:
    facts = clocks.facts(session, Reach(), TaskFilter(campaign=campaign_id)).get(campaign_id, [])
    after = clock_rules(office.reference.shelf, pack or _pack_of(session, campaign_id))
    calendar = office.reference.calendar
    return moved(due(facts, clock_of(office, session, campaign_id), calendar), due(facts, after, calendar))

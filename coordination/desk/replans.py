"""Use cases: what happened to a published plan is handed in, and a replan of it becomes a run that workers do.

The reason is noted before the code of the chain is revealed (ZB-27, ZB-41), in one transaction and in this order of the
audit chain; a code is used once, also where the replan is then cancelled. No solver is loaded here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta

from pydantic import TypeAdapter

from coordination.desk.drawing.safe import Safe
from coordination.desk.drawing.stepping import name_of
from coordination.desk.office import Office
from coordination.desk.permission import require_everywhere
from coordination.desk.rehearsal import rehearsing
from coordination.desk.runs import Posed, store_run
from coordination.desk.substituting import with_substitutes
from coordination.errors import BadInputError, NotAllowedError, NotFoundError
from coordination.model.access import Act, Caller
from coordination.model.feeds import ZONE
from coordination.model.items import InspectionItem
from coordination.model.plans import Campaign
from coordination.model.replans import Aim, Chain, Event, EventKind, ReplanOrder, ReplanRecord
from coordination.model.runs import PlanningRun, RunKind, RunOrder
from coordination.model.targets import PastVisit, Target
from coordination.model.versions import PlanVersion
from coordination.rules.planning import ReplacementRules, planning_rules, replacement_rules
from coordination.stages.change import changed
from coordination.stages.pose import Registers, pose_demands
from coordination.stages.swaps import Swap, swaps
from coordination.storage import audit, draws, planning, runs, tasks
from coordination.storage.database import Work
from coordination.storage.registers import everything
from coordination.texts import named
from solvers.drawing import chain as codes
from solvers.drawing.check_substitutes import LOG_FORMAT
from solvers.fault import Fault
from solvers.planning.plan import Plan
from solvers.planning.problem import Problem
from solvers.planning.reading import digest, read_plan, read_problem, write_problem

_VERSION, _ORDER, _RECORD = TypeAdapter(PlanVersion), TypeAdapter(ReplanOrder), TypeAdapter(ReplanRecord)
_NO_LOT = {EventKind.SWAP, EventKind.ASSIGNMENT}
_RUN = RunOrder()


@dataclass(frozen=True, slots=True)
class PosedReplan:
    """A replan that only has to be stored: the problem as it is now, what happened, and the plan it starts from."""

    posed: Posed
    event: Event
    untouched_before: date
    base_plan_sha256: str


def start_replan(
    office: Office,
    caller: Caller,
    safe: Safe,
    campaign_id: str,
    event: Event,
    untouched_before: date,
    order: RunOrder = _RUN,
    aim: Aim = Aim.MOVES,
) -> PlanningRun:
    """A run that replans the newest published version of a campaign after an event.

    untouched_before: visits before this date stay. Raises BadInputError with everything that is wrong with the event,
    NotAllowedError where the campaign's rules do not allow it, nothing is published, another run goes on, or no code is
    left.
    """
    posed = pose_replan(office, caller, campaign_id, event, untouched_before)
    return start_posed_replan(office, caller, safe, posed, order, aim)


def pose_replan(office: Office, caller: Caller, campaign_id: str, event: Event, untouched_before: date) -> PosedReplan:
    """The part of `start_replan` that takes long; it waits for nobody and keeps nobody waiting."""
    require_everywhere(caller, Act.RUN_CAMPAIGNS)
    with office.database.reading() as session:
        campaign = planning.campaign(session, campaign_id)
        faults = list(_incomplete(event, replacement_rules(office.reference.shelf, campaign.pack)))
        if faults:
            raise BadInputError("replan-event-refused", faults, count=len(faults))
        version, base = published_run(session, campaign.id)
        problem, before = files_of(session, base)
        event = _with_checks(office, session, campaign, problem, event)
    problem_file = write_problem(changed(problem, before, event, untouched_before))
    posed = Posed(campaign.id, version.version, problem_file)
    return PosedReplan(posed, event, untouched_before, version.plan_sha256)


def start_posed_replan(
    office: Office,
    caller: Caller,
    safe: Safe,
    posed: PosedReplan,
    order: RunOrder = _RUN,
    aim: Aim = Aim.MOVES,
) -> PlanningRun:
    """The part of `start_replan` that notes the reason, reveals the code and stores the run.

    Who is inspected in the place of a target that is gone is known only then, so the problem is posed once more.
    """
    require_everywhere(caller, Act.RUN_CAMPAIGNS)
    event, acting = posed.event, office.acting_for(caller)
    with office.database.transaction() as session:
        campaign = planning.campaign_alone(session, posed.posed.campaign)
        reason = {"kind": event.kind.value, "reason": event.reason, "approved_by": event.approved_by}
        about = {"inspectors": " ".join(event.inspectors), "target": event.target, "posts": " ".join(event.posts)}
        about |= {"visit": event.visit} if event.visit else {}
        acting.note(
            "replan-asked", campaign.id, {**reason, **about, "statement_sha256": digest(event.statement.encode())}
        )
        chain = _revealed(session, safe, campaign.id) if event.kind not in _NO_LOT else Chain("", 0, "", "")
        if chain.number:
            acting.note("code-revealed", campaign.id, {"number": chain.number, "code": chain.code})
        begun = posed.posed
        if event.substitute and event.kind is EventKind.TARGET_GONE:
            event, drawn = with_substitutes(acting, session, campaign, event, chain)
            _, base = published_run(session, campaign.id)
            problem, before = files_of(session, base)
            event = _with_checks(acting, session, campaign, problem, event)
            begun = replace(begun, problem_file=write_problem(changed(problem, before, event, posed.untouched_before)))
            acting.note("substitutes-drawn", campaign.id, drawn)
        asked = ReplanOrder(event, posed.untouched_before, posed.base_plan_sha256, chain, aim)
        return store_run(acting, caller, session, begun, order, (RunKind.REPLAN, _ORDER.dump_json(asked)))


def first_open_day(office: Office, campaign: Campaign) -> date:
    """The first day whose visits can still change: tomorrow; in a demo whose campaign is over, the campaign's first."""
    tomorrow = office.clock().astimezone(ZONE).date() + timedelta(days=1)
    return campaign.first_date if tomorrow > campaign.last_date and rehearsing(office) else tomorrow


def offered_swaps(
    office: Office, caller: Caller, campaign_id: str, inspector: str, target: str, since: date
) -> list[Swap]:
    """With whom somebody who must not meet a target could change posts of the published plan; raises NotFoundError."""
    require_everywhere(caller, Act.RUN_CAMPAIGNS)
    with office.database.reading() as session:
        campaign = planning.campaign(session, campaign_id)
        _, base = published_run(session, campaign.id)
        problem, plan = files_of(session, base)
    event = Event(EventKind.SWAP, inspectors=(inspector,), target=target)
    return list(swaps(changed(problem, plan, event, since), plan, inspector, target, since))


def record_of_run(office: Office, caller: Caller, run_id: int) -> bytes:
    """The record of a replan that is done, as it is published; raises NotFoundError, NotAllowedError without one."""
    require_everywhere(caller, Act.READ_CAMPAIGNS)
    with office.database.reading() as session:
        record = runs.record_file(session, runs.run(session, run_id).id)
    if record is None:
        raise NotAllowedError("run-without-record", run=run_id)
    return record


def substitution_log(office: Office, caller: Caller, campaign_id: str) -> bytes:
    """The audit events of every target that was replaced: reason, code, who was drawn; what `verify substitutes` reads.

    They name targets, no people. Raises NotFoundError.
    """
    require_everywhere(caller, Act.READ_CAMPAIGNS)
    with office.database.reading() as session:
        noted = audit.of_subject(session, planning.campaign(session, campaign_id).id)
    places = {one.sequence: one for one in noted}
    last = [one.sequence for one in noted if one.action == "substitutes-drawn"]
    events = [asdict(places[at]) for end in last for at in (end - 2, end - 1, end) if at in places]
    return json.dumps({"format": LOG_FORMAT, "events": events}, ensure_ascii=False, indent=1).encode()


def read_record(raw: bytes) -> ReplanRecord:
    """The record in a file; raises BadInputError where it is none."""
    try:
        return _RECORD.validate_json(raw)
    except ValueError as error:
        raise BadInputError("replan-record-unreadable") from error


def published_run(session: Work, campaign_id: str) -> tuple[PlanVersion, int]:
    """The newest version of a campaign, and the run that made its plan; raises NotFoundError."""
    version = _VERSION.validate_json(planning.version_content(session, campaign_id))
    base = runs.run_with_plan(session, campaign_id, version.plan_sha256)
    if base is None:
        raise NotFoundError("replan-base-missing", sha256=version.plan_sha256)
    return version, base


def files_of(session: Work, run_id: int) -> tuple[Problem, Plan]:
    """Problem and plan of a run that is done."""
    return read_problem(runs.problem_file(session, run_id)), read_plan(runs.plan_file(session, run_id) or b"")


def _incomplete(event: Event, rules: ReplacementRules) -> Iterator[Fault]:
    """What the kind of an event needs and has not, and what the pack does not allow (ZB-36, ZB-40, ZB-41, ZB-43)."""
    needed = {
        EventKind.ABSENCE: ("inspectors", "first_date", "last_date"),
        EventKind.RECUSAL: ("inspectors", "target"),
        EventKind.SWAP: ("inspectors", "target", "posts"),
        EventKind.ASSIGNMENT: ("inspectors", "posts", "approved_by"),
        EventKind.POOLING: ("inspectors", "posts", "approved_by"),
        EventKind.TARGET_GONE: ("target",),
        EventKind.DEMAND: ("demands",),
        EventKind.DAYS_LOST: ("first_date", "last_date"),
        EventKind.STAFF_CUT: ("inspectors", "first_date", "last_date"),
        EventKind.MOVED: ("visit", "first_date"),
    }[event.kind]
    for name in ("reason", *needed):
        if not getattr(event, name):
            yield _missing(name, event)
    personal = event.kind in {EventKind.ABSENCE, EventKind.RECUSAL}
    if personal and rules.statement_required and not event.statement:
        yield _missing("statement", event)
    if event.kind is EventKind.ABSENCE and event.reason not in rules.reasons:
        yield Fault("replan-reason-not-allowed", event.reason, {"allowed": tuple(sorted(rules.reasons))})
    mode = {EventKind.SWAP: "swap_targets", EventKind.RECUSAL: "withdraw"}.get(event.kind)
    forbidden = {
        EventKind.ASSIGNMENT: not rules.direct_assignment,
        EventKind.POOLING: not rules.pooling,
    }.get(event.kind, mode is not None and mode not in rules.recusal_modes)
    if forbidden:
        yield Fault("replan-kind-not-allowed", event.kind.value, {"kind": named("pages-event", event.kind)})
    if event.kind is EventKind.SWAP and len(event.posts) not in {0, 2}:
        yield Fault("replan-two-posts", " ".join(event.posts))


def _missing(name: str, event: Event) -> Fault:
    values = {"field": named("replan-field", name), "kind": named("pages-event", event.kind)}
    return Fault("replan-missing", name, values)


def _with_checks(office: Office, session: Work, campaign: Campaign, problem: Problem, event: Event) -> Event:
    """A demand as checks of the planning problem, with targets that it does not know yet."""
    if not event.demands:
        return event
    registers = Registers(
        targets={target.id: target for target in everything(session, Target)},
        items={item.code: item for item in everything(session, InspectionItem)},
        inspectors=(),
        leave=(),
        recusals=(),
        past_visits=[*everything(session, PastVisit), *tasks.visits_to_come(session, campaign.id)],
    )
    faults = [
        *(Fault("replan-unknown-target", one.target) for one in event.demands if one.target not in registers.targets),
        *(Fault("replan-unknown-item", one.item) for one in event.demands if one.item not in registers.items),
    ]
    if faults:
        raise BadInputError("replan-event-refused", faults, count=len(faults))
    demands = tuple(replace(one, department=registers.items[one.item].department) for one in event.demands)
    rules = planning_rules(office.reference.shelf, campaign.pack)
    checks, targets = pose_demands(demands, registers, office.reference.regions, problem, rules)
    return replace(event, demands=demands, checks=checks, targets=targets)


def _revealed(session: Work, safe: Safe, campaign_id: str) -> Chain:
    """The next code of the campaign's chain: after those of its draw and of the replans before."""
    attempt = draws.newest(session, campaign_id)
    secret = draws.file_of(session, attempt, "secret")
    record = draws.file_of(session, attempt, "record")
    if secret is None or record is None:
        raise NotAllowedError("replan-without-chain", campaign=campaign_id)
    asked = [_ORDER.validate_json(raw).chain.number for raw in runs.replan_orders(session, campaign_id)]
    number = max([len(json.loads(record)["codes"]), *asked]) + 1
    if number >= attempt.chain_length:
        raise NotAllowedError("draw-chain-used-up", length=attempt.chain_length)
    code = codes.code(safe.open(secret, name_of(attempt)), attempt.chain_length, number)
    return Chain(attempt.commitment, number, code.hex(), attempt.public_value)

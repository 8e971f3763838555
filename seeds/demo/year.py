"""The year of the demo: after its quarter two more campaigns, and every visit of all three made to its end.

What was visited, what other departments' results stood for, and what other systems visited meanwhile is in the ledger
when the next frame is frozen; what is planned and still to come is kept clear of as well. Complaints go on asking for
visits the plan would not make. At the end stands the report that nobody was visited twice without cause.
"""

from __future__ import annotations

import csv
import io
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from coordination.desk import results, tasks
from coordination.desk.cases import enter_case
from coordination.desk.importing import import_register
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.planning import plan_campaign
from coordination.desk.plans import open_campaign, publish_annual_plan
from coordination.desk.repeats import Proof, prove_no_repeat
from coordination.desk.revising import revise_plan
from coordination.model.access import Role
from coordination.model.cases import CaseWish
from coordination.model.draws import Source
from coordination.model.on_site import Adoption, AdoptionKind, CheckEntry, Outcome, SiteEntry
from coordination.model.pages import Wanted
from coordination.model.plans import Campaign
from coordination.model.results import ResultContent
from coordination.model.runs import Options
from coordination.model.tasks import PartEnd, TaskFilter, TaskKind, TaskState, TaskView
from coordination.texts import Texts
from seeds.demo.chance import Chance
from seeds.demo.city import City
from seeds.demo.conduct import OUTCOME_SHARES, at, carry_out, prepare, somebody
from seeds.demo.files import visits_elsewhere
from seeds.demo.story import Progress, Story, annual_plan, campaign_of, ceremony
from seeds.loading import text_of
from solvers.parallel import processors

_CASES, _ADOPTIONS = 2, 3
_ANNOUNCED_BEFORE, _DRAWN_BEFORE = timedelta(days=12), timedelta(days=7)
_LATER = {
    "2026Q3": ("2026年第三季度部门联合抽查", timedelta(days=91)),
    "2026Q4": ("2026年第四季度部门联合抽查", timedelta(days=183)),
}


@dataclass(frozen=True, slots=True)
class Quarter:
    """One campaign of the year. left_out: targets times batches that a visit before kept out of the frame.

    imported: visits other systems told of before its draw; recognised: parts for which another department's result
    stands.
    """

    campaign: str
    imported: int
    left_out: int
    drawn: int
    cases: int
    visits: int
    recognised: int


@dataclass(frozen=True, slots=True)
class Year:
    """What came of the campaigns, and the proof."""

    quarters: tuple[Quarter, ...]
    proof: Proof


@dataclass(slots=True)
class _Made:
    """What was inspected so far: results by target; for how many parts of a campaign another's result stands."""

    inspected: dict[str, list[ResultContent]] = field(default_factory=lambda: defaultdict(list))
    recognised: dict[str, int] = field(default_factory=lambda: defaultdict(int))


def seed_of(draw_seed: str, campaign: str) -> str:
    """The seed of a later campaign of the year."""
    return f"{draw_seed}|{campaign}"


def tell_year(office: Office, draw_seed: str, scale: float, story: Story, texts: Texts, progress: Progress) -> Year:
    """Goes on from the quarter in one transaction; the same seed gives the same year."""
    facts, made = tomllib.loads(text_of("demo/plan.toml")), _Made()
    first, drawn = story.planned.version.campaign, story.drawn.distinct_targets
    told = [(first, _imported(story), _left_out(story.frozen.left_out), drawn, 0)]
    with office.database.transaction():
        for number, (campaign, (title, later)) in enumerate(_LATER.items(), 1):
            progress("year", number, len(_LATER) + 1)
            shifted = _shifted(facts, campaign, title, later)
            begins = min(entry["first"] for entry in (*shifted["joint"], *shifted["single"]))
            _make_visits(office, [one[0] for one in told], draw_seed, begins - _ANNOUNCED_BEFORE, made)
            told.append(
                _campaign(office, shifted, begins, City(draw_seed, office.reference.regions, scale), made, texts)
            )
        _make_visits(office, [one[0] for one in told], draw_seed, date.max, made)
        progress("year", len(_LATER) + 1, len(_LATER) + 1)
        proof = prove_no_repeat(office, OPERATOR, facts["year"], facts["pack"])
    visits = {line["source"] for line in _lines(proof) if line["on_site"] == "True"}
    quarters = (
        Quarter(
            campaign,
            imported,
            left,
            count,
            cases,
            sum(one.startswith(f"{campaign}-") for one in visits),
            made.recognised[campaign],
        )
        for campaign, imported, left, count, cases in told
    )
    return Year(tuple(quarters), proof)


def _shifted(facts: Mapping[str, Any], campaign: str, title: str, later: timedelta) -> dict[str, Any]:
    """The facts of the quarter, so much later."""

    def moved(entries: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        return [{**one, "first": one["first"] + later, "last": one["last"] + later} for one in entries]

    return {
        **facts,
        "campaign": campaign,
        "campaign_title": title,
        "joint": moved(facts["joint"]),
        "single": moved(facts["single"]),
    }


def _campaign(
    office: Office, facts: dict[str, Any], begins: date, city: City, made: _Made, texts: Texts
) -> tuple[str, int, int, int, int]:
    """From the visits of other systems to the tasks of a campaign: what is told of it."""
    campaign, draw_seed = facts["campaign"], seed_of(city.draw_seed, facts["campaign"])
    before, drawing = at(office, begins - _ANNOUNCED_BEFORE), at(office, begins - _DRAWN_BEFORE)
    visited = {line["target"] for line in _lines(prove_no_repeat(before, OPERATOR, facts["year"], facts["pack"]))}
    planned = {one.target for one in _open_tasks(office)}
    days = list(office.reference.calendar.working_days(begins - timedelta(days=80), begins - _ANNOUNCED_BEFORE))
    imported = import_register(before, "visits", visits_elsewhere(city, campaign, days, visited, planned)).new
    plan = annual_plan(facts, [county.code for county in city.counties])
    revise_plan(before, OPERATOR, plan.year, plan.batches, f"增加{facts['campaign_title']}")
    publish_annual_plan(before, OPERATOR, plan.year)
    opened = campaign_of(facts, plan)
    open_campaign(before, OPERATOR, opened)
    frozen, drawn = ceremony(before, drawing, campaign, draw_seed)
    cases = _complain(drawing, opened, made)
    plan_campaign(drawing, campaign, draw_seed, texts, lambda _: None, Options(processes=processors()))
    tasks.take_over_plan(drawing, OPERATOR, campaign)
    return campaign, imported, _left_out(frozen.left_out), drawn.distinct_targets, cases


def _lines(proof: Proof) -> list[dict[str, str]]:
    """The ledger as everybody is told it."""
    return list(csv.DictReader(io.StringIO(proof.ledger.decode("utf-8-sig"))))


def _imported(story: Story) -> int:
    """How many visits were imported before the first quarter."""
    return sum(done.new for done, (kind, _, _) in zip(story.imports, story.files, strict=True) if kind == "visits")


def _left_out(counts: Mapping[str, Mapping[str, int]]) -> int:
    return sum(count for of_batch in counts.values() for count in of_batch.values())


def _complain(office: Office, campaign: Campaign, made: _Made) -> int:
    """Complaints about targets that were visited this year already: they are inspected at once (LC-45)."""
    seen = sorted(made.inspected)[:_CASES]
    for target in seen:
        item = made.inspected[target][0].items[0].item
        wish = CaseWish(Source.COMPLAINT, "消费者投诉", target, (item,), campaign.first_date, campaign.last_date)
        enter_case(office, OPERATOR, campaign.id, wish)
    return len(seen)


def _open_tasks(office: Office, campaign: str = "") -> Iterator[Any]:
    """Tasks that are not at an end, by their days."""
    wanted = Wanted(200)
    ended = {TaskState.DONE, TaskState.DIRECT_CLOSED, TaskState.WITHDRAWN}
    while True:
        page = tasks.list_tasks(office, OPERATOR, TaskFilter(campaign=campaign), wanted)
        yield from (one for one in page.records if one.state not in ended)
        if not page.following:
            return
        wanted = replace(wanted, after=page.following)


def _make_visits(office: Office, campaigns: Sequence[str], draw_seed: str, before: date, made: _Made) -> None:
    """Every task whose day comes before a day, from its preparation to the published results of its departments."""
    due = [
        tasks.read_task(office, OPERATOR, task.id)
        for campaign in campaigns
        for task in list(_open_tasks(office, campaign))
        if task.held_on < before and task.state is TaskState.ASSIGNED
    ]
    due.sort(key=lambda view: (view.task.held_on, view.task.kind is TaskKind.OFF_SITE, view.task.id))
    if due:
        prepare(at(office, min(view.task.held_on for view in due) - _DRAWN_BEFORE), due)
    for view in due:
        outcomes = _outcomes(view, draw_seed)
        for part in view.parts:
            _make_part(office, view, part.department, outcomes, made)


def _make_part(office: Office, view: TaskView, department: str, outcomes: Mapping[str, Outcome], made: _Made) -> None:
    task = view.task
    if task.kind is TaskKind.OFF_SITE and made.recognised[task.campaign] < _ADOPTIONS:
        others = [one for one in made.inspected[task.target] if one.department != department]
        if others:
            _recognise(office, view, department, others[-1])
            made.recognised[task.campaign] += 1
            return
    content = carry_out(office, view, department, outcomes)
    if task.kind is TaskKind.ON_SITE and content.end is PartEnd.INSPECTED:
        made.inspected[task.target].append(content)


def _recognise(office: Office, view: TaskView, department: str, other: ResultContent) -> None:
    """The published result of a department that was there stands for every check of a part (LC-09)."""
    officer = somebody(Role.INSPECTOR, department, view.team[0].inspector)
    there = at(office, view.task.held_on)
    adoption = Adoption(AdoptionKind.RESULT, other.department, other.task, other.inspected_on)
    checks = [
        CheckEntry(one.check, outcomes=(other.conclusion or Outcome.NO_PROBLEM,), adoption=adoption, found="同部门结论")
        for one in view.checks
    ]
    entry = SiteEntry(tuple(checks))
    tasks.record_entry(there, officer, view.task.id, department, f"{view.task.id}-{department}", entry)
    tasks.complete_part(there, officer, view.task.id, department)
    results.report_result(there, officer, view.task.id, department, "采用其他部门检查结果")
    results.publish_results(there, somebody(Role.LEAD, department), [view.task.id])


def _outcomes(view: TaskView, draw_seed: str) -> dict[str, Outcome]:
    drawn = Chance(draw_seed).share(f"what is found {view.task.id}", OUTCOME_SHARES, len(view.checks))
    return {one.check: Outcome(outcome) for one, outcome in zip(view.checks, drawn, strict=True)}

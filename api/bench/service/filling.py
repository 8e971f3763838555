"""Fills the database of the bench: targets up to the number wanted, a published plan with its feeds, planning runs."""

from __future__ import annotations

from dataclasses import dataclass

from api.bench.service.asked import Asked
from coordination.desk.feeds import issue_feed
from coordination.desk.permission import OPERATOR
from coordination.desk.publishing import draft_version, store_draft
from coordination.model.codes import organisation_code
from coordination.model.feeds import FeedKind
from coordination.model.runs import RunOrder
from coordination.model.targets import Target
from coordination.storage import planning, runs, targets
from coordination.storage.registers import write
from seeds.benchmark import Benchmark
from seeds.benchmark_registers import many_targets, published
from solvers.planning.reading import write_problem

_SAMPLED = 500
_RUNS = 3  # one after the other, so that one is going on however fast the machine is


@dataclass(frozen=True, slots=True)
class Subscribed:
    """The secrets of the feeds of all inspectors, and the campaign their visits are of."""

    tokens: tuple[str, ...]
    campaign: str


def fill_targets(asked: Asked) -> list[Target]:
    """Adds targets until there are as many as wanted; some of them, from everywhere in between."""
    asked.step("fill")
    wanted = asked.sizes.targets - asked.sizes.rows
    sample: list[Target] = []
    for chunk in many_targets(asked.office.reference.regions, wanted, asked.draw_seed):
        with asked.office.database.transaction() as session:
            targets.write_targets(session, chunk)
            targets.write_codes(session, _codes(chunk), {})
        sample += chunk[:: max(1, wanted // _SAMPLED)]
    with asked.office.database.transaction() as session:
        targets.refresh_statistics(session)
    return sample


def _codes(chunk: list[Target]) -> dict[targets.Code, str]:
    codes = {("uscc", one.uscc): one.id for one in chunk}
    return codes | {("organisation", organisation_code(one.uscc)): one.id for one in chunk}


def fill_feeds(asked: Asked) -> Subscribed:
    """Publishes a plan and gives every inspector an address, whose document is made with it."""
    asked.step("publish")
    office = asked.office
    out = published(office.reference.regions, asked.sizes.feeds, office.clock(), asked.draw_seed)
    with office.database.transaction() as session:
        write(session, out.inspectors)
        planning.add_plan(session, out.plan)
        planning.add_campaign(session, out.campaign)
        store_draft(office, session, draft_version(office, out.version))
        issued = [
            issue_feed(office, OPERATOR, FeedKind.INSPECTOR, one.certificate_number, "zh") for one in out.inspectors
        ]
    return Subscribed(tuple(one.token for one in issued), out.campaign.id)


def hand_in_runs(asked: Asked, campaign: str) -> None:
    """Planning runs for a public benchmark problem, which no register stands behind."""
    size = asked.sizes
    problem = Benchmark(size.areas, 1, size.run_targets, asked.draw_seed).problem(asked.office.reference.calendar)
    raw = write_problem(problem)
    with asked.office.database.transaction() as session:
        for number in range(_RUNS):
            order = RunOrder(draw_seed=str(number))
            runs.add_run(session, campaign, raw, 0, order, "bench", asked.office.clock())

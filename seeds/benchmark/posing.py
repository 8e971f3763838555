"""The problem of a size: places, what they are owed, and the people for it, put together."""

from __future__ import annotations

from coordination.model.calendar import WorkingCalendar
from seeds.benchmark.items import items_on_site, joint_items
from seeds.benchmark.owed import checks, windows
from seeds.benchmark.people import People
from seeds.benchmark.places import places
from seeds.benchmark.size import Size
from seeds.loading import table
from solvers.planning.problem import Check, Department, Problem, Rules, Session, Target, Travel

_RULES = Rules(
    min_inspectors_per_visit=2,
    min_inspectors_per_department=2,
    max_team_size=12,
    leader_required=True,
    visit_gap_days=365,
    item_cap_per_year=2,
    visit_setup_minutes=10,
    max_sessions_per_inspector_per_week=8,
)
_SESSIONS = (Session("am", "09:00", 180), Session("pm", "13:30", 210))
_TRAVEL = Travel(kilometres_per_hour=30.0, detour_factor=1.3, minimum_minutes=5)


class Benchmark(Size):
    """A size that can be posed."""

    def problem(self, calendar: WorkingCalendar) -> Problem:
        """The problem on the working days of `calendar`."""
        working_days = tuple(calendar.working_days(self.month_spans[0][0], self.month_spans[-1][1]))
        items = items_on_site()
        bundles = joint_items(items)
        targets: list[Target] = []
        owed: list[Check] = []
        for area in range(self.areas):
            for month in range(self.months):
                made = places(self, area, working_days, month)
                opens = windows(self, area, month, [*map(str, range(len(bundles))), *items])
                owed += checks(self, f"{area}/{month}", made, bundles, items, opens)
                targets += made
        people = People(self, working_days)
        staff = tuple(people.inspectors(owed, targets))
        return Problem(
            name=self.name,
            working_days=working_days,
            sessions=_SESSIONS,
            rules=_RULES,
            travel=_TRAVEL,
            departments=tuple(Department(row["code"]) for row in table("registers/departments.csv")),
            targets=tuple(targets),
            checks=tuple(owed),
            inspectors=staff,
            recusals=tuple(people.recusals(staff, targets)),
        )

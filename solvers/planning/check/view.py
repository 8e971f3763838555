"""One plan beside its problem, with the look-ups that several rules need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from solvers.fault import Value
from solvers.planning.plan import Plan, Post, Route, Visit
from solvers.planning.problem import Check, Inspector, Problem

Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Violation:
    """One breach of one rule: `code` names its sentence, `place` the route, visit, post, check or target."""

    rule: str
    code: str
    place: str
    values: Values = field(default_factory=dict)


@dataclass(frozen=True)
class View:
    """A plan and its problem. What the plan names and the problem does not know is left out here and told by `form`."""

    problem: Problem
    plan: Plan
    problem_sha256: str

    def checks_of(self, visit: Visit) -> list[Check]:
        """The known checks of a visit."""
        known = self.problem.check_by_id
        return [known[check] for check in visit.checks if check in known]

    def checks_on(self, route: Route) -> list[Check]:
        """The known checks of all visits of a route."""
        return [check for visit in route.visits for check in self.checks_of(visit)]

    def inspector_in(self, post: Post) -> Inspector | None:
        """Who fills a post, if known."""
        return self.problem.inspector_by_id.get(post.inspector)

    def stops(self) -> Iterator[tuple[Route, Visit]]:
        """Every visit with its route."""
        return ((route, visit) for route in self.plan.routes for visit in route.visits)

    @cached_property
    def visits_to(self) -> dict[str, list[tuple[date, Visit]]]:
        """Planned visits by target, with their dates."""
        grouped: dict[str, list[tuple[date, Visit]]] = defaultdict(list)
        for route, visit in self.stops():
            grouped[visit.target].append((route.date, visit))
        return grouped

    @cached_property
    def place_of(self) -> dict[str, tuple[Route, Visit]]:
        """Where each planned check stands."""
        return {check: (route, visit) for route, visit in self.stops() for check in visit.checks}

    @cached_property
    def pinned_dates(self) -> dict[str, set[date]]:
        """The dates of the pinned visits to each target."""
        known = self.problem.check_by_id
        grouped: dict[str, set[date]] = defaultdict(set)
        for pin in self.problem.pins:
            grouped[known[pin.checks[0]].target].add(pin.date)
        return dict(grouped)

    def exempt(self, visit: Visit) -> bool:
        """Whether the visit neither needs the gap nor takes it from another (R3): all its checks are gap exempt."""
        return all(check.gap_exempt for check in self.checks_of(visit))

"""The lottery of a plan, where its chances are published: whose they are, what they sum to, what came of them.

Of every post the chances are those of people who may fill it (R10) and 1 000 000 together; nobody expects more than
one post in a session or more than the weekly limit in a week; the teams are the ones that chances and seed give, bit
for bit; no fairer loads exist (`fairness`), and with these nobody who could have a chance is without (`shut_out`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property

from solvers.lots import Lot, drawn
from solvers.planning.check.fairness import Edge, Office, unfair
from solvers.planning.check.shut_out import shut_out
from solvers.planning.check.view import Values, View, Violation
from solvers.planning.plan import CHANCE_TOTAL, Plan, Post, Route
from solvers.planning.problem import Inspector
from solvers.planning.sealing import sealed


def chances_published(view: View) -> Iterator[Violation]:
    """Published chances are possible, fair, and give the teams of the plan."""
    if not view.plan.lottery.chances:
        return
    wrong = [*_sums(view.plan), *_unknown(view.plan)]
    yield from wrong
    if not wrong:
        yield from outcome_repeated(view.plan)
        wrong = [*_not_eligible(view), *_too_much(view)]
        yield from wrong
    if not wrong:
        yield from _not_fair(view)


def outcome_repeated(plan: Plan) -> Iterator[Violation]:
    """The teams drawn again from chances and seed alone; a violation for each post that somebody else would get."""
    broken = [*_sums(plan), *_unknown(plan)]
    if broken or not plan.lottery.chances:
        yield from broken
        return
    chances = {entry.post: entry.chances for entry in plan.lottery.chances}
    places = [(route, post) for route in plan.routes for post in route.posts]
    lots = [
        Lot(post.id, (route.date, route.session), route.date.isocalendar()[:2], chances[post.id])
        for route, post in places
    ]
    found = drawn(lots, plan.lottery.draw_seed, sealed(plan.routes))
    for (_, post), expected in zip(places, found, strict=True):
        if post.inspector != expected:
            values = {"inspector": post.inspector, "expected": expected}
            had_chance = chances[post.id].get(post.inspector, 0) > 0
            yield Violation("lottery", "lottery-other-outcome" if had_chance else "lottery-no-chance", post.id, values)


def _sums(plan: Plan) -> Iterator[Violation]:
    for entry in plan.lottery.chances:
        total = sum(entry.chances.values())
        if total != CHANCE_TOTAL or min(entry.chances.values(), default=0) < 0:
            yield Violation("lottery", "lottery-sum", entry.post, {"total": total})


def _unknown(plan: Plan) -> Iterator[Violation]:
    """Every post has chances, once, and nothing else has."""
    filled = {post.id for route in plan.routes for post in route.posts}
    entries = Counter(entry.post for entry in plan.lottery.chances)
    for entry in plan.lottery.chances:
        if entry.post not in filled:
            yield Violation("lottery", "lottery-unknown-post", entry.post)
    for post in sorted(filled):
        if entries[post] != 1:
            yield Violation("lottery", "lottery-not-once", post, {"count": entries[post]})


def _not_eligible(view: View) -> Iterator[Violation]:
    people = _Eligible(view)
    for route, post, chances in _entries(view):
        may = {inspector.id for inspector in people.of(route, post)}
        for inspector in chances:
            if inspector not in may:
                yield Violation("lottery", "lottery-not-eligible", post.id, {"inspector": inspector})


def _too_much(view: View) -> Iterator[Violation]:
    limit = view.problem.rules.max_sessions_per_inspector_per_week
    sessions, weeks = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for route, _, chances in _entries(view):
        year, week, _ = route.date.isocalendar()
        in_session, in_week = f"{route.date} {route.session}", f"{year}-W{week:02}"
        for inspector, chance in chances.items():
            sessions[inspector, in_session] += chance
            weeks[inspector, in_week] += chance
    for most, expected in ((1, sessions), (limit, weeks)):
        for (inspector, when), load in expected.items():
            if most is not None and load > most * CHANCE_TOTAL:
                values: Values = {"when": when, "load": load, "most": most * CHANCE_TOTAL}
                yield Violation("lottery", "lottery-too-much", inspector, values)


def _not_fair(view: View) -> Iterator[Violation]:
    people = _Eligible(view)
    position = {inspector.id: number for number, inspector in enumerate(view.problem.inspectors)}
    edges: list[list[Edge]] = []
    times: list[tuple[tuple[object, ...], tuple[int, int]]] = []
    for route, post, chances in _entries(view):
        held = people.held(route, chances)
        may: Sequence[str] = held or [inspector.id for inspector in people.of(route, post)]
        edges.append([(position[inspector], chances.get(inspector, 0)) for inspector in may])
        year, week, _ = route.date.isocalendar()
        times.append(((route.date, route.session), (year, week)))
    limit = view.problem.rules.max_sessions_per_inspector_per_week
    office = Office(edges, times, people.sessions, None if limit is None else limit * CHANCE_TOTAL)
    faults = list(unfair(office))
    for giver, taker in faults:
        values: Values = {
            "load": office.loads[giver],
            "sessions": people.sessions[giver],
            "other": view.problem.inspectors[taker].id,
            "other_load": office.loads[taker],
            "other_sessions": people.sessions[taker],
        }
        yield Violation("lottery", "lottery-unfair", view.problem.inspectors[giver].id, values)
    if not faults:
        posts = [post.id for route in view.plan.routes for post in route.posts]
        for number, person in shut_out(office):
            who = {"inspector": view.problem.inspectors[person].id}
            yield Violation("lottery", "lottery-shut-out", posts[number], who)


def _entries(view: View) -> Iterator[tuple[Route, Post, dict[str, int]]]:
    """Every post with its chances, those of 0 left out; in the order of the plan."""
    chances = {entry.post: entry.chances for entry in view.plan.lottery.chances}
    for route in view.plan.routes:
        for post in route.posts:
            yield route, post, {who: chance for who, chance in chances[post.id].items() if chance}


class _Eligible:
    """Who may fill which post (R10)."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.recused = {(recusal.inspector, recusal.target) for recusal in view.problem.recusals}
        self.absent = {
            inspector.id: {(absence.date, absence.session) for absence in inspector.unavailable}
            for inspector in view.problem.inspectors
        }
        self.by_place: dict[tuple[str, str], list[Inspector]] = defaultdict(list)
        for inspector in view.problem.inspectors:
            for area in dict.fromkeys(inspector.areas):
                self.by_place[inspector.department, area].append(inspector)

    def of(self, route: Route, post: Post) -> list[Inspector]:
        """The people who may fill the post, in the order of the problem; nobody where a target is unknown."""
        known = self.view.problem.target_by_id
        targets = [known[visit.target] for visit in route.visits if visit.target in known]
        if not targets or len(targets) != len(route.visits):
            return []
        areas = {target.area for target in targets}
        return [
            inspector
            for inspector in self.by_place[post.department, targets[0].area]
            if areas <= set(inspector.areas)
            and set(post.specialties) <= set(inspector.specialties)
            and (inspector.may_lead or not post.leader)
            and self._there(inspector, route.date, route.session)
            and not any((inspector.id, target.id) in self.recused for target in targets)
        ]

    def _there(self, inspector: Inspector, day: date, session: str) -> bool:
        absent = self.absent[inspector.id]
        away = (day, None) in absent or (day, session) in absent
        return day <= inspector.certificate_valid_to and not away

    def held(self, route: Route, chances: dict[str, int]) -> list[str]:
        """The inspector whom a pin holds in this post: named for a visit of the route, and certain here."""
        certain = [inspector for inspector, chance in chances.items() if chance == CHANCE_TOTAL]
        return [inspector for inspector in certain if (route.id, inspector) in self._pinned]

    @cached_property
    def _pinned(self) -> set[tuple[str, str]]:
        places = self.view.place_of
        return {
            (places[pin.checks[0]][0].id, inspector)
            for pin in self.view.problem.pins
            if pin.checks[0] in places
            for inspector in pin.inspectors
        }

    @cached_property
    def sessions(self) -> list[int]:
        """In how many sessions of the problem each inspector is there."""
        slots = [(day, session.id) for day in self.view.problem.working_days for session in self.view.problem.sessions]
        return [
            sum(self._there(inspector, day, session) for day, session in slots)
            for inspector in self.view.problem.inspectors
        ]

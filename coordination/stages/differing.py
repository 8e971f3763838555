"""differing: everything in which new routes differ from the published ones, each with why; a part of `replan`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coordination.model.replans import Change, ChangeKind, Why
from coordination.stages.reposing import Reposing
from solvers.planning.plan import Route, Visit


def changes(posing: Reposing, after: Iterable[Route]) -> tuple[Change, ...]:
    """Everything in which the routes differ from the published ones, each with why; in order of time."""
    old = {visit.id: (route, visit) for route in posing.before.routes for visit in route.visits}
    new = {visit.id: (route, visit) for route in after for visit in route.visits}
    numbers = {visit.id: number for number, visit in enumerate(posing.visits)}
    found = [
        change
        for name in (*old, *(name for name in new if name not in old))
        for change in _of_visit(posing, name, numbers.get(name), old.get(name), new.get(name))
    ]
    return (*found, *_of_posts(posing, after))


def _of_visit(
    posing: Reposing,
    name: str,
    number: int | None,
    old: tuple[Route, Visit] | None,
    new: tuple[Route, Visit] | None,
) -> Iterator[Change]:
    before, after = (set(one[1].checks) if one else set() for one in (old, new))
    if before != after:
        gained = Why.DEMANDED if after - before else _why_lost(posing, before - after)
        yield Change(ChangeKind.CHECKS, name, " ".join(sorted(before)), " ".join(sorted(after)), gained)
    if old is None or new is None or number is None or _same_place(old, new):
        return
    (old_route, old_visit), (new_route, new_visit) = old, new
    slot = posing.slot_of.get((old_route.date, old_route.session))
    possible = set(posing.possible(number).get(slot, ())) if slot is not None else set[str]()
    why = Why.MADE_ROOM if possible >= after else Why.ASKED if posing.asked_away(number) else Why.IMPOSSIBLE
    if old_route.date != new_route.date:
        yield Change(ChangeKind.DATE, name, old_route.date.isoformat(), new_route.date.isoformat(), why)
    if old_route.session != new_route.session:
        yield Change(ChangeKind.SESSION, name, old_route.session, new_route.session, why)
    elif old_route.date == new_route.date and old_visit.start != new_visit.start:
        yield Change(ChangeKind.TIME, name, old_visit.start, new_visit.start, Why.MADE_ROOM)
    if old_route.id != new_route.id:
        yield Change(ChangeKind.ROUTE, name, old_route.id, new_route.id, why)


def _same_place(old: tuple[Route, Visit], new: tuple[Route, Visit]) -> bool:
    (route, visit), (other, now) = old, new
    return (route.id, route.date, route.session, visit.start) == (other.id, other.date, other.session, now.start)


def _why_lost(posing: Reposing, lost: Iterable[str]) -> Why:
    """Impossible where a check is no longer owed, or can be done on no day any more."""
    possible = {
        check
        for number, visit in enumerate(posing.visits)
        if not set(visit.checks).isdisjoint(lost)
        for part in posing.possible(number).values()
        for check in part
    }
    return Why.MADE_ROOM if possible.issuperset(lost) else Why.IMPOSSIBLE


def _of_posts(posing: Reposing, after: Iterable[Route]) -> Iterator[Change]:
    old = {post.id: (route, post) for route in posing.before.routes for post in route.posts}
    new = {post.id: (route, post) for route in after for post in route.posts}
    for name in (*old, *(name for name in new if name not in old)):
        before, now = old.get(name), new.get(name)
        had, has = (one[1].inspector if one else "" for one in (before, now))
        if had == has:
            continue
        if before is None:
            why = Why.DEMANDED
        elif now is None or (before[0].date, before[0].session) != (now[0].date, now[0].session):
            why = Why.WITH_VISIT
        else:
            why = Why.MADE_ROOM if posing.able(now[0], before[1]) else Why.IMPOSSIBLE
        yield Change(ChangeKind.POST, name, had, has, why)

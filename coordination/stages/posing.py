"""posing: a published plan and the routes that could be, as a problem of `solvers.replanning`; a part of `replan`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from coordination.stages.crowding import companies_of
from coordination.stages.drafting import Draft, Reach
from coordination.stages.reposing import Reposing
from solvers.replanning import problem as replanning
from solvers.replanning.crowds import Crowd
from solvers.replanning.problem import Scope

_NOT_LOOKED_AT = replanning.Visit(0, 0, 0, replanning.NEW, {})


def posed(posing: Reposing, drafts: Sequence[Draft], reach: Reach, crowds: Sequence[Crowd] = ()) -> replanning.Problem:
    """The problem with these ways, in their order. crowds: for its bounds."""
    slots = posing.crew.slots
    sessions = {session.id: number for number, session in enumerate(posing.problem.sessions)}
    concerned = _concerned(posing) if reach is Reach.PEOPLE else None
    listed = {number for draft in drafts for number in draft.visits}
    moving = posing.touched if reach > Reach.PEOPLE else frozenset[int]()
    guests = {guest.visit for crowd in crowds for guest in crowd.guests}

    def visit(number: int) -> replanning.Visit:
        one = posing.visits[number]
        weight, slot = posing.weight(one.checks), posing.slot_of.get((one.day, one.session))
        if one.number in moving or one.number == replanning.NEW or number in guests:
            room = {at: posing.weight(checks) for at, checks in posing.possible(number).items()}
        else:
            room = {} if slot is None else {slot: weight}
        place = posing.places[posing.problem.target_by_id[one.target].area]
        return replanning.Visit(weight, one.day.toordinal(), sessions.get(one.session, -1), one.number, room, place)

    def gone(number: int) -> bool:
        one = posing.visits[number]
        return (
            number not in listed and number not in guests and one.number not in moving and one.number != replanning.NEW
        )

    visits = tuple(_NOT_LOOKED_AT if gone(number) else visit(number) for number in range(len(posing.visits)))
    return replanning.Problem(
        slots=tuple(replanning.Slot(one.date.toordinal(), sessions[one.session.id], one.week) for one in slots),
        available=posing.crew.available,
        week_limit=posing.problem.rules.max_sessions_per_inspector_per_week,
        visits=visits,
        ways=tuple(way(posing, draft, concerned) for draft in drafts),
        near=tuple(_near(posing)),
        crowds=tuple(crowds),
        companies=companies_of(posing) if reach is Reach.WIDE else (),
        levels=replanning.FEWEST_POSTS if posing.few_people else replanning.LEVELS,
        scope=Scope.SOME if reach is Reach.WIDE or posing.demands else Scope.WHOLE,
    )


def _concerned(posing: Reposing) -> set[tuple[int, str]]:
    """Weeks and departments in which a post has to be filled anew; nothing outside can help or hinder them."""
    return {
        (posing.crew.slots[posing.slot_of[route.date, route.session]].week, post.department)
        for route in (posing.before.routes[number] for number in posing.touched)
        for post in route.posts
        if not posing.able(route, post)
    }


def way(posing: Reposing, draft: Draft, concerned: Collection[tuple[int, str]] | None = None) -> replanning.Way:
    """A draft in numbers; concerned: weeks and departments whose posts matter, all where it is None."""
    route = draft.route
    slot = posing.slot_of[route.date, route.session]
    over = route.date < posing.untouched_before
    posts = []
    for post in route.posts:
        if concerned is not None and (posing.crew.slots[slot].week, post.department) not in concerned:
            continue
        holder = posing.position.get(post.inspector)
        who = (holder,) if over and holder is not None else posing.candidates(route, post)
        posts.append(replanning.Post(post.id, who, holder))
    carried = {visit.id: posing.weight(visit.checks) for visit in route.visits}
    ordered = tuple(carried[posing.visits[number].id] for number in draft.visits)
    host = draft.number != replanning.NEW and draft.number not in posing.touched and not draft.stands
    had = len(posing.before.routes[draft.number].posts) if host else 0
    return replanning.Way(draft.number, slot, draft.visits, ordered, tuple(posts), draft.stands, had)


def _near(posing: Reposing) -> Iterator[tuple[int, int, int]]:
    """Visits to one target, and how far apart they must be (R3)."""
    of_target: dict[str, list[int]] = {}
    for number, visit in enumerate(posing.visits):
        of_target.setdefault(visit.target, []).append(number)
    exempt = [all(posing.problem.check_by_id[check].gap_exempt for check in visit.checks) for visit in posing.visits]
    for numbers in of_target.values():
        for place, one in enumerate(numbers):
            for other in numbers[place + 1 :]:
                apart = 1 if exempt[one] or exempt[other] else posing.problem.rules.visit_gap_days or 1
                yield one, other, apart

"""waiting: which people the checks without capacity wait for; a part of `explain`.

A timetable stands: its posts keep their sessions, who fills them is free. Each check that found no capacity asks for
posts of its department besides, in a session it could still take (`places`). `solvers.shortage` says what is missing:
first with the checks that must be done within one week, then in longer spans, so that a shortage is told for the
shortest span that shows it. All planned posts of the department in those weeks are in the network; nothing outside can
help or hinder, for people belong to one department and limits to a week. So for every Lack:

- with `short` sessions more, of the named specialties where they are asked, for the areas and the span named, the
  planned posts and all posts the `checks` ask for can be filled in the flow; with one fewer they cannot;
- of the sessions as many must have each specialty as posts with it stay empty when these are filled before those
  without (posts that can be filled together form a matroid, so the order changes who is missing, not how many).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from coordination.errors import NotAllowedError
from coordination.model.timetable import Timetable
from coordination.stages.places import Places, Waiting
from solvers.fault import Message, Value
from solvers.planning.crew import Crew, Slot
from solvers.planning.problem import Check, Problem
from solvers.shortage.check import faults_of
from solvers.shortage.model import shortages
from solvers.shortage.problem import Post, bits
from solvers.shortage.problem import Problem as Counted


@dataclass(frozen=True, slots=True)
class Lack:
    """Sessions missing: `short` of a department's people for areas, from slot to slot.

    skilled: how many of them must have which specialty; checks: those that wait for them, by id.
    """

    department: str
    areas: tuple[str, ...]
    first: Slot
    last: Slot
    short: int
    skilled: Mapping[str, int]
    checks: tuple[str, ...]


def lacks(timetable: Timetable, open_slots: Mapping[str, int], places: Places) -> dict[str, tuple[Waiting, Lack]]:
    """What checks ask for and lack, by check; not there: checks for which the people would suffice.

    open_slots: the slots that each check without capacity could take.
    """
    problem, crew = places.problem, places.crew
    together: dict[tuple[str, str, int], list[Check]] = defaultdict(list)
    for check in (problem.check_by_id[name] for name in open_slots):
        if places.obstacle([check], open_slots[check.id]) is None:
            together[check.department, check.target, open_slots[check.id]].append(check)
    asking: dict[str, list[Waiting]] = defaultdict(list)
    for (department, _, slots), checks in together.items():
        whole = places.waiting(checks, slots)
        each = [whole] if whole else [places.waiting([check], slots) for check in checks]
        asking[department] += [one for one in each if one is not None]
    planned = _planned(timetable, places)
    found: dict[str, tuple[Waiting, Lack]] = {}
    for department, waiting in asking.items():
        for one, lack in _of_department(problem, crew, planned.get(department, {}), waiting):
            found.update((check.id, (one, lack)) for check in one.checks)
    return found


def lack_told(check: Check, waiting: Waiting, lack: Lack, places: Places) -> Message:
    """What to say of a shortage: all, some or none of the people must have specialties; and what would help."""
    skilled = sum(lack.skilled.values())
    skill = "any" if not skilled else "skilled" if skilled == lack.short else "some-skilled"
    counted = tuple(Message("reason-counted", {"name": name, "count": count}) for name, count in lack.skilled.items())
    values: dict[str, Value] = {
        "department": lack.department,
        "areas": lack.areas,
        "specialties": tuple(lack.skilled) if len(lack.skilled) == 1 else counted,
        "when": _when_told(lack.first, lack.last),
        "short": lack.short,
        "skilled": skilled,
        "checks": len(lack.checks),
        "help": _help_told(check, waiting, places.crew.slots[next(bits(waiting.slots))]),
    }
    return Message(f"reason-short-{skill}", values)


def _when_told(first: Slot, last: Slot) -> Message:
    """The session, the week, or the first and last date."""
    if first == last:
        return Message("reason-in-session", {"date": first.date.isoformat(), "session": first.session.id})
    if first.week == last.week:
        return Message("reason-in-week", {"week": "{}-W{:02}".format(*first.date.isocalendar()[:2])})
    return Message("reason-in-window", {"first": first.date.isoformat(), "last": last.date.isoformat()})


def _help_told(check: Check, waiting: Waiting, slot: Slot) -> Message:
    if waiting.joins and waiting.slots.bit_count() == 1:
        people, when = len(waiting.posts), slot.date.isoformat()
        return Message("reason-help-join", {"date": when, "session": slot.session.id, "people": people})
    return Message("reason-help-own", {"first": check.first_date.isoformat(), "last": check.last_date.isoformat()})


def _planned(timetable: Timetable, places: Places) -> dict[str, dict[int, list[Post]]]:
    """The posts of the timetable by department and week."""
    found: dict[str, dict[int, list[Post]]] = defaultdict(lambda: defaultdict(list))
    for route in timetable.routes:
        slot = places.slot_of[route.date, route.session]
        for post in route.posts:
            week = places.crew.slots[slot].week
            found[post.department][week].append(Post(1 << slot, places.may_fill(route, post)))
    return found


def _of_department(
    problem: Problem, crew: Crew, planned: Mapping[int, Sequence[Post]], waiting: Sequence[Waiting]
) -> Iterator[tuple[Waiting, Lack]]:
    """Each of those who wait with what it lacks, by the shortest span of weeks that shows it."""
    weeks = sorted({slot.week for slot in crew.slots})
    place = {week: number for number, week in enumerate(weeks)}
    span_of = [
        (place[crew.slots[next(bits(one.slots))].week], place[crew.slots[one.slots.bit_length() - 1].week])
        for one in waiting
    ]
    told: set[int] = set()
    for first, last in sorted(set(span_of), key=lambda span: (span[1] - span[0], span)):
        within = [number for number, span in enumerate(span_of) if first <= span[0] and span[1] <= last]
        if told.issuperset(within):
            continue
        posts = list(chain.from_iterable(planned.get(week, ()) for week in weeks[first : last + 1]))
        for part in _parts(problem, crew, posts, [waiting[number] for number in within]):
            here = {within[position] for position in part.positions}
            lack = _lack(problem, crew, posts, [waiting[number] for number in sorted(here)], part.short)
            yield from ((waiting[number], lack) for number in sorted(here - told))
            told |= here


@dataclass(frozen=True, slots=True)
class _Part:
    positions: frozenset[int]
    short: int


def _parts(problem: Problem, crew: Crew, planned: Sequence[Post], waiting: Sequence[Waiting]) -> list[_Part]:
    """The shortages with those who wait for them; two that the same checks wait for are one."""
    owners = [number for number, one in enumerate(waiting) for _ in one.posts]
    posts = [*planned, *(_post(problem, one, name) for one in waiting for name in one.posts)]
    counted = _counted(problem, crew, posts)
    found = shortages(counted)
    faults = list(faults_of(counted, found))
    if faults:
        raise NotAllowedError("shortages-wrong", faults, count=len(faults))
    parts: list[_Part] = []
    for shortage in found:
        whose = frozenset(owners[post - len(planned)] for post in shortage.posts if post >= len(planned))
        shared = [part for part in parts if part.positions & whose]
        parts = [part for part in parts if part not in shared]
        missing = shortage.missing + sum(part.short for part in shared)
        parts.append(_Part(whose.union(*(part.positions for part in shared)), missing))
    return parts


def _lack(problem: Problem, crew: Crew, planned: Sequence[Post], waiting: Sequence[Waiting], short: int) -> Lack:
    """A shortage as an officer knows it."""
    slots = 0
    for one in waiting:
        slots |= one.slots
    checks = [check for one in waiting for check in one.checks]
    return Lack(
        department=checks[0].department,
        areas=tuple(sorted({problem.target_by_id[check.target].area for check in checks})),
        first=crew.slots[next(bits(slots))],
        last=crew.slots[slots.bit_length() - 1],
        short=short,
        skilled=_skilled(problem, crew, planned, waiting),
        checks=tuple(check.id for check in checks),
    )


def _skilled(problem: Problem, crew: Crew, planned: Sequence[Post], waiting: Sequence[Waiting]) -> dict[str, int]:
    """How many posts of each specialty stay empty, when those without are filled last."""
    posts, empty = [*planned], 0
    found: dict[str, int] = {}
    for specialty in sorted({name for one in waiting for name in one.posts if name}):
        posts += [_post(problem, one, name) for one in waiting for name in one.posts if name == specialty]
        before, empty = empty, sum(one.missing for one in shortages(_counted(problem, crew, posts)))
        if empty > before:
            found[specialty] = empty - before
    return found


def _post(problem: Problem, waiting: Waiting, specialty: str | None) -> Post:
    having = (
        person for person in waiting.people if not specialty or specialty in problem.inspectors[person].specialties
    )
    return Post(waiting.slots, tuple(having))


def _counted(problem: Problem, crew: Crew, posts: Sequence[Post]) -> Counted:
    return Counted(
        posts=tuple(posts),
        available=crew.available,
        week_of=[slot.week for slot in crew.slots],
        week_limit=problem.rules.max_sessions_per_inspector_per_week,
    )

"""Teams: the shapes a route's team can take, smallest first.

Departments work side by side, so each brings its own people: at least `posts_per_department`, and as many as its
specialties need. Which post brings which specialty is free; a shape settles it. Who fills a team up to the least
posts (R7), and who leads where no check of the route says whose leader it must be (R9), may come from a department
without a check on it: where its own people do not suffice, such company comes along.

Source: our own, by enumeration. Complexity: every partition of a department's specialties on a route, which are few; at
most `_MOST_SHAPES` shapes, and as many with company. It proves nothing, a team of another shape may exist; the fewest
posts of any stand in `block`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations_with_replacement, islice, product

from solvers.routing.problem import Inspector, Problem, Visit
from solvers.routing.solution import Post

_MOST_SHAPES = 24


def needs_of(visits: Iterable[Visit]) -> dict[int, int]:
    """Specialties by department that a route with these visits must bring (R8)."""
    needs: dict[int, int] = {}
    for visit in visits:
        for department, specialties in visit.needs.items():
            needs[department] = needs.get(department, 0) | specialties
    return needs


def fewest_posts(problem: Problem, needs: Mapping[int, int]) -> int:
    """Posts below which no team for these needs goes, whatever people there are (R7)."""
    return max(problem.least_posts, problem.posts_per_department * len(needs))


def shapes(
    problem: Problem, needs: Mapping[int, int], leads: frozenset[int], owned: Mapping[int, Sequence[int]]
) -> Iterator[tuple[Post, ...]]:
    """Team shapes for the needs, fewest posts first, at most two dozen; then as many with company.

    owned: for each department the sets of specialties its people for this route have. Company comes from those of the
    departments that have no needs.
    """
    choices = [
        [
            [(department, part) for part in parts]
            for parts in _partitions(specialties, problem.posts_per_department, owned.get(department, ()))
        ]
        for department, specialties in sorted(needs.items())
    ]
    teams = sorted(
        ([post for part in choice for post in part] for choice in islice(product(*choices), 64)),
        key=lambda team: max(len(team), problem.least_posts),
    )
    leading = leads or frozenset(needs)
    yield from islice((shape for team in teams for shape in _with_leader(problem, team, leading)), _MOST_SHAPES)
    company = [department for department in sorted(owned) if department not in needs and owned[department]]
    if company:
        yield from islice(_with_company(problem, teams, leads, [*sorted(needs), *company]), _MOST_SHAPES)


def may_need_company(problem: Problem, needs: Mapping[int, int], leads: frozenset[int], people: Iterable[int]) -> bool:
    """Whether people of departments without a check could help: to fill the team, or to lead it. people: its own."""
    if problem.leader_required and not leads and not any(problem.inspectors[person].may_lead for person in people):
        return True
    return problem.least_posts > problem.posts_per_department * len(needs)


def holding(problem: Problem, shape: tuple[Post, ...], held: frozenset[int]) -> tuple[Post, ...] | None:
    """The shape with the people whom a pin wants (R12), each in a post or in one more; None: too large."""
    posts = list(shape)
    for person in sorted(held):
        inspector = problem.inspectors[person]
        free = (place for place, post in enumerate(posts) if post.held_by is None and may_fill(post, inspector))
        place = next(free, None)
        if place is None:
            posts.append(Post(inspector.department, 0, leader=False, held_by=person))
        else:
            posts[place] = replace(posts[place], held_by=person)
    return tuple(posts) if problem.most_posts is None or len(posts) <= problem.most_posts else None


def may_fill(post: Post, inspector: Inspector) -> bool:
    """Whether department, specialties and leading are right."""
    return (
        inspector.department == post.department
        and inspector.specialties & post.specialties == post.specialties
        and (inspector.may_lead or not post.leader)
    )


def singles(specialties: int) -> list[int]:
    """The specialties of a set, each as a set of its own."""
    return [1 << bit for bit in range(specialties.bit_length()) if specialties >> bit & 1]


def _partitions(specialties: int, least: int, owned: Sequence[int]) -> list[list[int]]:
    """Ways to spread specialties over posts, each post's part owned by somebody; fewest posts first."""
    found: list[list[int]] = []

    def spread(rest: list[int], parts: list[int]) -> None:
        if not rest:
            found.append(parts + [0] * (least - len(parts)))
            return
        for place, part in enumerate(parts):
            if any(part | rest[0] == (part | rest[0]) & own for own in owned):
                spread(rest[1:], [*parts[:place], part | rest[0], *parts[place + 1 :]])
        spread(rest[1:], [*parts, rest[0]])

    spread(singles(specialties), [])
    # Among equally many posts first those that ask least of each: many can fill them.
    return sorted(found, key=lambda parts: (len(parts), max((part.bit_count() for part in parts), default=0)))[:6]


def _with_leader(
    problem: Problem, team: Sequence[tuple[int, int]], leading: frozenset[int]
) -> Iterator[tuple[Post, ...]]:
    filler = min((department for department, _ in team if department in leading), default=team[0][0])
    yield from _led(problem, [*team, *[(filler, 0)] * (problem.least_posts - len(team))], leading)


def _with_company(
    problem: Problem, teams: Sequence[Sequence[tuple[int, int]]], leads: frozenset[int], departments: Sequence[int]
) -> Iterator[tuple[Post, ...]]:
    """Teams filled up, and led by one person more, from any of the departments."""
    for team in teams:
        missing = problem.least_posts - len(team)
        for fillers in combinations_with_replacement(departments, missing) if missing > 0 else ():
            yield from _led(problem, [*team, *((one, 0) for one in fillers)], leads or frozenset(departments))
    for team in teams if problem.leader_required and not leads else ():
        for leader in departments:
            shape = [*team, *[(leader, 0)] * max(1, problem.least_posts - len(team))]
            yield from _led(problem, shape, frozenset({leader}))


def _led(problem: Problem, filled: Sequence[tuple[int, int]], leading: frozenset[int]) -> Iterator[tuple[Post, ...]]:
    """The team with each of its posts that may lead; none where it is too large."""
    if problem.most_posts is not None and len(filled) > problem.most_posts:
        return
    if not problem.leader_required:
        yield tuple(Post(department, specialties, leader=False) for department, specialties in filled)
        return
    tried: set[tuple[int, int]] = set()
    by_ease = sorted(range(len(filled)), key=lambda place: (filled[place][1].bit_count(), place))
    for chosen in by_ease:
        if filled[chosen][0] in leading and filled[chosen] not in tried:
            tried.add(filled[chosen])
            yield tuple(
                Post(department, specialties, leader=place == chosen)
                for place, (department, specialties) in enumerate(filled)
            )

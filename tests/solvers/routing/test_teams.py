"""Team shapes: the smallest first, specialties spread so that people exist for them, one leader where required."""

from dataclasses import replace

from solvers.routing.problem import Problem
from solvers.routing.solution import Post
from solvers.routing.teams import needs_of, shapes
from solvers.routing.travel import Travel

FOOD, DRUGS, METERS = 1, 2, 4
PLAIN = Problem(
    visits=(),
    slots=(),
    inspectors=(),
    travel=Travel([], [], 1.0, 0),
    least_posts=2,
    posts_per_department=2,
    most_posts=12,
    leader_required=True,
    week_limit=None,
)


def found(
    problem: Problem, needs: dict[int, int], leads: set[int], owned: dict[int, list[int]]
) -> list[tuple[Post, ...]]:
    return list(shapes(problem, needs, frozenset(leads), owned))


def test_two_of_each_department_and_a_leader_of_a_lead_department() -> None:
    first = found(PLAIN, {0: 0, 1: FOOD}, {1}, {1: [FOOD]})[0]
    assert sorted(post.department for post in first) == [0, 0, 1, 1]
    assert [post.department for post in first if post.leader] == [1]


def test_two_specialties_need_no_third_person_where_two_can_bring_them() -> None:
    assert len(found(PLAIN, {0: FOOD | DRUGS}, {0}, {0: [FOOD, DRUGS]})[0]) == 2


def test_three_specialties_fit_into_two_posts_only_if_somebody_has_two() -> None:
    alone = found(PLAIN, {0: FOOD | DRUGS | METERS}, {0}, {0: [FOOD, DRUGS, METERS]})
    assert {len(shape) for shape in alone} == {3}
    versatile = found(PLAIN, {0: FOOD | DRUGS | METERS}, {0}, {0: [FOOD | DRUGS, METERS]})
    assert len(versatile[0]) == 2


def test_a_team_above_the_limit_is_no_shape() -> None:
    assert found(replace(PLAIN, most_posts=3), {0: 0, 1: 0}, {0}, {}) == []


def test_a_larger_minimum_is_filled_up() -> None:
    assert len(found(replace(PLAIN, least_posts=5), {0: 0}, {0}, {})[0]) == 5


def test_departments_without_a_check_fill_a_team_up_and_lead_it_where_its_own_people_cannot() -> None:
    owned = {0: [0], 1: [0]}
    larger = found(replace(PLAIN, least_posts=3), {0: 0}, set(), owned)
    departments = [sorted(post.department for post in shape) for shape in larger]
    assert departments[0] == [0, 0, 0]
    assert [0, 0, 1] in departments
    led = found(PLAIN, {0: 0}, set(), owned)
    assert [[post.department for post in shape if post.leader] for shape in led] == [[0], [0], [1]]
    assert [len(shape) for shape in led] == [2, 3, 3]
    assert {post.department for shape in found(PLAIN, {0: 0}, {0}, owned) for post in shape} == {0}


def test_nobody_leads_where_nobody_has_to() -> None:
    assert not any(post.leader for post in found(replace(PLAIN, leader_required=False), {0: 0}, {0}, {})[0])


def test_needs_add_up_by_department() -> None:
    assert needs_of([]) == {}

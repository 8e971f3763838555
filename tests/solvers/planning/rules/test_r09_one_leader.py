"""R9: exactly one leader, who may lead and is of a department with a `lead` check if there is one."""

from tests.solvers.planning.cases import codes, fire_check, food_check, plan, post, problem, route, rules, visit

BOTH = problem(checks=(food_check("c1"), fire_check("c2")))


def team(*leaders: str) -> tuple[object, ...]:
    people = (("m1", "market", ("food",)), ("m2", "market", ()), ("f1", "fire", ()), ("f2", "fire", ()))
    return tuple(
        post(f"p-{who}", who, *brings, department=department, leader=who in leaders)
        for who, department, brings in people
    )


def test_feasible_leader_of_the_lead_department() -> None:
    assert codes(BOTH, plan(route(posts=team("m1"), visits=(visit("v1", "c1", "c2"),)))) == []  # type: ignore[arg-type]


def test_infeasible_none_two_not_allowed_and_wrong_department() -> None:
    def found(*leaders: str) -> list[str]:
        return codes(BOTH, plan(route(posts=team(*leaders), visits=(visit("v1", "c1", "c2"),))))  # type: ignore[arg-type]

    assert found() == ["r9-not-one-leader"]
    assert found("m1", "m2") == ["r9-not-one-leader"]
    assert found("f1") == ["r9-not-lead-department"]
    may_not = (post("p1", "m1", "food"), post("p2", "m3", leader=True))
    assert codes(problem(), plan(route(posts=may_not))) == ["r9-may-not-lead"]


def test_neighbour_any_department_where_no_check_leads_and_nobody_where_not_required() -> None:
    nobody_leads = problem(checks=(food_check("c1", lead=False), fire_check("c2")))
    assert codes(nobody_leads, plan(route(posts=team("f1"), visits=(visit("v1", "c1", "c2"),)))) == []  # type: ignore[arg-type]
    relaxed = problem(checks=BOTH.checks, rules=rules(leader_required=False))
    assert codes(relaxed, plan(route(posts=team(), visits=(visit("v1", "c1", "c2"),)))) == []  # type: ignore[arg-type]

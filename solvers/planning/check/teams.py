"""R7, R8 and R9: how many posts a route has, which specialties they bring, and who leads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from solvers.planning.check.view import Values, View, Violation


def team_size(view: View) -> Iterator[Violation]:
    """R7: enough posts for the visit and for each department with a check on it, and not too many."""
    rules = view.problem.rules
    for route in view.plan.routes:
        size = len(route.posts)
        if size < rules.min_inspectors_per_visit:
            yield Violation(
                "R7", "r7-team-too-small", route.id, {"size": size, "least": rules.min_inspectors_per_visit}
            )
        if rules.max_team_size is not None and size > rules.max_team_size:
            yield Violation("R7", "r7-team-too-large", route.id, {"size": size, "most": rules.max_team_size})
        posts = Counter(post.department for post in route.posts)
        for department in sorted({check.department for check in view.checks_on(route)}):
            if posts[department] < rules.min_inspectors_per_department:
                values: Values = {
                    "department": department,
                    "size": posts[department],
                    "least": rules.min_inspectors_per_department,
                }
                yield Violation("R7", "r7-department-too-small", route.id, values)


def specialty_covered(view: View) -> Iterator[Violation]:
    """R8: each specialty of a check is required by a post of its department, and who fills that post has it."""
    for route in view.plan.routes:
        covered = {
            (post.department, specialty)
            for post in route.posts
            if (inspector := view.inspector_in(post)) is not None
            for specialty in post.specialties
            if specialty in inspector.specialties
        }
        needed = {(check.department, specialty) for check in view.checks_on(route) for specialty in check.specialties}
        for department, specialty in sorted(needed - covered):
            values: Values = {"department": department, "specialty": specialty}
            yield Violation("R8", "r8-specialty-missing", route.id, values)


def one_leader(view: View) -> Iterator[Violation]:
    """R9: exactly one post leads; who fills it may lead and is of a department with a `lead` check, if there is one."""
    if not view.problem.rules.leader_required:
        return
    for route in view.plan.routes:
        leaders = [post for post in route.posts if post.leader]
        if len(leaders) != 1:
            yield Violation("R9", "r9-not-one-leader", route.id, {"count": len(leaders)})
            continue
        leader = view.inspector_in(leaders[0])
        if leader is None:
            continue
        if not leader.may_lead:
            yield Violation("R9", "r9-may-not-lead", leaders[0].id, {"inspector": leader.id})
        lead_departments = {check.department for check in view.checks_on(route) if check.lead}
        if lead_departments and leader.department not in lead_departments:
            values: Values = {"inspector": leader.id, "departments": tuple(sorted(lead_departments))}
            yield Violation("R9", "r9-not-lead-department", leaders[0].id, values)

"""The twelve rules every plan obeys: name, article, parameters, and where each is kept as a constraint.

One rule, one name, four places. The article is here; the check is `solvers.planning.check.RULES[rule]`; the tests are
`tests/solvers/planning/rules/test_<rule>_<name>.py`; the constraint is where the search keeps the rule.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Article:
    """One rule: `sources` are ids of the rulebook, `parameters` of the packs, `constraints` are `module:name`."""

    rule: str
    name: str
    says: str
    sources: tuple[str, ...]
    parameters: tuple[str, ...]
    constraints: tuple[str, ...]


ARTICLES = (
    Article(
        "R1",
        "every_check_once",
        "Every check stands in exactly one visit of its own target, or in `unplanned` with a reason.",
        ("CX-04", "C-14"),
        ("unplanned_check_forbidden",),
        ("solvers.merging.exact:exact_merge", "coordination.stages.explain:explain"),
    ),
    Article(
        "R2",
        "date_in_window",
        "A visit's date is a working day, inside every window of its checks, and no closed day of the target.",
        ("LC-24", "HK-26"),
        ("quiet_periods", "working_calendar"),
        ("coordination.stages.merge:merge",),
    ),
    Article(
        "R3",
        "visit_gap",
        "Two visits to a target are `visit_gap_days` apart, earlier visits included; never two on one date.",
        ("ZB-44", "C-05"),
        ("visit_gap_days", "repeat_bypass_flags", "repeat_bypass_sources"),
        ("solvers.merging.model:merge", "solvers.merging.exact:exact_merge"),
    ),
    Article(
        "R4",
        "item_cap",
        "An item is checked at a target at most `repeat_cap_per_item` times in a calendar year.",
        ("ZB-44", "ZB-47"),
        ("repeat_cap_per_item",),
        ("solvers.merging.model:merge", "solvers.merging.exact:exact_merge"),
    ),
    Article(
        "R5",
        "visit_length",
        "A visit lasts the set-up plus the longest department; departments work side by side.",
        ("C-43",),
        ("visit_setup_minutes",),
        ("solvers.merging.problem:Problem.fits", "coordination.stages.route:route"),
    ),
    Article(
        "R6",
        "route_times",
        "Visits of a route lie inside the session, one after the other, with the travel time between them.",
        ("C-43",),
        ("sessions", "travel_kilometres_per_hour", "travel_detour_factor", "travel_minimum_minutes"),
        ("solvers.routing.travel:Travel.minutes", "solvers.routing.greedy:route"),
    ),
    Article(
        "R7",
        "team_size",
        "Enough inspectors for the visit and for each department with a check on it, and not too many.",
        ("CX-25", "ZB-29", "C-11"),
        ("min_inspectors_per_visit", "min_inspectors_per_department", "max_team_size"),
        ("solvers.routing.teams:shapes",),
    ),
    Article(
        "R8",
        "specialty_covered",
        "Every specialty of a check is required by a post of its department, and who fills the post has it.",
        ("JN-28",),
        ("specialty_match_mode",),
        ("solvers.routing.teams:shapes",),
    ),
    Article(
        "R9",
        "one_leader",
        "Exactly one post leads, filled by somebody who may lead, of a lead department if there is one.",
        ("ZB-29",),
        ("team_leader_count", "lead_rule"),
        ("solvers.routing.teams:shapes",),
    ),
    Article(
        "R10",
        "inspector_eligible",
        "Department, specialties, certificate, areas, availability, recusals, one route a session, weekly limit.",
        ("JN-25", "JN-27", "ZB-42"),
        ("inspector_certificate_required", "recusal_required", "max_sessions_per_inspector_per_week"),
        ("solvers.planning.crew:Crew.available", "solvers.matching:Matching.add", "coordination.stages.staff:staff"),
    ),
    Article(
        "R11",
        "posts_filled",
        "Every post is filled; a route that cannot be filled does not exist.",
        ("ZB-36",),
        ("direct_assignment_allowed",),
        ("solvers.matching:Matching.add", "solvers.staffing.model:draw"),
    ),
    Article(
        "R12",
        "pins_hold",
        "Pinned visits stand as they were pinned.",
        ("C-20",),
        ("replacement_method",),
        ("coordination.stages.merge:merge", "solvers.routing.greedy:route"),
    ),
)

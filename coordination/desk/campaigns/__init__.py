"""Use cases around campaigns: opened and followed; what a published plan holds, saves and leaves out."""

from coordination.desk.campaigns.adding_up import person_loads, planned_checks
from coordination.desk.campaigns.comparing import compare, compare_targets, separate_work
from coordination.desk.campaigns.leaving_out import left_checks, left_groups
from coordination.desk.campaigns.meeting import merge_graph
from coordination.desk.campaigns.naming import areas_of_targets, names_of
from coordination.desk.campaigns.proving import read_proof
from coordination.desk.campaigns.standing import list_standings, open_over, read_standing, require_seen
from coordination.desk.campaigns.visiting import (
    check_page,
    read_visit,
    route_page,
    task_page,
    version_list,
    visit_page,
)

__all__ = [
    "areas_of_targets",
    "check_page",
    "compare",
    "compare_targets",
    "left_checks",
    "left_groups",
    "list_standings",
    "merge_graph",
    "names_of",
    "open_over",
    "person_loads",
    "planned_checks",
    "read_proof",
    "read_standing",
    "read_visit",
    "require_seen",
    "route_page",
    "separate_work",
    "task_page",
    "version_list",
    "visit_page",
]

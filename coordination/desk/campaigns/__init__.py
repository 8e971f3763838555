"""Use cases around campaigns: opened and followed; what a published plan holds, saves and leaves out."""

from coordination.desk.campaigns.comparing import compare, compare_targets
from coordination.desk.campaigns.leaving_out import left_checks, left_groups
from coordination.desk.campaigns.standing import list_standings, open_over, read_standing, require_seen
from coordination.desk.campaigns.visiting import check_page, route_page, task_page, version_list, visit_page

__all__ = [
    "check_page",
    "compare",
    "compare_targets",
    "left_checks",
    "left_groups",
    "list_standings",
    "open_over",
    "read_standing",
    "require_seen",
    "route_page",
    "task_page",
    "version_list",
    "visit_page",
]

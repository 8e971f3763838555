"""Use cases from the end of an inspection to the archived file: reported, published, objected to, handed on, bound."""

from __future__ import annotations

from coordination.desk.results.adopting import Adoptable, adoptable
from coordination.desk.results.binding import (
    FileDocument,
    FileView,
    archive_file,
    bind_file,
    read_file,
    read_file_index,
)
from coordination.desk.results.exporting import (
    confirm_sync,
    export_results,
    list_syncs,
    mirror_network,
    refuse_sync,
    rows_of,
)
from coordination.desk.results.following_up import (
    FollowUpView,
    acknowledge_follow_up,
    bring_back_outcome,
    list_follow_ups,
    open_follow_up,
    read_follow_up,
)
from coordination.desk.results.objecting import (
    Answered,
    add_paper,
    feed_back,
    object_to_result,
    read_paper,
    review_objection,
    uphold_result,
)
from coordination.desk.results.reporting import (
    CREDIT_RECORD,
    JointResult,
    PublicResult,
    circulate_result,
    correct_result,
    joint_result,
    public_results,
    publish_results,
    read_result,
    report_result,
)

__all__ = [
    "CREDIT_RECORD",
    "Adoptable",
    "Answered",
    "FileDocument",
    "FileView",
    "FollowUpView",
    "JointResult",
    "PublicResult",
    "acknowledge_follow_up",
    "add_paper",
    "adoptable",
    "archive_file",
    "bind_file",
    "bring_back_outcome",
    "circulate_result",
    "confirm_sync",
    "correct_result",
    "export_results",
    "feed_back",
    "joint_result",
    "list_follow_ups",
    "list_syncs",
    "mirror_network",
    "object_to_result",
    "open_follow_up",
    "public_results",
    "publish_results",
    "read_file",
    "read_file_index",
    "read_follow_up",
    "read_paper",
    "read_result",
    "refuse_sync",
    "report_result",
    "review_objection",
    "rows_of",
    "uphold_result",
]

"""Use cases from the published plan to the end of the inspection: taken over, prepared, recorded, completed.

Every step asks who may and for which department, looks at the state under the task's lock (`stages/order.py`), and
leaves one audit event with the task as its subject.
"""

from __future__ import annotations

from coordination.desk.tasks.completing import close_part, complete_part
from coordination.desk.tasks.preparing import (
    approve_tasks,
    decline_task,
    file_tasks,
    issue_codes,
    notify_tasks,
    open_preparations,
)
from coordination.desk.tasks.recording import (
    EVIDENCE_TYPES,
    LARGEST_EVIDENCE_BYTES,
    add_evidence,
    media_type_of,
    read_evidence,
    read_part,
    read_saves,
    record_entry,
)
from coordination.desk.tasks.showing import (
    AbsentOfficer,
    CheckCodePage,
    ComingInspection,
    check_code_page,
    coming_inspections,
    count_tasks,
    list_declines,
    list_tasks,
    may_record,
    read_checklists,
    read_task,
    task_standings,
)
from coordination.desk.tasks.taking_over import TakenOver, take_over_plan
from coordination.desk.tasks.urgent import begin_urgent, complete_papers, list_urgent, refuse_papers
from coordination.desk.tasks.urgent_reading import (
    UrgentChoices,
    UrgentTask,
    read_urgent,
    urgent_choices,
    urgent_tasks,
)

__all__ = [
    "EVIDENCE_TYPES",
    "LARGEST_EVIDENCE_BYTES",
    "AbsentOfficer",
    "CheckCodePage",
    "ComingInspection",
    "TakenOver",
    "UrgentChoices",
    "UrgentTask",
    "add_evidence",
    "approve_tasks",
    "begin_urgent",
    "check_code_page",
    "close_part",
    "coming_inspections",
    "complete_papers",
    "complete_part",
    "count_tasks",
    "decline_task",
    "file_tasks",
    "issue_codes",
    "list_declines",
    "list_tasks",
    "list_urgent",
    "may_record",
    "media_type_of",
    "notify_tasks",
    "open_preparations",
    "read_checklists",
    "read_evidence",
    "read_part",
    "read_saves",
    "read_task",
    "read_urgent",
    "record_entry",
    "refuse_papers",
    "take_over_plan",
    "task_standings",
    "urgent_choices",
    "urgent_tasks",
]

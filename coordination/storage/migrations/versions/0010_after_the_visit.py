"""Tasks and what is recorded of them, results and what follows; the ledger tells visits from other checks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

TEXT, NUMBER, FLAG, DAY = sa.String(), sa.Integer(), sa.Boolean(), sa.Date()
WHEN, CONTENT, JSON = sa.DateTime(timezone=True), sa.LargeBinary(), sa.JSON()
TABLES = (
    "kept_content",
    "campaign_clock",
    "task",
    "case_file",
    "task_check",
    "task_decline",
    "task_member",
    "task_part",
    "evidence",
    "file_binding",
    "follow_up",
    "result",
    "site_save",
    "objection",
    "result_sync",
    "result_version",
)


def upgrade() -> None:
    """Earlier visits were visits."""
    op.add_column("past_visit", sa.Column("on_site", FLAG, nullable=False, server_default=sa.true()))
    op.create_index(op.f("ix_audit_event_subject"), "audit_event", ["subject"])
    _create_tables()


def _create_tables() -> None:
    op.create_table(
        "kept_content",
        sa.Column("sha256", TEXT, nullable=False),
        sa.Column("content", CONTENT, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_kept_content")),
    )
    op.create_table(
        "campaign_clock",
        sa.Column("campaign", TEXT, nullable=False),
        sa.Column("pack", TEXT, nullable=False),
        sa.Column("rules", JSON, nullable=False),
        sa.Column("since", WHEN, nullable=False),
        sa.ForeignKeyConstraint(["campaign"], ["campaign.id"], name=op.f("fk_campaign_clock_campaign_campaign")),
        sa.PrimaryKeyConstraint("campaign", name=op.f("pk_campaign_clock")),
    )
    op.create_table(
        "task",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("campaign", TEXT, nullable=False),
        sa.Column("visit", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("target", TEXT, nullable=False),
        sa.Column("target_name", TEXT, nullable=False),
        sa.Column("address", TEXT, nullable=False),
        sa.Column("region_code", TEXT, nullable=False),
        sa.Column("held_on", DAY, nullable=False),
        sa.Column("start", TEXT, nullable=False),
        sa.Column("end", TEXT, nullable=False),
        sa.Column("lead_department", TEXT, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("filing_reference", TEXT, nullable=False),
        sa.Column("notice_form", TEXT, nullable=True),
        sa.Column("check_code", TEXT, nullable=False),
        sa.Column("arrived_at", WHEN, nullable=True),
        sa.Column("ended_at", WHEN, nullable=True),
        sa.ForeignKeyConstraint(["campaign"], ["campaign.id"], name=op.f("fk_task_campaign_campaign")),
        sa.ForeignKeyConstraint(
            ["lead_department"], ["department.code"], name=op.f("fk_task_lead_department_department")
        ),
        sa.ForeignKeyConstraint(["target"], ["target.id"], name=op.f("fk_task_target_target")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
        sa.UniqueConstraint("campaign", "visit", name=op.f("uq_task_campaign_visit")),
    )
    op.create_index(op.f("ix_task_check_code"), "task", ["check_code"])
    op.create_index(op.f("ix_task_held_on"), "task", ["held_on"])
    op.create_index(op.f("ix_task_target"), "task", ["target"])
    op.create_table(
        "case_file",
        sa.Column("task", TEXT, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("binding", NUMBER, nullable=False),
        sa.Column("index_sha256", TEXT, nullable=False),
        sa.Column("bound_by", TEXT, nullable=False),
        sa.Column("bound_at", WHEN, nullable=True),
        sa.Column("archived_at", WHEN, nullable=True),
        sa.ForeignKeyConstraint(["task"], ["task.id"], name=op.f("fk_case_file_task_task")),
        sa.PrimaryKeyConstraint("task", name=op.f("pk_case_file")),
    )
    op.create_table(
        "task_check",
        sa.Column("task", TEXT, nullable=False),
        sa.Column("check", TEXT, nullable=False),
        sa.Column("batch", TEXT, nullable=False),
        sa.Column("department", TEXT, nullable=False),
        sa.Column("item", TEXT, nullable=False),
        sa.Column("item_name", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["batch"], ["plan_batch.id"], name=op.f("fk_task_check_batch_plan_batch")),
        sa.ForeignKeyConstraint(["department"], ["department.code"], name=op.f("fk_task_check_department_department")),
        sa.ForeignKeyConstraint(["item"], ["inspection_item.code"], name=op.f("fk_task_check_item_inspection_item")),
        sa.ForeignKeyConstraint(["task"], ["task.id"], name=op.f("fk_task_check_task_task")),
        sa.PrimaryKeyConstraint("task", "check", name=op.f("pk_task_check")),
    )
    op.create_index(op.f("ix_task_check_batch"), "task_check", ["batch"])
    op.create_table(
        "task_decline",
        sa.Column("task", TEXT, nullable=False),
        sa.Column("inspector", TEXT, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("statement", TEXT, nullable=False),
        sa.Column("declined_at", WHEN, nullable=False),
        sa.ForeignKeyConstraint(["task"], ["task.id"], name=op.f("fk_task_decline_task_task")),
        sa.PrimaryKeyConstraint("task", "inspector", name=op.f("pk_task_decline")),
    )
    op.create_table(
        "task_member",
        sa.Column("task", TEXT, nullable=False),
        sa.Column("inspector", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("department", TEXT, nullable=False),
        sa.Column("leader", FLAG, nullable=False),
        sa.ForeignKeyConstraint(["department"], ["department.code"], name=op.f("fk_task_member_department_department")),
        sa.ForeignKeyConstraint(["task"], ["task.id"], name=op.f("fk_task_member_task_task")),
        sa.PrimaryKeyConstraint("task", "inspector", name=op.f("pk_task_member")),
    )
    op.create_index(op.f("ix_task_member_inspector"), "task_member", ["inspector"])
    op.create_table(
        "task_part",
        sa.Column("task", TEXT, nullable=False),
        sa.Column("department", TEXT, nullable=False),
        sa.Column("approved_by", TEXT, nullable=False),
        sa.Column("approved_at", WHEN, nullable=True),
        sa.Column("end", TEXT, nullable=True),
        sa.Column("closing_reason", TEXT, nullable=True),
        sa.Column("inspected_on", DAY, nullable=True),
        sa.Column("completed_by", TEXT, nullable=False),
        sa.Column("completed_at", WHEN, nullable=True),
        sa.ForeignKeyConstraint(["department"], ["department.code"], name=op.f("fk_task_part_department_department")),
        sa.ForeignKeyConstraint(["task"], ["task.id"], name=op.f("fk_task_part_task_task")),
        sa.PrimaryKeyConstraint("task", "department", name=op.f("pk_task_part")),
    )
    op.create_table(
        "evidence",
        sa.Column("task", TEXT, nullable=False),
        sa.Column("department", TEXT, nullable=False),
        sa.Column("sha256", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("media_type", TEXT, nullable=False),
        sa.Column("size_bytes", NUMBER, nullable=False),
        sa.Column("check", TEXT, nullable=False),
        sa.Column("added_by", TEXT, nullable=False),
        sa.Column("added_at", WHEN, nullable=False),
        sa.ForeignKeyConstraint(["sha256"], ["kept_content.sha256"], name=op.f("fk_evidence_sha256_kept_content")),
        sa.ForeignKeyConstraint(
            ["task", "department"],
            ["task_part.task", "task_part.department"],
            name=op.f("fk_evidence_task_department_task_part"),
        ),
        sa.PrimaryKeyConstraint("task", "department", "sha256", name=op.f("pk_evidence")),
    )
    op.create_table(
        "file_binding",
        sa.Column("task", TEXT, nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("content", CONTENT, nullable=False),
        sa.ForeignKeyConstraint(["task"], ["case_file.task"], name=op.f("fk_file_binding_task_case_file")),
        sa.PrimaryKeyConstraint("task", "number", name=op.f("pk_file_binding")),
    )
    op.create_table(
        "follow_up",
        sa.Column("task", TEXT, nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("department", TEXT, nullable=False),
        sa.Column("check", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("matter", TEXT, nullable=False),
        sa.Column("to_department", TEXT, nullable=False),
        sa.Column("to_body", TEXT, nullable=False),
        sa.Column("opened_by", TEXT, nullable=False),
        sa.Column("opened_at", WHEN, nullable=False),
        sa.Column("acknowledged_by", TEXT, nullable=False),
        sa.Column("acknowledged_at", WHEN, nullable=True),
        sa.Column("external_reference", TEXT, nullable=False),
        sa.Column("outcome", TEXT, nullable=False),
        sa.Column("outcome_by", TEXT, nullable=False),
        sa.Column("outcome_at", WHEN, nullable=True),
        sa.ForeignKeyConstraint(
            ["task", "department"],
            ["task_part.task", "task_part.department"],
            name=op.f("fk_follow_up_task_department_task_part"),
        ),
        sa.PrimaryKeyConstraint("task", "number", name=op.f("pk_follow_up")),
    )
    op.create_index(op.f("ix_follow_up_to_department"), "follow_up", ["to_department"])
    op.create_table(
        "result",
        sa.Column("task", TEXT, nullable=False),
        sa.Column("department", TEXT, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("reported_by", TEXT, nullable=False),
        sa.Column("reported_at", WHEN, nullable=True),
        sa.Column("published_by", TEXT, nullable=False),
        sa.Column("published_at", WHEN, nullable=True),
        sa.Column("disclosure", TEXT, nullable=True),
        sa.Column("circle", TEXT, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["task", "department"],
            ["task_part.task", "task_part.department"],
            name=op.f("fk_result_task_department_task_part"),
        ),
        sa.PrimaryKeyConstraint("task", "department", name=op.f("pk_result")),
    )
    op.create_table(
        "site_save",
        sa.Column("task", TEXT, nullable=False),
        sa.Column("department", TEXT, nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("key", TEXT, nullable=False),
        sa.Column("account", TEXT, nullable=False),
        sa.Column("received_at", WHEN, nullable=False),
        sa.Column("entry", CONTENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["task", "department"],
            ["task_part.task", "task_part.department"],
            name=op.f("fk_site_save_task_department_task_part"),
        ),
        sa.PrimaryKeyConstraint("task", "department", "number", name=op.f("pk_site_save")),
        sa.UniqueConstraint("task", "department", "key", name=op.f("uq_site_save_task_department_key")),
    )
    op.create_table(
        "objection",
        sa.Column("task", TEXT, nullable=False),
        sa.Column("department", TEXT, nullable=False),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("objector", TEXT, nullable=False),
        sa.Column("grounds", TEXT, nullable=False),
        sa.Column("received_on", DAY, nullable=False),
        sa.Column("received_by", TEXT, nullable=False),
        sa.Column("reviewer", TEXT, nullable=False),
        sa.Column("review_began_at", WHEN, nullable=True),
        sa.Column("decision", TEXT, nullable=True),
        sa.Column("decision_reason", TEXT, nullable=False),
        sa.Column("decided_by", TEXT, nullable=False),
        sa.Column("decided_at", WHEN, nullable=True),
        sa.Column("answer", TEXT, nullable=False),
        sa.Column("fed_back_at", WHEN, nullable=True),
        sa.ForeignKeyConstraint(
            ["task", "department"],
            ["result.task", "result.department"],
            name=op.f("fk_objection_task_department_result"),
        ),
        sa.PrimaryKeyConstraint("task", "department", name=op.f("pk_objection")),
    )
    op.create_table(
        "result_sync",
        sa.Column("task", TEXT, nullable=False),
        sa.Column("department", TEXT, nullable=False),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("channel", TEXT, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("external_reference", TEXT, nullable=False),
        sa.Column("changed_at", WHEN, nullable=True),
        sa.ForeignKeyConstraint(
            ["task", "department"],
            ["result.task", "result.department"],
            name=op.f("fk_result_sync_task_department_result"),
        ),
        sa.PrimaryKeyConstraint("task", "department", "version", "channel", name=op.f("pk_result_sync")),
    )
    op.create_table(
        "result_version",
        sa.Column("task", TEXT, nullable=False),
        sa.Column("department", TEXT, nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("content", CONTENT, nullable=False),
        sa.Column("conclusion", TEXT, nullable=True),
        sa.Column("sha256", TEXT, nullable=False),
        sa.Column("made_by", TEXT, nullable=False),
        sa.Column("made_at", WHEN, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("signed_by", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["task", "department"],
            ["result.task", "result.department"],
            name=op.f("fk_result_version_task_department_result"),
        ),
        sa.PrimaryKeyConstraint("task", "department", "number", name=op.f("pk_result_version")),
    )


def downgrade() -> None:
    """Checks without a visit had no place before."""
    for table in reversed(TABLES):
        op.drop_table(table)
    op.drop_index(op.f("ix_audit_event_subject"), "audit_event")
    op.execute("delete from past_visit where not on_site")
    op.drop_column("past_visit", "on_site")

"""Why the gap does not bind visits; urgent checks, papers of objections, feedback, stated grounds, checklists."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

TEXT, WHEN = sa.String(), sa.DateTime(timezone=True)


def upgrade() -> None:
    """What is there was planned as the gap wants it."""
    for table in ("past_visit", "task"):
        op.add_column(table, sa.Column("cause", TEXT, nullable=False, server_default=""))
    op.add_column("task", sa.Column("urgent", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "urgent_check",
        sa.Column("task", TEXT, nullable=False),
        sa.Column("department", TEXT, nullable=False),
        sa.Column("source", TEXT, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("reference", TEXT, nullable=False),
        sa.Column("reported_by", TEXT, nullable=False),
        sa.Column("reported_at", WHEN, nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("refusal", TEXT, nullable=False),
        sa.Column("refused_by", TEXT, nullable=False),
        sa.Column("refused_at", WHEN, nullable=True),
        sa.Column("completed_by", TEXT, nullable=False),
        sa.Column("completed_at", WHEN, nullable=True),
        sa.Column("delay", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["department"], ["department.code"], name=op.f("fk_urgent_check_department_department")
        ),
        sa.ForeignKeyConstraint(["task"], ["task.id"], name=op.f("fk_urgent_check_task_task")),
        sa.PrimaryKeyConstraint("task", name=op.f("pk_urgent_check")),
    )

    op.create_table(
        "objection_paper",
        sa.Column("task", TEXT, nullable=False),
        sa.Column("department", TEXT, nullable=False),
        sa.Column("sha256", TEXT, nullable=False),
        sa.Column("side", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("media_type", TEXT, nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("added_by", TEXT, nullable=False),
        sa.Column("added_at", WHEN, nullable=False),
        sa.ForeignKeyConstraint(
            ["sha256"], ["kept_content.sha256"], name=op.f("fk_objection_paper_sha256_kept_content")
        ),
        sa.ForeignKeyConstraint(
            ["task", "department"],
            ["objection.task", "objection.department"],
            name=op.f("fk_objection_paper_task_department_objection"),
        ),
        sa.PrimaryKeyConstraint("task", "department", "sha256", name=op.f("pk_objection_paper")),
    )
    op.create_table(
        "visit_feedback",
        sa.Column("task", TEXT, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=False),
        sa.Column("grievances", sa.JSON(), nullable=False),
        sa.Column("words", TEXT, nullable=False),
        sa.Column("given_at", WHEN, nullable=False),
        sa.ForeignKeyConstraint(["task"], ["task.id"], name=op.f("fk_visit_feedback_task_task")),
        sa.PrimaryKeyConstraint("task", "number", name=op.f("pk_visit_feedback")),
    )
    op.create_table(
        "stated_ground",
        sa.Column("task", TEXT, nullable=False),
        sa.Column("department", TEXT, nullable=False),
        sa.Column("ground", TEXT, nullable=False),
        sa.Column("statement", TEXT, nullable=False),
        sa.Column("stated_by", TEXT, nullable=False),
        sa.Column("stated_at", WHEN, nullable=False),
        sa.ForeignKeyConstraint(
            ["task", "department"],
            ["task_part.task", "task_part.department"],
            name=op.f("fk_stated_ground_task_department_task_part"),
        ),
        sa.PrimaryKeyConstraint("task", "department", "ground", name=op.f("pk_stated_ground")),
    )
    op.create_table(
        "checklist",
        sa.Column("item", TEXT, nullable=False),
        sa.Column("procedure", TEXT, nullable=False),
        sa.Column("check_points", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["item"], ["inspection_item.code"], name=op.f("fk_checklist_item_inspection_item")),
        sa.PrimaryKeyConstraint("item", name=op.f("pk_checklist")),
    )


def downgrade() -> None:
    """Nothing is known of causes before, nor of haste, of papers of objections, of what those visited say."""
    for table in ("checklist", "stated_ground", "visit_feedback"):
        op.drop_table(table)
    op.drop_table("objection_paper")
    op.drop_table("urgent_check")
    op.drop_column("task", "urgent")
    for table in ("past_visit", "task"):
        op.drop_column(table, "cause")

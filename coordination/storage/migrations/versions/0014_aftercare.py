"""Visits and their tasks tell why the gap does not bind them; urgent checks with their paperwork."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0012"

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


def downgrade() -> None:
    """Nothing is known of causes before, nor of haste."""
    op.drop_table("urgent_check")
    op.drop_column("task", "urgent")
    for table in ("past_visit", "task"):
        op.drop_column(table, "cause")

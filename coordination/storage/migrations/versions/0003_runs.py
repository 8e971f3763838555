"""runs."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def _added() -> list[sa.Column[Any]]:
    return [
        sa.Column("base_version", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("draw_seed", sa.String(), nullable=False, server_default=""),
        sa.Column("seconds", sa.Float(), nullable=True),
        sa.Column("processes", sa.Integer(), nullable=False, server_default="1"),
        sa.Column("language", sa.String(), nullable=False, server_default="zh"),
        sa.Column("state", sa.String(), nullable=False, server_default="done"),
        sa.Column("stage", sa.String(), nullable=False, server_default="check"),
        sa.Column("attempt", sa.Integer(), nullable=False, server_default="1"),
        sa.Column("requested_by", sa.String(), nullable=False, server_default=""),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False, server_default="1970-01-01 00:00:00"),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failure", sa.JSON(), nullable=True),
        sa.Column("best", sa.Integer(), nullable=True),
        sa.Column("bound", sa.Integer(), nullable=True),
    ]


def upgrade() -> None:
    """Every run there is has ended: what is added says so, once, and has no default afterwards."""
    kept = {"sqlite_autoincrement": True}
    with op.batch_alter_table("planning_run", table_kwargs=kept) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_planning_run_campaign_problem_sha256"), type_="unique")
        for column in _added():
            batch_op.add_column(column)
        batch_op.alter_column("plan", existing_type=sa.LargeBinary(), nullable=True)
    with op.batch_alter_table("planning_run", table_kwargs=kept) as batch_op:
        for column in _added():
            if column.server_default is not None:
                batch_op.alter_column(column.name, existing_type=column.type, server_default=None)
        batch_op.create_index(batch_op.f("ix_planning_run_campaign"), ["campaign"], unique=False)
        batch_op.create_index(batch_op.f("ix_planning_run_state"), ["state"], unique=False)

    op.create_table(
        "run_block",
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("worker", sa.String(), nullable=False),
        sa.Column("starts", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=True),
        sa.Column("best", sa.Integer(), nullable=True),
        sa.Column("bound", sa.Integer(), nullable=True),
        sa.Column("routes", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["run"], ["planning_run.id"], name=op.f("fk_run_block_run_planning_run")),
        sa.PrimaryKeyConstraint("run", "number", name=op.f("pk_run_block")),
    )


def downgrade() -> None:
    """Runs without a plan are lost: before, there was no place for them."""
    op.drop_table("run_block")
    op.execute("delete from planning_run where plan is null")
    with op.batch_alter_table("planning_run") as batch_op:
        batch_op.drop_index(batch_op.f("ix_planning_run_state"))
        batch_op.drop_index(batch_op.f("ix_planning_run_campaign"))
        for column in reversed(_added()):
            batch_op.drop_column(column.name)
        batch_op.alter_column("plan", existing_type=sa.LargeBinary(), nullable=False)
        batch_op.create_unique_constraint(
            batch_op.f("uq_planning_run_campaign_problem_sha256"), ["campaign", "problem_sha256"]
        )

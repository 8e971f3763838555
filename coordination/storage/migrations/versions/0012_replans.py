"""Runs that replan, and what-ifs: what was asked of them; the record of what a replan changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0006"

_KEPT = {"sqlite_autoincrement": True}


def upgrade() -> None:
    """Every run there is plans anew."""
    with op.batch_alter_table("planning_run", table_kwargs=_KEPT) as batch_op:
        batch_op.add_column(sa.Column("kind", sa.String(), nullable=False, server_default="plan"))
        batch_op.add_column(sa.Column("asked", sa.LargeBinary(), nullable=True))
        batch_op.add_column(sa.Column("record", sa.LargeBinary(), nullable=True))
    with op.batch_alter_table("planning_run", table_kwargs=_KEPT) as batch_op:
        batch_op.alter_column("kind", existing_type=sa.String(), server_default=None)


def downgrade() -> None:
    """Replans and what-ifs become runs like others."""
    with op.batch_alter_table("planning_run", table_kwargs=_KEPT) as batch_op:
        for column in ("record", "asked", "kind"):
            batch_op.drop_column(column)

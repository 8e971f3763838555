"""Runs that replan, and what-ifs: what was asked of them; the record of what a replan changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Every run there is plans anew."""
    # Columns are added one by one: SQLite would make the table anew for more, while blocks of runs refer to it.
    op.add_column("planning_run", sa.Column("kind", sa.String(), nullable=False, server_default="plan"))
    op.add_column("planning_run", sa.Column("asked", sa.LargeBinary(), nullable=True))
    op.add_column("planning_run", sa.Column("record", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    """Replans and what-ifs become runs like others."""
    for column in ("record", "asked", "kind"):
        op.drop_column("planning_run", column)

"""Visits, and the tasks they come from, tell why the gap does not bind them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0012"


def upgrade() -> None:
    """What is there was planned as the gap wants it."""
    for table in ("past_visit", "task"):
        op.add_column(table, sa.Column("cause", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    """Nothing is known of causes before."""
    for table in ("past_visit", "task"):
        op.drop_column(table, "cause")

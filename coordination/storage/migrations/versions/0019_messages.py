"""Why a run leaves checks out is kept for readers of any language."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Runs of before are shown the details of their plan file."""
    op.add_column("planning_run", sa.Column("messages", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    """The details of the plan files stay, in the language of each run."""
    op.drop_column("planning_run", "messages")

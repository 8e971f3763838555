"""With whom an officer who must not meet a target would change visits has a field of its own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Wishes of before stand in the reasons, in words."""
    op.add_column("recusal", sa.Column("swap_with", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    """The wishes are lost."""
    op.drop_column("recusal", "swap_with")

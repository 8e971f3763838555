"""Who declared a recusal and when; pins and cases of campaigns; runs of problem files that belong to no campaign."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0006"


def upgrade() -> None:
    """Recusals that were there before say of nobody who declared them."""
    op.add_column("recusal", sa.Column("declared_by", sa.String(), nullable=False, server_default=""))
    op.add_column("recusal", sa.Column("declared_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("recusal") as batch_op:
        batch_op.alter_column("declared_by", existing_type=sa.String(), server_default=None)


def downgrade() -> None:
    """What these tables hold is lost: before, there was no place for it."""
    op.drop_column("recusal", "declared_at")
    op.drop_column("recusal", "declared_by")

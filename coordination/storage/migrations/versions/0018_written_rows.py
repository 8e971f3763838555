"""Which rows a file wrote is kept beside the rows that were refused."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Of files of before it is not known."""
    op.add_column("import_job", sa.Column("written_rows", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    """The keys are lost, the counts are not."""
    op.drop_column("import_job", "written_rows")

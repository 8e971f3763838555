"""Files that show an indicator of a department's self-assessment which the system cannot fill."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

TEXT, NUMBER, WHEN = sa.String(), sa.Integer(), sa.DateTime(timezone=True)


def upgrade() -> None:
    """Nothing was attached before."""
    op.create_table(
        "indicator_file",
        sa.Column("year", NUMBER, nullable=False),
        *(sa.Column(name, TEXT, nullable=False) for name in ("department", "rule", "sha256", "name", "media_type")),
        sa.Column("size_bytes", NUMBER, nullable=False),
        sa.Column("added_by", TEXT, nullable=False),
        sa.Column("added_at", WHEN, nullable=False),
        sa.ForeignKeyConstraint(
            ["department"], ["department.code"], name=op.f("fk_indicator_file_department_department")
        ),
        sa.ForeignKeyConstraint(
            ["sha256"], ["kept_content.sha256"], name=op.f("fk_indicator_file_sha256_kept_content")
        ),
        sa.PrimaryKeyConstraint("year", "department", "rule", "sha256", name=op.f("pk_indicator_file")),
    )


def downgrade() -> None:
    """What was attached is forgotten; the files stay among the kept content."""
    op.drop_table("indicator_file")

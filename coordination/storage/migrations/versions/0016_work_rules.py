"""The work rules of departments."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0014"

TEXT = sa.String()
_SECTIONS = (
    "title",
    "number",
    "duties",
    "ratio_and_frequency",
    "procedure",
    "norms",
    "register_scope",
    "target_draw",
    "inspector_draw",
    "standards",
    "methods",
    "publication",
    "papers",
)


def upgrade() -> None:
    """Nobody has handed in any yet."""
    op.create_table(
        "work_rules",
        sa.Column("department", TEXT, nullable=False),
        *(sa.Column(section, TEXT, nullable=False) for section in _SECTIONS),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["department"], ["department.code"], name=op.f("fk_work_rules_department_department")),
        sa.PrimaryKeyConstraint("department", name=op.f("pk_work_rules")),
    )


def downgrade() -> None:
    """Work rules are lost; the files they came from are with the departments."""
    op.drop_table("work_rules")

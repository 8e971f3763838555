"""The work rules of departments, when each is a subject of enforcement; ratios that the law itself lays down."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

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
    """Nobody has handed in any yet; every department is a subject of enforcement without limit."""
    op.create_table(
        "work_rules",
        sa.Column("department", TEXT, nullable=False),
        *(sa.Column(section, TEXT, nullable=False) for section in _SECTIONS),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["department"], ["department.code"], name=op.f("fk_work_rules_department_department")),
        sa.PrimaryKeyConstraint("department", name=op.f("pk_work_rules")),
    )
    for day in ("subject_from", "subject_until"):
        op.add_column("department", sa.Column(day, sa.Date(), nullable=True))
    op.create_table(
        "statutory_ratio",
        sa.Column("item", TEXT, nullable=False),
        sa.Column("ratio", sa.Float(), nullable=False),
        sa.Column("frequency", TEXT, nullable=False),
        sa.Column("basis", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["item"], ["inspection_item.code"], name=op.f("fk_statutory_ratio_item_inspection_item")
        ),
        sa.PrimaryKeyConstraint("item", name=op.f("pk_statutory_ratio")),
    )


def downgrade() -> None:
    """Work rules and ratios are lost; the files they came from are with the departments."""
    op.drop_table("statutory_ratio")
    for day in ("subject_until", "subject_from"):
        op.drop_column("department", day)
    op.drop_table("work_rules")

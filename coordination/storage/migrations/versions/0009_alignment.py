"""Batches say how far they may move and whether they may join; alignments of annual plans are kept."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Batches of before stay where they are."""
    op.add_column("plan_batch", sa.Column("earliest_date", sa.Date(), nullable=True))
    op.add_column("plan_batch", sa.Column("latest_date", sa.Date(), nullable=True))
    op.add_column("plan_batch", sa.Column("may_join", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.create_table(
        "alignment",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("proposed_by", sa.String(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["year"], ["annual_plan.year"], name=op.f("fk_alignment_year_annual_plan")),
        sa.PrimaryKeyConstraint("year", "number", name=op.f("pk_alignment")),
    )


def downgrade() -> None:
    """What was allowed and proposed is forgotten."""
    op.drop_table("alignment")
    for column in ("may_join", "latest_date", "earliest_date"):
        op.drop_column("plan_batch", column)

"""Personal data are sealed: phones, representatives, reasons, and whatever holds them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from coordination.storage.resealing import open_columns, seal_columns

revision = "0008"
down_revision = "0007"

_TEXTS = (
    ("target", ("id",), "legal_representative"),
    ("target", ("id",), "phone"),
    ("register_entry", ("register_kind", "key"), "content"),
    ("register_entry", ("register_kind", "key"), "sha256"),
    ("leave", ("inspector", "first_date", "half_day"), "reason"),
    ("recusal", ("inspector", "target"), "reason"),
)
_FILES = (
    ("kept_answer", ("caller", "key"), "body"),
    ("import_job", ("id",), "refused_rows"),
    ("shown_visit", ("sha256",), "content"),
    ("feed_document", ("kind", "subject", "language"), "body"),
    ("plan_version", ("campaign", "version"), "content"),
)


def upgrade() -> None:
    """A database with such data needs the key."""
    op.create_table(
        "sealing_key",
        sa.Column("id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealing_key")),
    )
    seal_columns(op.get_bind(), _TEXTS, _FILES)


def downgrade() -> None:
    open_columns(op.get_bind(), _TEXTS, _FILES)
    op.drop_table("sealing_key")

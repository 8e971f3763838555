"""feeds."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "shown_visit",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_shown_visit")),
    )
    op.create_table(
        "feed_event",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("campaign", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.Column("shown", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["campaign"], ["campaign.id"], name=op.f("fk_feed_event_campaign_campaign")),
        sa.ForeignKeyConstraint(["shown"], ["shown_visit.sha256"], name=op.f("fk_feed_event_shown_shown_visit")),
        sa.PrimaryKeyConstraint("kind", "subject", "uid", name=op.f("pk_feed_event")),
    )
    with op.batch_alter_table("feed_event", schema=None) as batch_op:
        batch_op.create_index("ix_feed_event_campaign", ["campaign"], unique=False)
    op.create_table(
        "feed_document",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("etag", sa.String(), nullable=False),
        sa.Column("last_modified", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "subject", "language", name=op.f("pk_feed_document")),
    )
    op.create_table(
        "feed_address",
        sa.Column("token_sha256", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("issued_by", sa.String(), nullable=False),
        sa.Column("issued_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("token_sha256", name=op.f("pk_feed_address")),
        sa.UniqueConstraint("id", name=op.f("uq_feed_address_id")),
        sa.UniqueConstraint("kind", "subject", "issued_by", name=op.f("uq_feed_address_kind_subject_issued_by")),
    )


def downgrade() -> None:
    op.drop_table("feed_address")
    op.drop_table("feed_document")
    with op.batch_alter_table("feed_event", schema=None) as batch_op:
        batch_op.drop_index("ix_feed_event_campaign")
    op.drop_table("feed_event")
    op.drop_table("shown_visit")

"""Draws become attempts with witnesses and signatures; annual plans have a state."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """A draw that was held is the first attempt, and public; a plan whose campaign was drawn is public too."""
    op.add_column("annual_plan", sa.Column("state", sa.String(), nullable=False, server_default="filed"))
    drawn = "select campaign.year from campaign join draw on draw.campaign = campaign.id"
    op.execute(f"update annual_plan set state = 'published' where year in ({drawn})")  # noqa: S608 - no value in it
    attempts = _create_tables()
    held = sa.table("draw", *(sa.column(name) for name in ("campaign", "drawn_at", "frame", "record")))
    for campaign in op.get_bind().execute(sa.select(held.c.campaign)).scalars().all():
        one = op.get_bind().execute(sa.select(held).where(held.c.campaign == campaign)).mappings().one()
        op.execute(attempts.insert().values(**_attempt(dict(one))))
    op.drop_table("draw")


def _create_tables() -> sa.Table:
    text, number = sa.String(), sa.Integer()
    when, content = sa.DateTime(timezone=True), sa.LargeBinary()
    attempts = op.create_table(
        "draw_attempt",
        sa.Column("campaign", text, nullable=False),
        sa.Column("number", number, nullable=False),
        sa.Column("state", text, nullable=False),
        sa.Column("reason", text, nullable=False),
        sa.Column("public_value_source", text, nullable=False),
        sa.Column("chain_length", number, nullable=False),
        sa.Column("commitment", text, nullable=False),
        sa.Column("announced_at", when, nullable=False),
        sa.Column("frozen_at", when, nullable=True),
        sa.Column("frame_sha256", text, nullable=False),
        sa.Column("frame_rows", number, nullable=False),
        sa.Column("announcement_sha256", text, nullable=False),
        sa.Column("public_value", text, nullable=False),
        sa.Column("valued_at", when, nullable=True),
        sa.Column("drawn_at", when, nullable=True),
        sa.Column("record_sha256", text, nullable=False),
        sa.Column("published_at", when, nullable=True),
        sa.Column("ended_at", when, nullable=True),
        sa.Column("end_reason", text, nullable=False),
        *(sa.Column(name, content, nullable=True) for name in ("secret", "announcement", "frame", "record")),
        sa.ForeignKeyConstraint(["campaign"], ["campaign.id"], name=op.f("fk_draw_attempt_campaign_campaign")),
        sa.PrimaryKeyConstraint("campaign", "number", name=op.f("pk_draw_attempt")),
    )
    _create_table_of_people(
        "draw_witness",
        sa.Column("kind", text, nullable=False),
        sa.Column("name", text, nullable=False),
        sa.Column("confirmed_at", when, nullable=False),
        sa.Column("announcement_sha256", text, nullable=False),
    )
    _create_table_of_people(
        "draw_signature",
        sa.Column("signed_at", when, nullable=False),
        sa.Column("record_sha256", text, nullable=False),
    )
    return attempts


def _create_table_of_people(name: str, *more: sa.Column[Any]) -> None:
    op.create_table(
        name,
        sa.Column("campaign", sa.String(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        *more,
        sa.ForeignKeyConstraint(
            ["campaign", "attempt"],
            ["draw_attempt.campaign", "draw_attempt.number"],
            name=op.f(f"fk_{name}_campaign_attempt_draw_attempt"),
        ),
        sa.PrimaryKeyConstraint("campaign", "attempt", "account", name=op.f(f"pk_{name}")),
    )


def _attempt(held: dict[str, Any]) -> dict[str, Any]:
    record = json.loads(held["record"])
    kept = ("public_value_source", "chain_length", "commitment", "frame_sha256", "frame_rows", "announcement_sha256")
    texts = record["announced_at"], held["drawn_at"]
    announced_at, drawn_at = (datetime.fromisoformat(text).astimezone(UTC) for text in texts)  # SQLite keeps no zone
    return {
        **{name: record[name] for name in kept},
        "campaign": held["campaign"],
        "number": 1,
        "state": "published",
        "reason": "",
        "end_reason": "",
        "public_value": record["public_value"],
        "record_sha256": sha256(held["record"]).hexdigest(),
        "announced_at": announced_at,
        "frozen_at": announced_at,
        "valued_at": drawn_at,
        "drawn_at": drawn_at,
        "published_at": drawn_at,
        "frame": held["frame"],
        "record": held["record"],
    }


def downgrade() -> None:
    """Only draws that are public and valid are kept: before, there was no place for others."""
    op.create_table(
        "draw",
        sa.Column("campaign", sa.String(), nullable=False),
        sa.Column("drawn_at", sa.String(), nullable=False),
        sa.Column("frame", sa.LargeBinary(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["campaign"], ["campaign.id"], name=op.f("fk_draw_campaign_campaign")),
        sa.PrimaryKeyConstraint("campaign", name=op.f("pk_draw")),
    )
    op.execute(
        "insert into draw (campaign, drawn_at, frame, record)"
        " select campaign, cast(drawn_at as varchar), frame, record from draw_attempt where state = 'published'"
    )
    for table in ("draw_signature", "draw_witness", "draw_attempt"):
        op.drop_table(table)
    op.drop_column("annual_plan", "state")

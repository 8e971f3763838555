"""Personal data are sealed: phones, representatives, reasons, and whatever holds them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import sqlalchemy as sa
from alembic import op

from coordination.storage.columns import keyring_of
from coordination.storage.resealing import rewrite

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
    """Nothing is moved: the columns stay what they are, texts and bytes. A database with such data needs the key."""
    op.create_table(
        "sealing_key",
        sa.Column("id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealing_key")),
    )
    keyring = keyring_of(op.get_bind().dialect)
    _rewrite_all(keyring.seal_text, keyring.seal)


def downgrade() -> None:
    keyring = keyring_of(op.get_bind().dialect)
    _rewrite_all(keyring.open_text, keyring.open)
    op.drop_table("sealing_key")


def _rewrite_all(of_text: Callable[[str, str], str], of_file: Callable[[bytes, str], bytes]) -> None:
    kinds = ((_TEXTS, sa.String(), of_text), (_FILES, sa.LargeBinary(), of_file))
    for listed, kind, change in kinds:
        for name, keys, column in listed:
            table = _table(name, keys, sa.Column(column, kind))
            rewrite(op.get_bind(), table, table.c[column], partial(_changed, change, f"{name}.{column}"))


def _changed(change: Callable[[Any, str], Any], place: str, value: Any) -> Any:
    return change(value, place)


def _table(name: str, keys: tuple[str, ...], column: sa.Column[Any]) -> sa.Table:
    """A table as it was then; whatever its keys are, they are given back as they came."""
    made: list[sa.Column[Any]] = [sa.Column(key, primary_key=True) for key in keys]
    return sa.Table(name, sa.MetaData(), *made, column)

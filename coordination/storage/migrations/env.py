"""Alembic's way into the tables; the connection comes from `Database.prepare`."""

from __future__ import annotations

from typing import Any

from alembic import context
from sqlmodel import SQLModel

from coordination.storage import account_rows, draw_rows, feed_rows, planning_rows, rows  # noqa: F401 - fills the metadata


def _ours(_: Any, __: str | None, kind: str, reflected: bool, compare_to: Any) -> bool:  # noqa: FBT001 - Alembic's signature
    return not (kind == "table" and reflected and compare_to is None)


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    include_object=_ours,
)
with context.begin_transaction():
    context.run_migrations()

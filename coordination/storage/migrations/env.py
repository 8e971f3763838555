"""Alembic's way into the tables; the connection comes from `Database.prepare`."""

from __future__ import annotations

from typing import Any

from alembic import context

from coordination.storage.tables import ALL

_DERIVED = "target_search"  # kept by the database itself and different on each: migration 0005


def _ours(_: Any, name: str | None, kind: str, reflected: bool, compare_to: Any) -> bool:  # noqa: FBT001 - Alembic's signature
    return not (reflected and compare_to is None and (kind == "table" or (name or "").startswith(_DERIVED)))


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=ALL,
    render_as_batch=True,
    include_object=_ours,
)
with context.begin_transaction():
    context.run_migrations()

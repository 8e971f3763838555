"""All tables: every module of this room whose name ends with `rows` is loaded, so that none can be forgotten."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from sqlmodel import SQLModel

import coordination.storage

for _module in iter_modules(coordination.storage.__path__):
    if _module.name.endswith("rows"):
        import_module(f"coordination.storage.{_module.name}")

ALL = SQLModel.metadata

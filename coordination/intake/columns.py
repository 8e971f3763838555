"""A column of a register file: the names officers give it, how its cells are read, what the template says of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from coordination.intake.cells import plain


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `names`: the first is the one we print; an empty cell gives `empty`, or a fault where required."""

    field: str
    names: tuple[str, ...]
    read: Callable[[str], Any] = plain
    required: bool = False
    empty: Any = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What rows may refer to, each name or code a file may write mapped to the code we keep."""

    departments: Mapping[str, str] = field(default_factory=dict)
    regions: Mapping[str, str] = field(default_factory=dict)
    industries: Mapping[str, str] = field(default_factory=dict)
    specialties: Mapping[str, str] = field(default_factory=dict)
    credit_classes: Mapping[str, str] = field(default_factory=dict)
    items: Mapping[str, str] = field(default_factory=dict)
    targets: Mapping[str, str] = field(default_factory=dict)
    inspectors: Mapping[str, str] = field(default_factory=dict)
    batches: Mapping[str, str] = field(default_factory=dict)

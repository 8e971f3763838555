"""Policy packs: dated sets of parameters, each value beside the rule it comes from, inherited from a parent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from coordination.errors import NotFoundError
from coordination.rules.kinds import PackValue
from coordination.rules.parameters import SCHEMA

NO_LIMIT = "none"
_IDENTITY = "identity"


@dataclass(frozen=True, slots=True)
class Setting:
    """One value, the rules it comes from, the pack that sets it and, where it interprets the text, a note."""

    value: PackValue
    rules: tuple[str, ...]
    pack: str
    note: str = ""


class Standing(StrEnum):
    """What a pack is good for on a date (C-32)."""

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    EXPIRED = "expired"


@dataclass(frozen=True)
class Pack:
    """The settings one document makes itself, by parameter."""

    id: str
    own: Mapping[str, Setting]

    @property
    def parent(self) -> str | None:
        """The pack that speaks where this one is silent."""
        return str(self.own["parent_pack"].value) if "parent_pack" in self.own else None

    def standing(self, on: date) -> Standing:
        """Whether the pack is in force on a date; it starts with its issue where it names no first day."""
        first, last = (self._day("valid_from") or self._day("issued_on")), self._day("valid_to")
        if last is not None and on > last:
            return Standing.EXPIRED
        return Standing.NOT_YET if first is not None and on < first else Standing.IN_FORCE

    def _day(self, name: str) -> date | None:
        value = self.own[name].value if name in self.own else None
        return value if isinstance(value, date) else None


@dataclass(frozen=True)
class Shelf:
    """All packs, with what holds in each once it has inherited."""

    packs: Mapping[str, Pack] = field(default_factory=dict)

    def pack(self, pack_id: str) -> Pack:
        """The pack with this id; raises NotFoundError."""
        if pack_id not in self.packs:
            raise NotFoundError("pack-not-found", id=pack_id, known=tuple(sorted(self.packs)))
        return self.packs[pack_id]

    @property
    def basic(self) -> str:
        """The pack that speaks where no document does: the first without a parent."""
        return next(name for name, pack in sorted(self.packs.items()) if pack.parent is None)

    def effective(self, pack_id: str) -> Mapping[str, Setting]:
        """What holds in a pack, in the order of the schema: its own settings, then those of its ancestors.

        A document's identity (title, number, dates, jurisdiction) is its own and never inherited; a list
        replaces the parent's list.
        """
        self.pack(pack_id)
        return self._effective[pack_id]

    @cached_property
    def _effective(self) -> dict[str, dict[str, Setting]]:
        held: dict[str, dict[str, Setting]] = {}
        for pack_id in self.packs:
            found: dict[str, Setting] = {}
            for generation, ancestor in enumerate(self._ancestry(pack_id)):
                for name, setting in ancestor.own.items():
                    if generation == 0 or SCHEMA[name].section != _IDENTITY:
                        found.setdefault(name, setting)
            held[pack_id] = {name: found[name] for name in SCHEMA if name in found}
        return held

    def _ancestry(self, pack_id: str) -> Iterator[Pack]:
        current: str | None = pack_id
        while current is not None:
            pack = self.packs[current]
            yield pack
            current = pack.parent

    def value(self, pack_id: str, name: str) -> Any:
        """The effective value of a parameter, None where no pack sets it or it is set to no limit."""
        setting = self.effective(pack_id).get(name)
        return None if setting is None or setting.value == NO_LIMIT else setting.value

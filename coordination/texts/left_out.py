"""Why a plan leaves a check out, said in the language of whoever reads it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from coordination.model.reasons import LeftOut, Message, Value
from coordination.texts import Texts

_MOST_LISTED = 12


def why(left: LeftOut, said: Texts, names: Mapping[str, str] = MappingProxyType({})) -> str:
    """The message of a check that is left out; its detail where there is none, or none that these texts can say whole.

    names: of codes of departments, regions, specialties and half days, in that language.
    """
    try:
        return left.detail if left.message is None else _sentence(left.message, said, names)
    except LookupError:
        return left.detail


def in_words(left: Iterable[LeftOut], said: Texts) -> tuple[LeftOut, ...]:
    """The same with their details written out, for readers of the plan file alone."""
    return tuple(replace(one, detail=why(one, said)) for one in left)


def _sentence(message: Message, said: Texts, names: Mapping[str, str]) -> str:
    return said.say_whole(message.code, {place: _part(value, said, names) for place, value in message.values.items()})


def _part(value: Value, said: Texts, names: Mapping[str, str]) -> str:
    """What stands in a place: of a list its parts in a row, a dash for none; of many the first, and how many."""
    if isinstance(value, Message):
        return _sentence(value, said, names)
    if isinstance(value, tuple):
        row = said.say("pages-list-comma").join(_part(one, said, names) for one in value[:_MOST_LISTED]) or "-"
        return row if len(value) <= _MOST_LISTED else f"{row}…({len(value)})"
    return names.get(value, value) if isinstance(value, str) else str(value)

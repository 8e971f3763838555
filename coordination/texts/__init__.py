"""All texts people read, in catalogues by language: Chinese first, English by a switch (Project Fluent syntax)."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentNone

from solvers.fault import Message

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
_FOLDER = Path(__file__).parent
_LOCALES = {"zh": "zh-CN", "en": "en-GB"}
_NAMED = frozenset({"department", "departments", "area", "areas", "region", "session", "specialty", "specialties"})
"""Places of texts in which codes stand that have names."""


def counted(number: str | FluentNone, one: str, many: str) -> str:
    """How many of what there are: `{ COUNTED($count, "visit is", "visits are") }`. Chinese has no need of it."""
    shown = number if isinstance(number, str) else number.name  # of a value that is missing, as elsewhere
    return f"{shown} {one if str(shown).strip() == '1' else many}"


_FUNCTIONS: dict[str, Any] = {"COUNTED": counted}


class Texts:
    """The catalogue of one language. A value is a text or a number, a list that is told in a row, or a message."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._names: Mapping[str, str] = MappingProxyType({})
        self._bundle = FluentBundle([_LOCALES[language]], functions=_FUNCTIONS, use_isolating=False)
        for file in catalogue_files(language):
            self._bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))

    def naming(self, names: Mapping[str, str]) -> Texts:
        """The same, with names in this language for the codes of departments, regions, specialties and half days."""
        naming = copy.copy(self)
        naming._names = names  # noqa: SLF001 - one of its own kind
        return naming

    def called(self, code: str) -> str:
        """The name of a code, the code itself where it has none."""
        return self._names.get(code, code)

    def say(self, code: str, /, **values: object) -> str:
        """The text of `code` with `values` in their places; the code itself where no catalogue has it."""
        said, _ = self._filled(code, values)
        return code if said is None else said

    def say_whole(self, code: str, values: Mapping[str, str]) -> str:
        """As `say`; raises LookupError where there is no such text, or no value for one of its places."""
        said, whole = self._filled(code, values)
        if said is None or not whole:
            raise LookupError(code)
        return said

    def listed(self, names: Iterable[str]) -> str:
        """Names in a row, as the language parts them."""
        return self.say("pages-list-comma").join(names)

    def aside(self, name: str, note: str) -> str:
        """A name with a note behind it, in the brackets of the language."""
        return self.say("aside", name=name, note=note)

    def has(self, code: str) -> bool:
        """Whether the catalogue has a text for `code`."""
        return self._bundle.has_message(code)

    def _filled(self, code: str, values: Mapping[str, object]) -> tuple[str | None, bool]:
        """The text of `code`, None where there is none, and whether a value stands in each of its places."""
        pattern = self._bundle.get_message(code).value if self._bundle.has_message(code) else None
        if pattern is None:
            return None, False
        # Every value goes in as text: a number would be grouped, and a year is not 2,026.
        told = {place: self._told(place, value) for place, value in values.items()}
        said, missing = self._bundle.format_pattern(pattern, told)
        return str(said), not missing

    def _told(self, place: str, value: object) -> str:
        """A value as text; a dash for a list of nothing."""
        if isinstance(value, Message):
            return self.say(value.code, **value.values)
        if isinstance(value, tuple | list):
            return self.listed(self._told(place, one) for one in value) or "-"
        text = str(value)
        return self.called(text) if place in _NAMED else text


def named(family: str, value: str) -> Message:
    """What a value of the program is called, in any language: the text `<family>-<value>`."""
    return Message(f"{family}-{value.replace('_', '-')}")


def catalogue_files(language: Language) -> Iterator[Path]:
    """The catalogue files of one language, in the order in which they are read."""
    return iter(sorted((_FOLDER / language).glob("*.ftl")))


@cache
def texts(language: Language) -> Texts:
    """The catalogue of a language, read once."""
    return Texts(language)

"""All texts people read, in catalogues by language: Chinese first, English by a switch (Project Fluent syntax)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from fluent.runtime import FluentBundle, FluentResource

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
_FOLDER = Path(__file__).parent
_LOCALES = {"zh": "zh-CN", "en": "en-GB"}


class Texts:
    """The catalogue of one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._bundle = FluentBundle([_LOCALES[language]], use_isolating=False)
        for file in catalogue_files(language):
            self._bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))

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
        said, missing = self._bundle.format_pattern(pattern, {name: str(value) for name, value in values.items()})
        return str(said), not missing


def catalogue_files(language: Language) -> Iterator[Path]:
    """The catalogue files of one language, in the order in which they are read."""
    return iter(sorted((_FOLDER / language).glob("*.ftl")))


@cache
def texts(language: Language) -> Texts:
    """The catalogue of a language, read once."""
    return Texts(language)

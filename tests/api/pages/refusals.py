"""Forms as a browser has them: found on a page, filled in, refused, and compared with how the answer shows them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest

from api.pages import steps
from coordination.errors import NotAllowedError
from coordination.texts import texts
from tests.api.pages.conftest import Browser

_TYPED = {"": "写过的字", "text": "写过的字", "number": "7", "date": "2026-05-06", "datetime-local": "2026-05-06T09:30"}
_TICKED = ("checkbox", "radio")


@dataclass
class Shown:
    """A form that is sent. values: by field, as they stand in it; typing: what somebody types over them."""

    action: str
    values: dict[str, list[str]] = field(default_factory=dict)
    typing: dict[str, list[str]] = field(default_factory=dict)

    def same(self, other: Shown) -> bool:
        """Whether it is the same form, whatever is typed into it."""
        return (self.action, set(self.typing)) == (other.action, set(other.typing))


class _Reading(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Shown] = []
        self._form: Shown | None = None
        self._area = self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = Shown(given.get("action", "")) if given.get("method") == "post" else None
            self.forms += [self._form] if self._form else []
        elif self._form is not None:
            name, value = given.get("name", ""), given.get("value", "")
            if tag == "input" and name:
                self._input(self._form, name, value, given)
            elif tag == "button" and name:
                self._form.values.setdefault(name, [value])
            elif tag == "textarea":
                self._area = name
                self._form.values[name], self._form.typing[name] = [""], [_TYPED["text"]]
            elif tag == "select":
                self._select = name
            elif tag == "option" and self._select:
                self._form.typing[self._select] = [value]
                if "selected" in given or self._select not in self._form.values:
                    self._form.values[self._select] = [value]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        self._area = "" if tag == "textarea" else self._area
        self._select = "" if tag == "select" else self._select

    def handle_data(self, data: str) -> None:
        if self._area and self._form is not None:
            self._form.values[self._area] = [data]

    @staticmethod
    def _input(form: Shown, name: str, value: str, given: Mapping[str, str]) -> None:
        kind = given.get("type", "")
        if kind in _TICKED:
            form.values.setdefault(name, [])
            form.values[name] += [value] if "checked" in given else []
            form.typing[name] = [*form.typing.get(name, []), value] if kind == "checkbox" else [value]
        elif kind in _TYPED:
            form.values[name], form.typing[name] = [value], [_TYPED[kind]]
        elif kind == "hidden":
            form.values[name] = [value]


def forms_of(page: str) -> list[Shown]:
    """The forms of a page into which something is typed."""
    reading = _Reading()
    reading.feed(page)
    return [one for one in reading.forms if one.typing]


_REFUSAL = NotAllowedError("plan-not-filed", year=2026)


def lost(patch: pytest.MonkeyPatch, browser: Browser, path: str) -> list[str]:
    """What is lost when every form of a page is refused: the fields by form; also where nothing says why.

    The refusal comes before anything is done, so no form changes what the next one finds.
    """
    found = forms_of(browser.open(path))
    assert found, path
    _refuse(patch)
    gone: list[str] = []
    sentence = texts("zh").say(_REFUSAL.code, **_REFUSAL.values)
    for form in found:
        page = browser.send(form.action, 422, **{**form.values, **form.typing, "csrf": browser.csrf})
        gone += [] if sentence in unescape(page).split("<main", 1)[-1] else [f"{form.action}: why"]
        again = next((one for one in forms_of(page) if one.same(form)), Shown(form.action))
        gone += [f"{form.action}: {name}" for name, typed in form.typing.items() if again.values.get(name) != typed]
    return gone


def _refuse(patch: pytest.MonkeyPatch) -> None:
    def refused(shell: Any, form: Any, _: Any, again: Callable[[Any], Any], fields: Mapping[str, str] = {}) -> Any:
        def take() -> Any:
            raise _REFUSAL

        return steps.taken(shell, form, take, again, fields)

    for name, module in list(sys.modules.items()):
        if name.startswith("api.pages.") and module is not steps and hasattr(module, "taken"):
            patch.setattr(module, "taken", refused)

"""What somebody typed into a form, and what was wrong with it, beside the fields where it stood."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.params import SkipValidation

from api.rest.given import Asked
from coordination.errors import BadInputError, CoordinationError
from coordination.texts import Texts
from solvers.fault import Fault, Value

_Value = TypeVar("_Value")
_LONGEST = 4000
_WHOLE = 100  # percent


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form by name: what was typed, and sentences about it. said: those about no single field.

    file: the bytes of a file that was sent, under the name it had.
    """

    typed: Mapping[str, Sequence[str]] = field(default_factory=dict)
    faults: Mapping[str, Sequence[str]] = field(default_factory=dict)
    said: Sequence[str] = ()
    file: bytes | None = field(default=None, repr=False)
    file_name: str = ""

    def value(self, name: str, otherwise: str = "") -> str:
        """What was typed into a field, without the spaces around it."""
        return self.typed[name][0].strip() if self.typed.get(name) else otherwise

    def values(self, name: str) -> Sequence[str]:
        """Everything that was chosen in a field of many."""
        return self.typed.get(name, ())

    def faults_of(self, name: str) -> Sequence[str]:
        """What is wrong with a field."""
        return self.faults.get(name, ())

    @property
    def refused(self) -> bool:
        """Whether anything is wrong."""
        return bool(self.faults or self.said)

    def kept(self, name: str) -> bool:
        """Whether the form with this field was refused: where it is folded away, it is opened."""
        return self.refused and name in self.typed

    def told(self, error: CoordinationError, said: Texts, fields: Mapping[str, str] | None = None) -> Form:
        """The same form with what an error says of it; fields: the field that a code or a place is about.

        Where something else than the form has faults, the error's own sentence stands above them: it says what to do.
        """
        known, faults, others = fields or {}, dict[str, list[str]](), list[str]()
        if error.faults and not isinstance(error, BadInputError):
            others.append(said.say(error.code, **error.values))
        for fault in error.faults:
            name = known.get(fault.code) or known.get(fault.place) or (fault.place if fault.place in self.typed else "")
            sentence = said.say(fault.code, place=fault.place, **fault.values)
            (faults.setdefault(name, []) if name else others).append(sentence)
        if not error.faults:
            name = known.get(error.code, "")
            (faults.setdefault(name, []) if name else others).append(said.say(error.code, **error.values))
        return replace(self, faults=faults, said=others)


class Reading:
    """Reads the fields of a form as what they mean; every fault is found before `refuse` tells them all."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._faults: list[Fault] = []

    def day(self, name: str) -> date:
        """A date; the first of all dates where there is none to be read."""
        return self._read(name, "pages-not-a-date", date.fromisoformat, date.min)

    def whole(self, name: str, least: int, most: int, otherwise: int | None = None) -> int:
        """A whole number between two; `otherwise` where nothing was typed."""
        typed = self._form.value(name)
        if not typed and otherwise is not None:
            return otherwise
        read = self._read(name, "pages-not-a-number", int, least)
        if not least <= read <= most:
            self._faults.append(Fault("field-out-of-bounds", name, {"least": least, "most": most}))
        return read

    def share(self, name: str) -> float | None:
        """A part of a whole, typed in percent, above 0 and at most 100; None where nothing was typed."""
        if not self._form.value(name):
            return None
        percent = self._read(name, "pages-not-a-number", float, 1.0)
        if not 0 < percent <= _WHOLE:
            self._faults.append(Fault("field-out-of-bounds", name, {"least": 0, "most": _WHOLE}))
        return percent / _WHOLE

    def words(self, name: str, most: int, *, needed: bool = True) -> str:
        """A text of at most so many characters that can be seen; where it is needed, it must be there."""
        typed = self._form.value(name)
        if not typed and needed:
            self._faults.append(Fault("field-empty", name))
        elif len(typed) > most:
            self._faults.append(Fault("field-too-long", name, {"most": most}))
        elif not typed.isprintable():
            self._faults.append(Fault("field-unprintable", name))
        return typed

    def choice(self, name: str, known: Collection[str]) -> str:
        """One of some values; the first of them where it is none."""
        typed = self._form.value(name)
        if typed in known:
            return typed
        self._faults.append(Fault("field-unknown-value" if typed else "field-empty", name, {"value": typed[:60]}))
        return next(iter(known))

    def wrong(self, name: str, code: str, **values: Value) -> None:
        """Notes a fault that somebody else found."""
        self._faults.append(Fault(code, name, values))

    def refuse(self) -> None:
        """Raises BadInputError with every fault there was."""
        if self._faults:
            raise BadInputError("pages-form-refused", self._faults, count=len(self._faults))

    def _read(self, name: str, code: str, read: Callable[[str], _Value], otherwise: _Value) -> _Value:
        typed = self._form.value(name)
        try:
            return read(typed)
        except ValueError:
            self._faults.append(Fault(code if typed else "field-empty", name, {"value": typed[:60]} if typed else {}))
            return otherwise


async def form_of(request: Asked) -> Form:
    """The form of a request; a file in it is read whole."""
    typed: dict[str, list[str]] = {}
    file: bytes | None = None
    file_name = ""
    for name, value in (await request.form()).multi_items():
        if isinstance(value, UploadFile):
            if value.filename:
                file, file_name = await value.read(), value.filename
        else:
            typed.setdefault(name, []).append(str(value)[:_LONGEST].replace("\0", ""))
    return Form(typed, file=file, file_name=file_name)


GivenForm = NamedDependency[SkipValidation[Form]]
EMPTY = Form()

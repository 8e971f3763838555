"""The record of a part as a form: fields out of what is known, and what was typed as one entry. Pure.

Fields are numbered by the checks. Beside those of a check stands a mark of what they held when the page was made, so
only checks whose fields were changed are sent: who fills in one item does not undo what a colleague did at another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import TypeVar

from api.pages.forms import Form, Reading
from coordination.model.feeds import ZONE
from coordination.model.items import InspectionItem, Method
from coordination.model.on_site import (
    CheckEntry,
    Measure,
    Outcome,
    PartRecord,
    PartySignature,
    SignatureStatus,
    SiteEntry,
)
from coordination.model.tasks import TaskCheck

_Choice = TypeVar("_Choice", bound=StrEnum)
_LONGEST = 2000
_DIGITS = 16
_SAID = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class CheckFields:
    """One check of the form. number: in the names of its fields; mark: of what they hold."""

    number: int
    check: TaskCheck
    item: InspectionItem | None
    entry: CheckEntry
    mark: str

    @property
    def filled(self) -> bool:
        """Whether anything was said of it."""
        return self.entry != CheckEntry(self.entry.check)


def fields_of(
    checks: Sequence[TaskCheck], record: PartRecord, items: dict[str, InspectionItem]
) -> tuple[CheckFields, ...]:
    """The checks of a part with what is known of each."""
    known = {one.check: one for one in record.checks}
    return tuple(
        CheckFields(number, check, items.get(check.item), known[check.check], mark_of(known[check.check]))
        for number, check in enumerate(checks, 1)
    )


def mark_of(entry: CheckEntry) -> str:
    """A mark of what the fields of a check hold; another one once anything of it has changed."""
    told = (entry.checked, entry.reason, entry.methods, entry.outcomes, entry.found, entry.measures, entry.handled)
    return sha256(repr(told).encode()).hexdigest()[:_DIGITS]


def typed_of(fields: Sequence[CheckFields], record: PartRecord) -> dict[str, list[str]]:
    """What the form holds before anybody types."""
    typed: dict[str, list[str]] = {
        "arrived_at": [_local(record.arrived_at)],
        "departed_at": [_local(record.departed_at)],
    }
    signed = record.signature
    if signed is not None:
        typed |= {"signature": [signed.status.value], "note": [signed.note], "witness": [signed.witness]}
    for one in fields:
        entry, number = one.entry, one.number
        said = "" if entry.checked is None else "yes" if entry.checked else "no"
        typed |= {
            f"checked-{number}": [said],
            f"outcome-{number}": [outcome.value for outcome in entry.outcomes],
            f"method-{number}": [method.value for method in entry.methods],
            f"measure-{number}": [measure.value for measure in entry.measures],
            f"found-{number}": [entry.found],
            f"handled-{number}": [entry.handled],
            f"reason-{number}": [entry.reason],
        }
    return typed


def entry_of(form: Form, fields: Sequence[CheckFields]) -> SiteEntry:
    """What was typed as one entry; raises BadInputError with every fault, and where nothing was."""
    reading = Reading(form)
    arrived, departed = (_instant(form, reading, name) for name in ("arrived_at", "departed_at"))
    checks = tuple(_check(form, reading, one) for one in fields if f"was-{one.number}" in form.typed)
    changed = tuple(
        entry
        for one, entry in zip((one for one in fields if f"was-{one.number}" in form.typed), checks, strict=True)
        if mark_of(entry) != form.value(f"was-{one.number}")
    )
    entry = SiteEntry(changed, arrived, departed, _signature(form, reading))
    if entry == SiteEntry():
        reading.wrong("", "pages-record-empty")
    reading.refuse()
    return entry


def key_of(form: Form, account: str, entry: SiteEntry) -> str:
    """The key under which an entry is kept once: the device's own, else one that the same form makes again."""
    sent = form.value("key")
    if sent:
        return sent
    told = repr((account, form.value("saves"), entry))
    return f"form-{sha256(told.encode()).hexdigest()[:32]}"


def _check(form: Form, reading: Reading, one: CheckFields) -> CheckEntry:
    number = one.number
    checked = _SAID.get(form.value(f"checked-{number}"))
    found, handled, reason = (_text(form, reading, f"{name}-{number}") for name in ("found", "handled", "reason"))
    done = checked is not False  # else the page hides what does not apply
    return replace(
        one.entry,
        checked=checked,
        methods=_chosen(form, f"method-{number}", Method) if done else (),
        outcomes=_chosen(form, f"outcome-{number}", Outcome) if done else (),
        measures=_chosen(form, f"measure-{number}", Measure) if done else (),
        found=found if done else "",
        handled=handled if done else "",
        reason="" if checked else reason,
    )


def _signature(form: Form, reading: Reading) -> PartySignature | None:
    status = form.value("signature")
    if status not in {one.value for one in SignatureStatus}:
        return None
    return PartySignature(SignatureStatus(status), _text(form, reading, "note"), _text(form, reading, "witness"))


def _chosen(form: Form, name: str, kind: type[_Choice]) -> tuple[_Choice, ...]:
    """In the order of the kind, so that the same choice is the same entry."""
    return tuple(one for one in kind if one.value in form.values(name))


def _text(form: Form, reading: Reading, name: str) -> str:
    typed = form.value(name).replace("\r\n", "\n")
    if len(typed) > _LONGEST:
        reading.wrong(name, "field-too-long", most=_LONGEST)
    return typed


def _instant(form: Form, reading: Reading, name: str) -> datetime | None:
    typed = form.value(name)
    if not typed:
        return None
    try:
        return datetime.fromisoformat(typed).replace(tzinfo=ZONE)
    except ValueError:
        reading.wrong(name, "pages-not-a-time", value=typed[:60])
        return None


def _local(instant: datetime | None) -> str:
    """As a field for date and time has it, of the city."""
    return "" if instant is None else instant.astimezone(ZONE).strftime("%Y-%m-%dT%H:%M")

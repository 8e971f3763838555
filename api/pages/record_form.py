"""The record of a part as a form: fields out of what is known, and what was typed as one entry. Pure.

Fields are numbered by the checks. Beside those of a check stands which check it is, because a plan that changes while
somebody types numbers them anew; and a mark of what they held when the page was made, so only checks whose fields were
changed are sent: who fills in one item does not undo what a colleague did at another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
from coordination.model.precursors import GroupFound, PrecursorGroup, PrecursorPaper, PrecursorSheet, has_sheet
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
    def sheet(self) -> PrecursorSheet | None:
        """The sheet of precursor chemicals as it is known, None for an item that has none."""
        return (self.entry.precursors or PrecursorSheet()) if has_sheet(self.item) else None

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
    told: tuple[object, ...] = (
        entry.checked,
        entry.reason,
        entry.methods,
        entry.outcomes,
        entry.found,
        entry.measures,
        entry.handled,
    )
    told = told if entry.precursors is None else (*told, entry.precursors)
    told = (*told, entry.entrusted_to, entry.supervised_by) if entry.entrusted_to or entry.supervised_by else told
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
            f"entrusted-{number}": [entry.entrusted_to],
            f"supervised-{number}": [entry.supervised_by],
        }
        if one.sheet is not None:
            typed |= _typed_of_sheet(one.sheet, number)
    return typed


def _typed_of_sheet(sheet: PrecursorSheet, number: int) -> dict[str, list[str]]:
    typed = {f"papers-{number}": [paper.value for paper in sheet.papers], f"other-{number}": [sheet.other]}
    for group in PrecursorGroup:
        said = sheet.of(group)
        typed[f"regular_{group}-{number}"] = ["" if said.regular is None else "yes" if said.regular else "no"]
        typed[f"problem_{group}-{number}"] = [said.problem]
    return typed


def entry_of(form: Form, fields: Sequence[CheckFields]) -> SiteEntry:
    """What was typed as one entry; raises BadInputError with every fault, and where nothing was."""
    reading = Reading(form)
    arrived, departed = (_instant(form, reading, name) for name in ("arrived_at", "departed_at"))
    known = {one.check.check: one for one in fields}
    entries = []
    for number, check in _numbered(form, fields):
        one = known.get(check)
        entry_of_check = _check(form, reading, number, CheckEntry(check) if one is None else one.entry, one)
        if mark_of(entry_of_check) == form.value(f"was-{number}"):
            continue
        if one is None:
            reading.wrong("", "pages-check-gone")
        entries.append(entry_of_check)
    changed = tuple(entries)
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


def _numbered(form: Form, fields: Sequence[CheckFields]) -> Iterator[tuple[int, str]]:
    """The checks of the page the form was typed on, with their numbers there; by today's where it does not say."""
    today = {str(one.number): one.check.check for one in fields}
    for name in form.typed:
        number = name.removeprefix("was-")
        check = form.value(f"check-{number}") or today.get(number, "")
        if name.startswith("was-") and number.isascii() and number.isdecimal() and check:
            yield int(number), check


def _check(form: Form, reading: Reading, number: int, entry: CheckEntry, one: CheckFields | None) -> CheckEntry:
    """What was typed of a check on top of what is known of it; one: its fields, None where it is owed no more."""
    checked = _SAID.get(form.value(f"checked-{number}"))
    found, handled, reason = (_text(form, reading, f"{name}-{number}") for name in ("found", "handled", "reason"))
    done = checked is not False  # else the page hides what does not apply
    entrusted, supervised = (_text(form, reading, f"{name}-{number}") for name in ("entrusted", "supervised"))
    sheet = None if one is None or one.sheet is None or not done else _sheet(form, reading, number)
    return replace(
        entry,
        precursors=sheet if sheet != PrecursorSheet() else None,
        checked=checked,
        methods=_chosen(form, f"method-{number}", Method) if done else (),
        outcomes=_chosen(form, f"outcome-{number}", Outcome) if done else (),
        measures=_chosen(form, f"measure-{number}", Measure) if done else (),
        found=found if done else "",
        handled=handled if done else "",
        entrusted_to=entrusted if done else "",
        supervised_by=supervised if done else "",
        reason="" if checked else reason,
    )


def _sheet(form: Form, reading: Reading, number: int) -> PrecursorSheet:
    groups = []
    for group in PrecursorGroup:
        regular = _SAID.get(form.value(f"regular_{group}-{number}"))
        problem = _text(form, reading, f"problem_{group}-{number}")
        groups.append(GroupFound(group, regular, "" if regular else problem))  # else the page hides it
    return PrecursorSheet(
        tuple(one for one in groups if one != GroupFound(one.group)),
        _chosen(form, f"papers-{number}", PrecursorPaper),
        _text(form, reading, f"other-{number}"),
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

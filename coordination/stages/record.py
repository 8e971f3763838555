"""record: what was sent about a part, entry after entry, to its record; and what is still missing in it.

Of each check what was received last holds; what it replaces stays among the saves, so that nothing typed is lost.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from coordination.model.on_site import (
    WITHOUT_FINDING,
    CheckEntry,
    Measure,
    Outcome,
    PartRecord,
    SignatureStatus,
    SiteEntry,
    SiteSave,
)
from coordination.model.precursors import PrecursorGroup, PrecursorSheet
from solvers.fault import Fault

_MINOR = {Outcome.RECTIFICATION_ORDERED, Outcome.INFO_NOT_PUBLISHED}
"""Outcomes beside which a violation can be a minor one that is not punished (LC-39)."""


def record(checks: Sequence[str], saves: Iterable[SiteSave]) -> PartRecord:
    """The record of a part that owes these checks, from its saves in the order in which they were received."""
    entries = [save.entry for save in saves]
    latest = {check: CheckEntry(check) for check in checks}
    latest |= {one.check: one for entry in entries for one in entry.checks}
    arrivals = [entry.arrived_at for entry in entries if entry.arrived_at is not None]
    departures = [entry.departed_at for entry in entries if entry.departed_at is not None]
    signatures = [entry.signature for entry in entries if entry.signature is not None]
    return PartRecord(
        checks=tuple(latest[check] for check in checks),
        arrived_at=min(arrivals, default=None),
        departed_at=max(departures, default=None),
        signature=signatures[-1] if signatures else None,
        saves=len(entries),
    )


def faults_of_entry(entry: SiteEntry, checks: Collection[str], longest: int) -> Iterator[Fault]:
    """What nobody could mean: checks of others, and outcomes that contradict each other."""
    named = [one.check for one in entry.checks]
    for one in entry.checks:
        if one.check not in checks or named.count(one.check) > 1:
            yield Fault("record-check-not-owed", one.check)
        if len(one.outcomes) > 1 and WITHOUT_FINDING & set(one.outcomes):
            yield Fault("record-outcomes-contradict", one.check)
        if one.checked is False and one.outcomes:
            yield Fault("record-outcome-unchecked", one.check)
        if any(len(text) > longest for text in (one.reason, one.found, one.handled, one.entrusted_to)):
            yield Fault("record-too-long", one.check, {"most": longest})
        if Measure.NO_PENALTY_MINOR in one.measures and not set(one.outcomes) <= _MINOR:
            yield Fault("record-not-minor", one.check)
        if bool(one.entrusted_to) is not bool(one.supervised_by):
            yield Fault("record-entrusted-unsupervised", one.check)
        if one.precursors is not None:
            yield from _faults_of_sheet(one, one.precursors, longest)
    if entry.arrived_at and entry.departed_at and entry.departed_at < entry.arrived_at:
        yield Fault("record-departed-before", "departed_at")


def _faults_of_sheet(one: CheckEntry, sheet: PrecursorSheet, longest: int) -> Iterator[Fault]:
    groups = [said.group for said in sheet.groups]
    if len(set(groups)) < len(groups):
        yield Fault("record-sheet-twice", one.check)
    if any(len(text) > longest for text in (sheet.other, *(said.problem for said in sheet.groups))):
        yield Fault("record-too-long", one.check, {"most": longest})
    if Outcome.NO_PROBLEM in one.outcomes and any(said.regular is False for said in sheet.groups):
        yield Fault("record-sheet-contradicts", one.check)


def adopted(found: PartRecord) -> bool:
    """Whether conclusions of others stand for every check of a part, so that nobody of the department goes."""
    return all(one.adoption is not None for one in found.checks)


def gaps(found: PartRecord, *, on_site: bool, signature: bool, sheets: Collection[str] = ()) -> Iterator[Fault]:
    """What is still missing before a part is complete (C-27, ZB-54, ZB-55, ZB-56).

    sheets: the checks that are made by the sheet of precursor chemicals.
    """
    for one in found.checks:
        yield from _gaps_of(one)
        if one.check in sheets and one.checked and one.adoption is None:
            yield from _gaps_of_sheet(one.check, one.precursors or PrecursorSheet())
    if not on_site or adopted(found):
        return
    if found.arrived_at is None:
        yield Fault("gap-arrival", "arrived_at")
    if found.departed_at is None:
        yield Fault("gap-departure", "departed_at")
    signed = found.signature
    if signed is None and signature:
        yield Fault("gap-signature", "signature")
    if signed is not None and signed.status is not SignatureStatus.SIGNED and not signed.note.strip():
        yield Fault("gap-signature-note", "signature")


def _gaps_of(one: CheckEntry) -> Iterator[Fault]:
    if one.adoption is not None:
        return
    if one.checked is None:
        yield Fault("gap-check", one.check)
    elif not one.checked:
        if not one.reason.strip():
            yield Fault("gap-reason", one.check)
    elif not one.outcomes:
        yield Fault("gap-outcome", one.check)
    elif not set(one.outcomes) <= WITHOUT_FINDING and not one.found.strip():
        yield Fault("gap-found", one.check)
    if Measure.NO_PENALTY_MINOR in one.measures and not one.handled.strip():
        yield Fault("gap-minor-entry", one.check)


def _gaps_of_sheet(check: str, sheet: PrecursorSheet) -> Iterator[Fault]:
    said = [sheet.of(group) for group in PrecursorGroup]
    if any(one.regular is None for one in said):
        yield Fault("gap-sheet-group", check)
    if any(one.regular is False and not one.problem.strip() for one in said):
        yield Fault("gap-sheet-problem", check)

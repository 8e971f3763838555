"""Writes the sheets of precursor chemicals of a department's part, with room where nothing was recorded yet. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coordination.documents.papers import GroupSaid, ItemSaid, SheetSaid
from coordination.documents.wording import word, words
from coordination.model.items import InspectionItem
from coordination.model.on_site import PartRecord
from coordination.model.precursors import PrecursorGroup, PrecursorPaper, PrecursorSheet, has_sheet
from coordination.model.tasks import TaskCheck

_YES_OR_NO = {True: "yes", False: "no", None: None}


def sheets(
    known: Mapping[str, InspectionItem],
    checks: Sequence[TaskCheck],
    items: Sequence[ItemSaid],
    record: PartRecord | None,
) -> tuple[SheetSaid, ...]:
    """A sheet for each check of an item that has one; items: what is said of the checks, in their order."""
    held = {} if record is None else {one.check: one.precursors for one in record.checks}
    return tuple(
        _sheet(item, held.get(check.check) or PrecursorSheet())
        for check, item in zip(checks, items, strict=True)
        if has_sheet(known.get(check.item))
    )


def _sheet(item: ItemSaid, sheet: PrecursorSheet) -> SheetSaid:
    groups = tuple(
        GroupSaid(
            number=str(number),
            name=word("precursor-group", group),
            way=word("precursor-way", group),
            regular=word("precursor-regular", _YES_OR_NO[sheet.of(group).regular]),
            problem=sheet.of(group).problem,
        )
        for number, group in enumerate(PrecursorGroup, 1)
    )
    asked, shown = (words("precursor-paper", papers, "；") for papers in (PrecursorPaper, sheet.papers))
    return SheetSaid(item, groups, asked, shown, sheet.other)

"""What can be recorded of a minor violation that is not punished, and what is missing in it (LC-39)."""

from __future__ import annotations

from coordination.model.on_site import CheckEntry, Measure, Outcome, PartRecord, SiteEntry
from coordination.model.precursors import GroupFound, PrecursorGroup, PrecursorSheet
from coordination.stages.record import faults_of_entry, gaps


def entry(outcome: Outcome, handled: str = "") -> CheckEntry:
    measures = (Measure.NO_PENALTY_MINOR,)
    return CheckEntry("c", checked=True, outcomes=(outcome,), found="未亮照", measures=measures, handled=handled)


def missing(one: CheckEntry) -> list[str]:
    record = PartRecord((one,), None, None, None, 1)
    return [fault.code for fault in gaps(record, on_site=False, signature=False)]


def test_a_minor_violation_names_its_entry_in_the_list() -> None:
    assert missing(entry(Outcome.RECTIFICATION_ORDERED)) == ["gap-minor-entry"]
    assert missing(entry(Outcome.RECTIFICATION_ORDERED, "免罚清单第12项")) == []


def test_what_is_serious_is_no_minor_violation() -> None:
    faults = faults_of_entry(SiteEntry((entry(Outcome.SERIOUS_NON_COOPERATION),)), ["c"], 100)
    assert [fault.code for fault in faults] == ["record-not-minor"]
    assert list(faults_of_entry(SiteEntry((entry(Outcome.RECTIFICATION_ORDERED),)), ["c"], 100)) == []


def test_a_sheet_is_whole_and_does_not_contradict_its_check() -> None:
    def found(*groups: GroupFound, outcome: Outcome = Outcome.RECTIFICATION_ORDERED) -> CheckEntry:
        return CheckEntry("c", checked=True, outcomes=(outcome,), found="x", precursors=PrecursorSheet(groups))

    def lacking(one: CheckEntry) -> list[str]:
        record = PartRecord((one,), None, None, None, 1)
        return [fault.code for fault in gaps(record, on_site=False, signature=False, sheets={"c"})]

    regular = [GroupFound(group, regular=True) for group in PrecursorGroup]
    wrong = GroupFound(PrecursorGroup.LICENCE, regular=False)
    assert lacking(CheckEntry("c", checked=True, outcomes=(Outcome.NO_PROBLEM,))) == ["gap-sheet-group"]
    assert lacking(found(*regular)) == []
    assert lacking(found(wrong, *regular[1:])) == ["gap-sheet-problem"]
    told = SiteEntry((found(wrong, wrong, outcome=Outcome.NO_PROBLEM),))
    assert [one.code for one in faults_of_entry(told, ["c"], 100)] == ["record-sheet-twice", "record-sheet-contradicts"]
    assert missing(found()) == []  # an item that has no sheet

"""What can be recorded of a minor violation that is not punished, and what is missing in it (LC-39)."""

from __future__ import annotations

from coordination.model.on_site import CheckEntry, Measure, Outcome, PartRecord, SiteEntry
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

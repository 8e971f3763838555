"""Conclusions of others that stand for a check of one's own (LC-09, ZB-49): entered on the page of a part's record."""

from __future__ import annotations

from dataclasses import replace

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.choices import DOCUMENTS
from api.pages.forms import Form, GivenForm, Reading
from api.pages.record_form import key_of
from api.pages.records import PART, read_record, result_key, show_record
from api.pages.routing import page
from api.pages.shell import GivenShell
from api.pages.steps import taken
from api.rest.given import GivenCaller, GivenOffice
from coordination.desk import tasks
from coordination.desk.results import Adoptable
from coordination.model.access import Act
from coordination.model.on_site import Adoption, AdoptionKind, CheckEntry, Outcome, PartView, SiteEntry

RESULT, DOCUMENT = "result", "document"
_LONGEST_NAME, _LONGEST_FOUND = 200, 2000
_FIELDS = {
    "adoption-no-result": "result-which",
    "adoption-without-document": "document-evidence",
    "adoption-not-in-pack": "document-kind",
    "record-outcomes-contradict": "outcome",
}


class AdoptionPages(Controller):
    """A published result of another department, or a document of an authority, a court or an expert."""

    @page("POST", f"{PART}/adopt", Act.RECORD_CHECKS)
    def adopt(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        task: FromPath[str],
        department: FromPath[str],
        form: GivenForm,
    ) -> Response[str]:
        """Closes a check by a conclusion of others; refused with everything that is missing."""
        view, way = read_record(office, caller, task, department), form.value("way")
        fields = {code: name if "-" in name else f"{way}-{name}" for code, name in _FIELDS.items()}

        def take() -> Response[str]:
            entry = SiteEntry((adopted_entry(form, view.found, view.adoptable or ()),))
            tasks.record_entry(office, caller, task, department, key_of(form, caller.name, entry), entry)
            return shell.go(f"/inspections/{task}/parts/{department}/record", "conclusion-adopted")

        return taken(shell, form, take, lambda refused: show_record(shell, replace(view, adopting=refused)), fields)


def adopted_entry(form: Form, found: PartView, known: tuple[Adoptable, ...]) -> CheckEntry:
    """What was typed into one of the two forms; raises BadInputError with every fault.

    way: which form it is, in front of the names of its fields; found: the part's record with its evidence; known: the
    results that could be adopted.
    """
    reading = Reading(form)
    way = reading.choice("way", (RESULT, DOCUMENT))
    check = reading.choice(f"{way}-check", [one.check for one in found.record.checks])
    outcomes = tuple(one for one in Outcome if one.value in form.values(f"{way}-outcome"))
    if not outcomes:
        reading.wrong(f"{way}-outcome", "adoption-without-outcome")
    if len(form.value(f"{way}-found")) > _LONGEST_FOUND:
        reading.wrong(f"{way}-found", "field-too-long", most=_LONGEST_FOUND)
    adoption = _of_result(reading, known) if way == RESULT else _of_document(reading, found)
    reading.refuse()
    return CheckEntry(check, checked=True, outcomes=outcomes, found=form.value(f"{way}-found"), adoption=adoption)


def _of_result(reading: Reading, known: tuple[Adoptable, ...]) -> Adoption | None:
    by_key = {result_key(one): one for one in known}
    one = by_key.get(reading.choice("result-which", list(by_key) or [""]))
    return None if one is None else Adoption(AdoptionKind.RESULT, one.department, one.task, one.inspected_on)


def _of_document(reading: Reading, found: PartView) -> Adoption:
    return Adoption(
        AdoptionKind(reading.choice("document-kind", [one.value for one in DOCUMENTS])),
        reading.words("document-source", _LONGEST_NAME),
        reading.words("document-reference", _LONGEST_NAME),
        reading.day("document-on"),
        reading.choice("document-evidence", [one.sha256 for one in found.evidence] or [""]),
    )

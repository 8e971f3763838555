"""From the end of a visit to the archived file: each step of a result and a file, from the page of its task."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.after_visits import show_task
from api.pages.forms import Form, GivenForm, Reading
from api.pages.records import PART
from api.pages.routing import page
from api.pages.shell import GivenShell, Shell
from api.pages.steps import taken
from api.pages.task_tables import task_address
from api.rest.given import GivenCaller, GivenOffice
from coordination.desk import results
from coordination.desk.office import Office
from coordination.documents.apart import press_apart
from coordination.errors import BadInputError
from coordination.model.access import Act, Caller
from coordination.model.follow_ups import FollowUpKind
from coordination.model.on_site import Outcome
from coordination.model.results import Correction, ItemCorrection

_TASK = "/inspections/{task:str}"
_RESULT = f"{PART}/result"
_FIELDS = {
    "report-without-opinion": "opinion",
    "objection-without-name": "objector",
    "objection-without-grounds": "grounds",
    "objection-day": "received_on",
    "decision-without-reason": "decision",
    "feedback-without-answer": "answer",
    "circulation-without-circle": "circle",
    "circulation-without-reason": "restricted",
    "correction-without-reason": "correction",
    "follow-up-without-matter": "matter",
    "follow-up-address": "to_department",
    "sync-without-reference": "sync_reference",
    "sync-without-reason": "sync_refusal",
}


class ResultPages(Controller):
    """A department's result: reported, published, objected to, reviewed, corrected, answered."""

    @page("POST", f"{_RESULT}/{{step:str}}", (Act.RECORD_CHECKS, Act.PUBLISH_RESULTS, Act.SIGN_RESULTS))
    def step(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        task: FromPath[str],
        department: FromPath[str],
        step: FromPath[str],
        form: GivenForm,
    ) -> Response[str]:
        """One step; who may take it, and when, the use case knows."""
        return _taken(
            office, caller, shell, task, form, lambda: _result_step(office, caller, task, department, step, form)
        )

    @page("POST", f"{PART}/follow-ups", Act.RECORD_CHECKS)
    def hand_on(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        task: FromPath[str],
        department: FromPath[str],
        form: GivenForm,
    ) -> Response[str]:
        """Hands a finding on, or notes that it was settled on the spot."""

        def hand_on() -> object:
            reading = Reading(form)
            kind = FollowUpKind(reading.choice("kind", [one.value for one in FollowUpKind]))
            reading.refuse()
            where = {"to_department": form.value("to_department"), "to_body": form.value("to_body")}
            return results.open_follow_up(office, caller, task, department, kind, form.value("matter"), **where)

        return _taken(office, caller, shell, task, form, hand_on)

    @page("POST", f"{_TASK}/file/bind", Act.PUBLISH_RESULTS)
    def bind(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, task: FromPath[str], form: GivenForm
    ) -> Response[str]:
        """Binds the file."""
        with press_apart() as press:
            return _taken(office, caller, shell, task, form, lambda: results.bind_file(office, caller, task, press))

    @page("POST", f"{_TASK}/file/archive", Act.PUBLISH_RESULTS)
    def archive(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, task: FromPath[str], form: GivenForm
    ) -> Response[str]:
        """Binds the file for good."""
        with press_apart() as press:
            return _taken(office, caller, shell, task, form, lambda: results.archive_file(office, caller, task, press))


def _taken(
    office: Office, caller: Caller, shell: Shell, task_id: str, form: Form, step: Callable[[], object]
) -> Response[str]:
    def take() -> Response[str]:
        step()
        return shell.go(task_address(task_id), "step-taken")

    return taken(shell, form, take, partial(show_task, office, caller, shell, task_id), _FIELDS)


def _result_step(office: Office, caller: Caller, task: str, department: str, step: str, form: Form) -> Any:
    place = office, caller, task, department
    steps: dict[str, Callable[[], Any]] = {
        "report": lambda: results.report_result(*place, form.value("opinion")),
        "publish": lambda: results.publish_results(office, caller, [task]),
        "circulate": lambda: results.circulate_result(*place, form.value("circle"), form.value("restricted")),
        "object": lambda: _object(*place, form),
        "review": lambda: results.review_objection(*place),
        "uphold": lambda: results.uphold_result(*place, form.value("decision")),
        "correct": lambda: results.correct_result(*place, _correction(form)),
        "feed_back": lambda: results.feed_back(*place, form.value("answer")),
        "confirm": lambda: results.confirm_sync(*place, form.value("channel"), form.value("sync_reference")),
        "refuse": lambda: results.refuse_sync(*place, form.value("channel"), form.value("sync_refusal")),
    }
    if step not in steps:
        raise BadInputError("pages-no-such-step")
    return steps[step]()


def _object(office: Office, caller: Caller, task: str, department: str, form: Form) -> Any:
    reading = Reading(form)
    received_on = reading.day("received_on")
    reading.refuse()
    texts = form.value("objector"), form.value("grounds")
    return results.object_to_result(office, caller, task, department, *texts, received_on)


def _correction(form: Form) -> Correction:
    """Items whose outcomes were chosen anew; the others stay."""
    items = tuple(
        ItemCorrection(
            item,
            tuple(one for one in Outcome if one.value in form.values(f"outcome-{item}")),
            form.value(f"found-{item}"),
        )
        for item in form.values("item")
        if form.values(f"outcome-{item}")
    )
    return Correction(form.value("correction"), items, form.value("new_opinion"))

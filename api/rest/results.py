"""Results of departments' parts: reported, published, objected to, reviewed, corrected, answered; files bound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from litestar import Controller, Response
from litestar.params import FromPath, JSONBody

from api.rest.given import GivenCaller, GivenOffice
from api.rest.routing import route
from api.rest.tasks import PART, TasksNamed
from coordination.desk import results
from coordination.desk.results import Answered, FileView
from coordination.documents.apart import press_apart
from coordination.model.access import Act
from coordination.model.results import Correction, Objection, Result, ResultVersion, ResultView

_RESULT = f"{PART}/result"
_FILE = "/inspections/{task:str}/file"
_ZIP = "application/zip"
_STEP = (404, 409, 413, 415, 422)


@dataclass(frozen=True, slots=True)
class ResultReported:
    """What is to be done, as the department sees it."""

    opinion: str


@dataclass(frozen=True, slots=True)
class ResultCirculated:
    """Whom a result is sent to instead of the public, and why the law wants it so."""

    circle: str
    reason: str


@dataclass(frozen=True, slots=True)
class ObjectionReceived:
    """Whose objection it is, on what grounds, and the day on which its papers came in."""

    objector: str
    grounds: str
    received_on: date


@dataclass(frozen=True, slots=True)
class ResultUpheld:
    """Why the result is right."""

    reason: str


@dataclass(frozen=True, slots=True)
class ObjectionAnswered:
    """What the party is told."""

    answer: str


class ResultController(Controller):
    """The result of a part within the caller's reach; a step out of order is refused with what is next."""

    tags = ("results",)

    @route("GET", _RESULT, "result", Act.READ_INSPECTIONS, problems=(404,))
    def result(
        self, office: GivenOffice, caller: GivenCaller, task: FromPath[str], department: FromPath[str]
    ) -> ResultView:
        """A result with all its versions, the newest first, and the objection to it."""
        return results.read_result(office, caller, task, department)

    @route("POST", f"{_RESULT}/report", "result-report", Act.RECORD_CHECKS, problems=_STEP)
    def report(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        task: FromPath[str],
        department: FromPath[str],
        data: JSONBody[ResultReported],
    ) -> ResultVersion:
        """Forms the report of a complete part."""
        return results.report_result(office, caller, task, department, data.opinion)

    @route("POST", "/results/publish", "results-publish", Act.PUBLISH_RESULTS, problems=_STEP, status_code=200)
    def publish(self, office: GivenOffice, caller: GivenCaller, data: JSONBody[TasksNamed]) -> Sequence[Result]:
        """Publishes the results of the caller's department in these tasks, all or none."""
        return results.publish_results(office, caller, data.tasks)

    @route("POST", f"{_RESULT}/circulate", "result-circulate", Act.PUBLISH_RESULTS, problems=_STEP, status_code=200)
    def circulate(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        task: FromPath[str],
        department: FromPath[str],
        data: JSONBody[ResultCirculated],
    ) -> Result:
        """Sends a result that the law keeps from the public to a circle instead."""
        return results.circulate_result(office, caller, task, department, data.circle, data.reason)

    @route("POST", f"{_RESULT}/object", "result-object", Act.HANDLE_OBJECTIONS, problems=_STEP)
    def object(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        task: FromPath[str],
        department: FromPath[str],
        data: JSONBody[ObjectionReceived],
    ) -> Objection:
        """Receives an objection; after the window it is refused with the last day."""
        return results.object_to_result(office, caller, task, department, data.objector, data.grounds, data.received_on)

    @route("POST", f"{_RESULT}/review", "result-review", Act.HANDLE_OBJECTIONS, problems=(404, 409), status_code=200)
    def review(
        self, office: GivenOffice, caller: GivenCaller, task: FromPath[str], department: FromPath[str]
    ) -> Objection:
        """Begins the review, which the caller makes; nobody who had a hand in the result."""
        return results.review_objection(office, caller, task, department)

    @route("POST", f"{_RESULT}/uphold", "result-uphold", Act.HANDLE_OBJECTIONS, problems=_STEP, status_code=200)
    def uphold(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        task: FromPath[str],
        department: FromPath[str],
        data: JSONBody[ResultUpheld],
    ) -> Objection:
        """The review finds no error."""
        return results.uphold_result(office, caller, task, department, data.reason)

    @route("POST", f"{_RESULT}/correct", "result-correct", Act.SIGN_RESULTS, problems=_STEP, status_code=200)
    def correct(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        task: FromPath[str],
        department: FromPath[str],
        data: JSONBody[Correction],
    ) -> ResultVersion:
        """Puts a published result right, signed by the head of the department; the versions before it stay."""
        return results.correct_result(office, caller, task, department, data)

    @route("POST", f"{_RESULT}/feed-back", "result-feed-back", Act.HANDLE_OBJECTIONS, problems=_STEP, status_code=200)
    def feed_back(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        task: FromPath[str],
        department: FromPath[str],
        data: JSONBody[ObjectionAnswered],
    ) -> Answered:
        """Answers the party, with the remedies that are left."""
        return results.feed_back(office, caller, task, department, data.answer)


class CaseFileController(Controller):
    """One target, one file."""

    tags = ("results",)

    @route("GET", _FILE, "case-file", Act.READ_INSPECTIONS, problems=(404,))
    def index(self, office: GivenOffice, caller: GivenCaller, task: FromPath[str]) -> FileView:
        """The file of a task with its index, as far as the caller sees."""
        return results.read_file_index(office, caller, task)

    @route("GET", f"{_FILE}/file.zip", "case-file-zip", Act.READ_INSPECTIONS, problems=(404,), files=[_ZIP])
    def zip(self, office: GivenOffice, caller: GivenCaller, task: FromPath[str]) -> Response[bytes]:
        """The file as it was bound: index, checksums, and every piece the caller sees."""
        content = results.read_file(office, caller, task)
        headers = {"Content-Disposition": 'attachment; filename="file.zip"', "Cache-Control": "no-store"}
        return Response(content, media_type=_ZIP, headers=headers)

    @route("POST", f"{_FILE}/bind", "case-file-bind", Act.PUBLISH_RESULTS, problems=(404, 409), status_code=200)
    def bind(self, office: GivenOffice, caller: GivenCaller, task: FromPath[str]) -> FileView:
        """Binds the file; the lead department does, once all results are out."""
        with press_apart() as press:
            return results.bind_file(office, caller, task, press)

    @route("POST", f"{_FILE}/archive", "case-file-archive", Act.PUBLISH_RESULTS, problems=(404, 409), status_code=200)
    def archive(self, office: GivenOffice, caller: GivenCaller, task: FromPath[str]) -> FileView:
        """Binds the file for good."""
        with press_apart() as press:
            return results.archive_file(office, caller, task, press)

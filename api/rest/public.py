"""The public part, without login: item lists, annual plans, draws with everything to repeat them, published plans."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from importlib.resources import files

from litestar import Controller, Response
from litestar.params import FromPath, FromQuery, JSONBody

from api.rest.described import JSON
from api.rest.given import Asked, GivenOffice
from api.rest.pages import USUAL, Cursor, Filter, Limit, PageOut, page_out, wanted
from api.rest.routing import OPEN, route
from coordination.desk import documents, drawing, plans, public, results, tasks
from coordination.desk.bulletins import bulletin
from coordination.desk.feedback import give_feedback
from coordination.desk.public import PublicVersion
from coordination.desk.results import JointResult, PublicResult
from coordination.desk.tasks import CheckCodePage, ComingInspection
from coordination.desk.work_rules import PublicDepartment, public_department, public_departments
from coordination.model.access import ANYBODY
from coordination.model.bulletins import Bulletin
from coordination.model.ceremony import DrawAttempt
from coordination.model.documents import VerifiedDocument
from coordination.model.feedback import FeedbackGiven
from coordination.model.items import InspectionItem
from coordination.model.plans import AnnualPlan
from coordination.model.results import PublicFilter

_DRAW = "/public/draws/{campaign:str}"


class PublicController(Controller):
    """What everybody may see."""

    tags = ("public",)

    @route("GET", "/public/items", "public-items", OPEN, problems=(422,))
    def items(
        self, office: GivenOffice, department: Filter = "", limit: Limit = USUAL, cursor: Cursor = ""
    ) -> PageOut[InspectionItem]:
        """The item lists of the departments."""
        return page_out(public.public_items(office, wanted(limit, cursor), department))

    @route("GET", "/public/departments", "public-departments", OPEN)
    def departments(self, office: GivenOffice) -> Sequence[PublicDepartment]:
        """The departments, with their public work rules and the results of a year."""
        return public_departments(office)

    @route("GET", "/public/departments/{department:str}", "public-department", OPEN, problems=(404,))
    def department(self, office: GivenOffice, department: FromPath[str]) -> PublicDepartment:
        """A department with its work rules, section by section."""
        return public_department(office, department)

    @route("GET", "/public/plans", "public-plans", OPEN)
    def plans(self, office: GivenOffice) -> Sequence[AnnualPlan]:
        """The annual plans that were made public."""
        return plans.published_plans(office)

    @route("GET", "/public/draws", "public-draws", OPEN)
    def draws(self, office: GivenOffice) -> Sequence[DrawAttempt]:
        """The draws whose record was made public; one that is void since stays here with the reason."""
        return drawing.published_draws(office)

    @route("GET", f"{_DRAW}/record.json", "public-draw-record", OPEN, problems=(404,), files=[JSON], tagged=True)
    def record(self, request: Asked, office: GivenOffice, campaign: FromPath[str]) -> Response[bytes]:
        """The record of a draw, byte by byte as it was published."""
        return _file(request, drawing.draw_files(office, ANYBODY, campaign)[0], "application/json")

    @route("GET", f"{_DRAW}/frame.csv", "public-draw-frame", OPEN, problems=(404,), files=["text/csv"], tagged=True)
    def frame(self, request: Asked, office: GivenOffice, campaign: FromPath[str]) -> Response[bytes]:
        """The frame a draw was made from."""
        return _file(request, drawing.draw_files(office, ANYBODY, campaign)[1], "text/csv")

    @route("GET", "/public/verify_draw.py", "public-verify-script", OPEN, files=["text/x-python"], tagged=True)
    def script(self, request: Asked) -> Response[bytes]:
        """A script for any Python that draws again and compares; it needs nothing else."""
        return _file(request, (files("api") / "public" / "verify_draw.py").read_bytes(), "text/x-python")

    @route(
        "GET", "/public/verify_substitutes.py", "public-substitutes-script", OPEN, files=["text/x-python"], tagged=True
    )
    def substitutes_script(self, request: Asked) -> Response[bytes]:
        """A script for any Python that draws substitutes again from record, frame and log, and compares."""
        return _file(request, (files("api") / "public" / "verify_substitutes.py").read_bytes(), "text/x-python")

    @route("GET", "/public/verify_repeats.py", "public-repeats-script", OPEN, files=["text/x-python"], tagged=True)
    def repeats_script(self, request: Asked) -> Response[bytes]:
        """A script for any Python that counts near visits anew from a ledger, and compares."""
        return _file(request, (files("api") / "public" / "verify_repeats.py").read_bytes(), "text/x-python")

    @route("GET", "/public/versions/{campaign:str}", "public-version", OPEN, problems=(404,))
    def version(self, office: GivenOffice, campaign: FromPath[str]) -> PublicVersion:
        """The newest published plan of a campaign."""
        return public.public_version(office, campaign)

    @route("GET", "/public/check-codes/{code:str}", "public-check-code", OPEN, problems=(404,))
    def check_code(self, office: GivenOffice, code: FromPath[str]) -> CheckCodePage:
        """Who comes, from which departments, for which items."""
        return tasks.check_code_page(office, code)

    @route(
        "POST",
        "/public/check-codes/{code:str}/feedback",
        "public-feedback",
        OPEN,
        problems=(404, 409, 413, 415, 422),
        status_code=204,
    )
    def feedback(self, office: GivenOffice, code: FromPath[str], data: JSONBody[FeedbackGiven]) -> None:
        """What whoever was shown a check code says of the visit; the inspecting departments do not see it."""
        give_feedback(office, code, data)

    @route("GET", "/public/documents/{number:str}", "public-document", OPEN, problems=(404, 422))
    def document(self, office: GivenOffice, number: FromPath[str], code: Filter = "") -> VerifiedDocument:
        """What a genuine paper with this number and code says of itself."""
        return documents.verify_document(office, number, code)

    @route("GET", "/public/document-files/{sha256:str}", "public-document-file", OPEN, problems=(404,))
    def document_file(self, office: GivenOffice, sha256: FromPath[str]) -> VerifiedDocument:
        """Which document a Word file or PDF is, by its SHA-256."""
        return documents.verify_file(office, sha256)

    @route("GET", "/public/notices/{campaign:str}", "public-notices", OPEN, problems=(404, 422))
    def notices(
        self, office: GivenOffice, campaign: FromPath[str], limit: Limit = USUAL, cursor: Cursor = ""
    ) -> PageOut[ComingInspection]:
        """The inspections that will be made, where the policy pack wants them announced."""
        return page_out(tasks.coming_inspections(office, campaign, wanted(limit, cursor)))

    @route("GET", "/public/results", "public-results", OPEN, problems=(422,))
    def results(
        self,
        office: GivenOffice,
        campaign: Filter = "",
        target: Filter = "",
        name: Filter = "",
        department: Filter = "",
        conclusion: Filter = "",
        since: FromQuery[date | None] = None,
        limit: Limit = USUAL,
        cursor: Cursor = "",
    ) -> PageOut[PublicResult]:
        """Published results: of a campaign, a target by id, targets with a part of a name, a department, or all.

        conclusion: of those that came to it, as they are now; since: of those published on that day or later.
        """
        filters = PublicFilter(campaign, target, name, department, conclusion, since)
        return page_out(results.public_results(office, filters, wanted(limit, cursor)))

    @route("GET", "/public/bulletin", "public-bulletin", OPEN, problems=(422,))
    def bulletin(self, office: GivenOffice, first: FromQuery[date], last: FromQuery[date]) -> Bulletin:
        """The results published between two days as numbers, by department and county."""
        return bulletin(office, first, last)

    @route("GET", "/public/results/{task:str}", "public-joint-result", OPEN, problems=(404,))
    def joint_result(self, office: GivenOffice, task: FromPath[str]) -> JointResult:
        """What the departments of one visit published, with the worst outcome as the joint conclusion."""
        return results.joint_result(office, task)


def _file(request: Asked, content: bytes, media_type: str) -> Response[bytes]:
    tag = f'"{sha256(content).hexdigest()[:32]}"'
    if tag in request.headers.get("if-none-match", ""):
        return Response(b"", status_code=304, media_type=media_type, headers={"ETag": tag})
    return Response(content, media_type=media_type, headers={"ETag": tag})

"""Accounts: the report of a year, alerts on repeated visits, self-assessment, the liability ledger of a task."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Annotated

from anyio.to_thread import run_sync
from litestar import Controller, Response
from litestar.params import FromPath, FromQuery, JSONBody, PathParameter

from api.rest.given import Asked, GivenCaller, GivenOffice, GivenUrl
from api.rest.issued_documents import ZIP, download
from api.rest.pages import Filter
from api.rest.routing import route
from api.rest.tasks import PART
from api.rest.uploads import sent_file
from coordination.desk import tasks
from coordination.desk.assessing import (
    add_indicator_file,
    bind_year,
    list_indicator_files,
    read_indicator_file,
    remove_indicator_file,
)
from coordination.desk.bulletins import warn_of_problems
from coordination.desk.repeats import prove_no_repeat
from coordination.desk.year_end import alert_repeats, assess_department, report_year, state_ground, trace_task
from coordination.documents.apart import printed_apart
from coordination.model.access import Act
from coordination.model.bulletins import ProblemRate
from coordination.model.repeats import RepeatReport
from coordination.model.year_end import (
    DepartmentYear,
    Ground,
    Indicator,
    IndicatorFile,
    ItemYear,
    LiabilityTrace,
    RepeatAlert,
    StatedGround,
)

_BASE = "BASE2026"
_REPEATS = "/years/{year:int}/repeats"
_FILES = "/years/{year:int}/assessments/{department:str}/files"
_FILE = f"{_FILES}/{{rule:str}}/{{sha256:str}}"
Year = Annotated[int, PathParameter(ge=2000, le=2999)]


@dataclass(frozen=True, slots=True)
class YearAnswer:
    """A year; saved: visits that going together saved; joint_rate: joint visits among all, null before the first."""

    year: int
    planned: int
    visits: int
    joint: int
    separate: int
    off_site: int
    direct_closed: int
    withdrawn: int
    departments: Sequence[DepartmentYear]
    items: Sequence[ItemYear]
    saved: int
    joint_rate: float | None


@dataclass(frozen=True, slots=True)
class GroundStated:
    """A ground that no fact in the service speaks for, and why it holds."""

    ground: Ground
    statement: str


class YearEndController(Controller):
    """Counts within the caller's reach; nothing scores how many inspections there were."""

    tags = ("accounts of the year",)

    @route("GET", "/years/{year:int}", "year", Act.READ_INSPECTIONS, problems=(404,))
    def year(self, office: GivenOffice, caller: GivenCaller, year: Year) -> YearAnswer:
        """What was planned in a year, and what was done."""
        found = report_year(office, caller, year)
        whole = {name: getattr(found, name) for name in ("departments", "items")}
        return YearAnswer(**{**asdict(found), **whole}, saved=found.saved, joint_rate=found.joint_rate)

    @route("GET", "/years/{year:int}/assessments/{department:str}", "assessment", Act.READ_INSPECTIONS, problems=(404,))
    def assessment(
        self, office: GivenOffice, caller: GivenCaller, year: Year, department: FromPath[str]
    ) -> Sequence[Indicator]:
        """The 14 indicators of a department's year, evidence filled in where the system has it."""
        return assess_department(office, caller, year, department)

    @route("GET", _FILES, "indicator-files", Act.READ_INSPECTIONS, problems=(404,))
    def files(
        self, office: GivenOffice, caller: GivenCaller, year: Year, department: FromPath[str]
    ) -> Sequence[IndicatorFile]:
        """What a department attached to the indicators that no count can fill."""
        return list_indicator_files(office, caller, year, department)

    @route(
        "POST",
        f"{_FILES}/{{rule:str}}",
        "indicator-file-add",
        Act.PUBLISH_RESULTS,
        problems=(404, 413, 422),
        waits=False,
        status_code=200,
        gives=IndicatorFile,
        takes_file=True,
        request_max_body_size=tasks.LARGEST_EVIDENCE_BYTES + 1024,
    )
    async def add_file(
        self,
        request: Asked,
        office: GivenOffice,
        caller: GivenCaller,
        year: Year,
        department: FromPath[str],
        rule: FromPath[str],
        name: Filter = "",
    ) -> IndicatorFile:
        """Attaches a file, sent as an import is, to an indicator of the own department; the same file twice is one."""
        content = await sent_file(request)
        return await run_sync(lambda: add_indicator_file(office, caller, year, department, rule, name, content))

    @route(
        "GET",
        _FILE,
        "indicator-file",
        Act.READ_INSPECTIONS,
        problems=(404,),
        files=tasks.EVIDENCE_TYPES,
    )
    def file(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        year: Year,
        department: FromPath[str],
        rule: FromPath[str],
        sha256: FromPath[str],
    ) -> Response[bytes]:
        """A file that was attached; it is downloaded and never shown as a page of ours."""
        found, content = read_indicator_file(office, caller, year, department, rule, sha256)
        return download(content, found.media_type, found.name)

    @route("DELETE", _FILE, "indicator-file-remove", Act.PUBLISH_RESULTS, problems=(404,))
    def remove_file(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        year: Year,
        department: FromPath[str],
        rule: FromPath[str],
        sha256: FromPath[str],
    ) -> None:
        """Takes a file back that was attached by mistake."""
        remove_indicator_file(office, caller, year, department, rule, sha256)

    @route(
        "POST",
        "/years/{year:int}/assessments/{department:str}/file.zip",
        "year-file",
        Act.READ_INSPECTIONS,
        problems=(404, 422),
        status_code=200,
        files=[ZIP],
    )
    def year_file(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        public_url: GivenUrl,
        year: Year,
        department: FromPath[str],
    ) -> Response[bytes]:
        """The year of a department in one file: self-assessment, what it counts, everything attached, checksums."""
        content = bind_year(office, caller, year, department, public_url, printed_apart)
        return download(content, ZIP, f"{year}-{department}.zip")

    @route("GET", "/repeat-alerts", "repeat-alerts", Act.READ_INSPECTIONS, problems=(404, 422))
    def alerts(
        self, office: GivenOffice, caller: GivenCaller, pack: Filter = _BASE, on: FromQuery[date | None] = None
    ) -> Sequence[RepeatAlert]:
        """Targets visited too often in the year up to a day, and officers who met one again."""
        return alert_repeats(office, caller, pack, on)

    @route("GET", _REPEATS, "year-repeats", Act.READ_INSPECTIONS, problems=(404, 422), opt={"everywhere": True})
    def repeats(self, office: GivenOffice, caller: GivenCaller, year: Year, pack: Filter = _BASE) -> RepeatReport:
        """Every pair of visits to one target nearer than the gap of a pack, with the cause that allowed it."""
        return prove_no_repeat(office, caller, year, pack).report

    @route(
        "GET",
        f"{_REPEATS}/ledger.csv",
        "year-repeats-ledger",
        Act.READ_INSPECTIONS,
        problems=(404, 422),
        files=["text/csv"],
        opt={"everywhere": True},
    )
    def ledger(self, office: GivenOffice, caller: GivenCaller, year: Year, pack: Filter = _BASE) -> Response[bytes]:
        """The ledger that the report is counted from, byte by byte as its digest says."""
        headers = {"Content-Disposition": 'attachment; filename="ledger.csv"', "Cache-Control": "no-store"}
        content = prove_no_repeat(office, caller, year, pack).ledger
        return Response(content, media_type="text/csv", headers=headers)

    @route("GET", "/years/{year:int}/warnings", "year-warnings", Act.READ_INSPECTIONS, problems=(404,))
    def warnings(self, office: GivenOffice, caller: GivenCaller, year: Year) -> Sequence[ProblemRate]:
        """How often problems were found by item and county, first where chance does not explain them."""
        return warn_of_problems(office, caller, year)

    @route("POST", f"{PART}/grounds", "ground-state", Act.SIGN_RESULTS, problems=(404, 409, 413, 415, 422))
    def ground(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        task: FromPath[str],
        department: FromPath[str],
        data: JSONBody[GroundStated],
    ) -> StatedGround:
        """The head of a department states a ground of exemption or liability, once and for good."""
        return state_ground(office, caller, task, department, data.ground, data.statement)

    @route("GET", "/inspections/{task:str}/trace", "inspection-trace", Act.READ_INSPECTIONS, problems=(404,))
    def trace(self, office: GivenOffice, caller: GivenCaller, task: FromPath[str]) -> LiabilityTrace:
        """Who did what when in a task, and the grounds its facts speak for."""
        return trace_task(office, caller, task)

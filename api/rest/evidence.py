"""Evidence of a department's part: bytes in, bytes out, by digest."""

from __future__ import annotations

from urllib.parse import quote

from anyio.to_thread import run_sync
from litestar import Controller, Response
from litestar.params import FromPath

from api.rest.given import Asked, GivenCaller, GivenOffice
from api.rest.pages import Filter
from api.rest.routing import route
from api.rest.tasks import PART
from api.rest.uploads import sent_file
from coordination.desk import results, tasks
from coordination.model.access import Act
from coordination.model.on_site import Evidence
from coordination.model.results import ObjectionPaper

_PAPERS = f"{PART}/result/papers"


class EvidenceController(Controller):
    """Photos, recordings and documents; what they are is told by their bytes, not by their names."""

    tags = ("tasks",)
    request_max_body_size = tasks.LARGEST_EVIDENCE_BYTES + 1024

    @route(
        "POST",
        f"{PART}/evidence",
        "evidence-add",
        Act.RECORD_CHECKS,
        problems=(404, 409, 413, 422),
        waits=False,
        status_code=200,
        gives=Evidence,
        takes_file=True,
    )
    async def add(
        self,
        request: Asked,
        office: GivenOffice,
        caller: GivenCaller,
        task: FromPath[str],
        department: FromPath[str],
        name: Filter = "",
        check: Filter = "",
    ) -> Evidence:
        """Attaches a file, sent as an import is, to a part or to one check of it; the same file twice is one."""
        content = await sent_file(request)
        return await run_sync(lambda: tasks.add_evidence(office, caller, task, department, name, content, check))

    @route(
        "GET",
        f"{PART}/evidence/{{sha256:str}}",
        "evidence",
        Act.READ_INSPECTIONS,
        problems=(404,),
        files=tasks.EVIDENCE_TYPES,
    )
    def evidence(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        task: FromPath[str],
        department: FromPath[str],
        sha256: FromPath[str],
    ) -> Response[bytes]:
        """A piece of evidence; it is downloaded and never shown as a page of ours."""
        found, content = tasks.read_evidence(office, caller, task, department, sha256)
        return _downloaded(found.name, found.media_type, content)

    @route(
        "POST",
        _PAPERS,
        "objection-paper-add",
        Act.HANDLE_OBJECTIONS,
        problems=(404, 409, 413, 422),
        waits=False,
        status_code=200,
        gives=ObjectionPaper,
        takes_file=True,
    )
    async def add_paper(
        self,
        request: Asked,
        office: GivenOffice,
        caller: GivenCaller,
        task: FromPath[str],
        department: FromPath[str],
        name: Filter = "",
    ) -> ObjectionPaper:
        """Attaches what the party handed in with its objection; from the decision on, what is sent with the answer."""
        content = await sent_file(request)
        return await run_sync(lambda: results.add_paper(office, caller, task, department, name, content))

    @route(
        "GET",
        f"{_PAPERS}/{{sha256:str}}",
        "objection-paper",
        Act.READ_INSPECTIONS,
        problems=(404,),
        files=tasks.EVIDENCE_TYPES,
    )
    def paper(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        task: FromPath[str],
        department: FromPath[str],
        sha256: FromPath[str],
    ) -> Response[bytes]:
        """A paper of an objection."""
        found, content = results.read_paper(office, caller, task, department, sha256)
        return _downloaded(found.name, found.media_type, content)


def _downloaded(name: str, media_type: str, content: bytes) -> Response[bytes]:
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}", "Cache-Control": "no-store"}
    return Response(content, media_type=media_type, headers=headers)

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
from coordination.desk import tasks
from coordination.model.access import Act
from coordination.model.on_site import Evidence


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
        """Attaches the body to a part, or to one check of it; the same file twice is one."""
        content = await request.body()
        return await run_sync(lambda: tasks.add_evidence(office, caller, task, department, name, content, check))

    @route("GET", f"{PART}/evidence/{{sha256:str}}", "evidence", Act.READ_INSPECTIONS, problems=(404,))
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
        headers = {
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(found.name)}",
            "Cache-Control": "no-store",
        }
        return Response(content, media_type=found.media_type, headers=headers)

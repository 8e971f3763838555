"""Printed forms: issued, read as Word file or PDF, packed for a whole batch; templates an office may replace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

import msgspec
from anyio.to_thread import run_sync
from litestar import Controller, Response
from litestar.params import FromPath, JSONBody

from api.rest.given import Asked, GivenCaller, GivenOffice, GivenUrl
from api.rest.pages import USUAL, Cursor, Filter, Limit, PageOut, page_out, wanted
from api.rest.repeats import done_once
from api.rest.routing import route
from api.rest.uploads import sent_file
from coordination.desk import documents
from coordination.desk.documents.writing import acts_of_forms
from coordination.documents.apart import press_apart, printed_apart
from coordination.documents.checking import LARGEST_TEMPLATE_BYTES, placeholders
from coordination.documents.forms import FORMS
from coordination.model.access import Act
from coordination.model.documents import IssuedDocument, Subject, TemplateVersion

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF, ZIP = "application/pdf", "application/zip"
_FORM = "/document-forms/{form_code:str}"
_TEMPLATE = f"{_FORM}/template.docx"


@dataclass(frozen=True, slots=True)
class FormDescribed:
    """A form. scope: what a document of it is about; placeholders: what its template may name."""

    code: str
    title: str
    scope: str
    acts: tuple[Act, ...]
    placeholders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentsAsked:
    """A form, and about what documents are wanted: all of them are issued, or none."""

    form: str
    subjects: tuple[Subject, ...]


@dataclass(frozen=True, slots=True)
class BatchAsked:
    """The forms that are wanted for a whole batch; all that can be printed so where none is named."""

    forms: tuple[str, ...] = ()


class DocumentController(Controller):
    """Documents that were issued are kept as they are; asked for again unchanged, they are the same."""

    tags = ("documents",)

    @route("GET", "/document-forms", "document-forms", Act.READ_INSPECTIONS)
    def forms(self) -> Sequence[FormDescribed]:
        """The forms there are."""
        return [
            FormDescribed(one.code, one.title, one.scope.value, one.acts, tuple(placeholders(one.paper)))
            for one in FORMS.values()
        ]

    @route("GET", "/documents", "documents", Act.READ_INSPECTIONS, problems=(422,))
    def documents(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        subject: Filter = "",
        of_form: Filter = "",
        limit: Limit = USUAL,
        cursor: Cursor = "",
    ) -> PageOut[IssuedDocument]:
        """The documents within the caller's reach, by their numbers."""
        return page_out(documents.list_documents(office, caller, subject, of_form, wanted(limit, cursor)))

    @route(
        "POST",
        "/documents",
        "documents-issue",
        acts_of_forms(),
        problems=(404, 409, 422),
        status_code=200,
        gives=list[IssuedDocument],
        once=True,
    )
    def issue(
        self,
        request: Asked,
        office: GivenOffice,
        caller: GivenCaller,
        public_url: GivenUrl,
        data: JSONBody[DocumentsAsked],
    ) -> Response[bytes]:
        """Issues a form about one subject or many; which acts a form needs, its description says."""
        return done_once(
            request,
            office,
            caller,
            msgspec.json.encode(data),
            lambda: (200, documents.issue_documents(office, caller, data.form, data.subjects, public_url)),
        )

    @route(
        "GET",
        "/documents/{number:str}/document.docx",
        "document-word",
        Act.READ_INSPECTIONS,
        problems=(404,),
        files=[DOCX],
    )
    def word(self, office: GivenOffice, caller: GivenCaller, number: FromPath[str]) -> Response[bytes]:
        """A document as its Word file, as it was issued."""
        found, content = documents.read_docx(office, caller, number)
        return download(content, DOCX, f"{found.title}-{found.number}.docx")

    @route(
        "GET",
        "/documents/{number:str}/document.pdf",
        "document-pdf",
        Act.READ_INSPECTIONS,
        problems=(404,),
        files=[PDF],
    )
    def pdf(self, office: GivenOffice, caller: GivenCaller, number: FromPath[str]) -> Response[bytes]:
        """A document as PDF."""
        found, content = documents.read_pdf(office, caller, number, printed_apart)
        return download(content, PDF, f"{found.title}-{found.number}.pdf")

    @route(
        "POST",
        "/batches/{batch:str}/documents.zip",
        "documents-batch",
        (Act.PREPARE_INSPECTIONS, Act.RECORD_CHECKS),
        problems=(404, 409, 422),
        status_code=200,
        files=[ZIP],
    )
    def batch(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        public_url: GivenUrl,
        batch: FromPath[str],
        data: JSONBody[BatchAsked],
    ) -> Response[bytes]:
        """Issues forms for everything of a batch: a Word file each, and one PDF a form to be printed at once."""
        with press_apart() as press:
            content = documents.print_batch(office, caller, batch, data.forms, public_url, press)
        return download(content, ZIP, f"{batch}.zip")


class TemplateController(Controller):
    """Templates are Word files; one with any fault is not taken, and told with all of them."""

    tags = ("documents",)
    request_max_body_size = LARGEST_TEMPLATE_BYTES + 1024

    @route("GET", _TEMPLATE, "document-template", Act.READ_INSPECTIONS, problems=(404,), files=[DOCX])
    def template(self, office: GivenOffice, caller: GivenCaller, form_code: FromPath[str]) -> Response[bytes]:
        """The template in use, to be edited in Word."""
        return download(documents.read_template(office, caller, form_code), DOCX, f"{FORMS[form_code].title}.docx")

    @route(
        "POST",
        f"{_FORM}/trial",
        "document-template-trial",
        Act.PREPARE_INSPECTIONS,
        problems=(404, 413, 422),
        waits=False,
        status_code=200,
        files=[PDF],
        takes_file=True,
        opt={"everywhere": True},
    )
    async def trial(
        self, request: Asked, office: GivenOffice, caller: GivenCaller, form_code: FromPath[str]
    ) -> Response[bytes]:
        """Judges a template, and shows it filled with its own placeholders; nothing is changed."""
        content = await sent_file(request)
        found = await run_sync(lambda: documents.check_template(office, caller, form_code, content, printed_apart))
        return download(found.sample, PDF, f"{found.form}.pdf")

    @route(
        "PUT",
        _TEMPLATE,
        "document-template-replace",
        Act.PREPARE_INSPECTIONS,
        problems=(404, 413, 422),
        waits=False,
        gives=TemplateVersion,
        takes_file=True,
        opt={"everywhere": True},
    )
    async def replace(
        self, request: Asked, office: GivenOffice, caller: GivenCaller, form_code: FromPath[str]
    ) -> TemplateVersion:
        """Puts a template of the office's own in place; what was issued stays as it is."""
        content = await sent_file(request)
        return await run_sync(lambda: documents.replace_template(office, caller, form_code, content, printed_apart))

    @route(
        "DELETE",
        _TEMPLATE,
        "document-template-restore",
        Act.PREPARE_INSPECTIONS,
        problems=(404,),
        opt={"everywhere": True},
    )
    def restore(self, office: GivenOffice, caller: GivenCaller, form_code: FromPath[str]) -> None:
        """Puts the program's own template back."""
        documents.restore_template(office, caller, form_code)


def download(content: bytes, media_type: str, name: str) -> Response[bytes]:
    """A file that is saved, never shown as a page of ours."""
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}", "Cache-Control": "no-store"}
    return Response(content, media_type=media_type, headers=headers)

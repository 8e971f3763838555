"""Use cases: documents are issued, listed and read; each has a number, a code that proves it, and kept digests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from coordination.desk.documents.templates import template_of
from coordination.desk.documents.writing import Written, form_named, written
from coordination.desk.masking import sees_contacts
from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.documents.filling import Prepared, fill, prepare
from coordination.documents.forms import FORMS, LETTERS, Form
from coordination.documents.papers import Paper
from coordination.documents.printing import Press, printed
from coordination.documents.wording import day
from coordination.errors import BadInputError, ForbiddenError
from coordination.model.access import Act, Caller
from coordination.model.documents import IssuedDocument, Subject
from coordination.model.pages import Page, Wanted
from coordination.storage import documents, site_records, tasks
from coordination.storage.columns import to_json
from coordination.storage.database import Work

MOST_AT_ONCE = 1000
CODE_DIGITS = 12
_GROUP = 4


def issue_document(office: Office, caller: Caller, code: str, subject: Subject, url: str) -> IssuedDocument:
    """Issues one document, as `issue_documents` does."""
    return issue_documents(office, caller, code, [subject], url)[0]


def issue_documents(
    office: Office, caller: Caller, code: str, subjects: Sequence[Subject], url: str
) -> list[IssuedDocument]:
    """Issues a form about each subject, all or none; what would say the same again is the document there is already.

    url: where the public reaches the service, for QR codes and for whoever verifies a paper. Raises ForbiddenError,
    NotFoundError, and NotAllowedError with every subject it is too early for.
    """
    form = form_named(code)
    subjects = list(dict.fromkeys(subjects))
    if not 0 < len(subjects) <= MOST_AT_ONCE:
        raise BadInputError("document-too-many", most=MOST_AT_ONCE)
    with office.database.transaction() as session:
        found = written(office, session, caller, form, subjects, url)
        template = template_of(session, form)
        held = documents.newest_of(session, form.code, [one.subject for one in found])
        template_sha256, prepared = sha256(template).hexdigest(), prepare(template)
        issued, new = [], []
        for one in found:
            before, made_of = held.get(one.subject), (_digest(one.paper), template_sha256)
            if before is None or (before.content_sha256, before.template_sha256) != made_of:
                head = _head(office, caller, form, one, before, made_of, url)
                before = _made(session, prepared, one, head, url)
                new.append(before)
            issued.append(before)
        documents.add_issued(session, new)
        for detail in dict.fromkeys(one.detail for one in new):
            told = {one.subject: _noted(one) for one in new if one.detail == detail}
            office.acting_for(caller).note_each("document-issued", told)
    return issued


def list_documents(office: Office, caller: Caller, subject: str, form: str, wanted: Wanted) -> Page[IssuedDocument]:
    """A page of the documents the caller sees, by their numbers; empty is any subject and form."""
    require(caller, Act.READ_INSPECTIONS)
    with office.database.reading() as session:
        return documents.issued_page(session, caller.reach, LETTERS, subject, form, wanted)


def read_docx(office: Office, caller: Caller, number: str) -> tuple[IssuedDocument, bytes]:
    """A document as its Word file, as it was issued.

    Raises NotFoundError; ForbiddenError for contacts or for what all recorded, where the caller may not see them.
    """
    with office.database.reading() as session:
        found = seen(session, caller, number)
        return found, site_records.contents(session, [found.sha256])[found.sha256]


def read_pdf(office: Office, caller: Caller, number: str, press: Press = printed) -> tuple[IssuedDocument, bytes]:
    """A document as PDF, set from its Word file; its digest is kept, so that the file can be verified.

    press: what sets it, here or in another process.
    """
    found, docx = read_docx(office, caller, number)
    pdf = press([docx], f"{found.title} {found.number}")
    digest = sha256(pdf).hexdigest()
    with office.database.reading() as session:
        known = documents.is_print(session, digest)
    if not known:
        with office.database.transaction() as session:
            documents.add_print(session, digest, number)
    return found, pdf


def seen(session: Work, caller: Caller, number: str) -> IssuedDocument:
    """A document the caller may read."""
    require(caller, Act.READ_INSPECTIONS)
    found, own = documents.issued(session, number, caller.reach, LETTERS), caller.reach.department
    form = FORMS.get(found.form)
    if found.task and form is not None and form.whole:
        task = tasks.task(session, caller.reach, found.task)
        if own not in {"", task.lead_department}:
            raise ForbiddenError("task-led-by-other", task=task.id, department=task.lead_department)
    if form is not None and form.contacts and not sees_contacts(caller):
        raise ForbiddenError("document-with-contacts", number=number)
    return found


def _noted(one: IssuedDocument) -> dict[str, str | int]:
    """What the audit chain keeps of a document; its subject is the task, where it is of one."""
    return {"form": one.form, "number": one.number, "sha256": one.sha256}


def _head(
    office: Office,
    caller: Caller,
    form: Form,
    one: Written,
    before: IssuedDocument | None,
    made_of: tuple[str, str],
    url: str,
) -> IssuedDocument:
    """A document before its file is made: numbered, and with the digest its code is the beginning of.

    made_of: the digests of what it says and of its template.
    """
    content_sha256, template_sha256 = made_of
    sequence = 1 if before is None else before.sequence + 1
    about = "-".join(filter(None, (one.subject.id, one.subject.detail)))
    number, now = f"{form.mark}-{about}-{sequence}", office.clock()
    said = replace(one.paper, number=number, issued_on=day(now), verify_address=_verify_address(url))
    digest = sha256(to_json(said)).hexdigest()
    return IssuedDocument(
        number=number,
        form=form.code,
        subject=one.subject.id,
        detail=one.subject.detail,
        sequence=sequence,
        task=one.task,
        department=one.department,
        title=form.title,
        name=one.name,
        issuer=one.paper.issuer,
        code=digest[:CODE_DIGITS],
        content_sha256=content_sha256,
        paper_sha256=digest,
        template_sha256=template_sha256,
        sha256="",
        issued_by=caller.name,
        issued_at=now,
    )


def _made(session: Work, prepared: Prepared, one: Written, head: IssuedDocument, url: str) -> IssuedDocument:
    """The document with its Word file made and kept."""
    said = replace(
        one.paper,
        number=head.number,
        code=grouped(head.code),
        issued_on=day(head.issued_at),
        verify_address=_verify_address(url),
    )
    return replace(head, sha256=site_records.keep(session, fill(prepared, said)))


def grouped(code: str) -> str:
    """A code as it is printed, in groups."""
    return "-".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))


def _digest(paper: Paper) -> str:
    """Of what a paper says, without what is new each time."""
    return sha256(to_json(replace(paper, number="", code="", issued_on="", verify_address=""))).hexdigest()


def _verify_address(url: str) -> str:
    return f"{url}/public/documents"

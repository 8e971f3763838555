"""Issued documents within reach, digests of their files, templates; and the facts only documents ask for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from sqlalchemy import ColumnElement, insert, or_, select, true
from sqlmodel import Session

from coordination.errors import NotFoundError
from coordination.model.access import Reach
from coordination.model.documents import IssuedDocument, Subject, TemplateVersion
from coordination.model.pages import Page, Wanted
from coordination.storage.account_rows import AccountRow
from coordination.storage.columns import from_row, to_row
from coordination.storage.document_rows import DocumentPrintRow, DocumentTemplateRow, IssuedDocumentRow
from coordination.storage.reading import ordering, paged
from coordination.storage.registers import bulk_insert, chunks, table_of
from coordination.storage.rows import PastVisitRow
from coordination.storage.task_reach import TASKS, is_letter, tasks_within

_ISSUED, _PRINTS, _TEMPLATES = (table_of(one) for one in (IssuedDocumentRow, DocumentPrintRow, DocumentTemplateRow))
_VISITS, _ACCOUNTS = table_of(PastVisitRow), table_of(AccountRow)
_EVERYWHERE = Reach()


def add_issued(session: Session, issued: Sequence[IssuedDocument]) -> None:
    """Stores documents; their Word files are kept already."""
    bulk_insert(session, _ISSUED, map(to_row, issued))


def newest_of(session: Session, form: str, subjects: Iterable[Subject]) -> dict[Subject, IssuedDocument]:
    """The newest document of a form about each subject that has one; whoever asks narrows them."""
    wanted = set(subjects)
    found: dict[Subject, IssuedDocument] = {}
    for chunk in chunks(sorted({one.id for one in wanted})):
        chosen = select(_ISSUED).where(_ISSUED.c.form == form, _ISSUED.c.subject.in_(chunk))
        for row in session.execute(chosen.order_by(_ISSUED.c.sequence)).mappings():
            one = Subject(row["subject"], row["detail"])
            if one in wanted:
                found[one] = from_row(IssuedDocument, dict(row))
    return found


def issued_of(session: Session, task: str) -> list[IssuedDocument]:
    """The newest document of each form and detail of a task; whoever asks narrows them."""
    chosen = select(_ISSUED).where(_ISSUED.c.task == task).order_by(_ISSUED.c.sequence)
    found = [from_row(IssuedDocument, dict(row)) for row in session.execute(chosen).mappings()]
    newest = {(one.form, one.detail): one for one in found}
    return sorted(newest.values(), key=lambda one: (one.department, one.issued_at, one.number))


def issued_page(
    session: Session, reach: Reach, letters: Collection[str], subject: str, form: str, wanted: Wanted
) -> Page[IssuedDocument]:
    """A page of the documents within reach, of a subject and a form or of all, by their numbers.

    letters: the forms that are handed on with a finding.
    """
    chosen = select(_ISSUED).where(*_within(reach, letters))
    for column, value in ((_ISSUED.c.subject, subject), (_ISSUED.c.form, form)):
        chosen = chosen.where(column == value) if value else chosen
    keys = [*ordering(_ISSUED, wanted), _ISSUED.c.number]
    return paged(session, IssuedDocument, chosen, f"document{wanted.order}", keys, wanted)


def letters_about(
    session: Session, reach: Reach, letters: Collection[str], task: str, number: int
) -> list[IssuedDocument]:
    """The documents within reach about a finding of a task, the newest first."""
    about = (_ISSUED.c.task == task, _ISSUED.c.detail == str(number), _ISSUED.c.form.in_(letters))
    chosen = select(_ISSUED).where(*about, *_within(reach, letters)).order_by(_ISSUED.c.issued_at.desc())
    return [from_row(IssuedDocument, dict(row)) for row in session.execute(chosen).mappings()]


def issued(session: Session, number: str, reach: Reach = _EVERYWHERE, letters: Collection[str] = ()) -> IssuedDocument:
    """One document within reach, by default any there is. Raises NotFoundError."""
    chosen = select(_ISSUED).where(_ISSUED.c.number == number, *_within(reach, letters))
    row = session.execute(chosen).mappings().first()
    if row is None:
        raise NotFoundError("document-not-found", number=number)
    return from_row(IssuedDocument, dict(row))


def _within(reach: Reach, letters: Collection[str]) -> list[ColumnElement[bool]]:
    """What a document must meet to be seen.

    A department sees those of its own parts, those of the whole task, and the letters about findings handed to it; what
    is of no task everybody sees who sees all of the city.
    """
    if reach == Reach():
        return []
    seen = select(TASKS.c.id).where(TASKS.c.id == _ISSUED.c.task, *tasks_within(reach)).exists()
    own = _ISSUED.c.department.in_(["", reach.department]) if reach.department else true()
    found = [seen & own]
    if reach.department:
        found.append(_ISSUED.c.form.in_(letters) & is_letter(_ISSUED.c.task, _ISSUED.c.detail, reach))
    if not reach.region and not reach.inspector:
        found.append((_ISSUED.c.task == "") & own)
    return [or_(*found)]


def by_file(session: Session, sha256: str) -> IssuedDocument | None:
    """The document a Word file or a PDF is, by its digest."""
    printed = select(_PRINTS.c.number).where(_PRINTS.c.sha256 == sha256)
    chosen = select(_ISSUED).where((_ISSUED.c.sha256 == sha256) | _ISSUED.c.number.in_(printed))
    row = session.execute(chosen).mappings().first()
    return None if row is None else from_row(IssuedDocument, dict(row))


def is_print(session: Session, sha256: str) -> bool:
    """Whether a PDF with this digest is known."""
    return session.execute(select(_PRINTS.c.number).where(_PRINTS.c.sha256 == sha256)).first() is not None


def add_print(session: Session, sha256: str, number: str) -> None:
    """Stores the digest of a PDF, unless it is known."""
    if not is_print(session, sha256):
        session.execute(insert(_PRINTS).values(sha256=sha256, number=number))


def template(session: Session, form: str) -> TemplateVersion | None:
    """The newest template an office put in place; None where it never did."""
    chosen = select(_TEMPLATES).where(_TEMPLATES.c.form == form).order_by(_TEMPLATES.c.number.desc())
    row = session.execute(chosen).mappings().first()
    return None if row is None else from_row(TemplateVersion, dict(row))


def add_template(session: Session, version: TemplateVersion) -> None:
    """Stores a template; its file is kept already."""
    session.execute(insert(_TEMPLATES).values(**to_row(version)))


def visited_days(session: Session, targets: Iterable[str], year: int) -> dict[str, list[tuple[date, str]]]:
    """On which days of a year which departments were at targets, by target (the ledger)."""
    found: dict[str, list[tuple[date, str]]] = defaultdict(list)
    within = _VISITS.c.visited_on.between(date(year, 1, 1), date(year, 12, 31))
    for chunk in chunks(sorted(set(targets))):
        columns = (_VISITS.c.target, _VISITS.c.visited_on, _VISITS.c.department)
        chosen = select(*columns).where(_VISITS.c.target.in_(chunk), _VISITS.c.on_site, within)
        for target, visited_on, department in session.execute(chosen):
            found[target].append((visited_on, department))
    return found


def display_names(session: Session) -> dict[str, str]:
    """What people call the accounts, by login name."""
    rows = session.execute(select(_ACCOUNTS.c.name, _ACCOUNTS.c.display_name))
    return {str(name): str(shown) for name, shown in rows}

"""Issued documents: what was handed out, under which number, and what proves that a paper is one of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Subject:
    """What a document is about. id: a task, batch, campaign, or year; detail: what of it, where its form wants that.

    detail: department of a part, an objection or an assessment; number of a finding; certificate of an officer.
    """

    id: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class IssuedDocument:
    """One document as it was issued; it is never changed. Issuing the same content again is the same document.

    number: unique, as printed; form: code; sequence: from 1 among those of its form and subject, so a higher one
    takes its place; task: where it is of one, else empty; department: whose part it shows, empty for what concerns
    all; name: of the target, batch, campaign or plan; code: printed on it, 12 hexadecimal digits; content_sha256: of
    what it says, without number, code and day; paper_sha256: with number and day, of which the code is the beginning;
    template_sha256: of its template; sha256: of its Word file.
    """

    number: str
    form: str
    subject: str
    detail: str
    sequence: int
    task: str
    department: str
    title: str
    name: str
    issuer: str
    code: str
    content_sha256: str
    paper_sha256: str
    template_sha256: str
    sha256: str
    issued_by: str
    issued_at: datetime


@dataclass(frozen=True, slots=True)
class TemplateVersion:
    """One template an office put in place of the one before. sha256: empty where it went back to the program's."""

    form: str
    number: int
    sha256: str
    changed_by: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class VerifiedDocument:
    """What everybody is told of a document whose number and code, or whose file, they have.

    newest: number of the document that has taken its place, its own where none has.
    """

    number: str
    form: str
    title: str
    name: str
    issuer: str
    issued_at: datetime
    newest: str

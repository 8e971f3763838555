"""Tables of issued documents, the digests of what was printed of them, and the templates an office put in place."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from coordination.storage.rows import sealed
from coordination.storage.task_rows import instant


class IssuedDocumentRow(SQLModel, table=True):
    """Issued documents; the Word file is kept content, by `sha256`."""

    __tablename__ = "issued_document"
    __table_args__: ClassVar = (
        UniqueConstraint("form", "subject", "detail", "sequence"),
        Index("ix_issued_document_task", "task"),
        Index("ix_issued_document_subject", "subject"),
        Index("ix_issued_document_sha256", "sha256"),
    )
    number: str = Field(primary_key=True)
    form: str
    subject: str
    detail: str
    sequence: int
    task: str
    department: str
    title: str
    name: str = Field(sa_column=sealed("issued_document.name"))
    issuer: str
    code: str
    content_sha256: str
    paper_sha256: str
    template_sha256: str
    sha256: str = Field(foreign_key="kept_content.sha256")
    issued_by: str
    issued_at: datetime = Field(sa_column=instant(nullable=False))


class DocumentPrintRow(SQLModel, table=True):
    """Digests of the PDF files that were made of issued documents."""

    __tablename__ = "document_print"
    sha256: str = Field(primary_key=True)
    number: str = Field(foreign_key="issued_document.number")


class DocumentTemplateRow(SQLModel, table=True):
    """Templates an office put in place; the newest of a form counts. The file is kept content, by `sha256`."""

    __tablename__ = "document_template"
    form: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    sha256: str
    changed_by: str
    changed_at: datetime = Field(sa_column=instant(nullable=False))

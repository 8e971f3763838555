"""Use cases of printed forms: issued one by one or for a whole batch, read, verified by anybody; templates replaced.

What a form says is written by `coordination.documents` from what the desk reads; a document that was issued is kept as
its Word file, and its PDF is set from that.
"""

from __future__ import annotations

from coordination.desk.documents.batches import BATCH_FORMS, batch_forms, print_batch
from coordination.desk.documents.issuing import issue_document, issue_documents, list_documents, read_docx, read_pdf
from coordination.desk.documents.templates import check_template, read_template, replace_template, restore_template
from coordination.desk.documents.verifying import verify_document, verify_file

__all__ = [
    "BATCH_FORMS",
    "batch_forms",
    "check_template",
    "issue_document",
    "issue_documents",
    "list_documents",
    "print_batch",
    "read_docx",
    "read_pdf",
    "read_template",
    "replace_template",
    "restore_template",
    "verify_document",
    "verify_file",
]

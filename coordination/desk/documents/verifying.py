"""Use cases for everybody: whether a paper with a number and a code, or a file, was issued here.

A code is the beginning of the digest of what the paper says, so it cannot be guessed from a number; whoever has both
is told what stands on the genuine paper, and sees whether the one at hand says something else.
"""

from __future__ import annotations

import hmac
import re

from coordination.desk.documents.issuing import CODE_DIGITS
from coordination.desk.office import Office
from coordination.errors import NotFoundError
from coordination.model.documents import IssuedDocument, Subject, VerifiedDocument
from coordination.storage import documents
from coordination.storage.database import Work

_DIGEST = re.compile("[0-9a-f]{64}")


def verify_document(office: Office, number: str, code: str) -> VerifiedDocument:
    """What the paper with this number says, where the code is its own; raises NotFoundError, whichever is wrong."""
    given = re.sub(r"[\s-]", "", code).lower()
    with office.database.reading() as session:
        found = documents.issued(session, number.strip())
        if len(given) != CODE_DIGITS or not hmac.compare_digest(given.encode(), found.code.encode()):
            raise NotFoundError("document-not-found", number=number)
        return _verified(session, found)


def verify_file(office: Office, sha256: str) -> VerifiedDocument:
    """Which document a Word file or PDF is, by its digest; raises NotFoundError for one that never came from here."""
    digest = sha256.strip().lower()
    with office.database.reading() as session:
        found = documents.by_file(session, digest) if _DIGEST.fullmatch(digest) else None
        if found is None:
            raise NotFoundError("document-file-unknown")
        return _verified(session, found)


def _verified(session: Work, found: IssuedDocument) -> VerifiedDocument:
    subject = Subject(found.subject, found.detail)
    newest = documents.newest_of(session, found.form, [subject])[subject]
    return VerifiedDocument(
        found.number, found.form, found.title, found.name, found.issuer, found.issued_at, newest.number
    )

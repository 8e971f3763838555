"""What a request was answered, kept so that the same request is answered again and not done again."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """The digest of the request, the status and body of its answer, and when it was given."""

    request_sha256: str
    status: int
    body: bytes = field(repr=False)
    kept_at: datetime

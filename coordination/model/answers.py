"""What a request was answered, kept so that the same request is answered again and not done again."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """The digest of the request, and the status and body of its answer."""

    request_sha256: str
    status: int
    body: bytes = field(repr=False)

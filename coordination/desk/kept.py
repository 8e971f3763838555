"""What was read of files that are known by their digest: such a file never changes, so it is read once.

Nothing here can be stale: who asks names the digest that the database holds now.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

from coordination.model.versions import PlanVersion
from coordination.storage import planning
from coordination.storage.columns import adapter_of
from coordination.storage.database import Work

_Record = TypeVar("_Record")
_VERSIONS_KEPT = 4


class Kept(Generic[_Record]):
    """The records that were asked for last, `most` of them, by digest."""

    def __init__(self, most: int, read: Callable[[bytes], _Record]) -> None:
        self._most, self._read, self._lock = most, read, Lock()
        self._records: OrderedDict[str, _Record] = OrderedDict()

    def of(self, sha256: str, load: Callable[[], bytes]) -> _Record:
        """The record with a digest; its file is loaded only where it is not kept."""
        with self._lock:
            if sha256 in self._records:
                self._records.move_to_end(sha256)
                return self._records[sha256]
        record = self._read(load())
        with self._lock:
            self._records[sha256] = record
            while len(self._records) > self._most:
                self._records.popitem(last=False)
        return record


def _version_of(raw: bytes) -> PlanVersion:
    version: PlanVersion = adapter_of(PlanVersion).validate_json(raw)
    return version


_VERSIONS = Kept(_VERSIONS_KEPT, _version_of)


def version_of(session: Work, campaign_id: str, number: int, sha256: str) -> PlanVersion:
    """A published version, whose digest the caller has looked up in the same transaction."""
    return _VERSIONS.of(sha256, lambda: planning.numbered_version(session, campaign_id, number))

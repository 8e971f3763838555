"""One target, one file (ZB-72): the index of everything a task left behind, a section for each department (C-24)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class FileState(StrEnum):
    """Open while the task is under way, bound within the time limit, archived once nothing can change any more."""

    OPEN = "open"
    BOUND = "bound"
    ARCHIVED = "archived"


class FileStep(StrEnum):
    """What can be done to a file."""

    BIND = "bind"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class FilePiece:
    """One piece of a file. section: code of a department, empty for what concerns all; path: inside the zip."""

    number: int
    section: str
    title: str
    path: str
    sha256: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class FileIndex:
    """What is in a file, in order."""

    task: str
    campaign: str
    target: str
    target_name: str
    pieces: tuple[FilePiece, ...]


@dataclass(frozen=True, slots=True)
class CaseFile:
    """The file of a task. index_sha256: digest of the index as JSON when it was last bound."""

    task: str
    state: FileState
    binding: int = 0
    index_sha256: str = ""
    bound_by: str = ""
    bound_at: datetime | None = None
    archived_at: datetime | None = None

"""bind: everything a task left behind to the index of its file and to the file itself, a zip equal byte for byte.

A section for what concerns all, then one for each department in order of its code (C-24, ZB-72).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from coordination.model.case_files import FileIndex, FilePiece
from coordination.model.tasks import Task

_BEGINNING = (1980, 1, 1, 0, 0, 0)  # of zip's own calendar: the same pieces give the same bytes


def piece(number: int, section: str, title: str, name: str, digest: str, size_bytes: int) -> FilePiece:
    """A piece in its place: numbered as in the paper file, in the folder of its section."""
    folder = section or "_"
    return FilePiece(number, section, title, f"{folder}/{number:03}-{plain(name)}", digest, size_bytes)


def bind(task: Task, pieces: Iterable[tuple[str, str, str, str, int]]) -> FileIndex:
    """The index of pieces given as section, title, name, digest and size; numbered through."""
    ordered = sorted(enumerate(pieces), key=lambda numbered: (numbered[1][0], numbered[0]))
    return FileIndex(
        task.id,
        task.campaign,
        task.target,
        task.target_name,
        tuple(piece(number, *given) for number, (_, given) in enumerate(ordered, 1)),
    )


def zipped(index: FileIndex, index_json: bytes, contents: Mapping[str, bytes]) -> bytes:
    """The file: index.json, SHA256SUMS, and every piece. contents: bytes by digest.

    Raises ValueError where a piece is missing or is not what the index says.
    """
    return packed(_files(index, index_json, contents))


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of files in their order; the same files give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _BEGINNING)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


def _files(index: FileIndex, index_json: bytes, contents: Mapping[str, bytes]) -> Sequence[tuple[str, bytes]]:
    wrong = [one.path for one in index.pieces if sha256(contents.get(one.sha256, b"")).hexdigest() != one.sha256]
    if wrong:
        raise ValueError(f"not what the index says: {', '.join(wrong)}")
    sums = [(sha256(index_json).hexdigest(), "index.json"), *((one.sha256, one.path) for one in index.pieces)]
    listed = "".join(f"{digest}  {path}\n" for digest, path in sums).encode()
    pieces = [(one.path, contents[one.sha256]) for one in index.pieces]
    return [("index.json", index_json), ("SHA256SUMS", listed), *pieces]


def plain(name: str) -> str:
    """A name that is one on every system."""
    kept = "".join(one if one.isalnum() or one in "-_. " else "_" for one in name).strip(". ")
    return kept[-100:] or "_"

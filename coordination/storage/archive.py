"""The file of a backup: a zip of one file of JSON lines for each table, and a manifest that is written last.

It gets its name only when it is whole and has been read back. Read, it is trusted in nothing: sizes and digests are
compared before a database is touched, and nothing is unpacked beyond what its manifest says.
"""

from __future__ import annotations

import io
import os
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from pydantic import ValidationError

from coordination.errors import BadInputError
from coordination.model.backups import FORMAT, Kind, Manifest, TablePart
from coordination.storage.columns import adapter_of, to_json

Columns = tuple[tuple[str, Kind], ...]
_MANIFEST = "manifest.json"
_LONGEST_MANIFEST, _LONGEST_LINE = 1 << 20, 3 << 29
_MOST_UNPACKED, _ALWAYS_UNPACKED = 200, 1 << 20
_DAMAGE = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)


class Packing:
    """A backup that is being written."""

    def __init__(self, zipped: ZipFile) -> None:
        self._zipped = zipped

    def add(self, name: str, columns: Columns, lines: Iterable[bytes], last_id: int | None) -> TablePart:
        """Writes the file of one table."""
        with self._zipped.open(_entry(_file_of(name)), "w", force_zip64=True) as file:
            return measured(name, columns, lines, last_id, file.write)

    def finish(self, manifest: Manifest) -> None:
        """Writes the manifest."""
        self._zipped.writestr(_entry(_MANIFEST), to_json(manifest))


class Unpacking:
    """A backup that is being read. sha256: the digest of its manifest, and so of all of it."""

    def __init__(self, zipped: ZipFile) -> None:
        self._zipped = zipped
        entries = {entry.filename: entry for entry in zipped.infolist()}
        raw = self._manifest(entries.get(_MANIFEST))
        self.sha256 = sha256(raw).hexdigest()
        try:
            self.manifest: Manifest = adapter_of(Manifest).validate_json(raw)
        except ValidationError as error:
            raise BadInputError("backup-damaged", file=_MANIFEST) from error
        if self.manifest.format != FORMAT:
            raise BadInputError("backup-other-format", format=self.manifest.format[:40], known=FORMAT)
        self._compare(entries, len(zipped.infolist()))

    def _manifest(self, entry: ZipInfo | None) -> bytes:
        if entry is None or entry.file_size > _LONGEST_MANIFEST:
            raise BadInputError("backup-not-one")
        return self._zipped.read(entry)

    def _compare(self, entries: dict[str, ZipInfo], count: int) -> None:
        parts = {_file_of(part.name): part for part in self.manifest.tables}
        if len(parts) != len(self.manifest.tables) or count != len(parts) + 1:
            raise BadInputError("backup-damaged", file=_MANIFEST)
        for name, part in parts.items():
            entry = entries.get(name)
            if entry is None or entry.file_size != part.bytes or entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
                raise BadInputError("backup-damaged", file=name)
            if part.bytes > max(_ALWAYS_UNPACKED, _MOST_UNPACKED * entry.compress_size):
                raise BadInputError("backup-bomb", file=name)

    def lines(self, part: TablePart) -> Iterator[bytes]:
        """The lines of one table; raises BadInputError at the end where they are not those of the manifest."""
        name, digest, rows = _file_of(part.name), sha256(), 0
        with _damage_told(name), io.BufferedReader(self._zipped.open(name)) as file:  # type: ignore[type-var]
            while line := file.readline(_LONGEST_LINE):
                digest.update(line)
                rows += 1
                if rows > part.rows or not line.endswith(b"\n"):
                    break
                yield line
        if rows != part.rows or digest.hexdigest() != part.sha256:
            raise BadInputError("backup-damaged", file=name)

    def verify(self, show: Callable[[int], None]) -> None:
        """Reads all of it once; raises BadInputError where anything is not as the manifest says. show: rows read."""
        for part in self.manifest.tables:
            for number, _ in enumerate(self.lines(part), 1):
                if number % 10_000 == 0:
                    show(10_000)
            show(part.rows % 10_000)


def measured(
    name: str, columns: Columns, lines: Iterable[bytes], last_id: int | None, write: Callable[[bytes], object] = len
) -> TablePart:
    """What a manifest says of a table with these lines; each of them is written."""
    digest, rows, size = sha256(), 0, 0
    for line in lines:
        write(line)
        digest.update(line)
        rows, size = rows + 1, size + len(line)
    return TablePart(name, columns, rows, size, digest.hexdigest(), last_id)


@contextmanager
def packing(path: str, show: Callable[[int], None]) -> Iterator[Packing]:
    """A new backup: whole, read back and under its name, or not at all. show: rows read back."""
    target = Path(path)
    try:
        handle, made = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                with ZipFile(file, "w", ZIP_DEFLATED) as zipped:
                    yield Packing(zipped)
                file.flush()
                os.fsync(file.fileno())
            with unpacking(made) as written:
                written.verify(show)
            Path(made).replace(target)
        finally:
            Path(made).unlink(missing_ok=True)
    except OSError as error:
        raise BadInputError("file-unwritable", path=path, error=error.strerror or "") from error


@contextmanager
def unpacking(path: str) -> Iterator[Unpacking]:
    """A backup to be read; raises BadInputError where it is none, or damaged."""
    try:
        file = Path(path).open("rb")  # noqa: SIM115 - closed below, where other errors mean other things
    except FileNotFoundError as error:
        raise BadInputError("file-not-found", path=path) from error
    except OSError as error:
        raise BadInputError("file-unreadable", path=path, error=error.strerror or "") from error
    with file:
        with _damage_told(Path(path).name, "backup-not-one"):
            zipped = ZipFile(file)
            given = Unpacking(zipped)
        with zipped:
            yield given


@contextmanager
def _damage_told(name: str, code: str = "backup-damaged") -> Iterator[None]:
    try:
        yield
    except _DAMAGE as error:
        raise BadInputError(code, file=name) from error


def _file_of(table: str) -> str:
    return f"tables/{table}.jsonl"


def _entry(name: str) -> ZipInfo:
    """Without the hour it was written, so that equal tables give equal files."""
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry

"""Use cases: everything in a database is written into one file, and read back into an empty database of either kind."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from coordination.desk.auditing import verdict_on
from coordination.desk.office import Office
from coordination.errors import BadInputError, NotAllowedError, NotFoundError
from coordination.model.backups import FORMAT, Manifest, TablePart
from coordination.storage import archive, counting, portable, schema
from coordination.storage.archive import Packing, Unpacking
from coordination.storage.database import Work
from coordination.storage.portable import KeptTable

Show = Callable[[str, int, int], None]
"""Told how far it is: step (backup, verify, restore, compare), rows done, rows in all."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup that was made or restored. sha256: the digest of its manifest, and so of all of it."""

    manifest: Manifest
    sha256: str


def back_up(office: Office, path: str, show: Show) -> Kept:
    """Writes one state of the database into a file; nobody is kept from working meanwhile, and nothing is changed.

    The file is read back before it gets its name. Log-ins are left out; personal data stay sealed. Raises
    NotFoundError where there is no database, NotAllowedError where a newer program made it, BadInputError where the
    file cannot be written.
    """
    if office.database.is_missing():
        raise NotFoundError("backup-nothing")
    with office.database.reading() as session:
        held = schema.revision(session.connection())
        if held is None:
            raise NotFoundError("backup-nothing")
        schema.require_known(held)
        kept = portable.kept_tables(session)
        total = sum(portable.count(session, one) for one in kept)
        with archive.packing(path, _counting("verify", total, show)) as packing:
            packed = _counting("backup", total, show)
            parts = tuple(_packed(session, packing, one, packed) for one in kept)
            verdict = verdict_on(session)
            made_at = office.clock().isoformat(timespec="seconds")
            packing.finish(Manifest(FORMAT, held, made_at, verdict.head, len(verdict.faults), parts))
    with archive.unpacking(path) as made:
        return Kept(made.manifest, made.sha256)


def _packed(session: Work, packing: Packing, kept: KeptTable, show: Callable[[int], None]) -> TablePart:
    last = counting.last_id(session, kept)
    part = packing.add(kept.name, kept.columns, portable.lines(session, kept), last)
    show(part.rows)
    return part


def restore(office: Office, path: str, expected: str | None, show: Show) -> Kept:
    """Reads a backup into a database without tables: all of it, compared with what it should be, or nothing.

    One of an older form is brought forward. Afterwards the audit chain is verified, and goes on with one event that
    holds the digest of the backup. expected: the digest written down when it was made.

    Raises BadInputError where the backup is damaged or not the one expected, NotAllowedError where the database has
    tables already or the backup is of a newer program, UnavailableError where the key of its personal data
    is missing.
    """
    with archive.unpacking(path) as given:
        manifest = given.manifest
        if expected is not None and expected.strip().lower() != given.sha256:
            raise BadInputError("backup-unexpected", found=given.sha256)
        schema.require_known(manifest.revision)
        with office.database.transaction() as session:
            if portable.has_tables(session):
                raise NotAllowedError("restore-not-empty")
        given.verify(_counting("verify", manifest.rows, show))
        with office.database.transaction() as session:
            _fill(session, given, show)
            office.database.require_keys(session)
            schema.migrate(session.connection())
            verdict = verdict_on(session)
            if verdict.head != manifest.audit_head or len(verdict.faults) != manifest.audit_faults:
                raise BadInputError("backup-other-audit", verdict.faults, count=len(verdict.faults))
            detail: dict[str, str | int] = {
                "backup_sha256": given.sha256,
                "tables": len(manifest.tables),
                "rows": manifest.rows,
            }
            office.note("restored", "database", detail)
    return Kept(manifest, given.sha256)


def copy(source: Office, target: Office, show: Show) -> Kept:
    """Everything of one database into another, empty one, by way of a backup that is deleted afterwards."""
    with tempfile.TemporaryDirectory(prefix="onevisit-copy-") as folder:
        path = str(Path(folder) / "backup.zip")
        back_up(source, path, show)
        return restore(target, path, None, show)


def _fill(session: Work, given: Unpacking, show: Show) -> None:
    """Makes the tables as the backup has them, fills them, and reads everything back."""
    if portable.has_tables(session):
        raise NotAllowedError("restore-not-empty")
    manifest = given.manifest
    schema.migrate(session.connection(), manifest.revision)
    parts = {part.name: part for part in manifest.tables}
    kept = portable.kept_tables(session)
    if {one.name: one.columns for one in kept} != {part.name: part.columns for part in manifest.tables}:
        raise BadInputError("backup-other-tables")
    filled, compared = _counting("restore", manifest.rows, show), _counting("compare", manifest.rows, show)
    for one in kept:
        for count in portable.put(session, one, given.lines(parts[one.name])):
            filled(count)
        counting.use_up(session, one, parts[one.name].last_id)
    for one in kept:
        part = parts[one.name]
        if archive.measured(one.name, one.columns, portable.lines(session, one), part.last_id) != part:
            raise BadInputError("backup-not-equal", table=one.name)
        compared(part.rows)


def _counting(step: str, total: int, show: Show) -> Callable[[int], None]:
    done = 0

    def add(count: int) -> None:
        nonlocal done
        done += count
        show(step, done, total)

    return add

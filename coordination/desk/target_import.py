"""Register entries become targets: recognised by their codes, merged, stored with all they are found by."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from coordination.desk.office import Office
from coordination.model.codes import uscc_fault
from coordination.model.targets import RegisterEntry
from coordination.stages.identify import Code, codes_of, merged, premises_of, same_target
from coordination.storage import targets
from coordination.storage.database import Work
from coordination.storage.registers import Changes, chunks

Told = Callable[[str, int, int], None]
"""Told the step, and how much of how much of it is done."""
STEPS = ("read", "identify", "store", "premises")
_MANY = 10_000  # rows, after which what the database knows of the registers is out of date


def take_in_targets(office: Office, session: Work, entries: Sequence[RegisterEntry], told: Told) -> Changes:
    """Stores the entries that are new or changed, and what they make of their targets."""
    differing, changes = targets.differing(session, entries)
    if not differing:
        return changes
    codes = [codes_of(entry) for entry in differing]
    held_by = targets.holders(session, (code for own in codes for code in own))
    told("identify", 0, len(differing))
    rows_of, absorbed = _rows_by_target(session, differing, codes, held_by)
    told("identify", len(differing), len(differing))
    fresh = {target: [differing[row] for row in rows] for target, rows in rows_of.items()}
    moved = _store(office, session, fresh, told)
    found_by = {code: target for target, rows in rows_of.items() for row in rows for code in codes[row]}
    targets.write_codes(session, found_by, held_by)
    told("premises", 0, 1)
    if moved or absorbed:  # premises follow from the places of all targets, and from nothing else
        targets.write_premises(session, premises_of(targets.places(session)))
    if len(differing) > _MANY:
        targets.refresh_statistics(session)
    told("premises", 1, 1)
    return changes


def _rows_by_target(
    session: Work, entries: Sequence[RegisterEntry], codes: Sequence[Sequence[Code]], held_by: Mapping[Code, str]
) -> tuple[dict[str, list[int]], bool]:
    """Positions of entries by the id of their target, in the order of the indexes, which makes writing much faster.

    Targets that turn out to be one become one; whether any did.
    """
    linked = codes
    if held_by:
        linked = [[*own, *(("target", held_by[code]) for code in own if code in held_by)] for own in codes]
    found: dict[str, list[int]] = {}
    absorbed = False
    for rows in same_target(linked):
        known = sorted({held_by[code] for row in rows for code in codes[row] if code in held_by}, key=_best_id)
        target_id = known[0] if known else min((entries[row] for row in rows), key=_best_code).target_id
        targets.absorb(session, target_id, known[1:])
        absorbed = absorbed or len(known) > 1
        found[target_id] = rows
    return dict(sorted(found.items())), absorbed


def _store(office: Office, session: Work, fresh: Mapping[str, Sequence[RegisterEntry]], told: Told) -> bool:
    """Stores targets with their new entries; whether one is new or stands elsewhere than before."""
    since, done, moved = office.clock().isoformat(timespec="seconds"), 0, False
    for ids in chunks(fresh):
        stored = targets.entries_of(session, ids)
        made = [merged(one, [*_not_replaced(stored.get(one, ()), fresh[one]), *fresh[one]]) for one in ids]
        moved = targets.write_targets(session, made) or moved
        targets.write_entries(session, [(one, entry) for one in ids for entry in fresh[one]], since)
        done += len(ids)
        told("store", done, len(fresh))
    return moved


def _best_code(entry: RegisterEntry) -> tuple[bool, bool, str]:
    return (not entry.uscc, not entry.registration_number, entry.code)


def _best_id(target_id: str) -> tuple[bool, str]:
    return (uscc_fault(target_id) is not None, target_id)


def _not_replaced(stored: Sequence[RegisterEntry], fresh: Sequence[RegisterEntry]) -> list[RegisterEntry]:
    replaced = {(entry.register, entry.key) for entry in fresh}
    return [entry for entry in stored if (entry.register, entry.key) not in replaced]

"""The audit chain: whatever is done to it behind the office's back is found and named by its sequence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlmodel import Session

from coordination.desk.auditing import read_events, read_head, verify_audit
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.errors import BadInputError, ForbiddenError
from coordination.model.access import ANYBODY, Account, Caller, Reach, Role, caller_of
from coordination.model.audit import AuditEvent, Head
from coordination.storage import accounts, audit
from coordination.storage.planning_rows import AuditEventRow
from coordination.storage.registers import table_of
from solvers.fault import Fault
from tests.coordination.conftest import NOW

EVENTS = table_of(AuditEventRow)
LAST = 12


@pytest.fixture
def noting(office: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office with twelve events, read five at a time."""
    monkeypatch.setattr(audit, "_PORTION", 5)
    for number in range(2, LAST + 1):
        office.note("tried", "test", {"number": number})
    return office


def found(office: Office, expected: Head | None = None) -> list[tuple[str, str]]:
    return [(fault.place, fault.code) for fault in verify_audit(office, expected).faults]


def stored(session: Session, sequence: int) -> dict[str, Any]:
    return dict(session.execute(select(EVENTS).where(EVENTS.c.sequence == sequence)).mappings().one())


def put(session: Session, sequence: int, changed: Mapping[str, Any]) -> None:
    session.execute(update(EVENTS).where(EVENTS.c.sequence == sequence).values(**changed))


def resealed(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row with the digest it would have had."""
    return {**row, "sha256": audit.sealed(AuditEvent(**row))}


def remove(session: Session, *sequences: int) -> None:
    session.execute(delete(EVENTS).where(EVENTS.c.sequence.in_(sequences)))


def move_up(session: Session, first: int) -> None:
    """Makes room before an event, or closes a gap, the way somebody would who knows how events are sealed."""
    for sequence in range(LAST, first - 1, -1):
        row = stored(session, sequence)
        remove(session, sequence)
        session.execute(insert(EVENTS).values(**resealed({**row, "sequence": sequence + 1})))


def swap(session: Session, *, reseal: bool) -> None:
    four, five = stored(session, 4), stored(session, 5)
    for sequence, row in ((4, five), (5, four)):
        moved = {**row, "sequence": sequence}
        put(session, sequence, resealed(moved) if reseal else moved)


def insert_before_seven(session: Session) -> None:
    model = stored(session, 7)
    move_up(session, 7)
    session.execute(insert(EVENTS).values(**resealed({**model, "subject": "smuggled in"})))


def append(session: Session, row: Mapping[str, Any]) -> None:
    session.execute(insert(EVENTS).values(**row))


def write_anew_from_six(session: Session) -> None:
    """The strongest forgery: one event changed, and everything after it sealed again."""
    previous = stored(session, 5)["sha256"]
    for sequence in range(6, LAST + 1):
        row = {**stored(session, sequence), "previous_sha256": previous}
        row = resealed({**row, "subject": "forged"} if sequence == 6 else row)
        put(session, sequence, row)
        previous = row["sha256"]


Tampering = Callable[[Session], None]
TAMPERINGS: dict[str, tuple[Tampering, list[tuple[str, str]]]] = {
    "subject changed": (lambda s: put(s, 6, {"subject": "else"}), [("6", "audit-changed")]),
    "detail changed": (lambda s: put(s, 6, {"detail": {"number": 7}}), [("6", "audit-changed")]),
    "detail made nothing": (lambda s: put(s, 6, {"detail": None}), [("6", "audit-changed")]),
    "time changed": (lambda s: put(s, 1, {"happened_at": "2026-03-01T08:00:00+00:00"}), [("1", "audit-changed")]),
    "actor of the last changed": (lambda s: put(s, LAST, {"actor": "else"}), [("12", "audit-changed")]),
    "changed and sealed again": (
        lambda s: put(s, 6, resealed({**stored(s, 6), "actor": "else"})),
        [("7", "audit-not-following")],
    ),
    "digest changed": (
        lambda s: put(s, 6, {"sha256": "f" * 64}),
        [("6", "audit-changed"), ("7", "audit-not-following")],
    ),
    "link changed and sealed again": (
        lambda s: put(s, 6, resealed({**stored(s, 6), "previous_sha256": "f" * 64})),
        [("6", "audit-not-following"), ("7", "audit-not-following")],
    ),
    "first removed": (lambda s: remove(s, 1), [("1", "audit-removed")]),
    "removed between portions": (lambda s: remove(s, 5, 6), [("5", "audit-removed")]),
    "one in the middle removed": (lambda s: remove(s, 8), [("8", "audit-removed")]),
    "swapped": (
        lambda s: swap(s, reseal=False),
        [
            ("4", "audit-not-following"),
            ("4", "audit-changed"),
            ("5", "audit-not-following"),
            ("5", "audit-changed"),
            ("6", "audit-not-following"),
        ],
    ),
    "swapped and sealed again": (
        lambda s: swap(s, reseal=True),
        [("4", "audit-not-following"), ("5", "audit-not-following"), ("6", "audit-not-following")],
    ),
    "inserted in the middle": (
        insert_before_seven,
        [(str(sequence), "audit-not-following") for sequence in range(8, LAST + 2)],
    ),
    "inserted before the first": (
        lambda s: append(s, resealed({**stored(s, 1), "sequence": 0})),
        [("0", "audit-inserted")],
    ),
    "appended without a link": (
        lambda s: append(s, resealed({**stored(s, 3), "sequence": LAST + 1})),
        [("13", "audit-not-following")],
    ),
    "all removed": (lambda s: remove(s, *range(1, LAST + 1)), [("1", "audit-empty")]),
    "end cut off": (lambda s: remove(s, 11, 12), []),
    "written anew": (write_anew_from_six, []),
}


def test_a_chain_that_nobody_touched_is_whole(noting: Office) -> None:
    verdict = verify_audit(noting)
    assert (verdict.faults, verdict.events, verdict.head.sequence) == ((), LAST, LAST)


@pytest.mark.parametrize("kind", TAMPERINGS)
def test_what_was_done_to_the_chain_is_found(noting: Office, kind: str) -> None:
    tamper, faults = TAMPERINGS[kind]
    with noting.database.transaction() as session:
        tamper(session)
    assert found(noting) == faults


@pytest.mark.parametrize(
    ("kind", "fault"),
    [
        ("end cut off", ("11", "audit-cut-off")),
        ("written anew", ("12", "audit-other-head")),
        ("all removed", ("1", "audit-cut-off")),
    ],
)
def test_a_head_written_down_finds_what_the_chain_alone_cannot_betray(
    noting: Office, kind: str, fault: tuple[str, str]
) -> None:
    head = read_head(str(verify_audit(noting).head))
    noting.note("later", "test", {})
    assert found(noting, head) == []
    with noting.database.transaction() as session:
        remove(session, LAST + 1)
        TAMPERINGS[kind][0](session)
    assert fault in found(noting, head)


def test_an_event_that_cannot_even_be_read_is_a_changed_one(noting: Office) -> None:
    spoilt = "'[1]'" if noting.database.engine.dialect.name == "postgresql" else "'{\"number\"'"
    with noting.database.transaction() as session:
        session.execute(text(f"update audit_event set detail = {spoilt} where sequence = 6"))  # noqa: S608 - ours
    assert found(noting) == [("6", "audit-changed")]


@pytest.mark.parametrize("written", ["", "12", "f" * 64, f"{'f' * 63}@12", f"{'g' * 64}@12", f"{'f' * 64}@-1"])
def test_a_head_that_means_nothing_is_refused(written: str) -> None:
    with pytest.raises(BadInputError) as refused:
        read_head(written)
    assert refused.value.code == "audit-head-unreadable"


def test_events_noted_at_the_same_time_stand_one_after_the_other(office: Office) -> None:
    def note(number: int) -> None:
        office.note("tried", "test", {"number": number})

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(note, range(40)))
    verdict = verify_audit(office)
    assert (verdict.faults, verdict.events) == ((), 41)


def test_pages_go_from_the_newest_to_the_first_and_lose_nothing(noting: Office) -> None:
    sequences, before = [], None
    for _ in range(3):
        page = read_events(noting, OPERATOR, before, 5)
        sequences += [event.sequence for event in page.events]
        before = page.before
    assert before is None
    assert sequences == list(range(LAST, 0, -1))


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.OFFICE, Role.SUPERVISOR}])
def test_others_than_office_and_supervisor_read_no_event(office: Office, role: Role) -> None:
    caller = ANYBODY if role is Role.PUBLIC else caller_of(Account("somebody", "某", role))
    with pytest.raises(ForbiddenError):
        read_events(office, caller)


def test_who_sees_one_region_reads_what_its_accounts_did(noting: Office) -> None:
    theirs = Account("county.qian", "钱", Role.LEAD, department="AMR", region="371502")
    with noting.database.transaction() as session:
        accounts.add(session, theirs, "no hash")
        accounts.add(session, replace(theirs, name="city.sun", region=""), "no hash")
    for name in ("county.qian", "city.sun"):
        replace(noting, actor=name).note("tried", "test", {})
    county = Caller("county.legal", Role.SUPERVISOR, OPERATOR.acts, Reach(region="371502"))
    assert [event.actor for event in read_events(noting, county).events] == ["county.qian"]


def test_a_clock_that_was_set_back_is_told_and_is_no_fault(office: Office) -> None:
    for now in (NOW, NOW - timedelta(hours=1), NOW, NOW.astimezone(timezone(timedelta(hours=8)))):
        with office.database.transaction() as session:
            audit.note(session, now, "test", "tried", "test", {})
    verdict = verify_audit(office)
    assert verdict.faults == ()
    assert verdict.warnings == (Fault("audit-earlier", "3", {"seconds": 3600}),)
    events = read_events(office, OPERATOR).events
    assert [event.sequence for event in events] == [5, 4, 3, 2, 1]

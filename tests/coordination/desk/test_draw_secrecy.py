"""What somebody with the database in their hands could try, and where the secret is: nowhere."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text

from coordination.desk.drawing import (
    Safe,
    announce_draw,
    draw_files,
    freeze_frame,
    frozen_frame,
    give_up_draw,
    hold_draw,
    report_draw,
)
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.errors import CoordinationError, NotAllowedError
from coordination.model.ceremony import DrawState, DrawStep
from coordination.model.targets import Exemption
from coordination.storage import audit, draws
from coordination.storage.registers import write
from tests.coordination.ceremonies import (
    JIA,
    Q2,
    SAFE,
    SECRET,
    SOURCE,
    Steps,
    brought_to,
    state_of,
)


def tamper(office: Office, statement: str, **values: object) -> None:
    with office.database.engine.begin() as connection:
        connection.execute(text(statement), values)


def test_a_frame_changed_between_freeze_and_draw_is_found(ready: Office) -> None:
    steps = brought_to(ready, DrawState.VALUED)
    changed = frozen_frame(ready, OPERATOR, Q2).replace(b"t00,", b"t99,")
    tamper(ready, "update draw_attempt set frame = :frame", frame=changed)
    with pytest.raises(NotAllowedError, match="draw-frame-altered"):
        steps.hold()
    assert state_of(ready) is DrawState.VALUED


@pytest.mark.parametrize("digest_too", [False, True])
def test_an_announcement_changed_between_freeze_and_draw_is_found(ready: Office, digest_too: bool) -> None:
    """Even where its digest is changed with it: the witnesses have confirmed the first."""
    steps = brought_to(ready, DrawState.VALUED)
    with ready.database.reading() as session:
        kept = draws.file_of(session, draws.newest(session, Q2), "announcement") or b""
    content = json.loads(kept) | {"title": "另一个名称"}
    raw = json.dumps(content, ensure_ascii=False).encode()
    tamper(ready, "update draw_attempt set announcement = :raw", raw=raw)
    if digest_too:
        from solvers.drawing.solution import Announcement  # noqa: PLC0415 - here alone

        digest = Announcement.of(content).sha256()
        tamper(ready, "update draw_attempt set announcement_sha256 = :digest", digest=digest)
    with pytest.raises(NotAllowedError, match="draw-announcement-altered"):
        steps.hold()


@pytest.mark.parametrize("name", ["record", "frame"])
def test_a_file_changed_after_the_draw_is_not_signed(ready: Office, name: str) -> None:
    steps = brought_to(ready, DrawState.DRAWN)
    raw = draw_files(ready, OPERATOR, Q2)[name == "frame"]
    tamper(ready, f"update draw_attempt set {name} = :raw", raw=raw + b"\n")  # noqa: S608 - one of the two above
    with pytest.raises(NotAllowedError, match=f"draw-{name}-altered"):
        steps.sign()


def test_the_secret_is_nowhere_before_the_draw_but_encrypted_and_bound_to_its_attempt(
    ready: Office, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    safe = Safe(b"a secret of the service")
    caught: list[bytes] = []
    watched = replace(safe, draw_secret=lambda: caught.append(safe.draw_secret()) or caught[-1])
    attempt = announce_draw(ready, OPERATOR, watched, Q2, SOURCE)
    freeze_frame(ready, OPERATOR, Q2)
    secret = caught[0]
    assert len(secret) == 32
    with ready.database.reading() as session:
        kept = draws.file_of(session, attempt, "secret") or b""
        events = repr(list(audit.chain(session)))
        rows = repr([dict(row) for row in session.execute(text("select * from draw_attempt")).mappings()])
    told = repr([watched, attempt, report_draw(ready, OPERATOR, Q2), *capfd.readouterr(), caplog.text])
    for shape in (secret.hex(), repr(secret)[2:-1]):
        assert shape not in events + rows + told
    assert secret not in kept
    assert safe.service_secret.decode() not in told
    with pytest.raises(NotAllowedError, match="draw-secret-locked"):
        safe.open(kept, f"{Q2}/2")
    assert safe.open(kept, f"{Q2}/1") == secret


@pytest.mark.parametrize("end", ["void", "given up"])
def test_the_secret_is_forgotten_when_it_is_of_no_more_use(ready: Office, end: str) -> None:
    steps = brought_to(ready, DrawState.VALUED)
    if end == "void":
        steps.hold()
        announce_draw(ready, OPERATOR, SAFE, Q2, SOURCE, "理由")
    else:
        give_up_draw(ready, OPERATOR, Q2, "理由")
    with ready.database.reading() as session:
        assert draws.file_of(session, draws.attempts(session, Q2)[-1], "secret") is None


def test_after_the_draw_the_secret_is_kept_for_replans_and_encrypted(ready: Office) -> None:
    brought_to(ready, DrawState.VALUED).hold()
    with ready.database.reading() as session:
        kept = draws.file_of(session, draws.newest(session, Q2), "secret") or b""
    assert SAFE.open(kept, f"{Q2}/1") == SECRET
    assert SECRET not in kept


def test_another_key_opens_nothing_and_says_so(ready: Office) -> None:
    brought_to(ready, DrawState.VALUED)
    with pytest.raises(NotAllowedError, match="draw-secret-locked"):
        hold_draw(ready, OPERATOR, Safe(b"another secret of a service"), Q2)
    with pytest.raises(CoordinationError, match="service-secret-missing"):
        hold_draw(ready, OPERATOR, Safe(b"short"), Q2)
    hold_draw(ready, OPERATOR, SAFE, Q2)


def test_a_chain_that_is_too_short_for_the_substitutes_says_so(ready: Office) -> None:
    with ready.database.transaction() as session:
        first, last = date(2026, 1, 1), date(2026, 12, 31)
        write(session, [Exemption(f"t{number:02}", first, last, "白名单") for number in range(30)])
    announce_draw(ready, OPERATOR, SAFE, Q2, SOURCE, chain_length=2)
    steps = Steps(ready)
    steps.freeze()
    steps.witness()
    steps.value()
    with pytest.raises(NotAllowedError, match="draw-chain-used-up"):
        steps.hold()


def test_every_step_is_in_the_audit_chain_with_who_took_it(ready: Office) -> None:
    later = replace(ready, clock=lambda: datetime(2026, 3, 1, tzinfo=UTC) + timedelta(hours=3))
    Steps(later).until(DrawStep.PUBLISH)
    with ready.database.reading() as session:
        noted = [(event.action, event.actor) for event in audit.chain(session) if event.action.startswith("draw-")]
    office = OPERATOR.name
    assert noted == [
        ("draw-announced", office),
        ("draw-frame-frozen", office),
        ("draw-witnessed", JIA.name),
        ("draw-value-entered", office),
        ("draw-held", office),
        ("draw-signed", office),
        ("draw-signed", JIA.name),
        ("draw-published", office),
    ]

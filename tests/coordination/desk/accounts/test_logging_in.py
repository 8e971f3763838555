"""Logging in: what is told, when it locks, when a session ends, what it costs, and that no secret is left anywhere."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, timedelta, timezone

import pytest
from sqlalchemy import event, select

from coordination.desk.accounts import (
    attempts,
    caller_by_session,
    change_password,
    disable_account,
    enable_account,
    log_in,
    log_out,
    passwords,
)
from coordination.desk.accounts.attempts import attempt, judged
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.errors import UnknownCallerError
from coordination.model.access import Account, Act, Reach, Role
from coordination.storage import accounts, log_ins
from coordination.storage.account_rows import AccountRow, LogInSessionRow
from coordination.storage.database import Database
from coordination.storage.registers import table_of
from tests.coordination.desk.accounts.conftest import PASSWORD, Clock, events

WRONG = "wrong horse battery"


def code_of_log_in(office: Office, name: str, password: str) -> str:
    with pytest.raises(UnknownCallerError) as refused:
        log_in(office, name, password)
    assert refused.value.values == {}
    return refused.value.code


def code_of_session(office: Office, secret: str) -> str:
    with pytest.raises(UnknownCallerError) as refused:
        caller_by_session(office, secret)
    return refused.value.code


def fail(office: Office, times: int) -> None:
    for _ in range(times):
        code_of_log_in(office, "market.li", WRONG)


def test_a_session_says_who_asks_and_how_far_they_see(office: Office) -> None:
    login = log_in(office, " Market.Li ", PASSWORD)
    caller, csrf = caller_by_session(office, login.secret)
    assert (caller.name, caller.role, caller.reach) == ("market.li", Role.LEAD, Reach(department="AMR"))
    assert caller.may(Act.WRITE_PLANS)
    assert not caller.may(Act.MANAGE_ACCOUNTS)
    assert csrf == login.csrf != login.secret


def test_whoever_is_refused_is_told_the_same(office: Office) -> None:
    disable_account(office, OPERATOR, "legal.zhao")
    fail(office, 5)
    tried = [("nobody.here", PASSWORD), ("office.wang", WRONG), ("legal.zhao", PASSWORD), ("market.li", PASSWORD)]
    assert {code_of_log_in(office, *one) for one in tried} == {"log-in-refused"}


@pytest.mark.parametrize("name", ["nobody.here", "office.wang", "", "nul\0", "\ud800", "王主任", "x" * 100_000])
@pytest.mark.parametrize("password", [WRONG, "", "\ud800\0", "x" * 1_000_000])
def test_a_hash_is_verified_whoever_is_named_and_whatever_is_given(
    office: Office, name: str, password: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    verified: list[str] = []
    hasher = passwords.HASHER

    class Watched:
        def verify(self, given: bytes, kept: str) -> bool:
            verified.append(kept)
            return hasher.verify(given, kept)

        def hash(self, given: str) -> str:
            return hasher.hash(given)

    monkeypatch.setattr(passwords, "HASHER", Watched())
    code_of_log_in(office, name, password)
    assert len(verified) == 1
    assert verified[0].startswith("$argon2id$v=19$m=8,t=1,p=1$")


def test_what_is_no_hash_fits_no_password(office: Office) -> None:
    with office.database.transaction() as session:
        accounts.add(session, Account("no.password", "示例", Role.OFFICE), "none")
    for password in ("none", "", PASSWORD):
        assert code_of_log_in(office, "no.password", password) == "log-in-refused"


def test_passwords_are_kept_by_argon2id_with_the_recommended_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert passwords.hash_of(PASSWORD).startswith("$argon2id$v=19$m=65536,t=3,p=4$")


def test_the_password_of_another_account_and_thedecoy_open_nothing(office: Office) -> None:
    change_password(office, OPERATOR, "office.wang", WRONG)
    code_of_log_in(office, "market.li", WRONG)
    assert not passwords.fits(None, PASSWORD)


def test_full_width_letters_are_the_same_password(office: Office) -> None:
    wide = "".join(chr(ord(letter) + 0xFEE0) if letter != " " else "\u3000" for letter in PASSWORD)
    assert log_in(office, "market.li", wide).account.name == "market.li"


def test_five_wrong_passwords_lock_for_a_quarter_of_an_hour(office: Office, clock: Clock) -> None:
    fail(office, 5)
    clock.forward(minutes=14, seconds=59)
    code_of_log_in(office, "market.li", PASSWORD)
    clock.forward(seconds=1)
    assert log_in(office, "market.li", PASSWORD).account.name == "market.li"
    assert [(one.action, one.actor, one.subject, one.detail) for one in events(office.database)[-8:]] == [
        *[("log-in-failed", "public", "market.li", {"reason": "wrong-password"})] * 5,
        ("account-locked", "public", "market.li", {"failures": 5}),
        ("log-in-failed", "public", "market.li", {"reason": "locked"}),
        ("logged-in", "market.li", "market.li", {}),
    ]


def test_only_failures_in_a_row_lock(office: Office) -> None:
    fail(office, 4)
    log_in(office, "market.li", PASSWORD)
    fail(office, 4)
    log_in(office, "market.li", PASSWORD)


def test_after_a_lock_out_five_more_are_needed(office: Office, clock: Clock) -> None:
    fail(office, 5)
    clock.forward(minutes=15)
    fail(office, 4)
    log_in(office, "market.li", PASSWORD)


def test_a_new_password_ends_a_lock_out(office: Office) -> None:
    fail(office, 5)
    change_password(office, OPERATOR, "market.li", PASSWORD)
    log_in(office, "market.li", PASSWORD)


def test_attempts_made_at_the_same_time_are_counted_one_after_the_other(office: Office) -> None:
    made = [attempt(office, "market.li", WRONG) for _ in range(5)] + [attempt(office, "market.li", PASSWORD)]
    outcomes = []
    for one in made:
        with office.database.transaction() as session:
            outcomes.append(judged(office, session, one))
    assert outcomes == [None] * 6


def test_a_crowd_of_attempts_locks_once(office: Office) -> None:
    with ThreadPoolExecutor(4) as threads:
        codes = set(threads.map(lambda _: code_of_log_in(office, "market.li", WRONG), range(12)))
    newest = events(office.database)[-13:]
    assert codes == {"log-in-refused"}
    assert [one.action for one in newest].count("account-locked") == 1
    reasons = Counter(one.detail.get("reason") for one in newest)
    assert (reasons["wrong-password"], reasons["locked"]) == (5, 7)


def test_a_password_replaced_in_the_meantime_opens_nothing(office: Office) -> None:
    made = attempt(office, "market.li", PASSWORD)
    change_password(office, OPERATOR, "market.li", WRONG)
    with office.database.transaction() as session:
        assert judged(office, session, made) is None


def test_what_is_typed_for_a_name_nobody_has_is_not_noted(office: Office) -> None:
    code_of_log_in(office, PASSWORD, "market.li")
    code_of_log_in(office, "typed.secret", PASSWORD)
    newest = events(office.database)[-2:]
    assert {(one.subject, one.detail["reason"]) for one in newest} == {(attempts.NO_NAME, "unknown-name")}


def test_a_session_ends_when_nobody_uses_it(office: Office, clock: Clock) -> None:
    login = log_in(office, "market.li", PASSWORD)
    for _ in range(3):
        clock.forward(minutes=29)
        caller_by_session(office, login.secret)
    clock.forward(minutes=30)
    assert code_of_session(office, login.secret) == "session-expired"


def test_a_clock_that_is_set_back_does_not_make_a_session_last(office: Office, clock: Clock) -> None:
    login = log_in(office, "market.li", PASSWORD)
    clock.forward(minutes=-29)
    caller_by_session(office, login.secret)
    clock.forward(minutes=-1)
    assert code_of_session(office, login.secret) == "session-expired"


def test_a_session_ends_after_twelve_hours(office: Office, clock: Clock) -> None:
    login = log_in(office, "market.li", PASSWORD)
    for _ in range(35):
        clock.forward(minutes=20)
        caller_by_session(office, login.secret)
    clock.forward(minutes=19)
    caller_by_session(office, login.secret)
    clock.forward(minutes=1)
    assert clock.now == login.expires_at
    assert code_of_session(office, login.secret) == "session-expired"


def test_logging_out_ends_one_session_and_is_noted_once(office: Office) -> None:
    login, other = log_in(office, "market.li", PASSWORD), log_in(office, "market.li", PASSWORD)
    log_out(office, login.secret)
    log_out(office, login.secret)
    assert code_of_session(office, login.secret) == "session-unknown"
    assert caller_by_session(office, other.secret)[0].name == "market.li"
    assert [one.action for one in events(office.database)].count("logged-out") == 1


@pytest.mark.parametrize("secret", ["", "x", "\0", "\ud800", "0" * 64, "x" * 100_000])
def test_a_secret_that_was_never_given_out(office: Office, secret: str) -> None:
    assert code_of_session(office, secret) == "session-unknown"


def test_an_account_disabled_behind_a_session_is_refused(office: Office) -> None:
    login = log_in(office, "market.li", PASSWORD)
    with office.database.transaction() as session:
        accounts.change(session, replace(login.account, active=False))
    assert code_of_session(office, login.secret) == "account-disabled"
    enable_account(office, OPERATOR, "market.li")


def test_a_look_up_is_one_read_and_writes_at_most_once_a_minute(office: Office, clock: Clock) -> None:
    login = log_in(office, "market.li", PASSWORD)
    statements: list[str] = []
    event.listen(office.database.engine, "before_cursor_execute", lambda *told: statements.append(told[2].split()[0]))
    counted = []
    for seconds in (0, 59, 1, 59):
        clock.forward(seconds=seconds)
        statements.clear()
        caller_by_session(office, login.secret)
        counted.append([word for word in statements if word in {"SELECT", "UPDATE"}])
    assert counted == [["SELECT"], ["SELECT"], ["SELECT", "UPDATE"], ["SELECT"]]


def test_a_look_up_waits_for_nobody_who_writes(office: Office, clock: Clock) -> None:
    login = log_in(office, "market.li", PASSWORD)
    clock.forward(minutes=5)
    other = Database(office.database.engine.url.render_as_string(hide_password=False))
    with other.transaction() as session:
        accounts.count_failures(session, "market.li", 1, None)
        caller, _ = caller_by_session(office, login.secret)
    other.dispose()
    assert caller.name == "market.li"


def test_sessions_that_are_over_are_cleared_away_by_the_next_log_in(office: Office, clock: Clock) -> None:
    log_in(office, "market.li", PASSWORD)
    clock.forward(minutes=30)
    log_in(office, "office.wang", PASSWORD)
    with office.database.reading() as session:
        left = list(session.execute(select(table_of(LogInSessionRow).c.account)).scalars())
    assert left == ["office.wang"]


def test_instants_come_back_equal_and_in_utc(office: Office, clock: Clock) -> None:
    clock.now = clock.now.astimezone(timezone(timedelta(hours=8))).replace(microsecond=123456)
    login = log_in(office, "market.li", PASSWORD)
    with office.database.reading() as session:
        secret_sha256 = session.execute(select(table_of(LogInSessionRow).c.secret_sha256)).scalar_one()
        found = log_ins.found(session, secret_sha256)
    assert found is not None
    assert found.started_at == clock.now
    assert found.started_at.tzinfo is UTC
    assert login.expires_at == found.expires_at


def test_no_secret_stands_in_a_table_an_event_or_a_record_told(office: Office) -> None:
    login = log_in(office, "market.li", PASSWORD)
    made = attempt(office, "market.li", PASSWORD)
    with office.database.reading() as session:
        rows = [
            dict(row)
            for row_type in (AccountRow, LogInSessionRow)
            for row in session.execute(select(table_of(row_type))).mappings()
        ]
        credentials = accounts.credentials(session, "market.li")
    told = repr((login, made, credentials, rows, events(office.database)))
    for secret in (login.secret, login.csrf, PASSWORD):
        assert secret not in told
    assert credentials is not None
    assert credentials.password_hash not in repr((login, made, credentials))

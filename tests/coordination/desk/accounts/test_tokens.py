"""Tokens: their form, scopes and end; who may issue and revoke; nothing but a digest is kept."""

from __future__ import annotations

import re
from collections.abc import Collection

import pytest
from sqlalchemy import event, select

from coordination.desk.accounts import (
    caller_by_token,
    change_account,
    disable_account,
    enable_account,
    issue_token,
    list_tokens,
    revoke_token,
)
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR, require
from coordination.errors import BadInputError, ForbiddenError, NotFoundError, UnknownCallerError
from coordination.model.access import Account, Act, Caller, Reach, Role, caller_of
from coordination.storage.account_rows import TokenRow
from coordination.storage.registers import table_of
from tests.coordination.desk.accounts.conftest import Clock, events

LI = Account("market.li", "李科长", Role.LEAD, department="AMR")
READING = frozenset({Act.READ_REGISTERS, Act.READ_PLANS})
COUNTY_OFFICE = Caller("county", Role.OFFICE, OPERATOR.acts, Reach(region="371502"))


def issued(office: Office, scopes: Collection[Act] = READING, days: int = 30, name: str = "market.li") -> str:
    return issue_token(office, OPERATOR, name, "数据交换", scopes, days)


def refusal(office: Office, token: str) -> str:
    with pytest.raises(UnknownCallerError) as refused:
        caller_by_token(office, token)
    return refused.value.code


def test_a_token_has_a_form_that_scanners_find_and_acts_within_its_scopes(office: Office) -> None:
    token = issued(office)
    assert re.fullmatch("ov_[0-9a-f]{12}_[0-9a-f]{64}", token)
    caller = caller_by_token(office, token)
    assert (caller.name, caller.acts, caller.reach) == ("market.li", READING, Reach(department="AMR"))
    require(caller, Act.READ_PLANS)
    with pytest.raises(ForbiddenError):
        require(caller, Act.WRITE_PLANS)


def test_a_role_that_shrinks_shrinks_its_tokens(office: Office) -> None:
    token = issued(office, {Act.READ_PLANS, Act.WRITE_PLANS})
    change_account(office, OPERATOR, Account("market.li", "李", Role.PARTICIPANT, department="AMR"))
    assert caller_by_token(office, token).acts == {Act.READ_PLANS}


def test_every_fault_of_a_token_is_told_at_once(office: Office) -> None:
    disable_account(office, OPERATOR, "market.li")
    with pytest.raises(BadInputError) as refused:
        issue_token(office, OPERATOR, "market.li", "\n", {Act.HOLD_DRAWS, Act.READ_AUDIT}, 367)
    assert [fault.code for fault in refused.value.faults] == [
        "token-account-disabled",
        "token-label",
        "token-scope-not-of-role",
        "token-scope-not-of-role",
        "token-days",
    ]
    assert list_tokens(office, OPERATOR) == []


@pytest.mark.parametrize(
    ("scopes", "days", "fault"),
    [((), 1, "token-without-scope"), (READING, 0, "token-days"), (READING, 10**30, "token-days")],
)
def test_a_token_without_use_is_refused(office: Office, scopes: Collection[Act], days: int, fault: str) -> None:
    with pytest.raises(BadInputError) as refused:
        issued(office, scopes, days)
    assert [one.code for one in refused.value.faults] == [fault]


def test_a_token_expires(office: Office, clock: Clock) -> None:
    token = issued(office, days=366)
    clock.forward(days=365, hours=23, minutes=59)
    caller_by_token(office, token)
    clock.forward(minutes=1)
    assert refusal(office, token) == "token-expired"


def test_a_revoked_token_ends_at_once(office: Office) -> None:
    token, other = issued(office), issued(office)
    revoke_token(office, OPERATOR, token.split("_")[1])
    revoke_token(office, OPERATOR, token.split("_")[1])
    assert refusal(office, token) == "token-revoked"
    assert caller_by_token(office, other).name == "market.li"
    assert [one.action for one in events(office.database)].count("token-revoked") == 1


def test_a_clock_that_is_set_back_brings_no_revoked_token_to_life(office: Office, clock: Clock) -> None:
    token = issued(office)
    revoke_token(office, OPERATOR, token.split("_")[1])
    clock.forward(days=-30)
    assert refusal(office, token) == "token-revoked"


def test_the_tokens_of_a_disabled_account_end_for_good(office: Office) -> None:
    token = issued(office)
    disable_account(office, OPERATOR, "market.li")
    assert refusal(office, token) == "account-disabled"
    enable_account(office, OPERATOR, "market.li")
    assert refusal(office, token) == "token-revoked"


def test_a_token_that_was_never_issued(office: Office) -> None:
    token, other = issued(office), issued(office)
    mixed = f"ov_{token.split('_')[1]}_{other.split('_')[2]}"
    wrong = [mixed, f"{token}0", token.upper(), token.removeprefix("ov_"), f"{token}\n", "", "\0", "\ud800", "ov__"]
    assert {refusal(office, one) for one in [*wrong, f"ov_{'0' * 12}_{'0' * 64}"]} == {"token-unknown"}


def test_a_look_up_is_one_read_and_writes_at_most_once_a_day(office: Office, clock: Clock) -> None:
    token = issued(office)
    statements: list[str] = []
    event.listen(office.database.engine, "before_cursor_execute", lambda *told: statements.append(told[2].split()[0]))
    counted = []
    for hours in (0, 1, 24, 1):
        clock.forward(hours=hours)
        statements.clear()
        caller_by_token(office, token)
        counted.append([word for word in statements if word in {"SELECT", "UPDATE"}])
    assert counted == [["SELECT", "UPDATE"], ["SELECT"], ["SELECT", "UPDATE"], ["SELECT"]]
    assert [one.last_used_on for one in list_tokens(office, OPERATOR)] == [clock.now.date()]


def test_only_who_manages_accounts_issues_tokens_and_within_reach(office: Office) -> None:
    for caller, code in ((caller_of(LI), "act-forbidden"), (COUNTY_OFFICE, "account-out-of-reach")):
        with pytest.raises(ForbiddenError) as refused:
            issue_token(office, caller, "market.li", "x", READING, 1)
        assert refused.value.code == code


def test_everybody_sees_and_revokes_their_own_tokens_and_the_office_all(office: Office) -> None:
    own, foreign = issued(office), issued(office, name="office.wang")
    assert [one.account for one in list_tokens(office, caller_of(LI))] == ["market.li"]
    assert {one.account for one in list_tokens(office, OPERATOR)} == {"market.li", "office.wang"}
    assert list_tokens(office, COUNTY_OFFICE) == []
    with pytest.raises(ForbiddenError):
        revoke_token(office, caller_of(LI), foreign.split("_")[1])
    with pytest.raises(ForbiddenError):
        revoke_token(office, COUNTY_OFFICE, foreign.split("_")[1])
    revoke_token(office, caller_of(LI), own.split("_")[1])
    assert refusal(office, own) == "token-revoked"


@pytest.mark.parametrize("token_id", ["0" * 12, "", "\0", "\ud800"])
def test_a_token_that_does_not_exist_cannot_be_revoked(office: Office, token_id: str) -> None:
    with pytest.raises(NotFoundError):
        revoke_token(office, OPERATOR, token_id)


def test_no_secret_is_kept_noted_or_told_again(office: Office) -> None:
    secret = issued(office).split("_")[2]
    with office.database.reading() as session:
        rows = [dict(row) for row in session.execute(select(table_of(TokenRow))).mappings()]
    assert rows[0]["secret_sha256"] != secret
    assert secret not in repr((rows, events(office.database), list_tokens(office, OPERATOR)))
    assert events(office.database)[-1].detail == {
        "account": "market.li",
        "scopes": "plans:read registers:read",
        "days": 30,
    }

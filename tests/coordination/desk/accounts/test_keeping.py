"""Accounts are refused with every fault at once, narrowed by reach, and end when they are disabled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from coordination.desk.accounts import (
    add_account,
    caller_by_session,
    change_account,
    change_own_password,
    change_password,
    disable_account,
    enable_account,
    list_accounts,
    log_in,
)
from coordination.desk.feeds import issue_feed, list_feeds
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.errors import BadInputError, ForbiddenError, NotFoundError, UnknownCallerError
from coordination.model.access import Account, Act, Caller, Reach, Role, caller_of
from coordination.model.feeds import FeedKind
from coordination.model.plans import AnnualPlan, Campaign
from coordination.storage import planning
from coordination.storage.registers import write
from tests.coordination.desk.accounts.conftest import PASSWORD, events
from tests.coordination.records import inspector

OTHER = "another long password"
LI = Account("market.li", "李科长", Role.LEAD, department="AMR")
COUNTY_OFFICE = Caller("county", Role.OFFICE, OPERATOR.acts, Reach(region="371502"))


def faults(office: Office, account: Account, password: str = PASSWORD) -> list[str]:
    with pytest.raises(BadInputError) as refused:
        add_account(office, OPERATOR, account, password)
    assert refused.value.code == "account-refused"
    return [fault.code for fault in refused.value.faults]


def test_every_fault_of_an_account_is_told_at_once_and_nothing_is_stored(office: Office) -> None:
    before = list_accounts(office, OPERATOR), events(office.database)
    wrong = Account("Bad Name", " ", Role.LEAD, region="999999", inspector="Z-1", campaign="C-1")
    assert faults(office, wrong, "short") == [
        "account-name",
        "account-display-name",
        "account-without-department",
        "account-with-inspector",
        "account-with-campaign",
        "account-unknown-region",
        "account-unknown-inspector",
        "account-unknown-campaign",
        "password-too-short",
    ]
    assert (list_accounts(office, OPERATOR), events(office.database)) == before


@pytest.mark.parametrize(
    ("account", "fault"),
    [
        (replace(LI, name="other.li", department="XX"), "account-unknown-department"),
        (LI, "account-name-taken"),
        (Account("public", "公众", Role.OFFICE), "account-name"),
        (Account("anybody", "公众", Role.PUBLIC), "account-role-public"),
        (Account("office.two", "二", Role.OFFICE, department="AMR"), "account-with-department"),
        (Account("witness.one", "见证人", Role.WITNESS), "account-without-campaign"),
        (Account("nul\0", "零", Role.OFFICE), "account-name"),
        (Account("nul", "\0", Role.OFFICE), "account-display-name"),
        (Account("nul", "零", Role.OFFICE, region="3715"), "account-unknown-region"),
        (Account("nul", "零", Role.SUPERVISOR, region="371500"), "account-unknown-region"),
    ],
)
def test_an_account_that_cannot_be(office: Office, account: Account, fault: str) -> None:
    assert fault in faults(office, account)


@pytest.mark.parametrize("number", ["Z-1", "Z\0", ""])
def test_an_inspector_stands_in_the_register(office: Office, number: str) -> None:
    wrong = "account-unknown-inspector" if number else "account-without-inspector"
    assert wrong in faults(office, Account("inspector.sun", "孙", Role.INSPECTOR, inspector=number))


def test_an_inspector_s_account_takes_the_department_of_the_register(office: Office) -> None:
    sun = inspector("Z-1", department="AMR")
    with office.database.transaction() as session:
        write(session, [sun])
    account = Account("inspector.sun", "孙", Role.INSPECTOR, inspector="Z-1")
    assert "account-other-department" in faults(office, replace(account, department="TAX"))
    assert add_account(office, OPERATOR, account, PASSWORD).department == "AMR"


def test_a_witness_belongs_to_a_campaign(office: Office) -> None:
    day = date(2026, 4, 1)
    with office.database.transaction() as session:
        planning.add_plan(session, AnnualPlan(2026, "计划", "LC", day, ()))
        planning.add_campaign(session, Campaign("C-1", "抽查", 2026, "LC", (), day, day))
    witness = Account("witness.one", "见证人", Role.WITNESS, campaign="C-1")
    assert add_account(office, OPERATOR, witness, PASSWORD) == witness


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("elevenchars", "password-too-short"),
        ("long Market.Li long", "password-holds-name"),
        ("long ｍａｒｋｅｔ.ｌｉ long", "password-holds-name"),
        ("x" * 1025, "password-too-long"),
    ],
)
def test_weak_passwords_are_refused(office: Office, password: str, fault: str) -> None:
    with pytest.raises(BadInputError) as refused:
        change_password(office, OPERATOR, "market.li", password)
    assert [one.code for one in refused.value.faults] == [fault]


def test_who_may_not_manage_accounts_is_told_so(office: Office) -> None:
    lead, fresh = caller_of(LI), Account("office.new", "新", Role.OFFICE)
    for forbidden in (
        lambda: add_account(office, lead, fresh, PASSWORD),
        lambda: change_account(office, lead, replace(LI, role=Role.PARTICIPANT)),
        lambda: disable_account(office, lead, "office.wang"),
        lambda: enable_account(office, lead, "office.wang"),
        lambda: change_password(office, lead, "office.wang", OTHER),
        lambda: list_accounts(office, lead),
    ):
        with pytest.raises(ForbiddenError) as refused:
            forbidden()
        assert (refused.value.code, refused.value.values) == ("act-forbidden", {"act": "accounts-manage"})


def test_an_office_of_a_county_manages_the_accounts_of_its_county_only(office: Office) -> None:
    theirs = Account("county.qian", "钱", Role.LEAD, department="AMR", region="371502")
    add_account(office, COUNTY_OFFICE, theirs, PASSWORD)
    assert list_accounts(office, COUNTY_OFFICE) == [theirs]
    for forbidden in (
        lambda: add_account(office, COUNTY_OFFICE, replace(theirs, name="all.sun", region=""), PASSWORD),
        lambda: change_account(office, COUNTY_OFFICE, replace(theirs, region="")),
        lambda: disable_account(office, COUNTY_OFFICE, "office.wang"),
        lambda: change_password(office, COUNTY_OFFICE, "office.wang", OTHER),
    ):
        with pytest.raises(ForbiddenError) as refused:
            forbidden()
        assert refused.value.code == "account-out-of-reach"


def test_a_disabled_account_ends_at_once_and_its_sessions_for_good(office: Office) -> None:
    login = log_in(office, "market.li", PASSWORD)
    disable_account(office, OPERATOR, "market.li")
    with pytest.raises(UnknownCallerError):
        caller_by_session(office, login.secret)
    with pytest.raises(UnknownCallerError):
        log_in(office, "market.li", PASSWORD)
    enable_account(office, OPERATOR, "market.li")
    with pytest.raises(UnknownCallerError):
        caller_by_session(office, login.secret)
    assert log_in(office, "market.li", PASSWORD).account.active


def test_a_changed_role_holds_for_a_session_that_is_going_on(office: Office) -> None:
    login = log_in(office, "market.li", PASSWORD)
    change_account(office, OPERATOR, replace(LI, role=Role.PARTICIPANT))
    caller, _ = caller_by_session(office, login.secret)
    assert not caller.may(Act.WRITE_PLANS)


def subscribed(office: Office) -> bool:
    return bool(list_feeds(office, OPERATOR))


def test_the_feeds_of_an_account_end_with_it_and_when_its_reach_changes(office: Office) -> None:
    def subscribe() -> None:
        issue_feed(office, caller_of(LI), FeedKind.DEPARTMENT, "AMR", "zh")

    subscribe()
    change_account(office, OPERATOR, replace(LI, display_name="李处长"))
    assert subscribed(office)
    change_account(office, OPERATOR, replace(LI, region="371502"))
    assert not subscribed(office)
    subscribe()
    disable_account(office, OPERATOR, LI.name)
    assert not subscribed(office)


def test_changing_an_account_keeps_it_disabled(office: Office) -> None:
    disable_account(office, OPERATOR, "market.li")
    assert not change_account(office, OPERATOR, replace(LI, display_name="李处长")).active


@pytest.mark.parametrize("name", ["nobody.here", "nul\0", "\ud800"])
def test_an_account_that_does_not_exist(office: Office, name: str) -> None:
    with pytest.raises(NotFoundError):
        disable_account(office, OPERATOR, name)
    with pytest.raises(NotFoundError):
        change_password(office, OPERATOR, name, OTHER)


def test_a_new_password_ends_every_session(office: Office) -> None:
    login = log_in(office, "market.li", PASSWORD)
    change_own_password(office, caller_of(LI), PASSWORD, OTHER)
    with pytest.raises(UnknownCallerError):
        caller_by_session(office, login.secret)
    with pytest.raises(UnknownCallerError):
        log_in(office, "market.li", PASSWORD)
    assert log_in(office, "market.li", OTHER).account == LI


def test_one_s_own_password_is_changed_by_who_knows_it(office: Office) -> None:
    for _ in range(5):
        with pytest.raises(UnknownCallerError):
            change_own_password(office, caller_of(LI), OTHER, OTHER)
    assert events(office.database)[-1].action == "account-locked"
    with pytest.raises(UnknownCallerError):
        log_in(office, "market.li", PASSWORD)


def test_every_change_names_who_made_it_and_holds_no_secret(office: Office) -> None:
    wang = caller_of(Account("office.wang", "王主任", Role.OFFICE))
    add_account(office, wang, Account("legal.two", "二", Role.SUPERVISOR), PASSWORD)
    change_account(office, wang, Account("legal.two", "贰", Role.SUPERVISOR))
    change_password(office, wang, "legal.two", OTHER)
    disable_account(office, wang, "legal.two")
    enable_account(office, wang, "legal.two")
    newest = events(office.database)[-5:]
    assert [(event.actor, event.action, event.subject) for event in newest] == [
        ("office.wang", "account-added", "legal.two"),
        ("office.wang", "account-changed", "legal.two"),
        ("office.wang", "password-changed", "legal.two"),
        ("office.wang", "account-disabled", "legal.two"),
        ("office.wang", "account-enabled", "legal.two"),
    ]
    assert PASSWORD not in repr(newest)
    assert OTHER not in repr(newest)

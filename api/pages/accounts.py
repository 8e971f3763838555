"""Accounts: who may log in, added, disabled and enabled, given another password."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.forms import EMPTY, Form, GivenForm
from api.pages.routing import page
from api.pages.shell import Crumb, GivenShell, Shell
from api.pages.steps import taken
from api.pages.tables import Cell, Column, Filter, Table, TableAsked, in_order, matching, workbook
from api.rest.given import Asked, GivenCaller, GivenOffice
from api.rest.hashing import in_turn
from api.rest.pages import Filter as Typed
from coordination.desk import accounts
from coordination.desk.accounts.editing import one_account
from coordination.desk.office import Office
from coordination.model.access import Account, Act, Caller, Role

_ACCOUNT = "/accounts/{name:str}"
_ROLES = tuple(role for role in Role if role is not Role.PUBLIC)
_BELONGING = ("department", "inspector", "campaign")
_FIELDS = {
    "account-role-public": "role",
    "account-name": "name",
    "account-name-taken": "name",
    "account-display-name": "display_name",
    "account-unknown-department": "department",
    "account-other-department": "department",
    "account-unknown-region": "region",
    "account-unknown-inspector": "inspector",
    "account-unknown-campaign": "campaign",
    "password-too-short": "password",
    "password-too-long": "password",
    "password-holds-name": "password",
    **{
        f"account-{word}-{name}": name
        for word in ("with", "without")
        for name in ("department", "inspector", "campaign")
    },
}


@dataclass(frozen=True, slots=True)
class AccountsView:
    """The accounts, and the form for another one."""

    table: Table
    form: Form
    roles: tuple[tuple[str, str], ...]
    departments: tuple[tuple[str, str], ...]
    regions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AccountView:
    """One account, and the form for another password."""

    account: Account
    form: Form


class AccountPages(Controller):
    """Passwords come in and never go out."""

    @page("GET", "/accounts", Act.MANAGE_ACCOUNTS)
    def accounts(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        text: Typed = "",
        role: Typed = "",
        sort: Typed = "",
        download: Typed = "",
    ) -> Response[Any]:
        """The accounts within reach."""
        table = accounts_table(shell, accounts.list_accounts(office, caller), text.strip(), role, sort)
        return workbook(table) if TableAsked(download=download).exporting else _accounts(shell, table, EMPTY)

    @page("POST", "/accounts", Act.MANAGE_ACCOUNTS, waits=False)
    async def add(
        self, request: Asked, office: GivenOffice, caller: GivenCaller, shell: GivenShell, form: GivenForm
    ) -> Response[Any]:
        """Adds an account with its first password."""
        typed: dict[str, Any] = {name: form.value(name) for name in ("region", *_BELONGING)}
        role = next((one for one in _ROLES if one.value == form.value("role")), Role.PUBLIC)
        account = Account(form.value("name").lower(), form.value("display_name"), role, **typed)

        def take() -> Response[str]:
            added = accounts.add_account(office, caller, account, form.typed.get("password", [""])[0])
            return shell.go(f"/accounts/{added.name}", "account-added")

        def again(refused: Form) -> Response[str]:
            return _accounts(shell, accounts_table(shell, accounts.list_accounts(office, caller)), refused)

        return await in_turn(request, partial(taken, shell, form, take, again, _FIELDS))

    @page("GET", _ACCOUNT, Act.MANAGE_ACCOUNTS)
    def account(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, name: FromPath[str]
    ) -> Response[str]:
        """One account."""
        return _account(office, caller, shell, name, EMPTY)

    @page("POST", f"{_ACCOUNT}/disable", Act.MANAGE_ACCOUNTS)
    def disable(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, name: FromPath[str]
    ) -> Response[str]:
        """Ends the account's sessions, tokens and calendar addresses at once, and for good."""
        accounts.disable_account(office, caller, name)
        return shell.go(f"/accounts/{name}", "account-disabled")

    @page("POST", f"{_ACCOUNT}/enable", Act.MANAGE_ACCOUNTS)
    def enable(self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, name: FromPath[str]) -> Response[str]:
        """Lets a disabled account log in again."""
        accounts.enable_account(office, caller, name)
        return shell.go(f"/accounts/{name}", "account-enabled")

    @page("POST", f"{_ACCOUNT}/password", Act.MANAGE_ACCOUNTS, waits=False)
    async def password(
        self,
        request: Asked,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        name: FromPath[str],
        form: GivenForm,
    ) -> Response[str]:
        """Gives an account another password; its sessions end, and so does a lock-out."""

        def take() -> Response[str]:
            accounts.change_password(office, caller, name, form.typed.get("password", [""])[0])
            return shell.go(f"/accounts/{name}", "password-given")

        again = partial(_account, office, caller, shell, name)
        return await in_turn(request, partial(taken, shell, form, take, again, _FIELDS))


def accounts_table(shell: Shell, found: list[Account], text: str = "", role: str = "", sort: str = "") -> Table:
    """Accounts that pass the filters. Pure."""
    say = shell.say
    columns = (
        Column(say("account-column-name"), "name"),
        Column(say("account-column-display-name"), "display"),
        Column(say("account-column-role"), "role"),
        Column(say("account-column-department"), "department"),
        Column(say("account-column-region"), "region"),
        Column(say("account-column-state"), "state"),
    )
    keys = {
        "name": lambda one: one.name,
        "display": lambda one: one.display_name,
        "role": lambda one: one.role.value,
        "department": lambda one: one.department,
        "region": lambda one: one.region,
        "state": lambda one: one.active,
    }
    chosen = [one for one in found if matching(text, one.name, one.display_name) and role in {"", one.role.value}]
    rows = tuple(
        (
            Cell(one.name, f"/accounts/{one.name}"),
            Cell(one.display_name),
            Cell(say(f"role-{one.role.value}")),
            Cell(shell.department(one.department)),
            Cell(shell.region(one.region)),
            Cell(say("account-active" if one.active else "account-not-active"), tone="good" if one.active else "calm"),
        )
        for one in in_order(chosen, sort, keys)
    )
    filters = (
        Filter("text", say("pages-filter-account"), text),
        Filter("role", say("account-column-role"), role, "choice", _roles(shell)),
    )
    return Table("accounts", "/accounts", columns, rows, filters, sort)


def _accounts(shell: Shell, table: Table, form: Form) -> Response[str]:
    departments = tuple((one.code, shell.department(one.code)) for one in shell.reference.departments)
    regions = tuple((one.code, shell.region(one.code)) for one in shell.reference.regions.all if one.level == "county")
    view = AccountsView(table, form, _roles(shell), departments, regions)
    title = shell.say("pages-accounts")
    return shell.show("accounts/list.html", title, view, status=422 if form.refused else 200)


def _account(office: Office, caller: Caller, shell: Shell, name: str, form: Form) -> Response[str]:
    view = AccountView(one_account(office, caller, name).record, form)
    crumbs = [Crumb(shell.say("pages-accounts"), "/accounts")]
    return shell.show("accounts/one.html", name, view, crumbs, status=422 if form.refused else 200)


def _roles(shell: Shell) -> tuple[tuple[str, str], ...]:
    return tuple((role.value, shell.say(f"role-{role.value}")) for role in _ROLES)

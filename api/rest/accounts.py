"""Accounts, as the office keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from litestar import Controller, Response
from litestar.params import FromPath, JSONBody

from api.rest.given import Asked, GivenCaller, GivenOffice
from api.rest.hashing import in_turn
from api.rest.preconditions import expected_tag, tagged, unless_known
from api.rest.routing import route
from coordination.desk import accounts
from coordination.desk.accounts.editing import one_account, replace_account
from coordination.model.access import Account, Act, Role

_ACCOUNT = "/accounts/{name:str}"


@dataclass(frozen=True, slots=True)
class AccountChanged:
    """What of an account can be changed; department, region, inspector and campaign as its role demands."""

    display_name: str
    role: Role
    department: str = ""
    region: str = ""
    inspector: str = ""
    campaign: str = ""


@dataclass(frozen=True, slots=True)
class AccountAdded:
    """A new account and its first password."""

    name: str
    password: str
    account: AccountChanged


@dataclass(frozen=True, slots=True)
class NewPassword:
    """A password of at least 12 characters."""

    password: str


class AccountController(Controller):
    """Who may log in. Passwords come in and never go out."""

    tags = ("accounts",)

    @route("GET", "/accounts", "accounts", Act.MANAGE_ACCOUNTS)
    def accounts(self, office: GivenOffice, caller: GivenCaller) -> Sequence[Account]:
        """The accounts within reach."""
        return accounts.list_accounts(office, caller)

    @route("POST", "/accounts", "account-add", Act.MANAGE_ACCOUNTS, problems=(422, 429), waits=False)
    async def add(
        self, request: Asked, office: GivenOffice, caller: GivenCaller, data: JSONBody[AccountAdded]
    ) -> Response[Account]:
        """Adds an account."""

        def act() -> Account:
            return accounts.add_account(office, caller, _account(data.name, data.account), data.password)

        added = await in_turn(request, act)
        return Response(added, status_code=201, headers={"Location": f"/api/v1/accounts/{added.name}"})

    @route("GET", _ACCOUNT, "account", Act.MANAGE_ACCOUNTS, problems=(404,), tagged=True)
    def account(
        self, request: Asked, office: GivenOffice, caller: GivenCaller, name: FromPath[str]
    ) -> Response[Account]:
        """One account."""
        return unless_known(request, one_account(office, caller, name))

    @route("PUT", _ACCOUNT, "account-change", Act.MANAGE_ACCOUNTS, problems=(404, 412, 422, 428))
    def change(
        self,
        request: Asked,
        office: GivenOffice,
        caller: GivenCaller,
        name: FromPath[str],
        data: JSONBody[AccountChanged],
    ) -> Response[Account]:
        """Changes an account whose state If-Match names; its sessions and tokens follow at once."""
        tag = expected_tag(request)
        return tagged(replace_account(office, caller, _account(name, data), tag))

    @route("POST", f"{_ACCOUNT}/disable", "account-disable", Act.MANAGE_ACCOUNTS, problems=(404,), status_code=200)
    def disable(self, office: GivenOffice, caller: GivenCaller, name: FromPath[str]) -> Response[Account]:
        """Ends the account's sessions, tokens and calendar addresses at once, and for good."""
        accounts.disable_account(office, caller, name)
        return tagged(one_account(office, caller, name))

    @route("POST", f"{_ACCOUNT}/enable", "account-enable", Act.MANAGE_ACCOUNTS, problems=(404,), status_code=200)
    def enable(self, office: GivenOffice, caller: GivenCaller, name: FromPath[str]) -> Response[Account]:
        """Lets a disabled account log in again."""
        accounts.enable_account(office, caller, name)
        return tagged(one_account(office, caller, name))

    @route(
        "PUT",
        f"{_ACCOUNT}/password",
        "account-password",
        Act.MANAGE_ACCOUNTS,
        problems=(404, 422, 429),
        status_code=204,
        waits=False,
    )
    async def password(
        self,
        request: Asked,
        office: GivenOffice,
        caller: GivenCaller,
        name: FromPath[str],
        data: JSONBody[NewPassword],
    ) -> None:
        """Gives an account another password; its sessions end, and so does a lock-out."""
        await in_turn(request, lambda: accounts.change_password(office, caller, name, data.password))


def _account(name: str, asked: AccountChanged) -> Account:
    return Account(
        name, asked.display_name, asked.role, asked.department, asked.region, asked.inspector, asked.campaign
    )

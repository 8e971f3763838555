"""Tokens of programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from litestar import Controller
from litestar.params import FromPath, JSONBody

from api.rest.given import GivenCaller, GivenOffice
from api.rest.routing import LOGGED_IN, route
from coordination.desk import accounts
from coordination.model.access import Act
from coordination.model.credentials import Token


@dataclass(frozen=True, slots=True)
class TokenAsked:
    """In whose name, for which acts of that account's role, and for how many days a token may be used."""

    account: str
    label: str
    scopes: list[Act]
    days: int = 90


@dataclass(frozen=True, slots=True)
class TokenIssued:
    """A token, told this once."""

    token: str


class TokenController(Controller):
    """A token is shown as `Authorization: Bearer ov_…` and needs no CSRF header."""

    tags = ("accounts",)

    @route("GET", "/tokens", "tokens", LOGGED_IN)
    def tokens(self, office: GivenOffice, caller: GivenCaller) -> Sequence[Token]:
        """The tokens within reach, of whoever does not manage accounts the own ones; never their secrets."""
        return accounts.list_tokens(office, caller)

    @route(
        "POST",
        "/tokens",
        "token-issue",
        Act.MANAGE_ACCOUNTS,
        problems=(404, 422),
        response_headers={"Cache-Control": "no-store"},
    )
    def issue(self, office: GivenOffice, caller: GivenCaller, data: JSONBody[TokenAsked]) -> TokenIssued:
        """Issues a token."""
        token = accounts.issue_token(office, caller, data.account, data.label, set(data.scopes), data.days)
        return TokenIssued(token)

    @route("DELETE", "/tokens/{token_id:str}", "token-revoke", LOGGED_IN, problems=(404,))
    def revoke(self, office: GivenOffice, caller: GivenCaller, token_id: FromPath[str]) -> None:
        """Ends a token, one's own or as the office."""
        accounts.revoke_token(office, caller, token_id)

"""Tokens of programs: issued, shown once, revoked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.forms import EMPTY, Form, GivenForm, Reading
from api.pages.routing import page
from api.pages.shell import GivenShell, Shell
from api.pages.short_lists import ALL, GivenListed, Listed, narrowed
from api.pages.steps import taken
from api.pages.tables import Cell, Column, Table, Tone, workbook
from api.rest.given import GivenCaller, GivenOffice
from api.rest.routing import LOGGED_IN
from coordination.desk import accounts
from coordination.desk.office import Office
from coordination.model.access import Act, Caller
from coordination.model.credentials import Token

_MOST_DAYS, _USUAL_DAYS = 366, 90
_FIELDS = {
    "token-label": "label",
    "token-without-scope": "scopes",
    "token-scope-not-of-role": "scopes",
    "token-days": "days",
    "token-account-disabled": "account",
    "account-not-found": "account",
}


@dataclass(frozen=True, slots=True)
class TokensView:
    """The tokens, the form for another one, and the one that was issued just now, told this once."""

    table: Table
    tokens: tuple[Token, ...]
    form: Form
    acts: tuple[tuple[str, str], ...]
    issued: str = ""


class TokenPages(Controller):
    """A token is shown by programs as `Authorization: Bearer ov_…`."""

    @page("GET", "/tokens", LOGGED_IN)
    def tokens(self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, listed: GivenListed) -> Response[Any]:
        """The tokens within reach; never their secrets."""
        if listed.exporting:
            table = tokens_table(shell, accounts.list_tokens(office, caller), office.clock())
            return workbook(shell, narrowed(shell, table, listed))
        return _tokens(office, caller, shell, EMPTY, listed=listed)

    @page("POST", "/tokens", Act.MANAGE_ACCOUNTS)
    def issue(self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, form: GivenForm) -> Response[str]:
        """Issues a token and shows it this once."""

        def take() -> Response[str]:
            reading = Reading(form)
            days = reading.whole("days", 1, _MOST_DAYS, otherwise=_USUAL_DAYS)
            reading.refuse()
            scopes = {act for act in Act if act.value in form.values("scopes")}
            issued = accounts.issue_token(office, caller, form.value("account"), form.value("label"), scopes, days)
            return _tokens(office, caller, shell, EMPTY, issued)

        return taken(shell, form, take, partial(_tokens, office, caller, shell), _FIELDS)

    @page("POST", "/tokens/{token_id:str}/revoke", LOGGED_IN)
    def revoke(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, token_id: FromPath[str]
    ) -> Response[str]:
        """Ends a token."""
        accounts.revoke_token(office, caller, token_id)
        return shell.go("/tokens", "token-revoked")


def tokens_table(shell: Shell, tokens: Iterable[Token], now: datetime) -> Table:
    """Tokens, the newest first. Pure."""
    heads = ("id", "account", "label", "scopes", "expires", "used", "state")
    rows = tuple(
        (
            Cell(one.id),
            Cell(one.account),
            Cell(one.label),
            Cell(shell.listed(shell.say(f"act-{scope.value.replace(':', '-')}") for scope in one.scopes)),
            Cell(shell.when(one.expires_at)),
            Cell("" if one.last_used_on is None else one.last_used_on.isoformat()),
            _state(shell, one, now),
        )
        for one in tokens
    )
    columns = tuple(Column(shell.say(f"token-column-{head}")) for head in heads)
    return Table("tokens", "/tokens", columns, rows, empty="pages-no-tokens")


def _state(shell: Shell, token: Token, now: datetime) -> Cell:
    state = "revoked" if token.revoked_at else "expired" if token.expires_at <= now else "active"
    tone: Tone = "good" if state == "active" else "calm"
    return Cell(shell.say(f"token-state-{state}"), tone=tone)


def _tokens(
    office: Office, caller: Caller, shell: Shell, form: Form, issued: str = "", listed: Listed = ALL
) -> Response[str]:
    found, now = accounts.list_tokens(office, caller), office.clock()
    active = tuple(one for one in found if one.revoked_at is None and one.expires_at > now)
    acts = tuple((act.value, shell.say(f"act-{act.value.replace(':', '-')}")) for act in Act)
    table = narrowed(shell, tokens_table(shell, found, now), listed)
    view = TokensView(table, active, form, acts, issued)
    return shell.show("tokens/list.html", shell.say("pages-tokens"), view, status=422 if form.refused else 200)

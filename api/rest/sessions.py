"""Log in, log out, and who am I."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from litestar import Controller, Response
from litestar.datastructures import Cookie
from litestar.params import JSONBody

from api.rest.door import SESSION_COOKIE
from api.rest.given import Asked, GivenCaller, GivenOffice
from api.rest.identity import Login
from api.rest.routing import LOGGED_IN, OPEN, route
from api.rest.slowing import guessed
from coordination.desk.accounts import change_own_password
from coordination.desk.office import Office
from coordination.model.access import Act, Role

GONE = Cookie(SESSION_COOKIE, value="", max_age=0, httponly=True, samesite="lax")
"""Makes a browser forget its session."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """A login name and its password."""

    name: str
    password: str


@dataclass(frozen=True, slots=True)
class OwnPassword:
    """The password as it is, and as it is to be: at least 12 characters."""

    present: str
    password: str


@dataclass(frozen=True, slots=True)
class SessionBegun:
    """A session: its cookie came along; `csrf` goes into the header X-CSRF-Token of every request that changes."""

    name: str
    display_name: str
    role: Role
    csrf: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Me:
    """Who asks. `csrf` is empty for tokens, which need none."""

    name: str
    role: Role
    acts: list[Act]
    department: str
    region: str
    csrf: str


async def begin(request: Asked, office: Office, shown: Credentials) -> tuple[Login, Cookie]:
    """Begins a session, and gives the cookie that carries it; raises UnknownCallerError."""
    identity = request.app.state.identity
    login: Login = await guessed(request, lambda: identity.log_in(office, shown.name, shown.password))
    return login, session_cookie(request, office, login)


def session_cookie(request: Asked, office: Office, login: Login) -> Cookie:
    """What a browser keeps of a session that has begun."""
    left = max(0, int((login.expires_at - office.clock()).total_seconds()))
    https = request.app.state.settings.https
    return Cookie(SESSION_COOKIE, value=login.secret, max_age=left, httponly=True, secure=https, samesite="lax")


class SessionController(Controller):
    """Sessions of people; programs use tokens and need none."""

    tags = ("sessions",)

    @route("POST", "/session", "log-in", OPEN, problems=(413, 415, 422, 429), waits=False)
    async def log_in(self, data: JSONBody[Credentials], request: Asked, office: GivenOffice) -> Response[SessionBegun]:
        """Begins a session."""
        login, cookie = await begin(request, office, data)
        account = login.account
        begun = SessionBegun(account.name, account.display_name, account.role, login.csrf, login.expires_at)
        return Response(begun, status_code=201, cookies=[cookie], headers={"Cache-Control": "no-store"})

    @route("DELETE", "/session", "log-out", OPEN, gives=None)
    def log_out(self, request: Asked, office: GivenOffice) -> Response[None]:
        """Ends the session; without one, nothing happens."""
        secret = request.cookies.get(SESSION_COOKIE)
        if secret:
            request.app.state.identity.log_out(office, secret)
        return Response(None, status_code=204, cookies=[GONE])

    @route("GET", "/me", "me", OPEN)
    def me(self, request: Asked, caller: GivenCaller) -> Me:
        """Who asks, and what for they may ask."""
        csrf = request.scope.get("auth") or ""
        return Me(caller.name, caller.role, sorted(caller.acts), caller.reach.department, caller.reach.region, csrf)

    @route(
        "PUT",
        "/me/password",
        "own-password",
        LOGGED_IN,
        problems=(413, 415, 422, 429),
        status_code=204,
        gives=None,
        waits=False,
    )
    async def own_password(
        self, data: JSONBody[OwnPassword], request: Asked, office: GivenOffice, caller: GivenCaller
    ) -> Response[None]:
        """Replaces one's own password; every session of the account ends, this one too."""
        await guessed(request, lambda: change_own_password(office, caller, data.present, data.password))
        return Response(None, status_code=204, cookies=[GONE])

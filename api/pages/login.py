"""Log in, log out, who am I, and one's own password."""

from __future__ import annotations

from dataclasses import dataclass

from litestar import Controller, Response
from litestar.params import FromQuery

from api.pages.forms import EMPTY, Form, GivenForm, Reading
from api.pages.routing import page
from api.pages.shell import GivenShell, Shell, inside
from api.rest.door import SESSION_COOKIE
from api.rest.given import Asked, GivenCaller, GivenOffice
from api.rest.routing import LOGGED_IN, OPEN
from api.rest.sessions import GONE, Credentials, begin
from api.rest.slowing import guessed
from coordination.desk.accounts import change_own_password
from coordination.errors import BadInputError, CoordinationError, UnknownCallerError

_FIELDS = {
    "password-too-short": "password",
    "password-too-long": "password",
    "password-holds-name": "password",
}


@dataclass(frozen=True, slots=True)
class LoginView:
    """The form, and why somebody was led to it."""

    form: Form
    told: str


class LoginPages(Controller):
    """Sessions of people."""

    @page("GET", "/login", OPEN, waits=False)
    async def form(self, shell: GivenShell, to: FromQuery[str] = "/", why: FromQuery[str] = "") -> Response[str]:
        """The form; why: code of the reason why somebody was led here."""
        if shell.logged_in:
            return shell.go(inside(to))
        told = why if why != "not-logged-in" and shell.said.has(why) else ""
        return _login(shell, Form({"to": [inside(to)]}), shell.say(told) if told else "")

    @page("POST", "/login", OPEN, waits=False)
    async def log_in(self, request: Asked, office: GivenOffice, shell: GivenShell, form: GivenForm) -> Response[str]:
        """Begins a session and goes on to where somebody wanted to go."""
        try:
            password = form.typed.get("password", [""])[0]
            _, cookie = await begin(request, office, Credentials(form.value("name"), password))
        except UnknownCallerError as error:
            return _login(shell, form.told(error, shell.said), status=401)
        answer = shell.go(inside(form.value("to", "/")))
        answer.set_cookie(cookie)
        return answer

    @page("POST", "/logout", OPEN)
    def log_out(self, request: Asked, office: GivenOffice, shell: GivenShell) -> Response[str]:
        """Ends the session."""
        secret = request.cookies.get(SESSION_COOKIE)
        if secret:
            request.app.state.identity.log_out(office, secret)
        answer = shell.go("/login?why=pages-logged-out")
        answer.set_cookie(GONE)
        return answer

    @page("GET", "/me", LOGGED_IN, waits=False)
    async def me(self, shell: GivenShell) -> Response[str]:
        """Who one is here, what one may do, and a form for one's password."""
        return _me(shell, EMPTY)

    @page("POST", "/me/password", LOGGED_IN, waits=False)
    async def password(
        self, request: Asked, office: GivenOffice, caller: GivenCaller, shell: GivenShell, form: GivenForm
    ) -> Response[str]:
        """Replaces one's own password; every session ends, so one logs in anew."""
        present, password, again = (form.typed.get(name, [""])[0] for name in ("present", "password", "again"))
        try:
            _refuse_a_slip(form, password, again)
            await guessed(request, lambda: change_own_password(office, caller, present, password))
        except (BadInputError, UnknownCallerError) as error:
            return _me(shell, _told(form, error, shell), status=422)
        answer = shell.go("/login?why=pages-password-changed")
        answer.set_cookie(GONE)
        return answer


def _login(shell: Shell, form: Form, told: str = "", status: int = 200) -> Response[str]:
    return shell.show("login.html", shell.say("pages-log-in"), LoginView(form, told), status=status)


def _me(shell: Shell, form: Form, status: int = 200) -> Response[str]:
    return shell.show("me.html", shell.say("pages-me"), form, status=status)


def _refuse_a_slip(form: Form, password: str, again: str) -> None:
    reading = Reading(form)
    if password != again:
        reading.wrong("again", "pages-passwords-differ")
    reading.refuse()


def _told(form: Form, error: CoordinationError, shell: Shell) -> Form:
    return form.told(error, shell.said, _FIELDS)

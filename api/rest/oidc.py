"""Log-in by OpenID Connect, where a provider is set up: to the provider and back, then a session like any other.

A browser gets a secret in a cookie of ten minutes; state, nonce and PKCE verifier follow from it, so that nothing has
to be kept, and whoever comes back without the cookie, or with that of another log-in, is refused.
"""

from __future__ import annotations

from hmac import compare_digest
from typing import Annotated

from anyio.to_thread import run_sync
from litestar import Controller
from litestar.datastructures import Cookie
from litestar.params import QueryParameter
from litestar.response import Redirect

from api.rest.given import Asked, GivenOffice
from api.rest.provider import Proof, Provider
from api.rest.routing import OPEN, route
from api.rest.sessions import session_cookie
from api.rest.slowing import guessed
from coordination.desk.accounts import log_in_vouched, secret
from coordination.errors import NotFoundError, UnknownCallerError

CALLBACK = "/api/v1/session/oidc/callback"
_COOKIE, _PATH, _SECONDS = "onevisit_oidc", "/api/v1/session/oidc", 600
_AFTERWARDS = "/docs"
_Told = Annotated[str, QueryParameter(max_length=4096)]
_State = Annotated[str, QueryParameter(name="state", max_length=4096)]


class OidcController(Controller):
    """Only who has an account logs in; a provider makes none."""

    tags = ("sessions",)

    @route("GET", "/session/oidc", "oidc-begin", OPEN, problems=(404,), status_code=302, waits=False)
    async def begin(self, request: Asked) -> Redirect:
        """Sends the browser to the provider."""
        provider, fresh = _provider(request), secret.fresh()
        address = await run_sync(lambda: provider.address(_proof(fresh)))
        cookie = Cookie(
            _COOKIE,
            value=fresh,
            path=_PATH,
            max_age=_SECONDS,
            httponly=True,
            secure=request.app.state.settings.https,
            samesite="lax",
        )
        return Redirect(address, status_code=302, cookies=[cookie], headers={"Cache-Control": "no-store"})

    @route("GET", "/session/oidc/callback", "oidc-end", OPEN, problems=(404, 422, 429), status_code=303, waits=False)
    async def end(
        self, request: Asked, office: GivenOffice, code: _Told = "", returned: _State = "", iss: _Told = ""
    ) -> Redirect:
        """Where the provider sends the browser back to; begins a session."""
        provider, shown = _provider(request), request.cookies.get(_COOKIE, "")
        proof = _proof(shown)
        if not shown or not code or not compare_digest(returned.encode(), proof.state.encode()):
            raise UnknownCallerError("oidc-refused")
        login = await guessed(request, lambda: log_in_vouched(office, provider.name(code, iss, proof)))
        cookies = [session_cookie(request, office, login), Cookie(_COOKIE, value="", path=_PATH, max_age=0)]
        return Redirect(_AFTERWARDS, status_code=303, cookies=cookies, headers={"Cache-Control": "no-store"})


def _provider(request: Asked) -> Provider:
    provider: Provider | None = request.app.state.provider
    if provider is None:
        raise NotFoundError("oidc-not-set-up")
    return provider


def _proof(fresh: str) -> Proof:
    return Proof(*(secret.derived(fresh, f"oidc {part}") for part in ("state", "nonce", "verifier")))

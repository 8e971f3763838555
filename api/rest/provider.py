"""The other side of a log-in by OpenID Connect: the provider's addresses and keys, codes for tokens, tokens for a name.

Authorization code flow (OpenID Connect Core 1.0, 3.1) with PKCE (RFC 7636), the provider found by discovery. Needs the
extra `oidc`, which is loaded only where a provider is set up.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from api.settings import OidcSettings
from coordination.errors import UnavailableError, UnknownCallerError

_LOG = logging.getLogger("onevisit.oidc")
_ALGORITHMS = ["RS256", "PS256", "ES256", "EdDSA"]  # none and shared keys are not among them
_SECONDS, _LEEWAY_SECONDS, _KNOWN_FOR_SECONDS = 10, 60, 3600


@dataclass(frozen=True, slots=True)
class Proof:
    """What one log-in is recognised by: state in the browser, nonce in the token, verifier at the provider."""

    state: str
    nonce: str
    verifier: str = field(repr=False)


class Provider:
    """One provider. Its addresses and keys are asked for when they are needed, and again after an hour."""

    def __init__(self, settings: OidcSettings, callback: str) -> None:
        self._settings, self._callback = settings, callback
        self._known: tuple[Mapping[str, Any], Any] | None = None
        self._known_at = 0.0

    def address(self, proof: Proof) -> str:
        """Where the browser goes to log in; raises UnavailableError where the provider does not answer."""
        with _told_plainly():
            metadata, _ = self._discovered()
            address: str
            address, _ = self._session().create_authorization_url(
                metadata["authorization_endpoint"], state=proof.state, nonce=proof.nonce, code_verifier=proof.verifier
            )
        return address

    def name(self, code: str, issuer: str, proof: Proof) -> str:
        """The name that the provider vouches for, for a code it gave to the browser.

        issuer: who says that it gave the code (RFC 9207), where anybody says so. Raises UnknownCallerError where the
        code, or the token that came for it, is not one of this log-in; UnavailableError.
        """
        with _told_plainly():
            metadata, keys = self._discovered()
            if issuer not in {"", metadata["issuer"]}:
                raise UnknownCallerError("oidc-refused")
            session = self._session()
            token = session.fetch_token(
                metadata["token_endpoint"], code=code, code_verifier=proof.verifier, timeout=_SECONDS
            )
            claims = self._claims(token, metadata, keys, proof)
            claim = self._settings.claim
            if claim not in claims:
                answer = session.get(metadata["userinfo_endpoint"], timeout=_SECONDS)
                answer.raise_for_status()
                told = answer.json()
                claims = told if told.get("sub") == claims["sub"] else {}
            name = claims.get(claim)
        if not isinstance(name, str) or not name:
            raise UnknownCallerError("oidc-without-name", claim=claim)
        return name

    def _claims(self, token: Mapping[str, Any], metadata: Mapping[str, Any], keys: Any, proof: Proof) -> dict[str, Any]:
        from authlib.oidc.core import CodeIDToken  # noqa: PLC0415
        from joserfc import jwt  # noqa: PLC0415

        signed = jwt.decode(token["id_token"], keys, algorithms=_ALGORITHMS)
        options = {name: {"essential": True, "value": value} for name, value in self._expected(metadata).items()}
        params = {"nonce": proof.nonce, "client_id": self._settings.client_id, "access_token": token["access_token"]}
        claims = CodeIDToken(signed.claims, signed.header, options, params)
        claims.validate(leeway=_LEEWAY_SECONDS)
        return dict(claims)

    def _expected(self, metadata: Mapping[str, Any]) -> dict[str, str]:
        return {"iss": metadata["issuer"], "aud": self._settings.client_id}

    def _session(self) -> Any:
        from authlib.integrations.requests_client import OAuth2Session  # noqa: PLC0415

        return OAuth2Session(
            client_id=self._settings.client_id,
            client_secret=self._settings.secret,
            redirect_uri=self._callback,
            scope="openid profile",
            code_challenge_method="S256",
        )

    def _discovered(self) -> tuple[Mapping[str, Any], Any]:
        """Metadata and keys (OpenID Connect Discovery 1.0, 4)."""
        import requests  # noqa: PLC0415
        from joserfc.jwk import KeySet  # noqa: PLC0415

        if self._known is None or monotonic() - self._known_at > _KNOWN_FOR_SECONDS:
            issuer = self._settings.issuer
            metadata = requests.get(f"{issuer.rstrip('/')}/.well-known/openid-configuration", timeout=_SECONDS).json()
            if metadata["issuer"] != issuer:
                raise ValueError("the provider calls itself otherwise")
            keys = KeySet.import_key_set(requests.get(metadata["jwks_uri"], timeout=_SECONDS).json())
            self._known, self._known_at = (metadata, keys), monotonic()
        return self._known


@contextmanager
def _told_plainly() -> Iterator[None]:
    """Who does not answer is unavailable, what does not fit is refused; the log says why, without any token."""
    from authlib.common.errors import AuthlibBaseError  # noqa: PLC0415
    from joserfc.errors import JoseError  # noqa: PLC0415
    from requests import RequestException  # noqa: PLC0415

    try:
        yield
    except (AuthlibBaseError, JoseError) as error:
        _LOG.warning("refused: %s", type(error).__name__)
        raise UnknownCallerError("oidc-refused") from error
    except (RequestException, ValueError, KeyError, TypeError) as error:
        _LOG.error("unavailable: %s", type(error).__name__)
        raise UnavailableError("oidc-provider-unavailable") from error

"""Who asks: what the doors of the service need to know of accounts."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from coordination.desk.office import Office
from coordination.model.access import Account, Caller


class Login(Protocol):
    """A session that has begun: its secret, the token unsafe requests must repeat, and how long it lasts."""

    @property
    def secret(self) -> str:
        """What the cookie holds."""

    @property
    def csrf(self) -> str:
        """What the header X-CSRF-Token of an unsafe request must say."""

    @property
    def account(self) -> Account:
        """Who logged in."""

    @property
    def expires_at(self) -> datetime:
        """When the session ends, used or not."""


class Identity(Protocol):
    """The use cases around accounts. All raise UnknownCallerError where what is shown proves nothing."""

    def log_in(self, office: Office, name: str, password: str) -> Login:
        """Begins a session."""

    def log_out(self, office: Office, secret: str) -> None:
        """Ends a session."""

    def caller_by_session(self, office: Office, secret: str) -> tuple[Caller, str]:
        """Who a session belongs to, and its CSRF token."""

    def caller_by_token(self, office: Office, secret: str) -> Caller:
        """Who a token belongs to."""

"""Accounts before there are any: nobody can log in, and no token is known."""

from __future__ import annotations

from typing import NoReturn

from coordination.desk.office import Office
from coordination.errors import UnknownCallerError


class Nobody:
    """An identity that knows nobody; what is public is served all the same."""

    def log_in(self, office: Office, name: str, password: str) -> NoReturn:  # noqa: ARG002 - the protocol's signature
        """Refuses."""
        raise UnknownCallerError("not-logged-in")

    def log_out(self, office: Office, secret: str) -> None:
        """Does nothing."""

    def caller_by_session(self, office: Office, secret: str) -> NoReturn:  # noqa: ARG002
        """Refuses."""
        raise UnknownCallerError("not-logged-in")

    def caller_by_token(self, office: Office, secret: str) -> NoReturn:  # noqa: ARG002
        """Refuses."""
        raise UnknownCallerError("not-logged-in")

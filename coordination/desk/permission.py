"""Whether a caller may ask for something: every use case that is not open to all begins here."""

from __future__ import annotations

from coordination.errors import ForbiddenError
from coordination.model.access import Act, Caller


def require(caller: Caller, act: Act) -> None:
    """Raises ForbiddenError where the caller may not ask for this."""
    if not caller.may(act):
        raise ForbiddenError("act-forbidden", act=act.value)

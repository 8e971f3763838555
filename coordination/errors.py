"""One tree of errors: a code, the values of its sentence, and every fault found. No HTTP, no language in it.

The sentence of a code stands in the message catalogues (`coordination.texts`) and tells the officer what to do.
"""

from __future__ import annotations

from collections.abc import Sequence

from solvers.fault import Fault, Value


class CoordinationError(Exception):
    """Something an officer can be told in one sentence; `faults` are details, each with a sentence of its own."""

    def __init__(self, code: str, faults: Sequence[Fault] = (), **values: Value) -> None:
        super().__init__(code)
        self.code = code
        self.values = values
        self.faults = tuple(faults)


class BadInputError(CoordinationError):
    """What was given cannot be used; nothing was changed."""


class NotFoundError(CoordinationError):
    """What was asked for does not exist."""


class NotAllowedError(CoordinationError):
    """The state of things, or a rule in force, does not allow it."""


class UnknownCallerError(CoordinationError):
    """Nobody is logged in, or what proves who asks does not."""


class ForbiddenError(CoordinationError):
    """Who asks may not do this, or does not see that far."""


class OutdatedError(CoordinationError):
    """What is to be changed has been changed by somebody else since it was read."""


class UnavailableError(CoordinationError):
    """A database, disk or other means is missing; try again when it is back."""

"""Whether a caller may: every use case that changes something asks here first."""

from __future__ import annotations

from coordination.errors import ForbiddenError
from coordination.model.access import ACTS_OF, Account, Act, Caller, Reach, Role

OPERATOR = Caller("command line", Role.OFFICE, ACTS_OF[Role.OFFICE])
"""Who runs commands on the machine of the service: whoever may do that holds the database anyway."""


def require(caller: Caller, act: Act) -> None:
    """Raises ForbiddenError, with the act, where the caller may not."""
    if not caller.may(act):
        raise ForbiddenError("act-forbidden", act=act.value.replace(":", "-"))


def require_everywhere(caller: Caller, act: Act) -> None:
    """As `require`, for what concerns every department and county at once: ForbiddenError for whoever reaches less."""
    require(caller, act)
    if not caller.sees_all:
        raise ForbiddenError("campaign-of-everybody")


def require_in_reach(caller: Caller, account: Account) -> None:
    """Raises ForbiddenError where an account is of another department or region than the caller's."""
    if not within(caller.reach, account):
        raise ForbiddenError("account-out-of-reach", account=account.name)


def within(reach: Reach, account: Account) -> bool:
    """Whether somebody who reaches so far reaches an account."""
    limits = ((reach.department, account.department), (reach.region, account.region))
    return all(limit in {"", code} for limit, code in limits)

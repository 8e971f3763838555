"""Why checks are left out, for readers of any language; kept beside the plan file, whose details are in one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import TypeAdapter

from solvers.planning.plan import Plan, Unplanned


@dataclass(frozen=True)
class Message:
    """Something to be said in whatever language is read: the code of a text and the values in its places.

    A value may be a message of its own that is said within this one, or a list.
    """

    code: str
    values: Mapping[str, Value] = field(default_factory=dict)


Value = str | int | Message | tuple[str | Message, ...]


@dataclass(frozen=True)
class LeftOut(Unplanned):
    """A check that no visit carries. message: its detail for any reader; None in what was kept without one."""

    message: Message | None = None


_MESSAGES = TypeAdapter(dict[str, Message])


def messages_of(plan: Plan) -> bytes:
    """The messages of a plan that was just made, by check, as JSON; what its file does not hold."""
    left = (one for one in plan.unplanned if isinstance(one, LeftOut))
    return _MESSAGES.dump_json({one.check: one.message for one in left if one.message is not None})


def left_out(plan: Plan, messages: bytes | None = None) -> tuple[LeftOut, ...]:
    """What a plan leaves out; messages: those kept beside the file it was read from, None where there are none."""
    known = _MESSAGES.validate_json(messages) if messages else {}
    return tuple(
        one if isinstance(one, LeftOut) else LeftOut(one.check, one.reason, one.detail, known.get(one.check))
        for one in plan.unplanned
    )

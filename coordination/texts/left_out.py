"""Why a plan leaves checks out: kept beside the plan file, and said in the language of whoever reads it.

The file's details are in one language, that of the run; its format has no place for more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from coordination.texts import Texts
from solvers.fault import Message, Value
from solvers.planning.plan import Plan, Unplanned

_MOST_LISTED = 12
_BETWEEN_HAN = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
"""A space that Chinese has not: the texts have one beside each value, which is a code as often as a name."""


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


def why(left: LeftOut, said: Texts) -> str:
    """The message of a check that is left out; its detail where there is none, or none that these texts can say whole.

    What stands as a code in it is named where these texts know names.
    """
    try:
        return left.detail if left.message is None else _sentence(left.message, said)
    except LookupError:
        return left.detail


def in_words(left: Iterable[LeftOut], said: Texts) -> tuple[LeftOut, ...]:
    """The same with their details written out, for readers of the plan file alone."""
    return tuple(replace(one, detail=why(one, said)) for one in left)


def _sentence(message: Message, said: Texts) -> str:
    told = said.say_whole(message.code, {place: _part(value, said) for place, value in message.values.items()})
    return _BETWEEN_HAN.sub("", told)


def _part(value: Value, said: Texts) -> str:
    """What stands in a place: of a list its parts in a row, a dash for none; of many the first, and how many."""
    if isinstance(value, Message):
        return _sentence(value, said)
    if isinstance(value, tuple):
        row = said.listed(_part(one, said) for one in value[:_MOST_LISTED]) or "-"
        return row if len(value) <= _MOST_LISTED else f"{row}…({len(value)})"
    return said.called(str(value))

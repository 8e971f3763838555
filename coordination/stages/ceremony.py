"""ceremony: which step of a draw may follow which, and what the draw is in afterwards. A table, and nothing else.

An attempt can be given up while nothing is drawn. Once drawn it ends only by another attempt, announced with a reason,
and stays visible as void.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from coordination.errors import NotAllowedError
from coordination.model.ceremony import DrawAttempt, DrawState, DrawStep

AFTER: Mapping[DrawStep, Mapping[DrawState, DrawState]] = {
    DrawStep.FREEZE: {DrawState.ANNOUNCED: DrawState.FROZEN},
    DrawStep.WITNESS: {DrawState.FROZEN: DrawState.FROZEN, DrawState.VALUED: DrawState.VALUED},
    DrawStep.VALUE: {DrawState.FROZEN: DrawState.VALUED},
    DrawStep.HOLD: {DrawState.VALUED: DrawState.DRAWN},
    DrawStep.SIGN: {DrawState.DRAWN: DrawState.DRAWN},  # the last signature makes it SIGNED
    DrawStep.PUBLISH: {DrawState.SIGNED: DrawState.PUBLISHED},
    DrawStep.GIVE_UP: dict.fromkeys((DrawState.ANNOUNCED, DrawState.FROZEN, DrawState.VALUED), DrawState.GIVEN_UP),
    DrawStep.AGAIN: {
        **dict.fromkeys((DrawState.DRAWN, DrawState.SIGNED, DrawState.PUBLISHED), DrawState.VOID),
        DrawState.GIVEN_UP: DrawState.GIVEN_UP,
    },
}
_NEXT: Mapping[DrawState, DrawStep] = {
    DrawState.ANNOUNCED: DrawStep.FREEZE,
    DrawState.VALUED: DrawStep.HOLD,
    DrawState.DRAWN: DrawStep.SIGN,
    DrawState.SIGNED: DrawStep.PUBLISH,
    DrawState.GIVEN_UP: DrawStep.AGAIN,
}


def after(step: DrawStep, attempt: DrawAttempt) -> DrawState:
    """The state after a step; raises NotAllowedError, with what is next, where the step is out of order."""
    state = AFTER[step].get(attempt.state)
    if state is None:
        following = next_step(attempt.state, enough_witnesses=True)
        raise NotAllowedError(
            "draw-out-of-order",
            campaign=attempt.campaign,
            attempt=attempt.number,
            state=attempt.state.value,
            step=step.value,
            next="none" if following is None else following.value,
        )
    return state


def next_step(state: DrawState, *, enough_witnesses: bool) -> DrawStep | None:
    """The step that is due, None after the last."""
    if state in {DrawState.FROZEN, DrawState.VALUED} and not enough_witnesses:
        return DrawStep.WITNESS
    return DrawStep.VALUE if state is DrawState.FROZEN else _NEXT.get(state)


def state_signed(signed: Collection[str], witnesses: Collection[str]) -> DrawState:
    """Signed once all witnesses have, and somebody of the office (ZB-32)."""
    complete = set(witnesses) <= set(signed) and not set(signed) <= set(witnesses)
    return DrawState.SIGNED if complete else DrawState.DRAWN

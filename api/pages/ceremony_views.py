"""A draw on the screen of a meeting room: which steps are done, which is due, who may take it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from api.pages.drawn_tables import DrawnCounts
from api.pages.forms import Form
from coordination.desk.drawing import Ceremony
from coordination.model.access import Act, Caller
from coordination.model.ceremony import AttemptReport, DrawSignature, DrawState, DrawStep, DrawWitness

Mark = Literal["done", "now", "ahead"]
STEPS = ("announce", "freeze", "witness", "value", "hold", "sign", "publish")
_OVER = {DrawState.GIVEN_UP, DrawState.VOID}


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the strip. at: when it was done."""

    step: str
    mark: Mark
    at: datetime | None


@dataclass(frozen=True, slots=True)
class ScreenView:
    """What the screen shows.

    newest: the attempt that goes on, None before the first; due: the step that is next, empty once it is published;
    shown: the step that is looked at; may: whether the caller may take it now; counts: once something is drawn and
    the caller may see it; earlier: attempts that ended.
    """

    ceremony: Ceremony
    newest: AttemptReport | None
    stages: tuple[Stage, ...]
    due: str
    shown: str
    may: bool
    counts: DrawnCounts | None
    earlier: tuple[AttemptReport, ...]
    form: Form

    @property
    def address(self) -> str:
        """Of the ceremony."""
        return f"/ceremony/{self.ceremony.campaign.id}"

    @property
    def fingerprint(self) -> str:
        """Changes with whatever others do."""
        return fingerprint(self.ceremony)


def screen_view(ceremony: Ceremony, caller: Caller, asked: str, counts: DrawnCounts | None, form: Form) -> ScreenView:
    """The screen for a caller; asked: the step somebody looks back at."""
    attempts = ceremony.attempts
    newest = attempts[0] if attempts and attempts[0].attempt.state not in _OVER else None
    due = due_step(newest)
    reached = STEPS.index(due) if due else len(STEPS)
    stages = tuple(
        Stage(step, "done" if n < reached else "now" if n == reached else "ahead", _when(newest, step))
        for n, step in enumerate(STEPS)
    )
    seen = {one.step for one in stages if one.mark != "ahead"}
    shown = asked if asked in seen else due or STEPS[-1]
    return ScreenView(
        ceremony,
        newest,
        stages,
        due,
        shown,
        may_take(caller, ceremony, newest, shown, due),
        counts,
        tuple(one for one in attempts if one is not newest),
        form,
    )


def due_step(newest: AttemptReport | None) -> str:
    """The step that is due, as the strip calls it; empty once everything is public."""
    if newest is None:
        return STEPS[0]
    return newest.next_step.value if newest.next_step else ""


def may_take(caller: Caller, ceremony: Ceremony, newest: AttemptReport | None, step: str, due: str) -> bool:
    """Whether the form of a step is shown to a caller; the desk decides anew."""
    if step == DrawStep.WITNESS.value:
        if newest is None or newest.attempt.state not in {DrawState.FROZEN, DrawState.VALUED}:
            return False
        return _witnesses(caller, ceremony) and not _has(caller.name, newest.witnesses)
    if step != due:
        return False
    holds = caller.may(Act.HOLD_DRAWS) and caller.sees_all
    if step == DrawStep.SIGN.value and newest is not None:
        there = holds or _has(caller.name, newest.witnesses)
        return there and not _has(caller.name, newest.signatures)
    return holds


def fingerprint(ceremony: Ceremony) -> str:
    """Changes with whatever is done to a draw: number and state of the newest attempt, who is there, who signed."""
    if not ceremony.attempts:
        return "0"
    newest = ceremony.attempts[0]
    state = newest.attempt.state.value
    return f"{newest.attempt.number}-{state}-{len(newest.witnesses)}-{len(newest.signatures)}"


def _witnesses(caller: Caller, ceremony: Ceremony) -> bool:
    return caller.may(Act.WITNESS_DRAWS) and caller.reach.campaign == ceremony.campaign.id


def _has(account: str, present: Sequence[DrawWitness | DrawSignature]) -> bool:
    return account in {one.account for one in present}


def _when(newest: AttemptReport | None, step: str) -> datetime | None:
    if newest is None:
        return None
    attempt = newest.attempt
    at = {
        "announce": attempt.announced_at,
        "freeze": attempt.frozen_at,
        "witness": newest.witnesses[-1].confirmed_at if newest.witnesses else None,
        "value": attempt.valued_at,
        "hold": attempt.drawn_at,
        "sign": newest.signatures[-1].signed_at if newest.signatures else None,
        "publish": attempt.published_at,
    }
    return at[step]

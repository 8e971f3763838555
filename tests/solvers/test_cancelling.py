"""A cancel reaches what is being computed, in whatever library or process; the end of the time is no cancel."""

from __future__ import annotations

import os
import signal
from functools import cache
from pathlib import Path
from threading import Event, Thread

import pytest
from ortools.sat.python import cp_model

from solvers.cpsat import Limits, solve
from solvers.effort import CancelledError, Effort
from solvers.interruptible import interruptible
from solvers.parallel import mapped
from tests.solvers.sleeping import fall_asleep

_AGES = 600.0  # seconds nobody waits: where a cancel is not heard, the test hangs


def test_time_that_is_over_hands_in_and_a_cancel_does_not() -> None:
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(len(asked) == 2)
        return asked[-1]

    effort = Effort.of_seconds(0, 2, cancelled)
    assert effort.spent()
    assert effort.part(0.5).spent()
    with pytest.raises(CancelledError):
        effort.part(0.5).spent()
    assert asked == [False, False, True]


def test_a_call_gives_what_it_gives_and_raises_what_it_raises() -> None:
    assert interruptible(lambda: 3, lambda: pytest.fail("stopped"), lambda: False) == 3
    with pytest.raises(ZeroDivisionError):
        interruptible(lambda: 1 // 0, lambda: pytest.fail("stopped"), lambda: False)


def test_a_call_is_told_to_stop_until_it_does() -> None:
    told: list[int] = []
    stopped = Event()

    def stop() -> None:
        told.append(len(told))
        if len(told) == 3:  # it did not listen yet
            stopped.set()

    with pytest.raises(CancelledError):
        interruptible(stopped.wait, stop, lambda: True)
    assert len(told) >= 3


@cache
def design() -> tuple[cp_model.CpModel, list[cp_model.IntVar]]:
    """A model that CP-SAT does not see through: 40 blocks of 13 points, any two share 4."""
    model = cp_model.CpModel()
    cards = [[model.new_bool_var("") for _ in range(40)] for _ in range(40)]
    for row in cards:
        model.add(sum(row) == 13)
    for one in range(40):
        for other in range(one):
            both = [model.new_bool_var("") for _ in range(40)]
            for variable, a, b in zip(both, cards[one], cards[other], strict=True):
                model.add_multiplication_equality(variable, a, b)
            model.add(sum(both) == 4)
    model.maximize(sum(place * variable for row in cards for place, variable in enumerate(row)))
    return model, [variable for row in cards for variable in row]


def test_a_search_whose_time_is_over_answers() -> None:
    model, asked = design()
    answer = solve(model, asked, Limits(seconds=0.01))
    assert not answer.optimal
    assert not answer.infeasible


def test_a_search_that_is_cancelled_does_not() -> None:
    model, asked = design()
    with pytest.raises(CancelledError):
        solve(model, asked, Limits(seconds=_AGES, cancelled=lambda: True))


def test_control_c_in_the_middle_of_a_search_is_no_end_of_its_time() -> None:
    model, asked = design()
    looked = Event()

    def press() -> None:
        looked.wait()
        os.kill(os.getpid(), signal.SIGINT)

    def cancelled() -> bool:  # first asked when the search has gone on for a while
        looked.set()
        return False

    Thread(target=press).start()
    with pytest.raises(KeyboardInterrupt):
        solve(model, asked, Limits(seconds=_AGES, cancelled=cancelled))


def test_other_processes_are_ended_in_the_middle_of_what_they_do(tmp_path: Path) -> None:
    def both_have_begun() -> bool:
        return len(list(tmp_path.iterdir())) == 2

    with pytest.raises(CancelledError):
        mapped(fall_asleep, [tmp_path] * 3, Effort(processes=2, cancelled=both_have_begun))
    begun = [int(entry.name) for entry in tmp_path.iterdir()]
    assert len(begun) == 2  # the third task never began
    for process in begun:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)

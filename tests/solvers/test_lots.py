"""Lots: with every coin thrown both ways, each chance comes out exactly, and every outcome is allowed."""

from __future__ import annotations

import hmac
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import islice
from math import ceil, floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.lots import CERTAIN, Lot, coin_of, drawn, key_of, outcome
from solvers.staffing.model import chances
from solvers.staffing.problem import Problem
from tests.solvers.staffing.cases import problems


@dataclass
class _Script:
    """A coin that falls as written, then always on its first side; what it passed over is left in `others`."""

    script: list[bool]
    others: list[list[bool]] = field(default_factory=list)
    probability: Fraction = Fraction(1)
    count: int = 0

    def throw(self, wins: int, sides: int) -> bool:
        if self.count == len(self.script):
            self.others.append([*self.script, False])
            self.script.append(True)
        side = self.script[self.count]
        self.count += 1
        self.probability *= Fraction(wins if side else sides - wins, sides)
        return side


def every_outcome(lots: list[Lot]) -> Iterator[tuple[Fraction, list[str]]]:
    """All outcomes with their probabilities: the tree of the coins, leaf by leaf."""
    waiting: list[list[bool]] = [[]]
    while waiting:
        coin = _Script(waiting.pop())
        filled = outcome(lots, lambda _, coin=coin: coin.throw)  # type: ignore[misc]
        waiting += coin.others
        yield coin.probability, filled


def lots_of(problem: Problem) -> list[Lot] | None:
    lottery = chances(problem)
    if lottery is None:
        return None
    return [
        Lot(post.label, post.slot, post.week, {f"i{person}": chance for person, chance in entry.items()})
        for post, entry in zip(problem.posts, lottery.chances, strict=True)
    ]


@settings(max_examples=100, deadline=None)
@given(problems(most_posts=5))
def test_every_outcome_is_allowed_and_every_chance_exact(problem: Problem) -> None:
    lots = lots_of(problem)
    if lots is None:
        return
    expected = Counter[tuple[str, int]]()
    for lot in lots:
        for person, chance in lot.chances.items():
            expected[person, lot.week] += chance  # type: ignore[index]
    met = Counter[tuple[str, str]]()
    total = Fraction(0)
    for probability, filled in every_outcome(lots):
        total += probability
        sessions = Counter((person, lot.slot) for lot, person in zip(lots, filled, strict=True))
        weeks = Counter((person, lot.week) for lot, person in zip(lots, filled, strict=True))
        assert max(sessions.values()) == 1
        for (person, week), load in expected.items():
            assert floor(Fraction(load, CERTAIN)) <= weeks[person, week] <= ceil(Fraction(load, CERTAIN))
        for lot, person in zip(lots, filled, strict=True):
            met[lot.label, person] += probability  # type: ignore[assignment]
    assert total == 1
    for lot in lots:
        for person, chance in lot.chances.items():
            assert met[lot.label, person] == Fraction(chance, CERTAIN)


def test_inspectors_may_be_listed_in_any_order() -> None:
    one = Lot("p", 0, 0, {"a": 200000, "b": 300000, "c": 500000})
    other = Lot("p", 0, 0, {"c": 500000, "a": 200000, "b": 300000})
    assert [drawn([one], str(seed), "") for seed in range(20)] == [drawn([other], str(seed), "") for seed in range(20)]


def test_seed_timetable_and_post_all_count() -> None:
    key = key_of("seed", "digest")
    assert len({key, key_of("seed", "other"), key_of("other", "digest")}) == 3
    throws = [[coin_of(key, label)(1, 2) for _ in range(1)] for label in map(str, range(64))]
    assert 16 < sum(throw for (throw,) in throws) < 48


def test_a_coin_is_as_often_right_as_it_should_be() -> None:
    coin = coin_of(key_of("seed", ""), "p")
    assert abs(sum(coin(1, 3) for _ in range(30000)) - 10000) < 330  # four standard deviations


def test_the_first_coins_are_the_words_of_the_first_ticket() -> None:
    prk = hmac.new(b"onevisit staffing lottery abc", b"seed", "sha256").digest()
    ticket = hmac.new(prk, b"r1-p1|0" + bytes([1]), "sha256").hexdigest()
    words = [int(ticket[start : start + 16], 16) for start in range(0, 64, 16)]
    coin = coin_of(key_of("seed", "abc"), "r1-p1")
    assert [coin(500000, 1000000) for _ in words] == [word % 1000000 < 500000 for word in words]


@pytest.mark.parametrize("wrong", [{"a": 999999}, {"a": 1000001, "b": -1}, {}])
def test_chances_that_are_none_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="not chances"):
        drawn([Lot("p", 0, 0, wrong)], "s", "")


@settings(max_examples=100)
@given(st.lists(st.integers(1, 300000), min_size=2, max_size=6), st.text(max_size=4))
def test_one_post_many_people(weights: list[int], draw_seed: str) -> None:
    rest = CERTAIN - sum(weights[: len(weights) // 2])
    entry = {f"i{at}": weight for at, weight in enumerate(islice(weights, len(weights) // 2))} | {"rest": rest}
    if rest > 0:
        assert drawn([Lot("p", 0, 0, entry)], draw_seed, "")[0] in entry

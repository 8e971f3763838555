"""The draw: exact probabilities, shared tickets, substitutes, overlap."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.drawing.check import verify
from solvers.drawing.frame_file import frame_bytes, read_frame
from solvers.drawing.overlap import expected
from tests.solvers.drawing.cases import batch, frame, held


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 120), st.sampled_from(["1/20", "1/5", "1/2", "1"]), st.binary(min_size=1), st.text(max_size=20))
def test_every_draw_verifies_and_fills_its_quotas(rows: int, ratio: str, secret: bytes, public_value: str) -> None:
    drawn_from = frame(rows, {"x": lambda _: True, "y": lambda row: row % 2 == 0})
    draw = held(drawn_from, (batch("x", ratio), batch("y", "1/4")), secret=secret, public_value=public_value)
    assert verify(draw.record(), frame_bytes(drawn_from)) == []
    drawn = Counter((one.batch, one.stratum) for one in draw.drawn)
    assert all(drawn[name, stratum] == due for name, strata in draw.quotas.items() for stratum, due in strata.items())


def test_every_member_of_a_stratum_is_drawn_equally_often() -> None:
    # One stratum of 6, 2 to draw: over 3,000 public values each of the 15 pairs comes 200 times, give or take.
    drawn_from = frame(6, {"x": lambda _: True})
    one_stratum = type(drawn_from)(
        drawn_from.labels, ("d/B",), drawn_from.stratum * 0, drawn_from.batches, drawn_from.member
    )
    pairs: Counter[tuple[str, ...]] = Counter()
    for value in range(3000):
        draw = held(one_stratum, (batch("x", "1/3"),), public_value=str(value))
        pairs[tuple(sorted(one.label for one in draw.drawn))] += 1
    everybody = [f"T{row:05}" for row in range(6)]
    assert set(pairs) == set(combinations(everybody, 2))
    chi_square = sum((count - 200) ** 2 / 200 for count in pairs.values())
    assert chi_square < 36.1  # 14 degrees of freedom, one in a thousand


def test_departments_that_draw_together_share_their_targets() -> None:
    drawn_from = frame(600, {"x": lambda _: True, "y": lambda _: True})
    draw = held(drawn_from, (batch("x", "1/20"), batch("y", "1/10")))
    by_batch = {name: {one.label for one in draw.drawn if one.batch == name} for name in "xy"}
    assert by_batch["x"] <= by_batch["y"]


def test_a_label_of_its_own_makes_an_independent_draw() -> None:
    drawn_from = frame(600, {"x": lambda _: True})
    joint = {one.label for one in held(drawn_from, (batch("x", "1/10"),)).drawn}
    alone = {one.label for one in held(drawn_from, (batch("x", "1/10"),), label_prefix="AMR/").drawn}
    assert len(joint & alone) < len(joint) / 2


@pytest.mark.parametrize("every", [2, 5])
def test_who_is_left_out_is_replaced_under_the_next_code(every: int) -> None:
    drawn_from = frame(300, {"x": lambda _: True, "y": lambda row: row % 3 == 0})
    batches = (batch("x", "1/10"), batch("y", "1/10"))
    draw = held(drawn_from, batches, leave=lambda one: "exempt" if int(one.label[1:]) % every == 0 else None)
    assert verify(draw.record(), frame_bytes(drawn_from)) == []
    assert len(draw.codes) > 1
    standing = Counter((one.batch, one.stratum) for one in draw.standing())
    possible = Counter((name, one) for name in "xy" for one, due in draw.quotas[name].items() for _ in range(due))
    assert all(standing[place] <= count for place, count in possible.items())
    assert not any(int(one.label[1:]) % every == 0 for one in draw.standing())
    assert len({(one.batch, one.label) for one in draw.drawn}) == len(draw.drawn)


def test_a_stratum_with_nobody_left_stays_short() -> None:
    drawn_from = frame(12, {"x": lambda _: True})
    draw = held(drawn_from, (batch("x", "1"),), leave=lambda one: "exempt" if one.label == "T00000" else None)
    assert len(draw.standing()) == 11
    assert verify(draw.record(), frame_bytes(drawn_from)) == []


def test_overlap_by_hand() -> None:
    # Two batches draw 1/2 and 1/4 of the same 8 targets in one stratum each: at least 4 distinct, 5 when drawn apart.
    drawn_from = frame(8, {"x": lambda _: True, "y": lambda _: True})
    one = type(drawn_from)(drawn_from.labels, ("d/B",), drawn_from.stratum * 0, drawn_from.batches, drawn_from.member)
    draw = held(one, (batch("x", "1/2"), batch("y", "1/4")))
    overlap = expected(one, draw.quotas, draw.sizes)
    assert overlap.bound == pytest.approx(4)
    assert overlap.separate == pytest.approx(8 * (1 - 1 / 2 * 3 / 4))
    assert len({entry.label for entry in draw.drawn}) == 4


@pytest.mark.parametrize("rows", [0, 1, 57])
def test_a_frame_file_gives_the_same_frame_again(rows: int) -> None:
    raw = frame_bytes(frame(rows, {"x": lambda _: True, "y": lambda row: row % 2 == 0}))
    assert frame_bytes(read_frame(raw)) == raw


@pytest.mark.parametrize(
    "raw", [b"", b"label,stratum\n", b"label,stratum,batches\na,b", b"label,stratum,batches\na,b\n"]
)
def test_what_is_no_frame_file_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r"frame file|unpack"):
        read_frame(raw)

"""The large path gives exactly what the straightforward one gives: other processes, ties, empty strata, millions."""

from __future__ import annotations

import hmac
import json
from collections.abc import Sequence
from hashlib import sha256

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from seeds.province import province
from solvers.drawing import chain
from solvers.drawing.check import verify
from solvers.drawing.frame_file import frame_bytes, frame_chunks, frame_sha256
from solvers.drawing.heads import heads, whole_tickets
from solvers.drawing.model import candidates, smallest
from solvers.drawing.problem import frame_of, frame_of_columns
from solvers.tickets import extract
from tests.solvers.drawing.cases import batch, frame, held

Row = tuple[str, str, list[str]]
ROWS = st.lists(
    st.tuples(
        st.text("AB12市", min_size=1, max_size=12),
        st.sampled_from([f"{district}/{credit}" for district in ("东", "西") for credit in "ABC"]),
        st.lists(st.sampled_from(["x", "y", "z"]), min_size=1, max_size=3, unique=True).map(sorted),
    ),
    min_size=1,
    max_size=60,
    unique_by=lambda row: row[0],
)
KEY = extract(b"code", b"value")


def simple_draw(rows: Sequence[Row], quotas: dict[tuple[str, str], int], key: bytes, prefix: str) -> list[list[str]]:
    """Every pool sorted whole."""
    ticket = {label: hmac.digest(key, f"{prefix}{label}\x01".encode(), "sha256").hex() for label, _, _ in rows}
    return [
        [name, stratum, label, ticket[label]]
        for (name, stratum), quota in sorted(quotas.items())
        for label in sorted((row[0] for row in rows if row[1] == stratum and name in row[2]), key=ticket.__getitem__)[
            :quota
        ]
    ]


@settings(max_examples=60, deadline=None)
@given(ROWS, st.sampled_from(["1/9", "1/3", "1"]), st.sampled_from(["", "AMR/"]))
def test_a_draw_is_what_full_sorts_give(rows: list[Row], ratio: str, prefix: str) -> None:
    drawn_from = frame_of(rows)
    draw = held(drawn_from, tuple(batch(name, ratio) for name in drawn_from.batches), label_prefix=prefix)
    quotas = {(name, stratum): due for name, strata in draw.quotas.items() for stratum, due in strata.items()}
    key = extract(chain.code(b"secret", 20, 1), b"1.2.3.")
    assert [[one.batch, one.stratum, one.label, one.ticket] for one in draw.drawn] == simple_draw(
        rows, quotas, key, prefix
    )
    assert verify(draw.record(), frame_bytes(drawn_from)) == []


@settings(max_examples=60, deadline=None)
@given(ROWS, st.integers(0, 8), st.data())
def test_equal_heads_are_settled_by_the_whole_tickets(rows: list[Row], bits: int, data: st.DataObject) -> None:
    drawn_from = frame_of(rows)
    whole = whole_tickets(KEY, b"", drawn_from.labels)
    coarse = heads(KEY, b"", drawn_from.labels) >> np.uint64(64 - bits) if bits else np.zeros(len(rows), np.uint64)
    strata, batches = len(drawn_from.strata), len(drawn_from.batches)
    cells = data.draw(st.lists(st.integers(0, 5), min_size=strata * batches, max_size=strata * batches))
    vacant = np.array(cells).reshape(strata, batches)
    found = smallest(drawn_from.stratum, drawn_from.member, coarse, vacant, lambda places: whole[places])
    exact = smallest(drawn_from.stratum, drawn_from.member, heads(KEY, b"", drawn_from.labels), vacant, never)
    assert [places.tolist() for places in found] == [places.tolist() for places in exact]


def never(_: NDArray[np.intp]) -> NDArray[np.uint8]:
    raise AssertionError("no two heads of 64 bits were equal")


@pytest.mark.parametrize("prefix", [b"", b"AMR/"])
def test_any_number_of_processes_computes_the_same_heads(prefix: bytes) -> None:
    labels = province(70_000, 3).labels  # two chunks
    one, two = heads(KEY, prefix, labels, 1), heads(KEY, prefix, labels, 2)
    assert one.tolist() == two.tolist()
    assert int(one[-1]) == int.from_bytes(hmac.digest(KEY, prefix + labels[-1] + b"\x01", "sha256")[:8])
    assert heads(KEY, prefix, labels[:0], 1).size == 0


def test_any_number_of_processes_writes_the_same_record() -> None:
    drawn_from = frame(400, {"x": lambda _: True, "y": lambda row: row % 3 == 0})
    batches = (batch("x", "1/5"), batch("y", "1/4"))
    one, two = (
        held(drawn_from, batches, leave=lambda one: "免检" if one.label.endswith("1") else None, processes=count)
        for count in (1, 2)
    )
    assert one.record() == two.record()
    assert len(one.codes) > 1


def test_a_stratum_where_a_batch_has_nobody_gives_it_nobody() -> None:
    drawn_from = frame_of([("a", "d/A", ["x"]), ("b", "d/B", ["y"]), ("c", "e/B", ["x", "y"])])
    draw = held(drawn_from, (batch("x", "1"), batch("y", "1")))
    assert [(one.batch, one.label) for one in draw.drawn] == [("x", "a"), ("x", "c"), ("y", "b"), ("y", "c")]


def test_only_rows_that_can_fill_a_vacancy_are_given_tickets() -> None:
    drawn_from = frame_of([("a", "d/A", ["x"]), ("b", "d/B", ["y"]), ("c", "d/B", ["x", "y"])])
    opening = drawn_from.member.copy()
    opening[2, 1] = False  # c was drawn by y before
    assert candidates(drawn_from, opening, np.array([[0, 0], [0, 1]])).tolist() == [1]


def test_the_entries_can_be_looked_up() -> None:
    sample = held(frame(40, {"x": lambda _: True}), (batch("x", "1/4"),)).drawn
    assert len(sample) == len(list(sample)) == 10
    assert sample[3] == list(sample)[3]
    assert sample[2:4] == tuple(sample)[2:4]


def test_columns_in_any_order_make_the_same_frame() -> None:
    rows = [(f"L{number * 7919 % 1000:0{number % 5 + 3}}", "d/A", ["x"]) for number in range(1000)]
    labels = np.array([label.encode() for label, _, _ in rows])
    found = frame_of_columns(labels, ["d/A"], np.zeros(1000, np.int32), ["x"], np.ones((1000, 1), np.bool_))
    assert found.labels.tolist() == sorted(label.encode() for label, _, _ in rows)
    with pytest.raises(ValueError, match="stands twice"):
        frame_of_columns(labels[[0, 1, 0]], ["d/A"], np.zeros(3, np.int32), ["x"], np.ones((3, 1), np.bool_))


def test_the_frame_file_in_pieces_is_the_frame_file(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn_from = frame(100, {name: lambda row, name=name: row % (ord(name) - 95) == 0 for name in "bcdefghijk"})
    whole = frame_bytes(drawn_from)
    monkeypatch.setattr("solvers.drawing.frame_file._CHUNK_ROWS", 7)
    monkeypatch.setattr("solvers.drawing.frame_file._TAILS_KEPT", 3)
    assert len(list(frame_chunks(drawn_from))) == 16
    assert frame_bytes(drawn_from) == whole
    assert frame_sha256(drawn_from) == sha256(whole).hexdigest()
    names = drawn_from.batches
    for line, member in zip(whole.decode().splitlines()[1:], drawn_from.member.tolist(), strict=True):
        assert line.split(",")[2].split() == [name for name, may in zip(names, member, strict=True) if may]


@pytest.mark.large
def test_two_million_targets_drawn_as_a_full_sort_would() -> None:
    made = province(2_000_000, 5)
    ids = tuple(one.id for one in made.batches)
    drawn_from = frame_of_columns(made.labels, made.strata, made.stratum, ids, made.member)
    draw = held(drawn_from, made.batches)
    key = extract(chain.code(b"secret", 20, 1), b"1.2.3.")
    order = np.lexsort((heads(key, b"", drawn_from.labels, 1), drawn_from.stratum))
    labels, stratum = drawn_from.labels[order], drawn_from.stratum[order]
    ends = np.searchsorted(stratum, np.arange(len(drawn_from.strata) + 1))
    drawn = json.loads(draw.record())["drawn"]
    at = 0
    for index, name in enumerate(drawn_from.batches):
        may = drawn_from.member[order, index]
        for number, where in enumerate(drawn_from.strata):
            due = draw.quotas[name].get(where, 0)
            members = slice(ends[number], ends[number + 1])
            chosen = labels[members][may[members]][:due].tolist()
            assert [entry[1:4] for entry in drawn[at : at + due]] == [[name, where, one.decode()] for one in chosen]
            at += due
    assert at == len(drawn) == len(draw.drawn)

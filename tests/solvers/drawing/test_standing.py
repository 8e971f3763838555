"""Where a label stood agrees with the draw: whoever has a rank within the places was drawn, with that ticket."""

from __future__ import annotations

import json

from solvers.drawing.frame_file import frame_bytes
from solvers.drawing.standing import standings
from tests.solvers.drawing.cases import batch, frame, held

FRAME = frame(90, {"x": lambda _: True, "y": lambda row: row % 2 == 0})
DRAW = held(
    FRAME,
    (batch("x", "1/5"), batch("y", "1/4")),
    leave=lambda one: "exempt" if one.label.endswith("0") else None,
    label_prefix="AMR/",
)
RECORD, FRAME_FILE = json.loads(DRAW.record()), frame_bytes(FRAME)


def test_everybody_drawn_stood_within_the_places_and_nobody_else_did() -> None:
    drawn = {(turn, batch, label): ticket for turn, batch, _, label, ticket in RECORD["drawn"]}
    found = {}
    for label in (row.split(",")[0] for row in FRAME_FILE.decode().splitlines()[1:]):
        for one in standings(RECORD, FRAME_FILE, label):
            assert 1 <= one.rank <= one.members
            if one.drawn:
                found[one.draw_round, one.batch, label] = one.ticket
    assert {turn for turn, _, _ in drawn} > {1}
    assert found == drawn


def test_ranks_of_a_stratum_are_a_permutation() -> None:
    members = [row.split(",")[0] for row in FRAME_FILE.decode().splitlines()[1:] if row.split(",")[1] == "d0/A"]
    ranks = [standings(RECORD, FRAME_FILE, label)[0].rank for label in members]
    assert sorted(ranks) == list(range(1, len(members) + 1))


def test_who_is_not_in_the_frame_stood_nowhere() -> None:
    for label in ("T9", "", "label", "T00001,d1/B", "T00001\nT00002"):
        assert standings(RECORD, FRAME_FILE, label) == []

"""The worked example of draft-thomson-elegy-vrs-00, appendix B: a committee that paints a bike shed."""

from pathlib import Path

import pytest

from solvers.drawing import chain
from solvers.tickets import ascending, extract, tickets

SECRET = b"totally not a bikeshed"
LOTTERIES = b"1.2.3.4.5.6./1.2.3.4.5.6./1.2.3.4.5.6./"
COLOURS = (Path(__file__).parent / "css3_colours.txt").read_text().split()
NO_COLOURS = {"grey", "cyan", "magenta", "transparent"}


def test_commitment_and_codes() -> None:
    assert chain.commitment(SECRET, 10).hex() == "950ea08d8d5fd3ae415b9967aba7a48aba39ca62a4d98f2e7fe25cb1b8f8c488"
    assert chain.code(SECRET, 10, 1).hex() == "5346f2efb5397a6788fc1f1d9c05c6d3f2abe9b7d16d8592a3695b6dbe9f2456"
    assert chain.code(SECRET, 10, 2).hex() == "2f70f884997ce80771adbefbbbc6c71a1b921da71896c25ca0f64966bfd0c8ce"


@pytest.mark.parametrize(
    ("draw_round", "published"),
    [
        (
            1,
            [
                ("002ed527ae0a44a86c205d1cdba", "lavenderblush"),
                ("03f710be2b61a6f9c3f89aa5ab5", "blue"),
                ("08bab81380d7f0769cecf9969a8", "darkgoldenrod"),
                ("0c26494fa81f3aed8a9f66e77b7", "mediumvioletred"),
                ("0e1af5d1ccfd44de075cc0bb6d5", "bisque"),
                ("13a07cc9abf3b737e49a62b0634", "lightpink"),
            ],
        ),
        (
            2,
            [
                ("00d1c59a9f1b581060a9e732e91", "aqua"),
                ("02b514b0b1807bfe086db524f40", "darkgray"),
                ("0337add95eac62a356b020a273a", "cornflowerblue"),
            ],
        ),
    ],
)
def test_the_sorted_lists(draw_round: int, published: list[tuple[str, str]]) -> None:
    labels = [colour for colour in COLOURS if colour not in NO_COLOURS]
    key = extract(chain.code(SECRET, 10, draw_round), LOTTERIES)
    drawn = tickets(key, (label.encode() for label in labels))
    order = ascending(drawn)[: len(published)]
    in_hex = [drawn[place].astype(">u8").tobytes().hex() for place in order]
    assert [(ticket[:27], labels[place]) for ticket, place in zip(in_hex, order, strict=True)] == published


def test_the_secret_itself_is_never_a_code() -> None:
    with pytest.raises(ValueError, match="announce a new chain"):
        chain.code(SECRET, 10, 10)

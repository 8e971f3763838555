"""The growth plot: well-formed, a panel for each line, equal factors at equal distances."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from api.bench.plot import Line, plot

SVG = "{http://www.w3.org/2000/svg}"


def test_each_line_has_its_panel_with_every_point() -> None:
    drawn = ET.fromstring(plot([Line("seconds <s>", [10, 100], [1, 2]), Line("MB", [10, 100], [150, 151])], "targets"))  # noqa: S314
    assert len(drawn.findall(f"{SVG}g")) == 2
    assert len(drawn.findall(f".//{SVG}circle")) == 4
    assert "seconds <s>" in [text.text for text in drawn.iter(f"{SVG}text")]


def test_equal_factors_are_equal_distances() -> None:
    drawn = ET.fromstring(plot([Line("time", [3, 30, 300], [2, 8, 32])], "targets"))  # noqa: S314
    points = [(float(at.attrib["cx"]), float(at.attrib["cy"])) for at in drawn.iter(f"{SVG}circle")]
    steps = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(points)]
    assert steps[0] == pytest.approx(steps[1], abs=0.2)
    assert steps[0][0] > 0 > steps[0][1]


def test_a_single_point_and_a_tiny_value_can_be_drawn() -> None:
    assert "<circle" in plot([Line("time", [270], [0.04])], "targets")


def dashed(places: list[float], values: list[float]) -> tuple[list[float], list[float]]:
    """Beginning and way of the line that grows as the places do."""
    drawn = ET.fromstring(plot([Line("time", places, values)], "targets"))  # noqa: S314
    (path,) = drawn.iter(f"{SVG}path")
    begin, way = path.attrib["d"].removeprefix("M").split(" l")
    return [float(one) for one in begin.split(",")], [float(one) for one in way.split(",")]


def test_the_dashed_line_meets_what_grows_in_proportion_and_ends_at_the_upper_edge() -> None:
    places, values = [20.0, 200.0, 2000.0], [0.7, 7.0, 70.0]
    drawn = ET.fromstring(plot([Line("time", places, values)], "targets"))  # noqa: S314
    first, *_, last = [(float(at.attrib["cx"]), float(at.attrib["cy"])) for at in drawn.iter(f"{SVG}circle")]
    begin, way = dashed(places, values)
    assert begin == pytest.approx(first, abs=0.1)
    assert [begin[0] + way[0], begin[1] + way[1]] == pytest.approx(last, abs=0.2)
    begin, way = dashed(places, [150.0, 160.0, 170.0])
    assert begin[1] + way[1] == pytest.approx(0, abs=0.1)

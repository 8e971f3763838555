"""What may lie under a map: outlines of a file with every fault told, tiles of one server, where they belong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from api.outlines import Outline, read_outlines
from api.pages.map_background import background
from api.pages.visit_map import HEIGHT, WIDTH, visit_map
from api.settings import TileServer, read_settings
from coordination.errors import BadInputError
from tests.api.pages.test_campaign_views import visit

SQUARE = [[115.9, 36.4], [116.1, 36.4], [116.1, 36.5], [115.9, 36.4]]
TILES = "https://tiles.example.gov.cn/w/{z}/{x}/{y}.png"


def collection(*shapes: Any) -> dict[str, Any]:
    features = [{"type": "Feature", "properties": {"name": "东昌府区"}, "geometry": shape} for shape in shapes]
    return {"type": "FeatureCollection", "features": features}


def settings(tmp_path: Path, content: Any = None, **more: str) -> Any:
    named = {"ONEVISIT_MAP_OUTLINES": str(tmp_path / "counties.json")} if content is not None else {}
    if content is not None:
        (tmp_path / "counties.json").write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return read_settings({**named, **more}, "sqlite://")


def refused(tmp_path: Path, content: Any = None, **more: str) -> list[str]:
    with pytest.raises(BadInputError) as error:
        settings(tmp_path, content, **more)
    return [fault.code for fault in error.value.faults]


def test_outlines_are_read_with_their_names(tmp_path: Path) -> None:
    two = collection(
        {"type": "Polygon", "coordinates": [SQUARE]}, {"type": "MultiPolygon", "coordinates": [[SQUARE], [SQUARE]]}
    )
    found = settings(tmp_path, two).outlines
    assert [(one.name, len(one.rings)) for one in found] == [("东昌府区", 1), ("东昌府区", 2)]
    assert settings(tmp_path).outlines == ()


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        ("no json", ["outlines-not-geojson"]),
        ({"type": "Feature"}, ["outlines-not-geojson"]),
        (collection(), ["outlines-without-feature"]),
        (
            collection(
                {"type": "Point", "coordinates": [1, 2]},
                {"type": "Polygon", "coordinates": [SQUARE]},
                {"type": "Polygon", "coordinates": [SQUARE[:3]]},
                {"type": "Polygon", "coordinates": [[[4e6, 3e6]] * 4]},
            ),
            ["outlines-feature"] * 3,
        ),
    ],
)
def test_every_fault_of_the_file_stops_the_start(tmp_path: Path, content: Any, codes: list[str]) -> None:
    assert refused(tmp_path, content) == codes
    assert read_outlines(tmp_path / "nothing", "X").faults[0].code == "setting-no-outlines"


@pytest.mark.parametrize(
    "address",
    [
        "http://tiles.example.cn/{z}/{x}/{y}.png",
        "https://tiles.example.cn/{z}/{x}.png",
        "https://a;script-src *@b/{z}/{x}/{y}",
        "https://*.cn/{z}/{x}/{y}",
        "//tiles.example.cn/{z}/{x}/{y}",
    ],
)
def test_an_address_that_would_open_more_than_one_host_is_refused(tmp_path: Path, address: str) -> None:
    assert refused(tmp_path, ONEVISIT_MAP_TILES=address) == ["setting-not-tiles"]


def test_the_origin_is_all_that_is_opened(tmp_path: Path) -> None:
    server = settings(tmp_path, ONEVISIT_MAP_TILES=TILES).tiles
    assert (server.origin, server.address(3, 6, 3)) == (
        "https://tiles.example.gov.cn",
        "https://tiles.example.gov.cn/w/3/6/3.png",
    )


def test_tiles_cover_the_map_and_lie_where_they_belong() -> None:
    visits = [visit("a", longitude=115.8, latitude=36.2), visit("b", longitude=116.2, latitude=36.6)]
    outlines = [Outline("东昌府区", (tuple(map(tuple, SQUARE)),)), Outline("远", (((1, 1), (2, 1), (2, 2), (1, 1)),))]
    drawn = visit_map("q", visits, {}, outlines=outlines, tiles=TileServer(TILES, "示例"))
    assert [one.name for one in drawn.background.counties] == ["东昌府区"]
    tiles = drawn.background.tiles
    assert 4 <= len(tiles) <= 80
    assert min(one.x for one in tiles) <= 0 <= WIDTH <= max(one.x + one.width for one in tiles) + 0.5
    assert min(one.y for one in tiles) <= 0 <= HEIGHT <= max(one.y + one.height for one in tiles) + 0.5
    assert all(150 < one.width < 400 and 150 < one.height < 400 for one in tiles)
    assert visit_map("q", visits, {}).background.tiles == ()


def test_a_tile_is_numbered_as_everywhere() -> None:
    """The tile of Greenwich and the equator's south-east at zoom 1 is 1/1/1; Liaocheng lies in 8/210/100."""

    class Still:
        per_degree, shrink = 256 / (360 / 2**8), 1.0

        def at(self, longitude: float, latitude: float) -> tuple[float, float]:
            return (longitude - 115.98) * self.per_degree, (36.45 - latitude) * self.per_degree

        def back(self, x: float, y: float) -> tuple[float, float]:
            return 115.98 + x / self.per_degree, 36.45 - y / self.per_degree

    [tile] = background(Still(), (1, 1), (), TileServer("{z}/{x}/{y}")).tiles
    assert tile.address == "8/210/100"

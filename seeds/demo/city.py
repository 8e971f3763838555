"""The made-up city: its targets as rows of register files, drawn from a public seed."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from coordination.model.codes import ALPHABET, check_character, organisation_check_character
from coordination.model.regions import Region, Regions
from seeds.demo.chance import Chance
from seeds.loading import text_of

CITY = "371500"
_HEADS = {
    "company": "91",
    "individual": "92",
    "cooperative": "93",
    "institution": "12",
    "organ": "11",
    "school": "52",
    "association": "51",
}
_REGISTERS = {"institution": "事业单位库", "organ": "行政机关库", "school": "社会组织库", "association": "社会组织库"}
_KINDS = {"institution": "事业单位", "organ": "行政机关", "school": "社会组织", "association": "社会组织"}
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_QUARTER = date(2026, 4, 1)

Row = dict[str, str]


@dataclass(frozen=True)
class City:
    """The city of a seed, at a scale: 1 is Liaocheng, less is a smaller city for quick runs."""

    draw_seed: str
    regions: Regions
    scale: float = 1.0
    chance: Chance = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "chance", Chance(self.draw_seed))

    @cached_property
    def facts(self) -> dict[str, Any]:
        """The composition of the city, from `city.toml`."""
        return tomllib.loads(text_of("demo/city.toml"))

    @cached_property
    def counties(self) -> list[Region]:
        """Counties and zones."""
        return self.regions.counties(CITY)

    @cached_property
    def targets(self) -> list[Row]:
        """Every target as a row with the column names of the register template."""
        rows: list[Row] = []
        for number, group in enumerate(self.facts["group"]):
            rows += self._group(f"group {number}", group, len(rows))
        self._classify(rows)
        self._number(rows)
        return rows

    def _group(self, name: str, group: dict[str, Any], first: int) -> list[Row]:
        count = max(1, round(group["count"] * self.scale))
        chance, words = self.chance, self.facts["words"]
        counties = chance.share(f"{name} county", self.facts["counties"], count)
        first_words = chance.pick(f"{name} first", words["first"], count)
        second_words = chance.pick(f"{name} second", words["second"], count)
        trades = chance.pick(f"{name} trade", group["words"], count)
        places = self._places(name, counties)
        carried = {tag: chance.uniform(f"{name} {tag}", count) < share for tag, share in group.get("tags", {}).items()}
        surnames = chance.pick(f"{name} surname", _SURNAMES, count)
        rows = []
        for number in range(count):
            county = self.regions.by_code[counties[number]]
            trade = trades[number]
            own_name = f"{first_words[number]}{second_words[number]}"
            row = {
                "名称": _name(group["form"], county.name, own_name, trade),
                "统一社会信用代码": _uscc(group["form"], county, first + number),
                "注册号": "",
                "内部编号": "",
                "名录库": _REGISTERS.get(group["form"], "市场主体库"),
                "对象类型": _KINDS.get(group["form"], "市场主体"),
                "所属区县": county.code,
                **places[number],
                "法定代表人": f"{surnames[number]}某某",
                "联系电话": f"0635-0{(first + number) % 1_000_000:06}",
                "行业代码": group["industry"],
                "许可标签": "、".join(tag for tag, carries in carried.items() if carries[number]),
                "登记状态": "存续",
            }
            if group["form"] == "site":
                row |= {
                    "统一社会信用代码": "",
                    "内部编号": f"XM-2026-{number:04}",
                    "名录库": "非标准库",
                    "对象类型": "非标准对象",
                }
            rows.append(row)
        return rows

    def _places(self, name: str, counties: list[str]) -> list[Row]:
        """Address and coordinates: most people live around the towns, and one target in eight shares its building."""
        count, chance = len(counties), self.chance
        towns = chance.uniform(f"{name} town", count)
        east, north = chance.uniform(f"{name} east", count), chance.uniform(f"{name} north", count)
        roads = chance.pick(f"{name} road", self.facts["words"]["roads"], count)
        numbers = chance.numbers(f"{name} number", 400, count)
        shared = chance.uniform(f"{name} shared", count) < 0.125
        rows = []
        for number, code in enumerate(counties):
            settled = self._towns[code]
            town, longitude, latitude = settled[int(towns[number] ** 1.6 * len(settled))]
            if shared[number]:
                road, house, x, y = "商贸城", 1 + numbers[number] % 6, 0.0, 0.0
            else:
                road, house = roads[number], 1 + numbers[number]
                x, y = (east[number] - 0.5) * 0.05, (north[number] - 0.5) * 0.04
            rows.append(
                {
                    "地址": f"{self.regions.by_code[code].name}{town}{road}{house}号",
                    "经度": f"{longitude + x:.6f}",
                    "纬度": f"{latitude + y + house * 1e-6 * shared[number]:.6f}",
                }
            )
        return rows

    @cached_property
    def _towns(self) -> dict[str, list[tuple[str, float, float]]]:
        """Towns of each county with a made-up place each, the county's seat first."""
        found: dict[str, list[tuple[str, float, float]]] = {}
        for county in self.counties:
            towns = [region for region in self.regions.all if region.parent == county.code] or [county]
            spread = 0.16 if len(towns) > 1 else 0.0
            east = self.chance.uniform(f"towns east {county.code}", len(towns))
            north = self.chance.uniform(f"towns north {county.code}", len(towns))
            longitude, latitude = county.longitude or 0.0, county.latitude or 0.0
            found[county.code] = [
                (
                    "" if town is county else town.name,
                    longitude + (0 if number == 0 else (east[number] - 0.5) * 2 * spread),
                    latitude + (0 if number == 0 else (north[number] - 0.5) * 2 * spread * 0.8),
                )
                for number, town in enumerate(towns)
            ]
        return found

    def _classify(self, rows: list[Row]) -> None:
        count = len(rows)
        classes = self.chance.share("credit", self.facts["credit"], count)
        flags = {flag: self.chance.uniform(flag, count) < share for flag, share in self.facts["flags"].items()}
        closed = self.chance.uniform("closed", count) < 0.03
        days = self.chance.numbers("closed day", 80, count)
        for number, row in enumerate(rows):
            own = [flag for flag, flagged in flags.items() if flagged[number]]
            row["信用风险等级"] = "D" if "经营异常名录" in own or "严重违法失信名单" in own else classes[number]
            row["风险标记"] = "、".join(own)
            first = _QUARTER + timedelta(days=days[number])
            row["不便检查日期"] = f"{first}~{first + timedelta(days=4)}" if closed[number] else ""

    def _number(self, rows: list[Row]) -> None:
        """Some 900 market entities have an old registration number as well."""
        market = [row for row in rows if row["名录库"] == "市场主体库"]
        for position in set(self.chance.numbers("old", len(market), round(900 * self.scale))):
            market[position]["注册号"] = f"3715002{position:08}"


def _name(form: str, county: str, own_name: str, trade: str) -> str:
    short = county.removesuffix("区").removesuffix("县").removesuffix("市")
    match form:
        case "company":
            return f"聊城{own_name}{trade}有限公司"
        case "individual":
            return f"{short}{own_name}{trade}"
        case "cooperative":
            return f"{short}{own_name}{trade}"
        case "site":
            return f"{short}{own_name}{trade}"
        case _:
            return f"{county}{own_name}{trade}"


def _uscc(form: str, county: Region, number: int) -> str:
    if form == "site":
        return ""
    region = CITY if county.local else county.code
    digits = ""
    rest = number * 7919 + 104_729  # spreads neighbouring numbers over the code space, each to one of its own
    for _ in range(6):
        rest, digit = divmod(rest, len(ALPHABET))
        digits = ALPHABET[digit] + digits
    organisation = f"MA{digits}"
    first_17 = f"{_HEADS[form]}{region}{organisation}{organisation_check_character(organisation)}"
    return first_17 + check_character(first_17)

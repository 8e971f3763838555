"""Registers and a published plan of any size for the benchmark of the service; the same for the same seed.

Nobody in them is real. Targets stand in the counties of the demo's city, one in eight at an address it shares.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import count

import numpy as np

from coordination.model.people import Inspector
from coordination.model.plans import AnnualPlan, Campaign, PlanBatch
from coordination.model.regions import Regions
from coordination.model.targets import Target, TargetKind, TargetStatus
from coordination.model.versions import PlanVersion, PublishedCheck, PublishedMember, PublishedVisit
from seeds.demo.chance import Chance
from seeds.demo.city import CITY, City, Row
from seeds.province import province
from solvers.planning.plan import Bounds, Scores

VISITS_EACH, TEAM = 8, 4
_DEPARTMENT, _BATCH, _ITEM = "AMR", "bench-AMR", "AMR-05"
_TARGETS_OF_THE_CITY, _AT_A_TIME = 60_000, 50_000
_SESSIONS = (("am", "09:00", "10:10"), ("am", "10:30", "11:40"), ("pm", "14:00", "15:10"), ("pm", "15:30", "16:40"))
_DAYS = 60


def register_file(regions: Regions, rows: int, draw_seed: str) -> bytes:
    """A register of targets as an office sends it: CSV, UTF-8 with BOM."""
    targets = _city(regions, rows, draw_seed)
    text = io.StringIO()
    writer = csv.DictWriter(text, list(targets[0]))
    writer.writeheader()
    writer.writerows(targets)
    return text.getvalue().encode("utf-8-sig")


def many_targets(regions: Regions, rows: int, draw_seed: str) -> Iterator[list[Target]]:
    """`rows` targets, some ten thousand at a time; their codes are in no `register_file`."""
    codes = np.sort(province(rows, 1).labels)  # in the order of the indexes
    for first in range(0, rows, _AT_A_TIME):
        own = codes[first : first + _AT_A_TIME].tolist()
        named = _city(regions, len(own), f"{draw_seed} {first}")
        yield [_target(code.decode(), row) for code, row in zip(own, named, strict=True)]


def _city(regions: Regions, rows: int, draw_seed: str) -> list[Row]:
    scale = (rows + 100) / _TARGETS_OF_THE_CITY
    return City(draw_seed, regions, scale).targets[-rows:]


def _target(code: str, row: Row) -> Target:
    return Target(
        id=code,
        kind=TargetKind.MARKET_ENTITY,
        name=row["名称"],
        region_code=row["所属区县"],
        address=row["地址"],
        uscc=code,
        registration_number="",
        legal_representative=row["法定代表人"],
        phone=row["联系电话"],
        industry=row["行业代码"],
        longitude=float(row["经度"]),
        latitude=float(row["纬度"]),
        status=TargetStatus.ACTIVE,
        credit_class=row["信用风险等级"],
        food_risk_level="",
        flags=(),
        tags=tuple(filter(None, row["许可标签"].split("、"))),
        closed_on=(),
        premises=code,
    )


@dataclass(frozen=True, slots=True)
class Published:
    """A plan that is out: who inspects, the annual plan and campaign it belongs to, and its version."""

    inspectors: tuple[Inspector, ...]
    plan: AnnualPlan
    campaign: Campaign
    version: PlanVersion


def published(regions: Regions, people: int, published_at: datetime, draw_seed: str) -> Published:
    """A version in which each of `people` inspectors makes eight visits in the weeks after it was published."""
    county = regions.counties(CITY)[0].code
    first, last = published_at.date(), published_at.date() + timedelta(days=_DAYS)
    inspectors = tuple(_inspector(number, county, last) for number in range(people))
    batch = PlanBatch(_BATCH, "基准测试", _DEPARTMENT, (_ITEM,), (county,), Fraction(1, 20), first, last, _DEPARTMENT)
    plan = AnnualPlan(first.year, "基准测试计划", "LC", first, (batch,))
    campaign = Campaign("bench", "基准测试", first.year, "LC", (_BATCH,), first, last)
    version = PlanVersion(
        campaign=campaign.id,
        title=campaign.title,
        version=1,
        published_at=published_at,
        problem_sha256="0" * 64,
        plan_sha256="0" * 64,
        department_names={_DEPARTMENT: "市市场监管局"},
        visits=tuple(_visits(inspectors, first, Chance(draw_seed))),
        unplanned=(),
        scores=Scores(0, 0, 0, 0),
        bounds=Bounds(0, 0, 0),
    )
    return Published(inspectors, plan, campaign, version)


def _inspector(number: int, county: str, valid_to: date) -> Inspector:
    return Inspector(
        certificate_number=f"LC-{number:06}",
        name=f"示例{number:06}",
        department=_DEPARTMENT,
        post="科员",
        level="县",
        district_code=county,
        station_code="",
        areas=(county,),
        specialties=(),
        certificate_issuer="省司法厅",
        certificate_valid_to=valid_to,
        may_lead=True,
    )


def _visits(inspectors: tuple[Inspector, ...], first: date, chance: Chance) -> Iterator[PublishedVisit]:
    """Everybody in teams of four by lot, eight times."""
    serial = count()
    for time in range(VISITS_EACH):
        order = chance.order(f"teams {time}", len(inspectors))
        days = chance.numbers(f"days {time}", _DAYS, len(inspectors))
        for place in range(0, len(order), TEAM):
            number = next(serial)
            team = [inspectors[one] for one in order[place : place + TEAM]]
            yield _visit(number, first + timedelta(days=days[place]), team)


def _visit(number: int, held_on: date, team: list[Inspector]) -> PublishedVisit:
    session, start, end = _SESSIONS[number % len(_SESSIONS)]
    return PublishedVisit(
        id=f"v-{number}",
        route=f"r-{number}",
        held_on=held_on,
        session=session,
        start=start,
        end=end,
        target=f"t-{number}",
        target_name=f"示例餐饮{number:06}有限公司",
        address=f"东昌府区示范路{number}号",
        phone="0635-0000000",
        longitude=115.98,
        latitude=36.45,
        checks=(PublishedCheck(f"c-{number}", _BATCH, _DEPARTMENT, _ITEM, "餐饮服务食品安全监督检查"),),
        team=tuple(
            PublishedMember(one.certificate_number, one.name, one.department, leader=one is team[0]) for one in team
        ),
    )

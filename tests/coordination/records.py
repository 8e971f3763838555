"""Records for the tests of stages and desk, right to begin with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from coordination.model.items import InspectionItem, ItemCategory, ItemClass, Method, SpecialtyMatch
from coordination.model.people import Inspector
from coordination.model.plans import PlanBatch
from coordination.model.targets import Target, TargetKind, TargetStatus


def target(name: str, **changed: Any) -> Target:
    base = Target(
        id=name,
        kind=TargetKind.MARKET_ENTITY,
        name=f"名称{name}",
        region_code="371502",
        address="路1号",
        uscc="",
        registration_number="",
        legal_representative="",
        phone="0635-0000000",
        industry="6210",
        longitude=115.98,
        latitude=36.45,
        status=TargetStatus.ACTIVE,
        credit_class="B",
        food_risk_level="",
        flags=(),
        tags=("食品经营许可",),
        closed_on=(),
        premises=name,
    )
    return replace(base, **changed)


def item(code: str, **changed: Any) -> InspectionItem:
    base = InspectionItem(
        code=code,
        department=code.split("-", maxsplit=1)[0],
        field="食品",
        name=f"事项{code}",
        item_class=ItemClass.KEY,
        category=ItemCategory.MARKET_REGULATION,
        legal_basis="《食品安全法》",
        target_description="餐饮",
        kinds=(TargetKind.MARKET_ENTITY,),
        industries=("62",),
        tags=(),
        methods=(Method.ON_SITE,),
        content="许可",
        ratio=0.05,
        ratio_cap=None,
        frequency="1次/年",
        minutes=45,
        specialties=("food",),
        specialty_match=SpecialtyMatch.REQUIRE,
        exemption_applies=True,
        notice_harmless=True,
    )
    return replace(base, **changed)


def batch(name: str, *items: str, **changed: Any) -> PlanBatch:
    department = items[0].split("-")[0]
    base = PlanBatch(
        id=name,
        title="批次",
        department=department,
        items=items,
        regions=("371502",),
        ratio=Fraction(1, 2),
        first_date=date(2026, 4, 1),
        last_date=date(2026, 6, 30),
        lead_department=department,
    )
    return replace(base, **changed)


def inspector(number: str, **changed: Any) -> Inspector:
    base = Inspector(
        certificate_number=number,
        name=f"示例{number}",
        department="AMR",
        post="科员",
        level="县",
        district_code="371502",
        station_code="",
        areas=("371502",),
        specialties=("food",),
        certificate_issuer="省司法厅",
        certificate_valid_to=date(2028, 12, 31),
        may_lead=True,
    )
    return replace(base, **changed)

"""The story of the demo: a city's quarter from registers to the first results, told through the desk alone."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from coordination.desk.drawing import (
    DrawOutcome,
    Safe,
    announce_draw,
    confirm_witness,
    enter_public_value,
    freeze_frame,
    hold_draw,
    publish_draw,
    sign_draw,
)
from coordination.desk.importing import ImportOutcome, import_register
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.planning import PlanningOutcome, plan_campaign
from coordination.desk.plans import file_plan, open_campaign, publish_annual_plan
from coordination.desk.rehearsal import take_over
from coordination.model.access import Account, Role, caller_of
from coordination.model.plans import AnnualPlan, Campaign, PlanBatch
from coordination.model.runs import STAGES, Options, Step
from coordination.stages.draw import FrozenFrame
from coordination.texts import Texts
from seeds.demo.city import City
from seeds.demo.conduct import Conducted, conduct
from seeds.demo.files import RegisterFile, register_files
from seeds.loading import table, text_of
from solvers.parallel import processors

ZONE = ZoneInfo("Asia/Shanghai")
ANNOUNCED_AT = datetime(2026, 3, 20, 9, 0, tzinfo=ZONE)
DRAWN_AT = datetime(2026, 3, 25, 9, 30, tzinfo=ZONE)
CHAIN_LENGTH = 24
_PUBLIC_VALUE_SOURCE = "演示值：模拟的公共彩票号码，由演示种子产生，真实抽取须用公告之后产生的公开数值"
_WITNESSES = (("discipline_inspection", "示例见证人甲"), ("enterprise_rep", "示例见证人乙"))
_OWN_LISTS = (
    ("items", "registers/items.csv"),
    ("joint-items", "registers/joint_items.csv"),
    ("work-rules", "registers/work_rules.csv"),
)

Progress = Callable[[str, int, int], None]
"""Told the step, and how much of how much of it is done."""


@dataclass(frozen=True, slots=True)
class Story:
    """What happened, for the report and for the files the demo leaves behind."""

    files: tuple[RegisterFile, ...]
    imports: tuple[ImportOutcome, ...]
    plan: AnnualPlan
    frozen: FrozenFrame
    drawn: DrawOutcome
    planned: PlanningOutcome
    conducted: Conducted


def tell(office: Office, draw_seed: str, scale: float, texts: Texts, progress: Progress) -> Story:
    """Runs the whole quarter in one transaction: it is all in the database afterwards, or nothing is."""
    before, office = replace(office, clock=lambda: ANNOUNCED_AT), replace(office, clock=lambda: DRAWN_AT)
    city = City(draw_seed, office.reference.regions, scale)
    progress("generate", 0, 1)
    files = [(kind, name.split("/")[-1], text_of(name).encode()) for kind, name in _OWN_LISTS]
    files += register_files(city, office.reference.specialties, office.reference.calendar)
    progress("generate", 1, 1)
    facts = tomllib.loads(text_of("demo/plan.toml"))
    plan = annual_plan(facts, [county.code for county in city.counties])
    with office.database.transaction():
        take_over(before, draw_seed)
        imports = []
        for number, (kind, _, raw) in enumerate(files):
            progress("import", number, len(files))
            imports.append(import_register(before, kind, raw))
        progress("import", len(files), len(files))
        file_plan(before, OPERATOR, plan)
        publish_annual_plan(before, OPERATOR, plan.year)
        open_campaign(before, OPERATOR, campaign_of(facts, plan))
        progress("draw", 0, 1)
        frozen, drawn = ceremony(before, office, facts["campaign"], draw_seed)
        progress("draw", 1, 1)

        def step(taken: Step) -> None:
            progress("plan", STAGES.index(taken.stage), len(STAGES))

        planned = plan_campaign(office, facts["campaign"], draw_seed, texts, step, Options(processes=processors()))
        progress("plan", len(STAGES), len(STAGES))
        progress("conduct", 0, 1)
        conducted = conduct(office, facts["campaign"], draw_seed)
        progress("conduct", 1, 1)
    return Story(tuple(files), tuple(imports), plan, frozen, drawn, planned, conducted)


def annual_plan(facts: dict[str, Any], counties: list[str]) -> AnnualPlan:
    """The joint annual plan: every department of a joint item gets a batch of its own, all with the same targets."""
    batches = [batch for entry in facts["joint"] for batch in _joint_batches(facts, entry, counties)]
    batches += [_single_batch(facts, entry, counties) for entry in facts["single"]]
    return AnnualPlan(facts["year"], facts["title"], facts["pack"], facts["filed_on"], tuple(batches))


def ceremony(before: Office, office: Office, campaign: str, draw_seed: str) -> tuple[FrozenFrame, DrawOutcome]:
    """A draw, step by step; `before` and `office` are the office on the day of the announcement and of the draw."""
    safe = rehearsal_safe(draw_seed)
    announce_draw(before, OPERATOR, safe, campaign, _PUBLIC_VALUE_SOURCE, chain_length=CHAIN_LENGTH)
    frozen = freeze_frame(before, OPERATOR, campaign).frozen
    witnesses = [
        caller_of(Account(f"demo.witness.{number}", name, Role.WITNESS, campaign=campaign))
        for number, (_, name) in enumerate(_WITNESSES, 1)
    ]
    for witness, (kind, name) in zip(witnesses, _WITNESSES, strict=True):
        confirm_witness(office, witness, campaign, kind, name)
    enter_public_value(office, OPERATOR, campaign, public_value(draw_seed))
    drawn = hold_draw(office, OPERATOR, safe, campaign)
    for signer in (OPERATOR, *witnesses):
        sign_draw(office, signer, campaign, drawn.attempt.record_sha256)
    publish_draw(office, OPERATOR, campaign)
    return frozen, drawn


def rehearsal_safe(draw_seed: str) -> Safe:
    """The demo's secret comes from the seed, so that the demo is the same every time; a real one is drawn."""
    secret = sha256(f"{draw_seed}|secret of the demo office".encode()).digest()
    return Safe(service_secret=secret, draw_secret=lambda: secret)


def public_value(draw_seed: str) -> str:
    """What looks like the numbers of a lottery. A real office waits for a value that nobody knows yet."""
    numbers = sha256(f"{draw_seed}|public value".encode()).digest()
    balls = sorted({1 + byte % 33 for byte in numbers})[:6]
    return ".".join(str(ball) for ball in balls) + f"./{1 + numbers[-1] % 16}./"


def _joint_batches(facts: dict[str, Any], entry: dict[str, Any], counties: list[str]) -> Iterator[PlanBatch]:
    joint = next(row for row in table("registers/joint_items.csv") if row["联合事项编码"] == entry["item"])
    codes = {row["name_zh"]: row["code"] for row in table("registers/departments.csv")}
    items: dict[str, list[str]] = defaultdict(list)
    for item in joint["事项编码"].split("、"):
        items[item.split("-")[0]].append(item)
    for department, own in items.items():
        yield PlanBatch(
            id=f"{facts['campaign']}-{entry['item'].replace('-', '')}-{department}",
            title=joint["抽查领域"],
            department=department,
            items=tuple(own),
            regions=tuple(counties),
            ratio=_share(entry["ratio"]),
            first_date=entry["first"],
            last_date=entry["last"],
            lead_department=codes[joint["发起部门"]],
            scope_items=tuple(entry["scope"]),
            joint_item=entry["item"],
            initiation="牵头部门发起",
            level=joint["抽查层级"],
        )


def _single_batch(facts: dict[str, Any], entry: dict[str, Any], counties: list[str]) -> PlanBatch:
    first_item = next(row for row in table("registers/items.csv") if row["事项编码"] == entry["items"][0])
    department = entry["items"][0].split("-")[0]
    return PlanBatch(
        id=f"{facts['campaign']}-{entry['items'][0].replace('-', '')}",
        title=first_item["抽查领域"],
        department=department,
        items=tuple(entry["items"]),
        regions=tuple(counties),
        ratio=_share(entry["ratio"]),
        first_date=entry["first"],
        last_date=entry["last"],
        lead_department=department,
        initiation="部门自行发起",
        level="市级",
    )


def campaign_of(facts: dict[str, Any], plan: AnnualPlan) -> Campaign:
    """The campaign of all batches of a plan."""
    return Campaign(
        id=facts["campaign"],
        title=facts["campaign_title"],
        year=facts["year"],
        pack=facts["pack"],
        batches=tuple(batch.id for batch in plan.batches),
        first_date=min(batch.first_date for batch in plan.batches),
        last_date=max(batch.last_date for batch in plan.batches),
    )


def _share(text: str) -> Fraction:
    return Fraction(text.removesuffix("%")) / 100

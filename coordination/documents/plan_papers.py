"""Writes the records of forms that are about a plan, a draw or a year: pure, from facts to what is read."""

from __future__ import annotations

from coordination.documents.facts import DrawFacts, Names, PlanFacts, YearFacts
from coordination.documents.wording import day, instant, listed, share, word
from coordination.documents.yearly import (
    AssessmentPaper,
    AttemptSaid,
    DepartmentYearSaid,
    DrawBatchSaid,
    DrawPaper,
    IndicatorSaid,
    ItemYearSaid,
    PlanBatchSaid,
    PlanPaper,
    WitnessSaid,
    YearPaper,
)
from coordination.model.ceremony import AttemptReport
from coordination.model.plans import PlanBatch
from coordination.model.year_end import Evidence

OFFICE = word("document", "office")
"""Who issues what is no department's own."""
_ALGORITHM = "对抽取池每一对象计算 HMAC-SHA256 抽签号，各层按名额取号码最小者（公开程序可复算）"


def plan_paper(facts: PlanFacts, title: str) -> PlanPaper:
    """An annual plan, batch by batch."""
    plan, names = facts.plan, facts.names
    batches = [_batch(names, number, one) for number, one in enumerate(plan.batches, 1)]
    joint = [one for one in plan.batches if one.joint_item]
    return PlanPaper(
        title=title,
        issuer=OFFICE,
        year=str(plan.year),
        plan_title=plan.title,
        state=word("plan-state", plan.state),
        filed_on=day(plan.filed_on),
        basis=listed(facts.basis),
        batches=tuple(batches),
        batch_count=str(len(batches)),
        joint_batches=tuple(_batch(names, number, one) for number, one in enumerate(joint, 1)),
        joint_count=str(len(joint)),
        departments=listed(names.department(one.department) for one in plan.batches),
    )


def draw_paper(facts: DrawFacts, title: str) -> DrawPaper:
    """The newest attempt at a draw, and those before it that came to nothing."""
    report, names = facts.attempts[0], facts.names
    attempt = report.attempt
    signed = {one.account: one.signed_at for one in report.signatures}
    witnesses = tuple(
        WitnessSaid(
            number=str(number),
            name=one.name,
            kind=word("witness-kind", one.kind),
            confirmed_at=instant(one.confirmed_at),
            signed_at=instant(signed.get(one.account)),
        )
        for number, one in enumerate(report.witnesses, 1)
    )
    present = {one.account for one in report.witnesses}
    batches = tuple(
        DrawBatchSaid(
            number=str(number),
            batch=one.id,
            title=one.title,
            department=names.department(one.department),
            ratio=share(float(one.ratio)),
            drawn=str(facts.drawn.get(one.id, 0)) if attempt.drawn_at else "",
        )
        for number, one in enumerate(facts.batches, 1)
    )
    return DrawPaper(
        title=title,
        issuer=OFFICE,
        campaign=facts.campaign.id,
        campaign_title=facts.campaign.title,
        attempt=str(attempt.number),
        reason=attempt.reason,
        algorithm=_ALGORITHM,
        value_source=attempt.public_value_source,
        commitment=attempt.commitment,
        chain_length=str(attempt.chain_length),
        announced_at=instant(attempt.announced_at),
        frozen_at=instant(attempt.frozen_at),
        frame_sha256=attempt.frame_sha256,
        frame_rows=str(attempt.frame_rows) if attempt.frozen_at else "",
        announcement_sha256=attempt.announcement_sha256,
        public_value=attempt.public_value,
        valued_at=instant(attempt.valued_at),
        drawn_at=instant(attempt.drawn_at),
        record_sha256=attempt.record_sha256,
        published_at=instant(attempt.published_at),
        least_witnesses=str(report.least_witnesses),
        witnesses=witnesses,
        office_signed_at=instant(next((at for who, at in signed.items() if who not in present), None)),
        batches=batches,
        batch_count=str(len(batches)),
        drawn=f"{sum(facts.drawn.values())}户次" if attempt.drawn_at else "",
        earlier=tuple(map(_ended, facts.attempts[1:])),
    )


def year_paper(facts: YearFacts, title: str) -> YearPaper:
    """A year in figures."""
    report, names = facts.report, facts.names
    if report is None:
        raise ValueError("a year without a report")
    rate = report.joint_rate
    counts = {name: str(getattr(report, name)) for name in ("planned", "visits", "joint", "saved", "separate")}
    counts |= {name: str(getattr(report, name)) for name in ("off_site", "direct_closed", "withdrawn")}
    figures = ("parts", "completed", "direct", "adopted", "published", "overdue", "objections", "corrected")
    departments = tuple(
        DepartmentYearSaid(
            number=str(number),
            department=names.department(one.department),
            **{figure: str(getattr(one, figure)) for figure in figures},
            handed_on=str(one.handed_on),
        )
        for number, one in enumerate(report.departments, 1)
    )
    items = tuple(
        ItemYearSaid(str(number), one.item_name, str(one.owed), str(one.done))
        for number, one in enumerate(report.items, 1)
    )
    return YearPaper(
        title=title,
        issuer=names.department(facts.department) if facts.department else OFFICE,
        year=str(report.year),
        joint_rate="" if rate is None else share(round(rate, 3)),
        departments=departments,
        items=items,
        **counts,
    )


def assessment_paper(facts: YearFacts, title: str) -> AssessmentPaper:
    """A department's self-assessment of a year (CX)."""
    indicators = tuple(
        IndicatorSaid(
            number=str(number),
            rule=one.rule,
            name=word("document-indicator", one.rule.lower()),
            evidence=word("trail-evidence", one.evidence),
            counted="" if one.count is None else f"{one.count}" + ("" if one.of is None else f" / {one.of}"),
        )
        for number, one in enumerate(facts.indicators, 1)
    )
    department = facts.names.department(facts.department)
    met = sum(one.evidence is Evidence.MET for one in facts.indicators)
    year = str(facts.year)
    return AssessmentPaper(
        title=title, issuer=department, year=year, department=department, indicators=indicators, met=str(met)
    )


def _batch(names: Names, number: int, one: PlanBatch) -> PlanBatchSaid:
    items = [names.items[code] for code in one.items if code in names.items]
    scope = [names.items[code] for code in one.scope_items or one.items if code in names.items]
    joint = names.joint_items.get(one.joint_item)
    return PlanBatchSaid(
        number=str(number),
        batch=one.id,
        title=one.title,
        kind=f"{word('document-kind', one.kind)}　{word('document-draw-type', one.draw_type)}",
        initiator=names.department(one.initiation or one.lead_department),
        lead=names.department(one.lead_department),
        department=names.department(one.department),
        items=listed((item.name for item in items), "；"),
        scope=listed((item.target_description for item in scope), "；"),
        ratio=share(float(one.ratio)),
        window=f"{day(one.first_date)}至{day(one.last_date)}",
        joint=one.joint_item if joint is None else joint.name,
    )


def _ended(report: AttemptReport) -> AttemptSaid:
    attempt = report.attempt
    return AttemptSaid(str(attempt.number), instant(attempt.ended_at), attempt.end_reason)

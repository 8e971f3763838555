"""Published versions for the tests of feeds: two visits of a quarter, and what a newer version makes of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from coordination.model.versions import PlanVersion, PublishedCheck, PublishedMember, PublishedVisit
from solvers.planning.plan import Bounds, Scores

LEADER = PublishedMember("LC-1", "示例一", "AMR", leader=True)
SECOND = PublishedMember("LC-2", "示例二", "AMR", leader=False)
THIRD = PublishedMember("LC-3", "示例三", "URBAN", leader=False)
FOURTH = PublishedMember("LC-4", "示例四", "AMR", leader=False)
VISIT = PublishedVisit(
    id="v-1",
    route="r1",
    held_on=date(2026, 4, 7),
    session="am",
    start="09:00",
    end="10:10",
    target="91371502MA000020X0",
    target_name="示例餐饮有限公司, 一店",
    address="东昌府区柳园路1号",
    phone="0635-0000000",
    longitude=115.98,
    latitude=36.45,
    checks=(
        PublishedCheck("c1", "b1", "AMR", "AMR-03", "餐饮服务食品安全监督检查"),
        PublishedCheck("c2", "b2", "URBAN", "URBAN-02", "用气安全检查"),
    ),
    team=(LEADER, SECOND, THIRD),
)
OTHER = replace(
    VISIT,
    id="v-2",
    held_on=date(2026, 4, 8),
    target="t2",
    team=VISIT.team[:2],
    checks=(PublishedCheck("c3", "b1", "AMR", "AMR-03", "餐饮服务食品安全监督检查"),),
)
VERSION = PlanVersion(
    campaign="2026Q2",
    title="第二季度",
    version=1,
    published_at=datetime(2026, 3, 25, 1, 30, tzinfo=UTC),
    problem_sha256="0" * 64,
    plan_sha256="0" * 64,
    department_names={"AMR": "市市场监管局", "URBAN": "市城管局"},
    visits=(VISIT, OTHER),
    unplanned=(),
    scores=Scores(3, 2, 5, 0),
    bounds=Bounds(3, 2, 4),
)


def newer(*visits: PublishedVisit, version: int = 2, published_at: datetime | None = None) -> PlanVersion:
    """The next version, published a week later, with other visits."""
    return replace(
        VERSION, version=version, visits=visits, published_at=published_at or datetime(2026, 4, 1, 2, tzinfo=UTC)
    )

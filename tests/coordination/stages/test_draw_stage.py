"""Who is in the frame, who is left out and why, who is exempt, and what a drawn target is owed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from coordination.model.draws import Source
from coordination.model.plans import PlanBatch
from coordination.model.targets import Exemption, PastVisit, RiskFlag, Target, TargetKind, TargetStatus
from coordination.rules.planning import draw_rules
from coordination.stages.draw import FrozenFrame, Scope, build_frame, demands_at, exempted_by
from seeds.loading import reference, shelf
from tests.coordination.records import batch, item, target

RULES = draw_rules(shelf(), "LC")
ITEMS = (item("AMR-1"), item("PSB-1", industries=(), tags=("特种行业许可(旅馆业)",)), item("TAX-1", industries=("H",)))
BATCH = batch("b", "AMR-1")


def scope() -> Scope:
    return Scope(ITEMS, reference().divisions)


def framed(
    *targets: Target, batches: tuple[PlanBatch, ...] = (BATCH,), visits: tuple[PastVisit, ...] = ()
) -> FrozenFrame:
    return build_frame(targets, batches, scope(), visits, reference().regions, RULES)


def labels(frozen: FrozenFrame) -> list[str]:
    return [label.decode() for label in frozen.frame.labels.tolist()]


def visited(on: date, department: str = "AMR") -> PastVisit:
    return PastVisit("t", on, department, ())


def test_scope_by_kind_industry_and_tags() -> None:
    hotel = target("t", industry="6121", tags=("特种行业许可(旅馆业)",))
    assert scope().items_of(hotel) == {"PSB-1", "TAX-1"}
    assert scope().items_of(target("t")) == {"AMR-1", "TAX-1"}
    assert scope().items_of(target("t", kind=TargetKind.SOCIAL_ORG)) == frozenset()


def test_a_batch_draws_where_it_is_responsible() -> None:
    assert labels(framed(target("t"), target("elsewhere", region_code="371521"))) == ["t"]
    assert labels(framed(target("t", region_code="371502001"))) == ["t"]  # a township of the county


def test_a_joint_batch_draws_from_the_scope_of_the_joint_item_only() -> None:
    hotel = target("hotel", industry="6121", tags=("特种行业许可(旅馆业)",))
    joint = batch("j", "TAX-1", scope_items=("PSB-1",))
    assert labels(framed(hotel, target("restaurant"), batches=(joint,))) == ["hotel"]


@pytest.mark.parametrize("status", [TargetStatus.DEREGISTERED, TargetStatus.REVOKED])
def test_who_is_no_longer_in_business_is_left_out(status: TargetStatus) -> None:
    frozen = framed(target("t", status=status))
    assert labels(frozen) == []
    assert frozen.left_out["b"] == {"not_in_business": 1}


def test_who_was_visited_less_than_a_year_before_the_window_ends_is_left_out() -> None:
    last = BATCH.last_date
    assert labels(framed(target("t"), visits=(visited(last - timedelta(days=365)),))) == ["t"]
    left = framed(target("t"), visits=(visited(last - timedelta(days=364)),))
    assert (labels(left), left.left_out["b"]) == ([], {"visited_within_gap": 1})


def test_a_risk_flag_is_cause_enough() -> None:
    flagged = target("t", flags=(RiskFlag.MANY_COMPLAINTS,))
    frozen = framed(flagged, visits=(visited(date(2026, 3, 1)),))
    assert labels(frozen) == ["t"]
    assert frozen.frame.strata == ("371502/E",)  # drawn with the weight of the riskiest class


def test_the_departments_yearly_cap() -> None:
    relaxed = type(RULES)(**{**{name: getattr(RULES, name) for name in RULES.__slots__}, "visit_gap_days": None})
    twice = [visited(date(2026, 1, 5)), visited(date(2026, 2, 2))]

    def reasons(visits: list[PastVisit], **changed: Any) -> dict[str, int]:
        found = build_frame([target("t", **changed)], [BATCH], scope(), visits, reference().regions, relaxed)
        return dict(found.left_out["b"])

    assert reasons(twice) == {"department_visit_cap": 1}
    assert reasons(twice[:1]) == {}
    assert reasons(twice[:1], credit_class="A") == {"department_visit_cap": 1}
    assert reasons([visited(date(2026, 1, 5), "TAX"), visited(date(2026, 2, 2), "TAX")]) == {}


def test_strata_are_district_and_class_and_unclassified_targets_are_ordinary() -> None:
    frozen = framed(target("a", credit_class="A"), target("b", credit_class=""))
    assert frozen.frame.strata == ("371502/A", "371502/B")


@pytest.mark.parametrize(
    ("first", "last", "honoured", "exempt"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), True, True),
        (date(2026, 4, 1), date(2026, 6, 30), True, True),
        (date(2026, 4, 2), date(2026, 12, 31), True, False),
        (date(2026, 1, 1), date(2026, 6, 29), True, False),
        (date(2026, 1, 1), date(2026, 12, 31), False, False),
    ],
)
def test_an_exemption_counts_where_it_lasts_and_the_items_honour_it(
    first: date,
    last: date,
    honoured: bool,
    exempt: bool,
) -> None:
    items = [item("AMR-1", exemption_applies=honoured)]
    found = exempted_by([Exemption("t", first, last, "名单")], [BATCH], items, RULES)
    assert (("b", "t") in found) == exempt


def test_a_drawn_target_is_owed_each_item_of_the_batch_that_concerns_it() -> None:
    both = batch("b", "AMR-1", "PSB-1", department="AMR", lead_department="AMR")
    owed = list(demands_at(both, target("t"), scope(), Source.DRAW))
    assert [(demand.item, demand.lead) for demand in owed] == [("AMR-1", True)]

"""A filed plan is told in figures, adjusted with a reason, and its batches ordered by lot."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from coordination.desk.figures import plan_figures
from coordination.desk.office import Office
from coordination.desk.ordering import draw_order
from coordination.desk.permission import OPERATOR
from coordination.desk.plans import file_plan, open_campaign, propose_plan, publish_annual_plan, read_plan
from coordination.desk.revising import revise_plan
from coordination.errors import BadInputError, ForbiddenError, NotAllowedError, NotFoundError
from coordination.model.draws import DrawnElsewhere
from coordination.model.items import ItemClass
from coordination.model.plans import PlanState
from coordination.storage import audit
from coordination.storage.registers import write
from tests.coordination.desk.test_plans import FIRE, FOOD, LED, campaign, plan, registered
from tests.coordination.records import batch, item

__all__ = ["registered"]


def test_an_adjusted_plan_has_to_be_published_again(registered: Office) -> None:
    file_plan(registered, OPERATOR, plan(FOOD, FIRE))
    publish_annual_plan(registered, OPERATOR, 2026)
    later, new = replace(FIRE, last_date=date(2026, 7, 31)), batch("b-new", "AMR-03", ratio=Fraction(1, 10))
    revised = revise_plan(registered, OPERATOR, 2026, [later, new], " 学校增加 ")
    assert revised.state is PlanState.FILED
    assert read_plan(registered, OPERATOR, 2026).batches == (later, FOOD, new)
    with registered.database.reading() as session:
        assert audit.noted(session, "plan-revised")
    assert publish_annual_plan(registered, OPERATOR, 2026).state is PlanState.PUBLISHED


def test_faults_of_an_adjustment_are_told_at_once_and_nothing_changes(registered: Office) -> None:
    file_plan(registered, OPERATOR, plan(FOOD, FIRE))
    open_campaign(registered, OPERATOR, campaign(FOOD))
    wrong = [replace(FOOD, ratio=Fraction(1, 10)), replace(FIRE, ratio=Fraction(7, 10))]
    with pytest.raises(BadInputError) as error:
        revise_plan(registered, OPERATOR, 2026, wrong, " ")
    assert sorted((fault.place, fault.code) for fault in error.value.faults) == [
        ("b-fire", "batch-above-cap"),
        ("b-food", "batch-in-campaign"),
        ("reason", "plan-revision-reason"),
    ]
    assert read_plan(registered, OPERATOR, 2026).batches == (FIRE, FOOD)


def test_a_batch_whose_targets_were_drawn_elsewhere_stays(registered: Office) -> None:
    file_plan(registered, OPERATOR, plan(FOOD, FIRE))
    with registered.database.transaction() as session:
        write(session, [DrawnElsewhere("t01", "b-fire", "省平台", date(2026, 2, 1))])
    with pytest.raises(BadInputError) as error:
        revise_plan(registered, OPERATOR, 2026, [replace(FIRE, ratio=Fraction(1, 10))], "理由")
    assert [fault.code for fault in error.value.faults] == ["batch-drawn-elsewhere"]


def test_only_the_office_adjusts_and_only_what_is_filed(registered: Office) -> None:
    with pytest.raises(NotFoundError, match="plan-not-found"):
        revise_plan(registered, OPERATOR, 2026, [FOOD], "理由")
    propose_plan(registered, OPERATOR, plan(FOOD))
    with pytest.raises(NotAllowedError, match="plan-not-filed"):
        revise_plan(registered, OPERATOR, 2026, [FOOD], "理由")
    with pytest.raises(ForbiddenError):
        revise_plan(registered, LED, 2026, [FOOD], "理由")


def test_the_figures_of_a_plan(registered: Office) -> None:
    with registered.database.transaction() as session:
        write(session, [item("AMR-04", item_class=ItemClass.KEY), item("TAX-01")])
    file_plan(registered, OPERATOR, plan(FOOD, FIRE, batch("b-key", "AMR-04", ratio=Fraction(1, 4), level="county")))
    found = plan_figures(registered, OPERATOR, 2026)
    assert (found.key_items, found.general_items, found.mean_general_ratio) == (1, 2, 0.5)
    assert found.items_without_batch == ("TAX-01",)
    assert found.levels == {"city": 2, "county": 1}
    assert found.targets == {"b-fire": 20, "b-food": 20, "b-key": 10}
    assert found.districts == {"371502": 50}
    own = plan_figures(registered, LED, 2026)
    assert (own.targets, own.items_without_batch) == ({"b-food": 20, "b-key": 10}, ())


def test_the_order_of_batches_comes_from_a_public_seed(registered: Office) -> None:
    batches = [batch(f"b{number}", "AMR-03", ratio=Fraction(number, 20)) for number in range(1, 11)]
    file_plan(registered, OPERATOR, plan(*batches))
    drawn = draw_order(registered, OPERATOR, 2026, "1.2.3", Fraction(1, 5))
    assert sorted(drawn) == sorted(f"b{number}" for number in range(4, 11))
    assert drawn == draw_order(registered, OPERATOR, 2026, "1.2.3", Fraction(1, 5))
    assert len({tuple(draw_order(registered, OPERATOR, 2026, str(seed), Fraction(1, 5))) for seed in range(5)}) > 1
    with pytest.raises(BadInputError, match="batch-order-without-seed"):
        draw_order(registered, OPERATOR, 2026, " ", Fraction(1, 5))
    with pytest.raises(ForbiddenError):
        draw_order(registered, LED, 2026, "1", Fraction(1, 5))

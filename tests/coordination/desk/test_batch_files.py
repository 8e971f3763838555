"""Batches come in as a table or a plan file, all or none; a filed one is withdrawn with a reason, where nobody drew."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction

import pytest

from coordination.desk.batch_files import batch_standing, read_batches, take_batches
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.plans import file_proposed_plan, open_campaign, propose_plan, publish_annual_plan, read_plan
from coordination.desk.revising import withdraw_filed
from coordination.errors import BadInputError, NotAllowedError, NotFoundError
from coordination.model.plans import PlanState
from tests.coordination.desk.test_plans import FIRE, FOOD, campaign, plan, registered

__all__ = ["registered"]
HEAD = "批次编号,名称,部门,抽查事项,区县,抽查比例,开始日期,结束日期"
FOOD_ROW = "b-food,餐饮,市市场监管局,AMR-03,东昌府区,1/3,2026-04-01,2026-06-30"
FIRE_ROW = "b-fire,消防,EMERG,EMERG-01,371502,20%,2026/4/1,2026/6/30"


def table(*rows: str) -> bytes:
    return "\n".join([HEAD, *rows]).encode("utf-8-sig")


def test_a_table_is_read_exactly_and_goes_into_a_plan(registered: Office) -> None:
    propose_plan(registered, OPERATOR, plan())
    read = read_batches(registered, OPERATOR, 2026, table(FOOD_ROW, FIRE_ROW))
    assert read.faults == []
    after = take_batches(registered, OPERATOR, 2026, [batch for _, batch in read.records])
    food = next(one for one in after.batches if one.id == "b-food")
    assert (food.ratio, food.lead_department, food.regions) == (Fraction(1, 3), "AMR", ("371502",))
    assert (food.first_date, food.may_join, food.earliest_date) == (date(2026, 4, 1), True, None)


def test_every_fault_of_a_table_is_told_by_row(registered: Office) -> None:
    wrong = "b,名,市市场监管局,AMR-99,东昌府区,0,2026-04-01,2026-06-30"
    backwards = FIRE_ROW.replace("2026/6/30", "2026/3/1")
    read = read_batches(registered, OPERATOR, 2026, table(wrong, backwards, FOOD_ROW, FOOD_ROW))
    assert [(one.row, one.column, one.code) for one in read.faults] == [
        (2, "抽查事项", "cell-not-registered"),
        (2, "抽查比例", "cell-not-a-share"),
        (3, "结束日期", "span-backwards"),
        (5, "批次编号", "row-twice"),
    ]


def test_a_plan_file_of_another_year_is_refused_and_none_is_no_plan(registered: Office) -> None:
    propose_plan(registered, OPERATOR, plan())
    raw = json.dumps({"year": 2027, "title": "x", "pack": "LC", "filed_on": "2026-12-01", "batches": []}).encode()
    with pytest.raises(BadInputError) as error:
        read_batches(registered, OPERATOR, 2026, raw)
    assert error.value.code == "batches-of-another-year"
    with pytest.raises(BadInputError) as error:
        take_batches(registered, OPERATOR, 2026, [])
    assert error.value.code == "batches-without-row"


def test_a_filed_batch_is_withdrawn_with_a_reason_unless_a_campaign_has_it(registered: Office) -> None:
    propose_plan(registered, OPERATOR, plan(FOOD, FIRE))
    with pytest.raises(NotAllowedError):
        withdraw_filed(registered, OPERATOR, 2026, ["b-fire"], "too early")
    file_proposed_plan(registered, OPERATOR, 2026)
    publish_annual_plan(registered, OPERATOR, 2026)
    open_campaign(registered, OPERATOR, campaign(FOOD))
    assert batch_standing(registered, OPERATOR, 2026, "b-food").campaign == "2026Q2"
    with pytest.raises(BadInputError) as error:
        withdraw_filed(registered, OPERATOR, 2026, ["b-food", "b-none"], " ")
    codes = {fault.code for fault in error.value.faults}
    assert codes == {"batch-in-campaign", "plan-without-batch", "plan-revision-reason"}
    after = withdraw_filed(registered, OPERATOR, 2026, ["b-fire"], "机构改革")
    assert (after.state, [one.id for one in after.batches]) == (PlanState.FILED, ["b-food"])
    assert read_plan(registered, OPERATOR, 2026) == after
    with pytest.raises(NotFoundError):
        batch_standing(registered, OPERATOR, 2026, "b-fire")

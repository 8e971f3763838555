"""A year's plan is repeated, aligned, and agreed to by those who lead its batches."""

from __future__ import annotations

from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from coordination.desk import aligning
from coordination.desk.aligning import agree, drawn_together, propose_alignment, read_alignment
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.plans import (
    file_plan,
    file_proposed_plan,
    open_campaign,
    propose_batches,
    propose_plan,
    read_plan,
)
from coordination.desk.repeating import repeat_plan
from coordination.errors import BadInputError, ForbiddenError, NotAllowedError, NotFoundError, UnavailableError
from coordination.model.access import Account, Role, caller_of
from coordination.model.alignment import AlignmentTerms
from coordination.model.items import ItemClass
from coordination.model.plans import PlanBatch
from coordination.storage import audit
from coordination.storage.registers import write
from solvers.aligning.problem import Problem
from tests.coordination.desk.test_plans import FIRE, FOOD, LED, campaign, plan
from tests.coordination.records import inspector, item, target
from tests.solvers.aligning.cases import align_here

LATER = replace(FIRE, first_date=date(2026, 9, 1), last_date=date(2026, 10, 20), earliest_date=date(2026, 5, 1))
FIRE_LEAD = caller_of(Account("fire.wang", "王科长", Role.LEAD, department="EMERG"))


@pytest.fixture
def registered(office: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office with forty targets, two items and their people, that solves where it stands."""
    monkeypatch.setattr(aligning, "align_apart", align_here)
    with office.database.transaction() as session:
        write(session, [target(f"t{number:02}") for number in range(40)])
        general = {"item_class": ItemClass.GENERAL, "ratio_cap": 0.6}
        write(session, [item("AMR-03", **general), item("EMERG-01", specialties=(), **general)])
        write(session, [inspector(f"{code}{n}", department=code) for code in ("AMR", "EMERG") for n in range(20)])
    return office


def proposed(office: Office, *batches: PlanBatch) -> Office:
    propose_plan(office, OPERATOR, plan(*batches))
    return office


def test_the_process_of_its_own_finds_the_same(registered: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    proposed(registered, FOOD, LATER)
    here = propose_alignment(registered, OPERATOR, 2026)
    monkeypatch.undo()
    apart = propose_alignment(registered, OPERATOR, 2026)
    assert (apart.number, apart.alignment) == (2, here.alignment)


def test_a_window_moves_where_its_department_allows_and_both_are_drawn_together(registered: Office) -> None:
    proposed(registered, FOOD, LATER)
    before = read_plan(registered, OPERATOR, 2026)
    found = propose_alignment(registered, OPERATOR, 2026).alignment
    food, fire = sorted(found.inspections, key=lambda one: one.batches, reverse=True)
    # 40 targets, each with chance 1/2 twice: 40 visits apart, 20 where both are made on one date
    assert (found.visits_filed, found.visits_together) == (40, 40)
    assert (found.visits, found.proved) == (20, True)
    assert found.bound == pytest.approx(20, abs=1e-4)
    assert not food.moved
    assert fire.moved
    assert fire.first_date <= FOOD.last_date
    assert (food.draw, fire.draw) == (1, 1)
    assert food.visits_saved == pytest.approx(10)  # drawn alone: 40 (1 - 1/4) = 30
    assert fire.visits_saved == pytest.approx(20)  # not moved: 40
    assert read_plan(registered, OPERATOR, 2026) == before


def test_its_lead_department_agrees_and_nobody_else(registered: Office) -> None:
    proposed(registered, FOOD, LATER)
    with pytest.raises(NotFoundError, match="alignment-not-found"):
        agree(registered, FIRE_LEAD, 2026, ["b-fire"])
    fire = propose_alignment(registered, OPERATOR, 2026).alignment.inspections[0]
    for caller in (OPERATOR, LED):
        with pytest.raises(ForbiddenError):
            agree(registered, caller, 2026, ["b-fire"])
    with pytest.raises(BadInputError) as error:
        agree(registered, FIRE_LEAD, 2026, ["b-food", "b-none"])
    assert [fault.code for fault in error.value.faults] == ["alignment-without-batch"] * 2
    assert drawn_together(registered, OPERATOR, 2026, 1) == ("b-fire", "b-food")

    agreed = agree(registered, FIRE_LEAD, 2026, ["b-fire"])
    assert agreed.batches == (replace(LATER, first_date=fire.first_date, last_date=fire.last_date),)
    with registered.database.reading() as session:
        assert audit.noted(session, "alignment-agreed")
    with pytest.raises(NotFoundError, match="alignment-without-draw"):
        drawn_together(registered, OPERATOR, 2026, 2)


def test_what_changed_since_or_is_filed_is_not_agreed_to(registered: Office) -> None:
    proposed(registered, FOOD, LATER)
    propose_alignment(registered, OPERATOR, 2026)
    propose_batches(registered, FIRE_LEAD, 2026, [replace(LATER, last_date=date(2026, 10, 21))])
    with pytest.raises(BadInputError) as error:
        agree(registered, FIRE_LEAD, 2026, ["b-fire"])
    assert [fault.code for fault in error.value.faults] == ["alignment-outdated"]
    propose_batches(registered, FIRE_LEAD, 2026, [LATER])
    file_proposed_plan(registered, OPERATOR, 2026)
    with pytest.raises(NotAllowedError, match="plan-not-proposed"):
        agree(registered, FIRE_LEAD, 2026, ["b-fire"])


def test_a_department_sees_its_own_part(registered: Office) -> None:
    proposed(registered, FOOD, LATER)
    propose_alignment(registered, OPERATOR, 2026)
    seen = read_alignment(registered, FIRE_LEAD, 2026).alignment
    assert [one.batches for one in seen.inspections] == [("b-fire",)]
    assert {one.department for one in seen.months} == {"EMERG"}


def test_open_campaigns_stay_and_who_may_not_join_is_left_alone(registered: Office) -> None:
    file_plan(registered, OPERATOR, plan(FOOD, LATER, replace(FIRE, id="b-fires", may_join=False)))
    open_campaign(registered, OPERATOR, campaign(LATER))
    found = propose_alignment(registered, OPERATOR, 2026, AlignmentTerms(move_days=60)).alignment
    assert [one.moved for one in found.inspections if one.batches == ("b-fire",)] == [False]
    assert len({one.draw for one in found.inspections}) == 3


def test_people_who_are_too_few_keep_a_month_from_filling(registered: Office) -> None:
    proposed(registered, FOOD, LATER)
    generous = propose_alignment(registered, OPERATOR, 2026).alignment
    scarce = propose_alignment(registered, OPERATOR, 2026, AlignmentTerms(share=Fraction(1, 1000))).alignment
    assert generous.visits < scarce.visits == 40  # every month is over, nothing may move
    assert all(one.proposed <= max(one.filed, one.capacity) for one in scarce.months)


def test_terms_out_of_range_and_plans_without_batches_are_refused(registered: Office) -> None:
    with pytest.raises(BadInputError) as error:
        propose_alignment(registered, OPERATOR, 2026, AlignmentTerms(Fraction(0), -1, 601))
    assert [fault.code for fault in error.value.faults] == [
        "alignment-share",
        "alignment-move-days",
        "alignment-seconds",
    ]
    with pytest.raises(NotFoundError, match="plan-not-found"):
        propose_alignment(registered, OPERATOR, 2026)
    with pytest.raises(NotAllowedError, match="plan-without-batches"):
        propose_alignment(proposed(registered), OPERATOR, 2026)
    with pytest.raises(ForbiddenError):
        propose_alignment(registered, LED, 2026)


def test_leeway_must_hold_the_window(registered: Office) -> None:
    wrong = [replace(FOOD, earliest_date=date(2026, 4, 2)), replace(FIRE, latest_date=date(2026, 6, 29))]
    with pytest.raises(BadInputError) as error:
        propose_plan(registered, OPERATOR, plan(*wrong))
    assert [fault.code for fault in error.value.faults] == ["batch-leeway", "batch-leeway"]


def test_next_year_begins_as_this_one(registered: Office) -> None:
    named = replace(FOOD, id="2026Q2-food", latest_date=date(2026, 7, 31))
    file_plan(registered, OPERATOR, replace(plan(named, FIRE), title="2026年度计划"))
    repeated = repeat_plan(registered, OPERATOR, 2028, 2026)
    assert (repeated.year, repeated.title, repeated.state.value) == (2028, "2028年度计划", "proposed")
    food, fire = sorted(repeated.batches, key=lambda batch: len(batch.id))
    assert (food.id, food.first_date, food.latest_date) == ("2028Q2-food", date(2028, 4, 1), date(2028, 7, 31))
    assert (fire.id, fire.earliest_date) == ("2028-b-fire", None)
    begun = propose_plan(registered, OPERATOR, replace(plan(), year=2030, title="另一个名称"))
    filled = repeat_plan(registered, OPERATOR, 2030, 2026)
    assert (filled.title, len(filled.batches), begun.batches) == ("另一个名称", 2, ())
    with pytest.raises(BadInputError, match="plan-refused"):
        repeat_plan(registered, OPERATOR, 2030, 2026)
    leap = replace(food, id="2028-leap", first_date=date(2028, 2, 29))
    propose_batches(registered, OPERATOR, 2028, [leap])
    assert date(2029, 2, 28) in {batch.first_date for batch in repeat_plan(registered, OPERATOR, 2029, 2028).batches}


def test_what_cannot_be_counted_or_was_ended_is_told(registered: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(_: Problem, __: float) -> None:
        raise BrokenProcessPool

    proposed(registered, FOOD, LATER)
    monkeypatch.setattr(aligning, "align_apart", ended)
    with pytest.raises(UnavailableError, match="alignment-process-ended"):
        propose_alignment(registered, OPERATOR, 2026)
    monkeypatch.setattr(aligning, "_MOST_WAYS", 2)
    with pytest.raises(NotAllowedError, match="alignment-too-many-alone"):
        propose_alignment(registered, OPERATOR, 2026)

"""Plans are proposed, filed or refused with every fault, published; campaigns are opened over what is filed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from coordination.desk import registers
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.plans import (
    file_plan,
    file_proposed_plan,
    list_campaigns,
    list_plans,
    open_campaign,
    propose_batches,
    propose_plan,
    publish_annual_plan,
    published_plans,
    read_plan,
    withdraw_batches,
)
from coordination.desk.revising import revise_plan
from coordination.errors import BadInputError, ForbiddenError, NotAllowedError, NotFoundError
from coordination.model.access import ANYBODY, Account, Caller, Role, caller_of
from coordination.model.items import ItemClass, StatutoryRatio
from coordination.model.people import Department
from coordination.model.plans import AnnualPlan, Campaign, DrawType, PlanBatch, PlanState
from coordination.storage import planning
from coordination.storage.registers import write
from tests.coordination.records import batch, item, target

FOOD, FIRE = batch("b-food", "AMR-03"), batch("b-fire", "EMERG-01")


def plan(*batches: PlanBatch, pack: str = "LC") -> AnnualPlan:
    return AnnualPlan(2026, "年度计划", pack, date(2026, 1, 10), batches)


def campaign(*batches: PlanBatch) -> Campaign:
    ids = tuple(one.id for one in batches)
    return Campaign("2026Q2", "第二季度", 2026, "LC", ids, date(2026, 4, 1), date(2026, 6, 30))


@pytest.fixture
def registered(office: Office) -> Office:
    """An office with forty targets and two items."""
    with office.database.transaction() as session:
        write(session, [target(f"t{number:02}") for number in range(40)])
        general = {"item_class": ItemClass.GENERAL, "ratio_cap": 0.6}
        write(session, [item("AMR-03", **general), item("EMERG-01", specialties=(), **general)])
    return office


def refused(office: Office, *batches: PlanBatch, pack: str = "LC") -> list[tuple[str, str]]:
    with pytest.raises(BadInputError) as error:
        file_plan(office, OPERATOR, plan(*batches, pack=pack))
    return sorted((fault.place, fault.code) for fault in error.value.faults)


def test_a_plan_is_filed_once(registered: Office) -> None:
    file_plan(registered, OPERATOR, plan(FOOD, FIRE))
    with registered.database.transaction() as session:
        assert planning.batches(session) == [FIRE, FOOD]
    assert refused(registered, FOOD) == [("2026", "plan-filed-already")]


def test_every_fault_of_a_plan_is_told_at_once_and_nothing_is_stored(registered: Office) -> None:
    wrong = [
        batch("b1", "AMR-03", ratio=Fraction(7, 10)),
        batch("b2", "AMR-03", ratio=Fraction(0)),
        batch("b3", "AMR-03", first_date=date(2026, 7, 1)),
        batch("b4", "AMR-03", last_date=date(2027, 1, 5), first_date=date(2027, 1, 1)),
        batch("b5", "AMR-03", regions=("371502", "999999")),
        batch("b6", "AMR-03", "AMR-99"),
        batch("b7", "AMR-03", "EMERG-01"),
        replace(FOOD, id="b8"),
        replace(FOOD, id="b8"),
    ]
    behind = refused(registered, *wrong, pack="ZB")  # the pack's last day; what else is wrong is told with it
    assert {("b1", "batch-above-cap"), ("b4", "pack-not-in-force"), ("b4", "batch-window")} <= set(behind)
    assert refused(registered, *wrong) == [
        ("b1", "batch-above-cap"),
        ("b2", "batch-ratio"),
        ("b3", "batch-window"),
        ("b4", "batch-window"),
        ("b5", "batch-unknown-region"),
        ("b6", "batch-unknown-item"),
        ("b7", "batch-other-department"),
        ("b8", "batch-twice"),
    ]
    with registered.database.transaction() as session:
        assert planning.batches(session) == []


def test_the_floor_of_a_pack_holds_exactly(registered: Office) -> None:
    below = replace(FOOD, draw_type=DrawType.UNDIRECTED, ratio=Fraction(299, 10_000))
    assert refused(registered, below, pack="CX") == [("b-food", "batch-below-floor")]
    file_plan(registered, OPERATOR, plan(replace(below, ratio=Fraction(3, 100)), pack="CX"))


def test_an_expired_pack_plans_nothing_new_but_dates_inside_its_validity(registered: Office) -> None:
    assert ("b-food", "pack-not-in-force") in refused(registered, FOOD, pack="ZB")
    beyond = replace(FOOD, first_date=date(2025, 6, 1))
    assert ("b-food", "pack-over-by-then") in refused(registered, beyond, pack="ZB")
    inside = replace(FOOD, first_date=date(2021, 4, 1), last_date=date(2021, 6, 30))
    file_plan(registered, OPERATOR, replace(plan(inside, pack="ZB"), year=2021))


def test_a_campaign_needs_batches_that_were_filed(registered: Office) -> None:
    file_plan(registered, OPERATOR, plan(FOOD))
    with pytest.raises(BadInputError) as error:
        open_campaign(registered, OPERATOR, campaign(FOOD, FIRE))
    assert [(fault.place, fault.code) for fault in error.value.faults] == [("b-fire", "campaign-unknown-batch")]
    open_campaign(registered, OPERATOR, campaign(FOOD))
    with pytest.raises(BadInputError):
        open_campaign(registered, OPERATOR, campaign(FOOD))


LED = caller_of(Account("market.li", "李科长", Role.LEAD, department="AMR"))
IN_COUNTY = caller_of(Account("market.xu", "徐科长", Role.LEAD, department="AMR", region="371502"))
FIRE_LED_BY_MARKET = replace(FIRE, lead_department="AMR")


def proposed(office: Office) -> Office:
    propose_plan(office, OPERATOR, plan(FIRE))
    return office


def test_a_lead_department_proposes_what_it_leads_and_the_office_files_and_publishes(registered: Office) -> None:
    proposed(registered)
    seen = propose_batches(registered, LED, 2026, [FOOD])
    assert (seen.state, seen.batches) == (PlanState.PROPOSED, (FOOD,))
    changed = replace(FOOD, ratio=Fraction(2, 5))
    propose_batches(registered, IN_COUNTY, 2026, [changed])
    assert published_plans(registered) == []
    with pytest.raises(NotAllowedError, match="plan-not-filed"):
        publish_annual_plan(registered, OPERATOR, 2026)
    filed = file_proposed_plan(registered, OPERATOR, 2026)
    assert (filed.state, filed.filed_on, filed.batches) == (PlanState.FILED, date(2026, 3, 1), (FIRE, changed))
    assert publish_annual_plan(registered, OPERATOR, 2026) == publish_annual_plan(registered, OPERATOR, 2026)
    assert [(one.state, one.batches) for one in published_plans(registered)] == [(PlanState.PUBLISHED, (FIRE, changed))]
    for act in (lambda: propose_batches(registered, LED, 2026, [FOOD]), lambda: _withdraw(registered, LED, "b-food")):
        with pytest.raises(NotAllowedError, match="plan-not-proposed"):
            act()


def _withdraw(office: Office, caller: Caller, batch_id: str) -> AnnualPlan:
    return withdraw_batches(office, caller, 2026, [batch_id])


def test_nobody_proposes_or_withdraws_for_others(registered: Office) -> None:
    proposed(registered)
    with pytest.raises(ForbiddenError, match="batch-out-of-reach"):
        _withdraw(registered, LED, "b-fire")
    stolen = replace(FOOD, id="b-fire")  # an id of somebody else's batch does not make it one's own
    for batches in ([FIRE], [stolen]):
        with pytest.raises(ForbiddenError, match="batch-out-of-reach"):
            propose_batches(registered, LED, 2026, batches)
    with pytest.raises(ForbiddenError, match="batch-out-of-reach"):
        propose_batches(registered, IN_COUNTY, 2026, [replace(FOOD, regions=("371502", "371503"))])
    assert read_plan(registered, OPERATOR, 2026).batches == (FIRE,)
    with pytest.raises(BadInputError, match="plan-refused"):
        _withdraw(registered, LED, "b-none")
    assert _withdraw(registered, OPERATOR, "b-fire").batches == ()


def test_a_proposal_is_judged_as_a_plan_is(registered: Office) -> None:
    proposed(registered)
    wrong = replace(FOOD, lead_department="NOBODY", id=" ", items=(), scope_items=("AMR-99",))
    with pytest.raises(BadInputError) as error:
        propose_batches(registered, OPERATOR, 2026, [wrong])
    assert sorted(fault.code for fault in error.value.faults) == [
        "batch-id",
        "batch-unknown-department",
        "batch-unknown-item",
        "batch-without-item",
    ]
    with pytest.raises(BadInputError):
        propose_plan(registered, OPERATOR, plan())
    with pytest.raises(NotFoundError):
        propose_batches(registered, LED, 2031, [FOOD])
    file_plan(registered, OPERATOR, plan(FOOD))
    assert read_plan(registered, OPERATOR, 2026).batches == (FOOD,)
    next_year = {"first_date": date(2027, 4, 1), "last_date": date(2027, 6, 30)}
    other = replace(plan(replace(FOOD, **next_year)), year=2027)
    with pytest.raises(BadInputError) as error:
        file_plan(registered, OPERATOR, other)
    assert [fault.code for fault in error.value.faults] == ["batch-of-other-year"]


def test_filing_and_publishing_is_for_the_office_of_the_whole_city(registered: Office) -> None:
    county = caller_of(Account("office.qu", "区办", Role.OFFICE, region="371502"))
    for caller in (LED, county, ANYBODY):
        for act in (
            lambda who: file_plan(registered, who, plan(FOOD)),
            lambda who: propose_plan(registered, who, plan(FOOD)),
            lambda who: publish_annual_plan(registered, who, 2026),
            lambda who: open_campaign(registered, who, campaign(FOOD)),
        ):
            with pytest.raises(ForbiddenError):
                act(caller)
    with pytest.raises(ForbiddenError):
        list_plans(registered, ANYBODY)


def test_each_sees_the_batches_and_campaigns_within_reach(registered: Office) -> None:
    file_plan(registered, OPERATOR, plan(FOOD, FIRE_LED_BY_MARKET))
    open_campaign(registered, OPERATOR, campaign(FOOD))
    open_campaign(registered, OPERATOR, replace(campaign(FIRE_LED_BY_MARKET), id="2026Q3"))
    fire = caller_of(Account("fire.wu", "吴科长", Role.PARTICIPANT, department="EMERG"))
    elsewhere = caller_of(Account("market.he", "何科长", Role.LEAD, department="AMR", region="371503"))
    present = caller_of(Account("witness.sun", "孙见证", Role.WITNESS, campaign="2026Q3"))

    def seen(caller: Caller) -> list[tuple[str, ...]]:
        return [tuple(one.id for one in plan.batches) for plan in list_plans(registered, caller)]

    assert [seen(caller) for caller in (OPERATOR, LED, fire, elsewhere)] == [
        [("b-fire", "b-food")],
        [("b-fire", "b-food")],
        [("b-fire",)],
        [()],
    ]
    assert {one.id for one in list_campaigns(registered, LED)} == {"2026Q2", "2026Q3"}
    assert [one.id for one in list_campaigns(registered, fire)] == ["2026Q3"]
    assert [one.id for one in list_campaigns(registered, present)] == ["2026Q3"]
    assert list_campaigns(registered, elsewhere) == []


def test_no_campaign_is_opened_over_what_is_only_proposed(registered: Office) -> None:
    proposed(registered)
    with pytest.raises(BadInputError, match="campaign-refused"):
        open_campaign(registered, OPERATOR, campaign(FIRE))


def test_a_ratio_the_law_lays_down_prevails_over_caps_and_floors_and_is_reached(registered: Office) -> None:
    with registered.database.transaction() as session:
        write(session, [StatutoryRatio("AMR-03", 0.8, "每年1次", "某法第一条")])
    once = replace(FOOD, ratio=Fraction(4, 5))  # above the item's cap of 60 %
    half = replace(FOOD, ratio=Fraction(2, 5))
    assert refused(registered, half) == [("AMR-03", "plan-below-statutory")]
    assert refused(registered, half, replace(half, id="b-rest", regions=("371521",))) == [
        ("AMR-03", "plan-below-statutory")
    ]
    propose_plan(registered, OPERATOR, plan())
    propose_batches(registered, OPERATOR, 2026, [half])  # what is proposed may still grow
    file_plan(registered, OPERATOR, plan(half, replace(half, id="b-rest")))
    revise_plan(registered, OPERATOR, 2026, [once], "一次完成")


def test_a_department_inspects_while_it_is_a_subject_of_enforcement(registered: Office) -> None:
    held = registers.one(registered, OPERATOR, Department, "EMERG")
    handed_over = replace(held.record, subject_until=FIRE.last_date - timedelta(days=1))
    registers.replace_one(registered, OPERATOR, handed_over, held.tag, "EMERG")
    assert refused(registered, FOOD, FIRE) == [(FIRE.id, "batch-of-no-subject")]
    wrong = replace(handed_over, subject_from=FIRE.last_date, name="市市场监管局")
    with pytest.raises(BadInputError) as error:
        registers.replace_one(registered, OPERATOR, wrong, "*", "EMERG")
    assert {fault.code for fault in error.value.faults} == {"span-backwards", "field-taken"}
    registers.replace_one(registered, OPERATOR, replace(handed_over, subject_until=FIRE.last_date), "*", "EMERG")
    assert file_plan(registered, OPERATOR, plan(FOOD, FIRE)).state is PlanState.FILED

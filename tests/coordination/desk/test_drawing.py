"""Plans are filed or refused with every fault; a draw needs its witnesses, verifies, and leaves foreign lists alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from coordination.desk.drawing import Ceremony, file_plan, hold_draw, open_campaign
from coordination.desk.office import Office
from coordination.errors import BadInputError, NotAllowedError
from coordination.model.draws import DrawnElsewhere, Source
from coordination.model.items import ItemClass
from coordination.model.plans import AnnualPlan, Campaign, DrawType, PlanBatch
from coordination.storage import planning
from coordination.storage.registers import write
from solvers.drawing.check import verify
from tests.coordination.records import batch, item, target

CEREMONY = Ceremony(
    secret=b"a secret of the office",
    chain_length=6,
    public_value_source="lottery",
    public_value="9.18.26.34.41.45./2.8./",
    announced_at="2026-03-01T09:00:00+08:00",
    drawn_at="2026-03-02T09:00:00+08:00",
    witnesses=({"kind": "discipline_inspection", "name": "甲"}, {"kind": "enterprise_rep", "name": "乙"}),
)
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
        file_plan(office, plan(*batches, pack=pack))
    return sorted((fault.place, fault.code) for fault in error.value.faults)


def test_a_plan_is_filed_once(registered: Office) -> None:
    file_plan(registered, plan(FOOD, FIRE))
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
    with pytest.raises(NotAllowedError):  # b4 lies behind the pack's last day
        file_plan(registered, plan(*wrong, pack="ZB"))
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
    file_plan(registered, plan(replace(below, ratio=Fraction(3, 100)), pack="CX"))


def test_an_expired_pack_plans_nothing_new_but_dates_inside_its_validity(registered: Office) -> None:
    with pytest.raises(NotAllowedError) as error:
        file_plan(registered, plan(FOOD, pack="ZB"))
    assert (error.value.code, error.value.values["pack"]) == ("pack-not-in-force", "ZB")
    inside = replace(FOOD, first_date=date(2021, 4, 1), last_date=date(2021, 6, 30))
    file_plan(registered, replace(plan(inside, pack="ZB"), year=2021))


def test_a_campaign_needs_batches_that_were_filed(registered: Office) -> None:
    file_plan(registered, plan(FOOD))
    with pytest.raises(BadInputError) as error:
        open_campaign(registered, campaign(FOOD, FIRE))
    assert [(fault.place, fault.code) for fault in error.value.faults] == [("b-fire", "campaign-unknown-batch")]
    open_campaign(registered, campaign(FOOD))
    with pytest.raises(BadInputError):
        open_campaign(registered, campaign(FOOD))


def test_a_draw_is_stored_as_published_and_verifies(registered: Office) -> None:
    file_plan(registered, plan(FOOD, FIRE))
    open_campaign(registered, campaign(FOOD, FIRE))
    outcome = hold_draw(registered, "2026Q2", CEREMONY)
    with registered.database.transaction() as session:
        record, frame = planning.draw_files(session, "2026Q2")
        demands = planning.demands(session, "2026Q2")
    assert verify(record, frame) == []
    assert record == outcome.draw.record()
    assert len(demands) == 40  # half of forty targets, by two departments
    assert outcome.distinct_targets == 20  # one label for both, so that they draw the same targets
    assert {demand.source for demand in demands} == {Source.DRAW}


def test_without_enough_witnesses_nothing_is_drawn(registered: Office) -> None:
    file_plan(registered, plan(FOOD))
    open_campaign(registered, campaign(FOOD))
    with pytest.raises(NotAllowedError) as error:
        hold_draw(registered, "2026Q2", replace(CEREMONY, witnesses=()))
    assert error.value.code == "draw-without-witness"
    with registered.database.transaction() as session:
        assert planning.demands(session, "2026Q2") == []


def test_a_list_drawn_elsewhere_is_taken_as_it_is(registered: Office) -> None:
    file_plan(registered, plan(FOOD, FIRE))
    open_campaign(registered, campaign(FOOD, FIRE))
    with registered.database.transaction() as session:
        write(session, [DrawnElsewhere(name, "b-fire", "省平台", date(2026, 3, 1)) for name in ("t00", "t01")])
    outcome = hold_draw(registered, "2026Q2", CEREMONY)
    fire = [demand for demand in outcome.demands if demand.batch == "b-fire"]
    assert sorted(demand.target for demand in fire) == ["t00", "t01"]
    assert {demand.source for demand in fire} == {Source.IMPORTED_DRAW}
    assert {batch.id for batch in outcome.draw.announcement.batches} == {"b-food"}

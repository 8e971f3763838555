"""What an officer takes along: the stops of a day in order, how each item is inspected, what is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from coordination.desk import tasks
from coordination.desk.office import Office
from coordination.desk.outings import brief, outings_between, week_of
from coordination.model.items import Checklist
from coordination.model.tasks import DeclineReason
from coordination.storage.registers import write
from tests.coordination.conduct import OFFICER, SINGLE, URBAN_OFFICER, conduct
from tests.coordination.publishing import announced, published
from tests.coordination.records import item
from tests.coordination.versions import OTHER, VISIT, newer

DAY = VISIT.held_on


def test_the_stops_of_a_day_stand_in_order_with_how_each_item_is_inspected(office: Office) -> None:
    announced(office)
    with office.database.transaction() as session:
        write(session, [item("AMR-03"), item("URBAN-02", department="URBAN")])
        write(session, [Checklist("AMR-03", "先看证照，再看后厨", ("后厨地面无积水", "从业人员健康证"))])
    later = replace(OTHER, held_on=DAY, route="r2", start="13:30", end="14:30")
    published(office, newer(later, VISIT))
    found = brief(office, OFFICER, "2026Q2", VISIT.id)
    assert [one.id for one in found.stops] == [VISIT.id, later.id]
    assert set(found.items) == {"AMR-03", "URBAN-02"}
    assert {code: one.check_points for code, one in found.checklists.items()} == {
        "AMR-03": ("后厨地面无积水", "从业人员健康证")
    }
    assert [one.id for one in brief(office, URBAN_OFFICER, "2026Q2", VISIT.id).stops] == [VISIT.id]
    assert [one.visit.id for one in outings_between(office, OFFICER, DAY, DAY)] == [VISIT.id, later.id]
    assert outings_between(office, OFFICER, date(2026, 4, 8), date(2026, 4, 30)) == ()


def test_an_outing_is_over_for_a_department_once_its_part_is_and_for_who_declines(office: Office) -> None:
    work = conduct(office)
    work.prepare()
    work.at("2026-04-07")
    assert _over(work.office) == {VISIT.id: False, OTHER.id: False}
    work.inspect("AMR")
    assert _over(work.office) == {VISIT.id: True, OTHER.id: False}
    assert brief(work.office, OFFICER, "2026Q2", VISIT.id).outing.over
    assert not brief(work.office, URBAN_OFFICER, "2026Q2", VISIT.id).outing.over
    tasks.decline_task(work.office, OFFICER, SINGLE, "LC-1", DeclineReason.RECUSAL, "近亲属经营")
    assert _over(work.office) == {VISIT.id: True, OTHER.id: True}


def _over(office: Office) -> dict[str, bool]:
    return {one.visit.id: one.over for one in week_of(office, OFFICER, DAY).outings}

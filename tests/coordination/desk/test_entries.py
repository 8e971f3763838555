"""Cases, pins and recusals on both databases: kept with who entered them and when, counted, withdrawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from coordination.desk import campaigns
from coordination.desk.cases import enter_case, list_cases, read_case, withdraw_case
from coordination.desk.importing import import_register
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.pinning import add_pin, list_pins, remove_pin
from coordination.errors import ForbiddenError, NotFoundError
from coordination.model.access import Account, Reach, Role, caller_of
from coordination.model.campaigns import CheckFilter, VisitFilter
from coordination.model.cases import CaseWish
from coordination.model.draws import Source
from coordination.model.pages import Wanted
from coordination.model.people import DeclaredRecusal
from coordination.model.pins import PinWish
from coordination.storage import demands
from coordination.storage.registers import everything, write
from tests.coordination.ceremonies import Q2, drawn
from tests.coordination.conftest import NOW
from tests.coordination.intake.files_of import as_csv
from tests.coordination.records import inspector

WISH = CaseWish(Source.COMPLAINT, "举报", "t01", ("AMR-03",), date(2026, 4, 7), date(2026, 4, 20))
FIRE = caller_of(Account("fire", "示例", Role.PARTICIPANT, department="EMERG"))
COUNTY = caller_of(Account("county", "示例", Role.PARTICIPANT, department="AMR", region="371503"))


def test_cases_are_counted_narrowed_and_withdrawn(ready: Office) -> None:
    drawn(ready)
    before = campaigns.read_standing(ready, OPERATOR, Q2)
    first = enter_case(ready, OPERATOR, Q2, WISH)
    second = enter_case(ready, FIRE, Q2, replace(WISH, items=("EMERG-01",), source=Source.REFERRAL))
    after = campaigns.read_standing(ready, OPERATOR, Q2)
    assert after.checks == before.checks + 2
    assert [case.number for case in list_cases(ready, OPERATOR, Q2, Wanted(50)).records] == [
        first.number,
        second.number,
    ]
    assert list_cases(ready, FIRE, Q2, Wanted(50)).records == (second,)
    assert second.entered_at == NOW
    for on_site, numbers in ((True, {first.number, second.number}), (False, set())):
        filters = CheckFilter(target="t01", on_site=on_site)
        owed = campaigns.check_page(ready, OPERATOR, Q2, filters, Wanted(50)).records
        assert {one.id.split(":")[0] for one in owed if one.source is not Source.DRAW} == {f"case-{n}" for n in numbers}
    page = list_cases(ready, OPERATOR, Q2, Wanted(1))
    assert list_cases(ready, OPERATOR, Q2, Wanted(1, page.following)).records == (second,)
    for reach, error in ((FIRE, ForbiddenError), (COUNTY, NotFoundError)):
        with pytest.raises(error):
            enter_case(ready, FIRE, Q2, WISH) if reach is FIRE else read_case(ready, COUNTY, Q2, first.number)
    withdrawn = withdraw_case(ready, OPERATOR, Q2, first.number, "重复")
    assert (withdrawn.withdrawn_at, withdrawn.withdrawn_by) == (NOW, OPERATOR.name)
    assert campaigns.read_standing(ready, OPERATOR, Q2).checks == before.checks + 1


def test_what_is_counted_is_narrowed_on_either_database(ready: Office) -> None:
    enter_case(ready, OPERATOR, Q2, replace(WISH, items=("AMR-03", "EMERG-01")))
    with ready.database.reading() as session:
        for reach, checks in ((Reach(), 2), (Reach(department="EMERG"), 1), (Reach(region="371503"), 0)):
            assert demands.counted(session, reach).get(Q2, (0, 0))[0] == checks
            assert demands.off_site_count(session, reach, Q2) == 0
    assert campaigns.task_page(ready, OPERATOR, VisitFilter(), Wanted(5)).records == ()


def test_pins_are_kept_in_order_and_their_numbers_never_come_back(ready: Office) -> None:
    case = enter_case(ready, OPERATOR, Q2, replace(WISH, items=("AMR-03", "EMERG-01")))
    checks = tuple(f"case-{case.number}:{code}@t01" for code in case.items)
    first = add_pin(ready, OPERATOR, Q2, PinWish(checks, date(2026, 4, 8), "am"))
    assert list_pins(ready, FIRE, Q2) == list_pins(ready, OPERATOR, Q2) == [first]
    remove_pin(ready, OPERATOR, Q2, first.id)
    again = add_pin(ready, OPERATOR, Q2, PinWish(checks[:1], date(2026, 4, 8)))
    assert again.id > first.id
    assert list_pins(ready, FIRE, Q2) == []


def test_a_recusal_that_a_file_repeats_keeps_who_declared_it(ready: Office) -> None:
    with ready.database.transaction() as session:
        write(session, [inspector("p1"), inspector("p2")])
        write(session, [DeclaredRecusal("p1", "t01", "近姻亲", "zhang", NOW), DeclaredRecusal("p2", "t01", "同学")])
    rows = [
        ["执法证号", "统一社会信用代码", "回避事由"],
        ["p1", "t01", "近姻亲"],
        ["p2", "t01", "师生"],
        ["p2", "t02", "同学"],
    ]
    for changed in (1, 0):
        outcome = import_register(ready, "recusals", as_csv(rows))
        assert (outcome.refused, outcome.changed) == (0, changed)
    with ready.database.reading() as session:
        found = {(one.inspector, one.target): one.declared_by for one in everything(session, DeclaredRecusal)}
    assert found == {("p1", "t01"): "zhang", ("p2", "t01"): "test", ("p2", "t02"): "test"}

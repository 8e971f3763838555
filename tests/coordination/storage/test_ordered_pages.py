"""Registers in the order of any of their columns, both ways, a page at a time, whatever is equal there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from coordination.desk.office import Office
from coordination.errors import BadInputError
from coordination.model.access import Reach
from coordination.model.pages import Wanted
from coordination.model.people import DeclaredRecusal, Inspector
from coordination.storage.database import Database
from coordination.storage.reading import page_within
from coordination.storage.registers import write
from tests.coordination.records import inspector, target

PEOPLE = [
    replace(inspector(f"N{number}"), post="科长" if number % 2 else "科员", may_lead=not number % 3)
    for number in range(7)
]
MORNING = datetime(2026, 3, 1, 1, 30, tzinfo=UTC)


def walked(
    database: Database, order: str, record_type: type[Any] = Inspector, key: str = "certificate_number"
) -> list[str]:
    """The keys of all records, two to a page."""
    found: list[str] = []
    wanted = Wanted(2, order=order)
    with database.reading() as session:
        while True:
            page = page_within(session, record_type, Reach(), wanted, {}, {key: "N"})
            found += [getattr(one, key) for one in page.records]
            if not page.following:
                return found
            wanted = replace(wanted, after=page.following)


@pytest.mark.parametrize("order", ["", "post", "certificate_valid_to", "certificate_number", "may_lead"])
def test_every_record_comes_once_in_order_and_the_other_way_round(office: Office, order: str) -> None:
    database = office.database
    with database.transaction() as session:
        write(session, PEOPLE)
    keys = {one.certificate_number: (str(getattr(one, order or "name")), one.certificate_number) for one in PEOPLE}
    expected = sorted(keys, key=lambda number: keys[number]) if order else sorted(keys)
    assert walked(database, order) == expected
    if order:
        assert walked(database, f"-{order}") == expected[::-1]


def test_instants_are_in_order_and_one_that_is_not_known_comes_first(office: Office) -> None:
    given = {"N1": 1, "N2": None, "N3": 0, "N4": None, "N5": 1}
    found = [
        DeclaredRecusal(number, target("T1").id, "亲属", "", at)
        for number, minutes in given.items()
        for at in [None if minutes is None else MORNING + timedelta(minutes=minutes)]
    ]
    with office.database.transaction() as session:
        for records in (PEOPLE, [target("T1")], found):
            write(session, records)
    ordered = ["N2", "N4", "N3", "N1", "N5"]
    assert walked(office.database, "declared_at", DeclaredRecusal, "inspector") == ordered
    assert walked(office.database, "-declared_at", DeclaredRecusal, "inspector") == ordered[::-1]


@pytest.mark.parametrize("order", ["areas", "nonsense", "-areas"])
def test_what_a_cursor_cannot_carry_is_no_order(office: Office, order: str) -> None:
    with office.database.reading() as session, pytest.raises(BadInputError) as refused:
        page_within(session, Inspector, Reach(), Wanted(2, order=order), {})
    assert refused.value.code == "order-unknown"


@pytest.mark.parametrize("place", ["2026-03-01T09:30:00", "yesterday"])
def test_an_instant_of_no_zone_is_no_place_to_go_on_from(office: Office, place: str) -> None:
    wanted = Wanted(2, ("recusaldeclared_at", place, "N1", "T1"), "declared_at")
    with office.database.reading() as session, pytest.raises(BadInputError) as refused:
        page_within(session, DeclaredRecusal, Reach(), wanted, {})
    assert refused.value.code == "cursor-unreadable"


def test_what_is_sealed_has_no_order(office: Office) -> None:
    with office.database.reading() as session, pytest.raises(BadInputError) as refused:
        page_within(session, DeclaredRecusal, Reach(), Wanted(2, order="reason"), {})
    assert refused.value.code == "order-unknown"


def test_a_cursor_of_another_order_is_refused(office: Office) -> None:
    with office.database.transaction() as session:
        write(session, PEOPLE)
        place = page_within(session, Inspector, Reach(), Wanted(2, order="post"), {}).following
        with pytest.raises(BadInputError) as refused:
            page_within(session, Inspector, Reach(), Wanted(2, place, "-post"), {})
    assert refused.value.code == "cursor-unreadable"

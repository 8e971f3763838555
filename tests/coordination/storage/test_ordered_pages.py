"""Registers in the order of any of their columns, both ways, a page at a time, whatever is equal there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coordination.desk.office import Office
from coordination.errors import BadInputError
from coordination.model.access import Reach
from coordination.model.pages import Wanted
from coordination.model.people import Inspector
from coordination.storage.database import Database
from coordination.storage.reading import page_within
from coordination.storage.registers import write
from tests.coordination.records import inspector

PEOPLE = [replace(inspector(f"N{number}"), post="科长" if number % 2 else "科员") for number in range(7)]


def walked(database: Database, order: str) -> list[str]:
    """All certificate numbers, two to a page."""
    found: list[str] = []
    wanted = Wanted(2, order=order)
    with database.reading() as session:
        while True:
            page = page_within(session, Inspector, Reach(), wanted, {}, {"certificate_number": "N"})
            found += [one.certificate_number for one in page.records]
            if not page.following:
                return found
            wanted = replace(wanted, after=page.following)


@pytest.mark.parametrize("order", ["", "post", "certificate_valid_to", "certificate_number"])
def test_every_record_comes_once_in_order_and_the_other_way_round(office: Office, order: str) -> None:
    database = office.database
    with database.transaction() as session:
        write(session, PEOPLE)
    keys = {one.certificate_number: (str(getattr(one, order or "name")), one.certificate_number) for one in PEOPLE}
    expected = sorted(keys, key=lambda number: keys[number]) if order else sorted(keys)
    assert walked(database, order) == expected
    if order:
        assert walked(database, f"-{order}") == expected[::-1]


@pytest.mark.parametrize("order", ["areas", "may_lead", "nonsense", "-areas"])
def test_what_a_cursor_cannot_carry_is_no_order(office: Office, order: str) -> None:
    with office.database.reading() as session, pytest.raises(BadInputError) as refused:
        page_within(session, Inspector, Reach(), Wanted(2, order=order), {})
    assert refused.value.code == "order-unknown"


def test_a_cursor_of_another_order_is_refused(office: Office) -> None:
    with office.database.transaction() as session:
        write(session, PEOPLE)
        place = page_within(session, Inspector, Reach(), Wanted(2, order="post"), {}).following
        with pytest.raises(BadInputError) as refused:
            page_within(session, Inspector, Reach(), Wanted(2, place, "-post"), {})
    assert refused.value.code == "cursor-unreadable"

"""Over versions a visit of a target keeps its id, however its checks are merged and whenever it is made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from coordination.model.versions import PublishedCheck, PublishedVisit
from coordination.stages.publish import kept_ids
from solvers.planning.plan import Visit
from tests.coordination.versions import VISIT

TODAY = date(2026, 4, 1)


def planned(visit_id: str, *checks: str, target: str = "t") -> Visit:
    return Visit(visit_id, target, checks, "09:00", "10:00")


def held(visit_id: str, *checks: str, on: date = date(2026, 4, 7)) -> PublishedVisit:
    own = tuple(PublishedCheck(check, "b", "AMR", "AMR-03", "事项") for check in checks)
    return replace(VISIT, id=visit_id, target="t", checks=own, held_on=on)


def ids(visits: list[Visit], *before: PublishedVisit) -> dict[str, str]:
    return kept_ids(visits, before, 2, TODAY)


def test_in_a_first_version_a_visit_is_called_as_the_plan_calls_it() -> None:
    assert ids([planned("v-a", "c1")]) == {"v-a": "v-a"}


def test_it_keeps_its_id_when_its_first_check_is_gone() -> None:
    assert ids([planned("v-b", "c2", "c3")], held("v-a", "c1", "c2", "c3")) == {"v-b": "v-a"}


def test_of_two_that_were_one_the_one_with_more_of_its_checks_is_it() -> None:
    split = [planned("v-a", "c1"), planned("v-b", "c2", "c3")]
    assert ids(split, held("v-a", "c1", "c2", "c3")) == {"v-b": "v-a", "v-a": "v-a-2"}


def test_of_two_that_become_one_the_earlier_one_stays_where_both_give_as_much() -> None:
    both = held("v-b", "c2", on=date(2026, 4, 9)), held("v-a", "c1", on=date(2026, 4, 20))
    assert ids([planned("v-a", "c1", "c2")], *both) == {"v-a": "v-b"}


def test_a_visit_of_a_target_with_other_checks_is_the_same_while_it_is_still_to_come() -> None:
    assert ids([planned("v-z", "c9")], held("v-a", "c1")) == {"v-z": "v-a"}
    assert ids([planned("v-z", "c9")], held("v-a", "c1", on=date(2026, 3, 31))) == {"v-z": "v-z"}


def test_another_target_is_another_visit() -> None:
    assert ids([planned("v-z", "c1", target="u")], held("v-a", "c1")) == {"v-z": "v-z"}


def test_no_two_visits_ever_get_one_id() -> None:
    found = ids([planned("v-a", "c1"), planned("v-b", "c2"), planned("v-c", "c3")], held("v-c", "c1"), held("v-b", "x"))
    assert len(set(found.values())) == 3

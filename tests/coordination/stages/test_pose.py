"""The planning problem says what registers and rules say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from coordination.errors import NotAllowedError
from coordination.model.draws import CheckDemand, Source
from coordination.model.items import Method, SpecialtyMatch
from coordination.model.people import DeclaredRecusal, HalfDay, InspectorStatus, Leave
from coordination.model.targets import PastVisit, RiskFlag
from coordination.rules.planning import PlanningRules, planning_rules
from coordination.stages.pose import Registers, pose
from seeds.loading import reference, shelf
from solvers.planning.problem import PreviousVisit, Problem, Unavailable
from solvers.planning.reading import read_problem, write_problem
from tests.coordination.records import inspector, item, target

RULES = planning_rules(shelf(), "LC")
DEMAND = CheckDemand("d", "b", "t", "AMR", "AMR-1", date(2026, 4, 1), date(2026, 4, 30), lead=True)
REGISTERS = Registers(
    targets={"t": target("t")},
    items={"AMR-1": item("AMR-1")},
    inspectors=[inspector("i1"), inspector("i2", areas=("371500",))],
    leave=[],
    recusals=[],
    past_visits=[],
)


def posed(demand: CheckDemand = DEMAND, registers: Registers = REGISTERS, rules: PlanningRules = RULES) -> Problem:
    made = pose("q", [demand], registers, reference().regions, reference().calendar, rules)
    assert read_problem(write_problem(made)) == made
    return made


def test_working_days_leave_out_holidays_and_quiet_periods() -> None:
    days = posed().working_days
    assert date(2026, 4, 6) not in days
    assert date(2026, 4, 7) in days
    quiet = replace(RULES, quiet_periods=((date(2026, 4, 8), date(2026, 4, 10)),))
    assert set(days) - set(posed(rules=quiet).working_days) == {date(2026, 4, 8), date(2026, 4, 9), date(2026, 4, 10)}


def test_a_city_inspector_covers_every_county_and_zone() -> None:
    areas = {person.id: person.areas for person in posed().inspectors}
    assert areas["i1"] == ("371502",)
    assert len(areas["i2"]) == 11


def test_removed_inspectors_are_not_there_and_leave_is() -> None:
    leave = [
        Leave("i1", date(2026, 4, 3), date(2026, 4, 7)),
        Leave("i2", date(2026, 4, 8), date(2026, 4, 8), HalfDay.MORNING),
    ]
    made = posed(registers=replace(REGISTERS, leave=leave))
    assert made.inspectors[0].unavailable == (Unavailable(date(2026, 4, 3)), Unavailable(date(2026, 4, 7)))
    assert made.inspectors[1].unavailable == (Unavailable(date(2026, 4, 8), "am"),)
    gone = [inspector("i1"), inspector("i2", status=InspectorStatus.REMOVED)]
    assert [person.id for person in posed(registers=replace(REGISTERS, inspectors=gone)).inspectors] == ["i1"]


@pytest.mark.parametrize(
    ("mode", "match", "specialties"),
    [
        ("prefer", SpecialtyMatch.REQUIRE, ("food",)),
        ("prefer", SpecialtyMatch.PREFER, ()),
        ("require", SpecialtyMatch.PREFER, ("food",)),
        ("none", SpecialtyMatch.REQUIRE, ()),
    ],
)
def test_specialties_bind_as_item_and_pack_say(mode: str, match: SpecialtyMatch, specialties: tuple[str, ...]) -> None:
    binding = {"none": frozenset[SpecialtyMatch](), "prefer": frozenset({SpecialtyMatch.REQUIRE})}
    rules = replace(RULES, binding_specialties=binding.get(mode, frozenset(SpecialtyMatch)))
    registers = replace(REGISTERS, items={"AMR-1": item("AMR-1", specialty_match=match)})
    assert posed(registers=registers, rules=rules).checks[0].specialties == specialties


def test_a_risk_flag_or_a_case_lifts_gap_and_cap() -> None:
    assert not posed().checks[0].gap_exempt
    flagged = replace(REGISTERS, targets={"t": target("t", flags=(RiskFlag.SERIOUS_VIOLATION,))})
    assert posed(registers=flagged).checks[0].gap_exempt
    assert posed(replace(DEMAND, source=Source.COMPLAINT)).checks[0].gap_exempt


def test_earlier_visits_of_several_departments_on_a_day_are_one_visit() -> None:
    visits = [
        PastVisit("t", date(2025, 9, 1), "AMR", ("AMR-1",)),
        PastVisit("t", date(2025, 9, 1), "PSB", ("PSB-1",)),
        PastVisit("t", date(2024, 1, 1), "AMR", ()),
        PastVisit("other", date(2025, 9, 1), "AMR", ()),
    ]
    made = posed(registers=replace(REGISTERS, past_visits=visits))
    assert made.targets[0].previous_visits == (PreviousVisit(date(2025, 9, 1), ("AMR-1", "PSB-1")),)


def test_a_target_without_coordinates_is_looked_for_at_the_centre_of_its_county() -> None:
    lost = replace(REGISTERS, targets={"t": target("t", longitude=None, latitude=None)})
    assert (posed(registers=lost).targets[0].longitude, posed(registers=lost).targets[0].latitude) == (115.98, 36.45)


def test_items_done_off_site_make_no_visit_and_nothing_else_is_nothing_to_plan() -> None:
    off_site = replace(REGISTERS, items={"AMR-1": item("AMR-1", methods=(Method.WRITTEN, Method.NETWORK))})
    with pytest.raises(NotAllowedError) as refused:
        posed(registers=off_site)
    assert refused.value.code == "nothing-to-plan"


def test_recusals_of_people_and_targets_that_are_not_there_are_left_out() -> None:
    recusals = [DeclaredRecusal("i1", "t", "x"), DeclaredRecusal("i9", "t", "x"), DeclaredRecusal("i1", "u", "x")]
    assert [one.inspector for one in posed(registers=replace(REGISTERS, recusals=recusals)).recusals] == ["i1"]

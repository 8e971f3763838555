"""Near visits are paired by hand-made ledgers; what others count apart must come to the same."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coordination.model.targets import PastVisit
from coordination.stages.repeat import repeat

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


def made(day: int, source: str = "T1", department: str = "AMR", cause: str = "", *, on_site: bool = True) -> PastVisit:
    return PastVisit("t", FIRST + timedelta(days=day), department, (), source, on_site=on_site, cause=cause)


def pairs(*ledger: PastVisit, gap: int = 365) -> list[tuple[int, str, bool]]:
    report = repeat(ledger, {"T1", "T2"}, gap, FIRST, LAST)
    return [(one.days, one.cause, one.here) for one in report.pairs]


def test_departments_that_went_together_are_one_visit() -> None:
    assert pairs(made(10), made(10, department="PSB")) == []


def test_a_second_visit_is_found_on_the_last_day_of_the_gap_and_not_on_the_next() -> None:
    assert pairs(made(-354), made(10, "T2")) == [(364, "", True)]
    assert pairs(made(-355), made(10, "T2")) == []


def test_two_visits_of_different_sources_on_one_day_are_a_pair() -> None:
    assert pairs(made(10), made(10, "elsewhere", "PSB")) == [(0, "", False)]


def test_what_was_not_on_site_is_no_visit() -> None:
    assert pairs(made(10), made(20, "T2", on_site=False)) == []


def test_a_cause_of_either_speaks_for_a_pair_where_all_of_the_visit_has_it() -> None:
    assert pairs(made(10, cause="complaint"), made(20, "T2")) == [(10, "complaint", True)]
    assert pairs(made(10), made(20, "T2", cause="many_complaints")) == [(10, "many_complaints", True)]
    assert pairs(made(10), made(20, "T2", cause="complaint"), made(20, "T2", "PSB")) == [(10, "", True)]


def test_only_what_was_made_within_the_days_is_reported() -> None:
    assert pairs(made(-20), made(-10, "T2")) == []


@given(st.lists(st.tuples(st.integers(-40, 40), st.sampled_from(["T1", "T2", "x"]), st.booleans()), max_size=9))
def test_it_agrees_with_comparing_all_with_all(rows: list[tuple[int, str, bool]]) -> None:
    ledger = [
        made(day, source, f"D{place}", "complaint" if caused else "")
        for place, (day, source, caused) in enumerate(rows)
    ]
    visits = {(day, source): [] for day, source, _ in rows}  # type: dict[tuple[int, str], list[bool]]
    for day, source, caused in rows:
        visits[day, source].append(caused)
    expected = sorted(
        (later[0] - earlier[0], all(visits[earlier]) or all(visits[later]))
        for earlier in visits
        for later in visits
        if earlier < later and later[0] >= 0 and later[0] - earlier[0] < 30
    )
    assert sorted((days, bool(cause)) for days, cause, _ in pairs(*ledger, gap=30)) == expected

"""Officers off site are drawn by lot: same seed, same people; each as likely as others; nobody who may not go."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from coordination.model.people import Inspector, InspectorStatus
from coordination.model.tasks import Task
from coordination.stages.assign import assign
from tests.coordination.records import inspector
from tests.coordination.stages.test_order import LETTER

PEOPLE = [inspector(f"LC-{number}") for number in range(6)]
TASKS = [replace(LETTER, id=f"T{number}") for number in range(600)]


def drawn(
    tasks: list[Task], people: list[Inspector], seed: str = "s", **limits: set[tuple[str, str]]
) -> list[tuple[str, ...]]:
    given = [(task, ()) for task in tasks]
    teams = assign(given, people, lambda who, region: region in who.areas, limits.get("recused", set()), 2, seed)
    return [tuple(one.inspector for one in team) for _, team in teams]


def test_the_seed_decides_and_the_order_of_the_register_does_not() -> None:
    assert drawn(TASKS, PEOPLE) == drawn(TASKS, PEOPLE[::-1])
    assert drawn(TASKS, PEOPLE) != drawn(TASKS, PEOPLE, "another seed")


def test_everybody_is_about_as_likely() -> None:
    counts = Counter(who for team in drawn(TASKS, PEOPLE) for who in team)
    assert set(counts) == {one.certificate_number for one in PEOPLE}
    assert all(abs(count - 200) < 5 * (600 * (1 / 3) * (2 / 3)) ** 0.5 for count in counts.values())


def test_who_may_not_go_is_never_drawn_and_too_few_are_none() -> None:
    others = [
        replace(PEOPLE[0], certificate_valid_to=date(2026, 1, 1)),
        replace(PEOPLE[1], department="URBAN"),
        replace(PEOPLE[2], areas=("371521",)),
        replace(PEOPLE[3], status=InspectorStatus.REMOVED),
    ]
    assert set(drawn(TASKS[:20], [*others, *PEOPLE[4:]])) <= {("LC-4", "LC-5"), ("LC-5", "LC-4")}
    assert drawn(TASKS[:1], [*others, *PEOPLE[4:]], recused={("LC-4", LETTER.target)}) == [()]

"""What is owed when: the checks of each target, by joint items and single ones, each batch with its window."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from seeds.benchmark.items import Item
from seeds.benchmark.size import Size
from solvers.planning.problem import Check, Target

_WORTH = {1: 0.8, 2: 0.15, 3: 0.05}  # weight of a check by its share
_Windows = Mapping[str, tuple[date, date]]


def windows(size: Size, area: int, month: int, batches: Sequence[str]) -> dict[str, tuple[date, date]]:
    """The window of each batch: a month, half of one, a week, two weeks, or on into the next month."""
    name = f"{area}/{month}"
    (first, last), following = size.month_spans[month], size.month_spans[min(month + 1, size.months - 1)]
    shapes = {
        "month": (first, last),
        "first half": (first, first + timedelta(days=15)),
        "second half": (first + timedelta(days=14), last),
        "on": (first + timedelta(days=10), max(last, following[0] + timedelta(days=14))),
        "two": (first, max(last, following[1])),
    }
    shares = {"month": 0.4, "first half": 0.12, "second half": 0.12, "on": 0.12, "two": 0.09, "week": 0.08, "ten": 0.07}
    chosen = size.chance.share(f"{name} windows", shares, len(batches))
    begins = size.chance.numbers(f"{name} window", 3, len(batches))
    for number, shape in enumerate(chosen):
        start = first + timedelta(days=7 * begins[number])
        length = {"week": 6, "ten": 13}.get(shape)
        shapes[f"{shape} {number}"] = (start, start + timedelta(days=length)) if length else shapes[shape]
    return {
        batch: shapes[f"{shape} {number}"] for number, (batch, shape) in enumerate(zip(batches, chosen, strict=True))
    }


def checks(
    size: Size,
    name: str,
    targets: Sequence[Target],
    bundles: Sequence[Sequence[str]],
    items: Mapping[str, Item],
    opens: _Windows,
) -> Iterator[Check]:
    """The checks of the targets of one area and month, whose streams of chance are called `name`."""
    count, chance = len(targets), size.chance
    joint, kind = chance.uniform(f"{name} joint", count), chance.numbers(f"{name} bundle", len(bundles), count)
    extra = [chance.pick(f"{name} extra {number}", sorted(items), count) for number in range(2)]
    more = chance.uniform(f"{name} more", count)
    worth = chance.share(f"{name} worth", {str(weight): share for weight, share in _WORTH.items()}, count)
    exempt = chance.uniform(f"{name} exempt", count) < 0.02
    for number, target in enumerate(targets):
        owed: dict[str, str] = {}
        if joint[number] < 0.75:
            owed = dict.fromkeys(bundles[kind[number]], str(kind[number]))
        extras = 0 if owed and more[number] < 0.6 else 1 if more[number] < 0.9 else 2
        for item in (column[number] for column in extra[:extras]):
            owed.setdefault(item, item)
        lead = items[next(iter(owed))].department
        for code, batch in owed.items():
            asked = items[code]
            yield Check(
                id=f"{target.id}-{code}",
                target=target.id,
                department=asked.department,
                item=code,
                first_date=opens[batch][0],
                last_date=opens[batch][1],
                minutes=asked.minutes,
                specialties=asked.specialties,
                lead=asked.department == lead,
                weight=int(worth[number]),
                gap_exempt=bool(exempt[number]),
            )

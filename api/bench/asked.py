"""What a call of the bench asks for, the problems it shares among sections, and the table a section answers with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from api.bench.measuring import Measured, make_problem, measure
from coordination.texts import Texts

Size = tuple[int, int]


@dataclass(frozen=True)
class Asked:
    """One call.

    sizes: areas x months by name; steps: those of the growth plot; patience: seconds a big model gets at least;
    draw_rows: targets of the large draw, 0 for none; folder: where problems and plans are put; tell: told what is being
    run; made, run: what other sections can use; replans: whether replans are asked for, and they alone.
    """

    sizes: Mapping[str, Size]
    steps: Sequence[Size]
    targets: int
    draw_seed: str
    tight: bool
    patience: float
    draw_rows: int
    folder: Path
    said: Texts
    tell: Callable[[str], None]
    made: dict[Size, tuple[Path, dict[str, Any]]] = field(default_factory=dict)
    run: dict[Size, Measured] = field(default_factory=dict)
    replans: bool = False

    def problem(self, size: Size) -> tuple[Path, dict[str, Any]]:
        """The problem file of a size, made once, and how much is in it."""
        if size not in self.made:
            path = self.folder / f"problem-{name_of(size)}.json"
            self.made[size] = path, make_problem(size, self.targets, self.draw_seed, path, tight=self.tight)
        return self.made[size]

    def ours(self, size: Size) -> Measured:
        """Our own run on a size, made once."""
        if size not in self.run:
            self.run[size] = self.measured("ours", size)
        return self.run[size]

    def measured(self, method: str, size: Size, seconds: float | None = None) -> Measured:
        """A run of a method on a size."""
        path, _ = self.problem(size)
        self.tell(self.said.say("bench-running", method=self.said.say(f"bench-method-{method}"), size=name_of(size)))
        return measure(method, path, self.folder, seconds)


@dataclass(frozen=True)
class Table:
    """A section's answer. rows: texts in the order of columns; records: the same as JSON; files: name and bytes."""

    key: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    records: Sequence[Mapping[str, Any]]
    files: Mapping[str, bytes] = field(default_factory=dict)


def name_of(size: Size) -> str:
    """A size as people write it."""
    return f"{size[0]}x{size[1]}"

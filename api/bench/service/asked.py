"""What a call of the service bench asks for, and where its measurements find the database they share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from coordination.desk.office import Office
from coordination.texts import Texts

POLLED_EVERY_SECONDS = 900.0


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is measured. seconds: of polling; queries: of each kind of page; areas: counties of the planning run."""

    feeds: int = 3_000
    targets: int = 1_000_000
    rows: int = 200_000
    seconds: float = 60.0
    queries: int = 100
    areas: int = 11
    run_targets: int = 270


SIZES = Sizes()


@dataclass(frozen=True, slots=True)
class Asked:
    """One call on one database. folder: for files; tell: told what is being done."""

    sizes: Sizes
    kind: str
    url: str
    office: Office
    folder: Path
    draw_seed: str
    said: Texts
    tell: Callable[[str], None]

    @property
    def limited(self) -> bool:
        """Whether limits apply: they are those of the full sizes."""
        return self.sizes == SIZES

    def limit(self, value: float) -> float | None:
        """A limit, where limits apply."""
        return value if self.limited else None

    def step(self, key: str) -> None:
        """Tells that a measurement begins."""
        self.tell(
            self.said.say("bench-service-running", what=self.said.say(f"bench-service-step-{key}"), database=self.kind)
        )

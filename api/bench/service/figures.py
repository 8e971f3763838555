"""A figure of the service bench, and what it may be at most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number. key: its text is `bench-service-<key>`, which shows `values`; limit: None where none is set.

    least: the limit is one from below.
    """

    key: str
    value: float
    unit: str
    limit: float | None = None
    least: bool = False
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def kept(self) -> bool | None:
        """Whether it is within its limit; None where it has none."""
        if self.limit is None:
            return None
        return self.value >= self.limit if self.least else self.value <= self.limit


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that `share` of all are not above (nearest rank); 0 of none."""
    ranked = sorted(values)
    return ranked[max(0, -int(-share * len(ranked) // 1) - 1)] if ranked else 0.0

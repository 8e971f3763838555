"""What an annual plan comes to, before anybody is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlanFigures:
    """The figures of a year's plan as far as its reader sees it.

    key_items, general_items: how many of the list stand in a batch (LC-17); mean_general_ratio: over the general items
    of all batches, None without any (LC-17); items_without_batch: codes (JN-06); levels: batches by level (LC-23);
    targets: how many each batch will draw (ZB-24); districts: how many are drawn in each county, over all batches
    (LC-23). The last two from the registers as they are.
    """

    year: int
    key_items: int
    general_items: int
    mean_general_ratio: float | None
    items_without_batch: tuple[str, ...]
    levels: Mapping[str, int]
    targets: Mapping[str, int]
    districts: Mapping[str, int]

"""Codes of texts that the pages put together to which the numbers of a campaign open."""

from __future__ import annotations

from collections.abc import Iterator

from api.pages.campaign_tables import ENTERED
from api.pages.work_tables import ALIKE, ALONE_KEYS

BOUNDS = ("planned-weight", "visits", "person-sessions")


def codes_of_sums() -> Iterator[str]:
    """Leads of pages, choices of a filter, heads of tables, what each bound means."""
    yield from (f"pages-lead-{table}" for table in ("planned", "routes", "people", "alone"))
    yield from (f"pages-lead-run-{table}" for table in ("visits", "routes", "left"))
    yield "share-column-people-saved"
    yield from (f"pages-entered-{often}" for often in ENTERED)
    yield from (f"pages-alone-{key}" for key in (*ALONE_KEYS, *ALIKE))
    yield from (f"pages-bounds-{head}" for head in ("plan", "bound", "gap"))
    yield from (f"pages-bounds-{bound}{end}" for bound in BOUNDS for end in ("", "-means"))

"""What is owed in a campaign, as a caller sees it: counts, pages, and what is known of single checks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, String, cast, func, select
from sqlmodel import Session

from coordination.model.access import Reach
from coordination.model.campaigns import CheckFilter
from coordination.model.draws import CheckDemand
from coordination.model.items import Method
from coordination.model.pages import Page, Wanted
from coordination.storage.columns import from_row
from coordination.storage.planning_rows import CheckDemandRow
from coordination.storage.reading import narrowed, ordering, paged
from coordination.storage.registers import chunks, table_of
from coordination.storage.rows import InspectionItemRow, TargetRow

_DEMANDS, _ITEMS, _TARGETS = table_of(CheckDemandRow), table_of(InspectionItemRow), table_of(TargetRow)
_ON_SITE = select(_ITEMS.c.code).where(cast(_ITEMS.c.methods, String).contains(f'"{Method.ON_SITE.value}"'))


def demand_page(
    session: Session, reach: Reach, campaign_id: str, filters: CheckFilter, wanted: Wanted
) -> Page[CheckDemand]:
    """A page of the checks owed in a campaign, by id or as wanted."""
    chosen = narrowed(select(_DEMANDS).where(_DEMANDS.c.campaign == campaign_id), CheckDemand, reach)
    chosen = chosen.where(*_filtered(filters))
    keys = [*ordering(_DEMANDS, wanted), _DEMANDS.c.id]
    return paged(session, CheckDemand, chosen, f"check_demand{wanted.order}", keys, wanted)


def counted(session: Session, reach: Reach) -> dict[str, tuple[int, int]]:
    """How many checks are owed at how many targets, by campaign."""
    columns = (_DEMANDS.c.campaign, func.count(), func.count(_DEMANDS.c.target.distinct()))
    chosen = narrowed(select(*columns), CheckDemand, reach).group_by(_DEMANDS.c.campaign)
    return {row[0]: (row[1], row[2]) for row in session.execute(chosen)}


def off_site_count(session: Session, reach: Reach, campaign_id: str) -> int:
    """How many of the checks owed in a campaign need no visit."""
    chosen = select(func.count()).where(_DEMANDS.c.campaign == campaign_id, _DEMANDS.c.item.not_in(_ON_SITE))
    return int(session.execute(narrowed(chosen, CheckDemand, reach)).scalar_one())


def named(session: Session, reach: Reach, campaign_id: str, ids: Iterable[str]) -> dict[str, tuple[CheckDemand, str]]:
    """Those of the checks that are owed in a campaign and within reach, each with the name of its target."""
    found: dict[str, tuple[CheckDemand, str]] = {}
    columns = (_DEMANDS, _TARGETS.c.name.label("target_name"))
    joined = select(*columns).join(_TARGETS, _TARGETS.c.id == _DEMANDS.c.target)
    for chunk in chunks(ids):
        chosen = joined.where(_DEMANDS.c.campaign == campaign_id, _DEMANDS.c.id.in_(chunk))
        rows: Iterable[Mapping[Any, Any]] = session.execute(narrowed(chosen, CheckDemand, reach)).mappings()
        found.update({row["id"]: (from_row(CheckDemand, dict(row)), row["target_name"]) for row in rows})
    return found


def _filtered(filters: CheckFilter) -> list[ColumnElement[bool]]:
    equal = {"department": filters.department, "target": filters.target, "item": filters.item, "source": filters.source}
    limits = [_DEMANDS.c[name] == value for name, value in equal.items() if value]
    if filters.on_site is not None:
        limits.append(_DEMANDS.c.item.in_(_ON_SITE) if filters.on_site else _DEMANDS.c.item.not_in(_ON_SITE))
    return limits

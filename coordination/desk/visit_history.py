"""Use case: the history of one visit, over all published versions of its campaign and the replans between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter

from coordination.desk.office import Office
from coordination.desk.permission import require_everywhere
from coordination.errors import NotFoundError
from coordination.model.access import Act, Caller
from coordination.model.replans import EventKind, ReplanRecord
from coordination.model.versions import PlanVersion, PublishedVisit
from coordination.storage import planning, runs

_VERSION, _RECORD = TypeAdapter(PlanVersion), TypeAdapter(ReplanRecord)


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One version in which something about the visit changed.

    changed: names of fields of the published visit, empty where it appears first; visit: None where it is withdrawn;
    event, reason: of the replan that made the version, empty where it was planned anew.
    """

    version: int
    published_at: datetime
    visit: PublishedVisit | None
    changed: tuple[str, ...]
    event: EventKind | None
    reason: str


def history_of(office: Office, caller: Caller, campaign_id: str, visit_id: str) -> Sequence[HistoryEntry]:
    """What happened to a visit, the first version first; raises NotFoundError, ForbiddenError beyond the reach."""
    require_everywhere(caller, Act.READ_CAMPAIGNS)
    with office.database.reading() as session:
        campaign = planning.campaign(session, campaign_id)
        versions = [_VERSION.validate_json(content) for content in planning.version_contents(session, campaign.id)]
        records = [_RECORD.validate_json(raw) for raw in runs.records(session, campaign.id)]
    by_plan = {record.plan_sha256: record for record in records}
    found = tuple(_entries(versions, by_plan, visit_id))
    if not found:
        raise NotFoundError("visit-not-found", visit=visit_id)
    return found


def _entries(
    versions: Sequence[PlanVersion], by_plan: Mapping[str, ReplanRecord], visit_id: str
) -> Iterator[HistoryEntry]:
    before: PublishedVisit | None = None
    for version in versions:
        visit = next((one for one in version.visits if one.id == visit_id), None)
        if visit == before:
            continue
        record = by_plan.get(version.plan_sha256)
        event, reason = (record.order.event.kind, record.order.event.reason) if record else (None, "")
        yield HistoryEntry(version.version, version.published_at, visit, _changed(before, visit), event, reason)
        before = visit


def _changed(before: PublishedVisit | None, after: PublishedVisit | None) -> tuple[str, ...]:
    if before is None or after is None:
        return ()
    return tuple(name for name in PublishedVisit.__slots__ if getattr(before, name) != getattr(after, name))

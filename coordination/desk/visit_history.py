"""Use case: the history of one visit, over all published versions of its campaign and the replans between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter

from coordination.desk.office import Office
from coordination.desk.permission import require_everywhere
from coordination.desk.publishing import publications
from coordination.errors import NotFoundError
from coordination.model.access import Act, Caller
from coordination.model.replans import EventKind, ReplanRecord
from coordination.model.runs import PlanningRun
from coordination.model.versions import PlanVersion, PublishedVisit
from coordination.storage import planning, runs

_VERSION, _RECORD = TypeAdapter(PlanVersion), TypeAdapter(ReplanRecord)


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One version in which something about the visit changed.

    changed: names of fields of the published visit, empty where it appears first; visit: None where it is withdrawn;
    event, reason: of the replan that made the version, empty where it was planned anew; run: of that replan, else 0;
    until: the last version in which it stood so; asked_by: who asked for the replan; published_by: who published it.
    """

    version: int
    published_at: datetime
    visit: PublishedVisit | None
    changed: tuple[str, ...]
    event: EventKind | None
    reason: str
    run: int
    until: int
    asked_by: str
    published_by: str


def history_of(office: Office, caller: Caller, campaign_id: str, visit_id: str) -> Sequence[HistoryEntry]:
    """What happened to a visit, the first version first; raises NotFoundError, ForbiddenError beyond the reach."""
    require_everywhere(caller, Act.READ_CAMPAIGNS)
    with office.database.reading() as session:
        campaign = planning.campaign(session, campaign_id)
        versions = [_VERSION.validate_json(content) for content in planning.version_contents(session, campaign.id)]
        records = {run: _RECORD.validate_json(raw) for run, raw in runs.records(session, campaign.id).items()}
        known = {run.id: run for run in runs.runs(session, campaign_id=campaign.id)}
        by = {version: who for version, _, who in publications(session, campaign.id)}
    replans = {record.plan_sha256: (known[run], record) for run, record in records.items()}
    found = tuple(_entries(versions, replans, by, visit_id))
    if not found:
        raise NotFoundError("visit-not-found", visit=visit_id)
    return found


def _entries(
    versions: Sequence[PlanVersion],
    replans: Mapping[str, tuple[PlanningRun, ReplanRecord]],
    published_by: Mapping[int, str],
    visit_id: str,
) -> Iterator[HistoryEntry]:
    before: PublishedVisit | None = None
    stood = [next((one for one in version.visits if one.id == visit_id), None) for version in versions]
    for place, (version, visit) in enumerate(zip(versions, stood, strict=True)):
        if visit == before:
            continue
        changes = (later for later, other in zip(versions[place:], stood[place:], strict=True) if other != visit)
        changed_in = next(changes, None)
        run, record = replans.get(version.plan_sha256, (None, None))
        yield HistoryEntry(
            version.version,
            version.published_at,
            visit,
            _changed(before, visit),
            record.order.event.kind if record else None,
            record.order.event.reason if record else "",
            run.id if run else 0,
            changed_in.version - 1 if changed_in else versions[-1].version,
            run.requested_by if run else "",
            published_by.get(version.version, ""),
        )
        before = visit


def _changed(before: PublishedVisit | None, after: PublishedVisit | None) -> tuple[str, ...]:
    if before is None or after is None:
        return ()
    return tuple(name for name in PublishedVisit.__slots__ if getattr(before, name) != getattr(after, name))

"""Use cases: who was drawn, by name; and whether and why one target was, as everybody may work it out."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from coordination.desk.drawing.showing import draw_files
from coordination.desk.masking import name_seen
from coordination.desk.office import Office
from coordination.model.access import ANYBODY, Caller, Reach
from coordination.model.drawn import DrawnTarget, LookedUpTarget, TicketStanding
from coordination.model.pages import TargetFilter, Wanted
from coordination.model.targets import TargetKind
from coordination.storage.database import Work
from coordination.storage.target_pages import target_page
from coordination.storage.targets import names_of
from solvers.drawing.standing import standings

_MOST_FOUND = 10
_NAMES_AT_ONCE = 200
_PAGES_LOOKED_THROUGH = 25


def drawn_targets(office: Office, caller: Caller, campaign_id: str, number: int | None = None) -> list[DrawnTarget]:
    """Every entry of a record, in its order, for whoever may see it; raises NotFoundError as `draw_files`."""
    record = json.loads(draw_files(office, caller, campaign_id, number)[0])
    department = {batch["id"]: batch["department"] for batch in record["batches"]}
    left = {(batch, label): reason for _, batch, _, label, reason in record["left"]}
    with office.database.reading() as session:
        names = _Names(session, caller, {label for *_, label, _ in record["drawn"]})
    found, ranks = [], defaultdict[tuple[int, str, str], int](int)
    for turn, batch, stratum, label, ticket in record["drawn"]:  # within a stratum by ticket
        ranks[turn, batch, stratum] += 1
        rank, reason = ranks[turn, batch, stratum], left.get((batch, label), "")
        found.append(DrawnTarget(turn, batch, department[batch], stratum, rank, label, names.of(label), ticket, reason))
    return found


def look_up(
    office: Office, caller: Caller, campaign_id: str, text: str, number: int | None = None
) -> list[LookedUpTarget]:
    """Targets of the frame by their code or a part of their name, and where each stood; at most ten.

    Raises NotFoundError as `draw_files`, BadInputError for a text that is too short.
    """
    files = draw_files(office, caller, campaign_id, number)
    with office.database.reading() as session:
        labels = list(islice((one for one in _labels(session, text) if _stands_in(files[1], one)), _MOST_FOUND))
        names = _Names(session, caller, set(labels))
    return _looked_up(files, labels, names)


def within_frame(
    office: Office, caller: Caller, campaign_id: str, labels: Iterable[str], number: int | None = None
) -> list[str]:
    """Those of some labels that are in the frame of a draw; raises NotFoundError as `draw_files`."""
    _, frame = draw_files(office, caller, campaign_id, number)
    return [one for one in labels if _stands_in(frame, one)]


def look_up_labels(
    office: Office, caller: Caller, campaign_id: str, labels: Iterable[str], number: int | None = None
) -> list[LookedUpTarget]:
    """As `look_up`, of targets that are known by their labels, those of them that are in the frame."""
    files = draw_files(office, caller, campaign_id, number)
    within = [one for one in labels if _stands_in(files[1], one)]
    with office.database.reading() as session:
        names = _Names(session, caller, set(within))
    return _looked_up(files, within, names)


def named_like(office: Office, text: str, most: int) -> list[tuple[str, str]]:
    """Targets of the register by a part of their name, the first of them: id, and name as everybody may see it.

    Raises BadInputError for a text that is too short.
    """
    with office.database.reading() as session:
        found = target_page(session, Reach(), TargetFilter(name=text), Wanted(most)).records
    return [(one.id, name_seen(ANYBODY, one.name, one.kind)) for one in found]


def _looked_up(files: tuple[bytes, bytes], labels: Sequence[str], names: _Names) -> list[LookedUpTarget]:
    record = json.loads(files[0]) if labels else {}
    return [LookedUpTarget(label, names.of(label), tuple(_told(record, files[1], label))) for label in labels]


def _stands_in(frame: bytes, label: str) -> bool:
    return b"\n" + label.encode() + b"," in frame


def _told(record: dict[str, Any], frame: bytes, label: str) -> Iterator[TicketStanding]:
    department = {batch["id"]: batch["department"] for batch in record["batches"]}
    left = {(when, batch): reason for when, batch, _, one, reason in record["left"] if one == label}
    for one in standings(record, frame, label):
        reason = left.get((one.draw_round, one.batch), "") if one.drawn else ""
        yield TicketStanding(
            batch=one.batch,
            department=department[one.batch],
            stratum=one.stratum,
            draw_round=one.draw_round,
            members=one.members,
            places=one.places,
            ticket=one.ticket,
            rank=one.rank,
            drawn=one.drawn,
            left=reason,
        )


def _labels(session: Work, text: str) -> Iterator[str]:
    """The text itself, which may be a code, and the targets of such a name, the first thousands of them."""
    yield text
    after: tuple[str, ...] = ()
    for _ in range(_PAGES_LOOKED_THROUGH):
        found = target_page(session, Reach(), TargetFilter(name=text), Wanted(_NAMES_AT_ONCE, after))
        yield from (one.id for one in found.records if one.id != text)
        after = found.following
        if not after:
            return


class _Names:
    """Names of targets as a caller may see them."""

    def __init__(self, session: Work, caller: Caller, labels: set[str]) -> None:
        self._found, self._caller = names_of(session, labels), caller

    def of(self, label: str) -> str:
        name, kind = self._found.get(label, ("", TargetKind.NON_STANDARD))
        return name_seen(self._caller, name, kind)

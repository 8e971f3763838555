"""assign: officers for tasks done off site, by lot from a public seed, for each task anew.

Everybody of the department who may take it has the same chance: the officers with the smallest tickets of
`seed | task | certificate number` go (C-13, C-20). Who declined is passed over, so the next ticket steps in (ZB-41).
Source: tickets of `solvers.tickets`. Complexity: officers of the department for each task. What it proves: whoever has
the seed finds the same officers.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from coordination.model.people import Inspector, InspectorStatus
from coordination.model.tasks import Task, TaskMember
from solvers.tickets import TICKET_BYTES, digests, extract

_PURPOSE = b"onevisit officers off site"


def assign(
    tasks: Iterable[tuple[Task, Collection[str]]],
    inspectors: Iterable[Inspector],
    covers: Callable[[Inspector, str], bool],
    recused: Collection[tuple[str, str]],
    officers: int,
    seed: str,
) -> Iterator[tuple[Task, Sequence[TaskMember]]]:
    """The team of each task; an empty one where too few may take it.

    tasks: each with the certificate numbers of those who declined it; covers: whether an officer's area covers a
    region; recused: pairs of certificate number and target. The first of them who may lead does.
    """
    key = extract(_PURPOSE, seed.encode())
    active = [one for one in inspectors if one.status is InspectorStatus.ACTIVE]
    there: dict[tuple[str, str], list[Inspector]] = {}
    for task, declined in tasks:
        place = (task.lead_department, task.region_code)
        if place not in there:
            there[place] = [one for one in active if one.department == place[0] and covers(one, place[1])]
        eligible = [
            one
            for one in there[place]
            if one.certificate_valid_to >= task.held_on
            and one.certificate_number not in declined
            and (one.certificate_number, task.target) not in recused
        ]
        yield task, _drawn(key, task, eligible, officers) if len(eligible) >= officers else ()


def _drawn(key: bytes, task: Task, eligible: Sequence[Inspector], officers: int) -> tuple[TaskMember, ...]:
    labels = [f"{task.id}|{one.certificate_number}".encode() for one in eligible]
    raw = digests(key, labels, TICKET_BYTES)
    tickets = [raw[place : place + TICKET_BYTES] for place in range(0, len(raw), TICKET_BYTES)]
    chosen = [eligible[place] for place in sorted(range(len(eligible)), key=tickets.__getitem__)][:officers]
    leader = next((one for one in chosen if one.may_lead), chosen[0])
    return tuple(
        TaskMember(task.id, one.certificate_number, one.name, one.department, leader=one is leader) for one in chosen
    )

"""What is known of results on official platforms, as a table. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from api.pages.shell import Shell
from api.pages.tables import Cell, Column, Filter, Table, Tone
from api.pages.task_tables import task_address
from coordination.desk.results import CREDIT_RECORD
from coordination.model.results import ResultSync, SyncState

_TONE_OF_SYNC: dict[SyncState, Tone] = {
    SyncState.PENDING: "warn",
    SyncState.EXPORTED: "warn",
    SyncState.CONFIRMED: "good",
    SyncState.REFUSED: "bad",
}


@dataclass(frozen=True, slots=True)
class SyncsAsked:
    """Which results on platforms are wanted; empty is any."""

    campaign: str
    channel: str
    state: str

    def takes(self, one: ResultSync) -> bool:
        """Whether one is wanted; the campaign was asked for already."""
        return self.channel in {"", one.channel} and self.state in {"", one.state.value}


def sync_key(one: ResultSync) -> tuple[str, ...]:
    """Places a version on a platform among all of them."""
    return one.task, one.department, one.channel, f"{one.version:06}"


_HEADS = ("column-task", "column-department", "platform", "version", "column-status", "platform-reference")
SYNC_KEYS: Mapping[str, Callable[[ResultSync], str | int]] = {
    "task": lambda one: one.task,
    "department": lambda one: one.department,
    "channel": lambda one: one.channel,
    "version": lambda one: one.version,
    "state": lambda one: one.state.value,
    "reference": lambda one: one.external_reference,
    "changed": lambda one: str(one.changed_at),
}


def newest_syncs(syncs: Iterable[ResultSync]) -> list[ResultSync]:
    """Of each result on each platform the newest version: what counts there, the ones before are replaced by it."""
    newest = {sync_key(one)[:-1]: one for one in sorted(syncs, key=sync_key)}
    return list(newest.values())


def channel_name(shell: Shell, channel: str) -> str:
    """What a platform is called; packs name theirs as people do."""
    return shell.say("pages-credit-record") if channel == CREDIT_RECORD else channel


def syncs_table(shell: Shell, shown: Iterable[ResultSync], every: Sequence[ResultSync], asked: SyncsAsked) -> Table:
    """Versions of results on platforms; shown: those of this page, every: of all, to tell which are replaced."""
    say = shell.say
    newest = {sync_key(one) for one in newest_syncs(every)}
    columns = tuple(
        Column(say(f"pages-{name}"), key, number=key == "version") for name, key in zip(_HEADS, SYNC_KEYS, strict=False)
    )
    rows = tuple(
        (
            Cell(one.task, f"{task_address(one.task)}#part-{one.department}"),
            Cell(shell.department(one.department)),
            Cell(channel_name(shell, one.channel)),
            Cell(str(one.version)),
            Cell(say(f"sync-state-{one.state.value}"), tone=_TONE_OF_SYNC[one.state])
            if sync_key(one) in newest
            else Cell(say("pages-sync-replaced"), tone="calm"),
            Cell(one.external_reference),
            Cell(shell.when(one.changed_at)),
        )
        for one in shown
    )
    channels = sorted({one.channel for one in every})
    filters = (
        Filter("campaign", say("pages-column-campaign"), asked.campaign),
        Filter(
            "channel",
            say("pages-platform"),
            asked.channel,
            "choice",
            tuple((one, channel_name(shell, one)) for one in channels),
        ),
        Filter(
            "state",
            say("pages-column-status"),
            asked.state,
            "choice",
            tuple((one.value, say(f"sync-state-{one.value}")) for one in SyncState),
        ),
    )
    columns = (*columns, Column(say("pages-platform-changed-at"), "changed"))
    return Table("platforms", "/result-syncs", columns, rows, filters, empty="pages-no-syncs")

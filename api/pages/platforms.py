"""What official platforms know of published results: tables for them, and what they confirmed - nothing else (C-30)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from litestar import Controller, Response

from api.pages.forms import GivenForm
from api.pages.routing import page
from api.pages.shell import GivenShell, Shell
from api.pages.sync_tables import SYNC_KEYS, SyncsAsked, channel_name, newest_syncs, sync_key, syncs_table
from api.pages.tables import TableAsked, page_in_order, paged, show_table
from api.rest.given import GivenCaller, GivenOffice
from api.rest.pages import Cursor, Filter
from api.rest.tasks import State
from coordination.desk import results
from coordination.intake.exports import records_csv
from coordination.model.access import Act
from coordination.model.results import ResultSync, SyncState
from coordination.model.tasks import TaskFilter

_SYNCS = "/result-syncs"


@dataclass(frozen=True, slots=True)
class Channel:
    """How the newest versions of the caller's results stand on one platform; due: not confirmed yet."""

    channel: str
    name: str
    counts: tuple[tuple[SyncState, int], ...]
    due: int


class PlatformPages(Controller):
    """A table that was exported is not published: only a platform's own reference says so."""

    @page("GET", _SYNCS, Act.READ_INSPECTIONS)
    def syncs(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: Filter = "",
        channel: Filter = "",
        in_state: State = "",
        sort: Filter = "",
        cursor: Cursor = "",
        download: Filter = "",
    ) -> Response[Any]:
        """What is known of every version on every platform."""
        asked, campaign = TableAsked(sort, cursor, download), campaign.strip()
        every = results.list_syncs(office, caller, TaskFilter(campaign=campaign))
        wanted = SyncsAsked(campaign, channel, in_state)
        found = page_in_order("sync", sorted(filter(wanted.takes, every), key=sync_key), SYNC_KEYS, asked)
        table = paged(syncs_table(shell, found.records, every, wanted), found, asked)
        view = _channels(shell, every)
        return show_table(shell, "after/platforms.html", shell.say("pages-platforms"), table, asked, view)

    @page("POST", f"{_SYNCS}/export", Act.PUBLISH_RESULTS)
    def export(self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, form: GivenForm) -> Response[Any]:
        """The results that a platform has not confirmed, as a table to upload there."""
        channel, campaign = form.value("channel"), form.value("campaign")
        rows = results.export_results(office, caller, channel, TaskFilter(campaign=campaign))
        if not rows:
            return shell.go(_SYNCS, "nothing-to-export")
        headers = {"Content-Disposition": 'attachment; filename="results.csv"', "Cache-Control": "no-store"}
        return Response(records_csv(results.rows_of(channel), rows), media_type="text/csv", headers=headers)


def _channels(shell: Shell, every: Sequence[ResultSync]) -> tuple[Channel, ...]:
    newest = newest_syncs(every)
    channels = {one.channel for one in newest}
    counted = {name: Counter(one.state for one in newest if one.channel == name) for name in channels}
    return tuple(
        Channel(
            name,
            channel_name(shell, name),
            tuple((state, states[state]) for state in SyncState if states[state]),
            states.total() - states[SyncState.CONFIRMED],
        )
        for name, states in sorted(counted.items())
    )

"""The history of a visit on one page: every version in which it stood, what changed, why, and by whom."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.campaign_rows import campaign_crumbs
from api.pages.campaign_tables import session_name, visit_address
from api.pages.replan_views import kind_name
from api.pages.routing import page
from api.pages.shell import Crumb, GivenShell, Shell, dashed
from api.rest.given import GivenCaller, GivenOffice
from coordination.desk.visit_history import HistoryEntry, history_of
from coordination.model.access import Act
from coordination.model.replans import AbsenceReason
from coordination.model.versions import PublishedMember, PublishedVisit


@dataclass(frozen=True, slots=True)
class Difference:
    """What of a visit is another than before, in words."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One entry of a history with its differences. why: of the replan that made it; asked: its kind in words."""

    entry: HistoryEntry
    differences: tuple[Difference, ...]
    asked: str
    why: str


@dataclass(frozen=True, slots=True)
class HistoryView:
    """A history, the newest version first. standing: whether the visit is still in the plan."""

    campaign: str
    visit: str
    chapters: tuple[Chapter, ...]
    standing: bool


class VisitHistoryPages(Controller):
    """For who sees the whole city."""

    @page("GET", "/campaigns/{campaign:str}/visits/{visit:str}/history", Act.READ_CAMPAIGNS, opt={"everywhere": True})
    def history(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, campaign: FromPath[str], visit: FromPath[str]
    ) -> Response[str]:
        """What happened to a visit."""
        entries = history_of(office, caller, campaign, visit)
        known = [one.visit for one in entries if one.visit is not None]
        standing = entries[-1].visit is not None
        view = HistoryView(campaign, visit, tuple(chapters(shell, entries))[::-1], standing)
        crumbs = campaign_crumbs(shell, campaign)
        name = known[-1].target_name
        crumbs += [Crumb(name, visit_address(campaign, visit))] if standing else []
        return shell.show("campaigns/history.html", shell.say("pages-history-of", target=name), view, crumbs)


def chapters(shell: Shell, entries: Sequence[HistoryEntry]) -> Iterator[Chapter]:
    """Each entry beside the one before it."""
    before: PublishedVisit | None = None
    for entry in entries:
        differences = tuple(_differences(shell, before, entry.visit)) if before and entry.visit else ()
        asked = kind_name(shell, entry.event) if entry.event else ""
        known = entry.reason in set(AbsenceReason)
        why = shell.say(f"decline-{dashed(entry.reason)}") if known else entry.reason
        yield Chapter(entry, differences, asked, why)
        before = entry.visit or before


def _differences(shell: Shell, before: PublishedVisit, after: PublishedVisit) -> Iterator[Difference]:
    for what, had, has in (
        ("visit-column-date", _when(shell, before), _when(shell, after)),
        ("pages-visit-team", *_teams(shell, before, after)),
        ("pages-visit-checks", _checks(shell, before), _checks(shell, after)),
        ("visit-column-route", before.route, after.route),
        ("pages-column-address", before.address, after.address),
        ("visit-column-target", before.target_name, after.target_name),
    ):
        if had != has:
            yield Difference(shell.say(what), had, has)


def _when(shell: Shell, visit: PublishedVisit) -> str:
    return f"{visit.held_on} {session_name(shell, visit.session)} {visit.start}–{visit.end}"


def _teams(shell: Shell, before: PublishedVisit, after: PublishedVisit) -> tuple[str, str]:
    """Who left and who came; both by number too, as names are not unique."""
    stayed = set(before.team) & set(after.team)
    return _members(shell, set(before.team) - stayed), _members(shell, set(after.team) - stayed)


def _members(shell: Shell, members: Collection[PublishedMember]) -> str:
    return shell.listed(_member(shell, one) for one in sorted(members, key=lambda one: one.inspector))


def _member(shell: Shell, one: PublishedMember) -> str:
    leader = f" {shell.say('pages-leader')}" if one.leader else ""
    return shell.said.aside(one.name, f"{shell.department(one.department)} {one.inspector}{leader}")


def _checks(shell: Shell, visit: PublishedVisit) -> str:
    return shell.listed(check.item_name for check in visit.checks)

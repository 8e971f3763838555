"""Draws for everybody: the list, one with its files, who was drawn and why, and the verifier for browsers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from litestar import Controller, Response
from litestar.params import FromPath, FromQuery

from api.pages.drawn_tables import DrawnAsked, DrawnCounts, attempts_table, counts_of, drawn_table
from api.pages.routing import page
from api.pages.shell import Crumb, GivenShell, Shell
from api.pages.short_lists import GivenListed, narrowed
from api.pages.tables import TableAsked, show_table
from api.rest.given import Asked, GivenOffice
from api.rest.pages import Cursor, Filter
from api.rest.routing import OPEN
from coordination.desk import drawing
from coordination.desk.office import Office
from coordination.desk.public import campaign_titles
from coordination.errors import BadInputError, NotFoundError
from coordination.model.access import ANYBODY
from coordination.model.ceremony import AttemptReport, DrawAttempt
from coordination.model.drawn import LookedUpTarget

_DRAW = "/public/draws/{campaign:str}"
_FILES = {"record.json": "application/json", "frame.csv": "text/csv"}


@dataclass(frozen=True, slots=True)
class PublicDraw:
    """One published draw.

    attempts: all of this campaign, the newest first; asked: what was looked up; found: where it stood, None where
    nothing was asked for; wrong: why it could not be looked up.
    """

    report: AttemptReport
    attempts: Sequence[AttemptReport]
    counts: DrawnCounts
    asked: str
    found: Sequence[LookedUpTarget] | None
    wrong: str

    @property
    def files(self) -> str:
        """Where the files of this attempt are."""
        return f"/public/draws/{self.report.attempt.campaign}/{self.report.attempt.number}"


@dataclass(frozen=True, slots=True)
class VerifyView:
    """The verifier. record, frame: where the published files are, empty where one only chooses files.

    draws: published ones to choose from where none is chosen; titles: of campaigns by id.
    """

    title: str = ""
    record: str = ""
    frame: str = ""
    draws: Sequence[DrawAttempt] = ()
    titles: Mapping[str, str] = field(default_factory=dict)


class PublicDrawPages(Controller):
    """Draws whose record is public."""

    @page("GET", "/public/draws", OPEN)
    def draws(self, office: GivenOffice, shell: GivenShell, listed: GivenListed) -> Response[Any]:
        """The draws, void ones too."""
        draws = drawing.published_draws(office)
        table = narrowed(shell, attempts_table(shell, draws, campaign_titles(office)), listed)
        return show_table(shell, "public/list.html", shell.say("pages-public-draws"), table, listed)

    @page("GET", "/public/verify", OPEN)
    def verify(
        self, office: GivenOffice, shell: GivenShell, draw: Filter = "", attempt: FromQuery[int] = 0
    ) -> Response[str]:
        """The verifier: of a published draw, or of files from disk."""
        view = VerifyView(draws=() if draw else drawing.published_draws(office), titles=campaign_titles(office))
        if draw:
            report = _report(office, draw, attempt)
            files = f"/public/draws/{draw}/{report.attempt.number}"
            view = VerifyView(view.titles[report.attempt.campaign], f"{files}/record.json", f"{files}/frame.csv")
        return shell.show("public/verify.html", shell.say("pages-verify"), view, _crumbs(shell))

    @page("GET", _DRAW, OPEN)
    def draw(
        self,
        office: GivenOffice,
        shell: GivenShell,
        campaign: FromPath[str],
        target: Filter = "",
        attempt: FromQuery[int] = 0,
    ) -> Response[str]:
        """One draw, and where a target stood in it."""
        report, target = _report(office, campaign, attempt), target.strip()
        number, found, wrong = report.attempt.number, None, ""
        try:
            found = drawing.look_up(office, ANYBODY, campaign, target, number) if target else None
            found = sorted(found, key=_not_drawn) if found is not None else None
        except BadInputError as error:
            wrong = shell.say(error.code, **error.values)
        ceremony = drawing.ceremony_of(office, ANYBODY, campaign)
        counts = counts_of(drawing.drawn_targets(office, ANYBODY, campaign, number))
        view = PublicDraw(report, ceremony.attempts, counts, target, found, wrong)
        return shell.show("public/draw.html", ceremony.campaign.title, view, _crumbs(shell))

    @page("GET", f"{_DRAW}/{{number:int}}/drawn", OPEN)
    def drawn(
        self,
        office: GivenOffice,
        shell: GivenShell,
        campaign: FromPath[str],
        number: FromPath[int],
        text: Filter = "",
        department: Filter = "",
        kind: Filter = "",
        sort: Filter = "",
        cursor: Cursor = "",
        download: Filter = "",
    ) -> Response[Any]:
        """Everybody who was drawn, with ticket, stratum and rank."""
        asked = TableAsked(sort, cursor, download)
        found = drawing.drawn_targets(office, ANYBODY, campaign, number)
        table = drawn_table(shell, shell.path, found, DrawnAsked(text.strip(), department, kind, asked))
        crumbs = [
            *_crumbs(shell),
            Crumb(campaign_titles(office)[campaign], f"/public/draws/{campaign}?attempt={number}"),
        ]
        return show_table(shell, "public/list.html", shell.say("pages-drawn"), table, asked, crumbs=crumbs)

    @page("GET", f"{_DRAW}/{{number:int}}/{{name:str}}", OPEN)
    def file(
        self, request: Asked, office: GivenOffice, campaign: FromPath[str], number: FromPath[int], name: FromPath[str]
    ) -> Response[bytes]:
        """Record or frame of an attempt, byte by byte as it was published."""
        if name not in _FILES:
            raise NotFoundError("no-such-address")
        content = drawing.draw_files(office, ANYBODY, campaign, number)[list(_FILES).index(name)]
        headers = {"ETag": f'"{sha256(content).hexdigest()}"', "Cache-Control": "no-cache"}
        if headers["ETag"] in request.headers.get("if-none-match", ""):
            return Response(b"", status_code=304, media_type=_FILES[name], headers=headers)
        return Response(content, media_type=_FILES[name], headers=headers)


def _not_drawn(one: LookedUpTarget) -> bool:
    """Whether no batch drew a target and inspects it."""
    return not any(standing.drawn and not standing.left for standing in one.standings)


def _report(office: Office, campaign: str, number: int) -> AttemptReport:
    """A published attempt by its number, the newest where it is 0; raises NotFoundError."""
    for report in drawing.report_draw(office, ANYBODY, campaign):
        if report.attempt.published_at is not None and number in {0, report.attempt.number}:
            return report
    raise NotFoundError("draw-not-found", campaign=campaign)


def _crumbs(shell: Shell) -> list[Crumb]:
    return [Crumb(shell.say("pages-public-draws"), "/public/draws")]

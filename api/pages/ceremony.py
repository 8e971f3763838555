"""The draw of a campaign on the screen of a meeting room, a step at a time, each by whoever may."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.ceremony_views import fingerprint, screen_view
from api.pages.drawn_tables import DrawnAsked, DrawnCounts, counts_of, drawn_table
from api.pages.forms import EMPTY, Form, GivenForm
from api.pages.plan_tables import draws_table
from api.pages.routing import page
from api.pages.shell import Crumb, GivenShell, Shell
from api.pages.short_lists import GivenListed, narrowed
from api.pages.steps import taken
from api.pages.tables import TableAsked, show_table
from api.rest.given import Asked, GivenCaller, GivenOffice
from api.rest.pages import Cursor, Filter
from coordination.desk import drawing, plans
from coordination.desk.drawing import Ceremony
from coordination.desk.office import Office
from coordination.errors import NotFoundError
from coordination.model.access import Act, Caller

_DRAW = "/ceremony/{campaign:str}"
_SIGNERS = (Act.HOLD_DRAWS, Act.WITNESS_DRAWS)
_EVERYWHERE = {"everywhere": True}
_FIELDS = {
    "draw-without-source": "public_value_source",
    "draw-again-without-reason": "reason",
    "draw-given-up-without-reason": "reason",
    "draw-without-value": "value",
    "witness-kind-unknown": "kind",
    "witness-without-name": "name",
}


class CeremonyPages(Controller):
    """Draws as they are held: the list of campaigns, the screen, who was drawn, and every step."""

    @page("GET", "/ceremony", Act.READ_DRAWS)
    def ceremonies(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, listed: GivenListed
    ) -> Response[Any]:
        """The campaigns whose draw the caller may see, and how far each is."""
        found, states = plans.list_campaigns(office, caller), drawing.draw_states(office, caller)
        table = narrowed(shell, draws_table(shell, found, states), listed)
        return show_table(shell, "ceremony/list.html", shell.say("pages-ceremony"), table, listed)

    @page("GET", _DRAW, Act.READ_DRAWS)
    def screen(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, campaign: FromPath[str], step: Filter = ""
    ) -> Response[str]:
        """The screen, at the step that is due or one somebody looks back at."""
        return _screen(office, caller, shell, campaign, step, EMPTY)

    @page("GET", f"{_DRAW}/live", Act.READ_DRAWS)
    def live(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, campaign: FromPath[str], seen: Filter = ""
    ) -> Response[str]:
        """Nothing while the draw is as it was seen; a word that it is not, once somebody else has gone on."""
        now = fingerprint(drawing.ceremony_of(office, caller, campaign))
        if now == seen:
            return Response("", status_code=204, media_type="text/html")
        return shell.show("fragments/ceremony_moved.html", "", f"/ceremony/{campaign}")

    @page("GET", f"{_DRAW}/drawn", Act.READ_DRAWS)
    def drawn(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        text: Filter = "",
        department: Filter = "",
        kind: Filter = "",
        sort: Filter = "",
        cursor: Cursor = "",
        download: Filter = "",
    ) -> Response[Any]:
        """Everybody who was drawn, with ticket, stratum and rank."""
        asked = TableAsked(sort, cursor, download)
        found = drawing.drawn_targets(office, caller, campaign)
        wanted = DrawnAsked(text.strip(), department, kind, asked)
        table = drawn_table(shell, shell.path, found, wanted)
        crumbs = [Crumb(shell.say("pages-ceremony"), "/ceremony"), Crumb(campaign, f"/ceremony/{campaign}")]
        return show_table(shell, "ceremony/drawn.html", shell.say("pages-drawn"), table, asked, crumbs=crumbs)

    @page("POST", f"{_DRAW}/announce", Act.HOLD_DRAWS, opt=_EVERYWHERE)
    def announce(
        self,
        request: Asked,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        form: GivenForm,
    ) -> Response[str]:
        """Announces a draw, and commits the office to a secret nobody knows yet."""
        safe, source, reason = request.app.state.safe, form.value("public_value_source"), form.value("reason")

        def step() -> object:
            return drawing.announce_draw(office, caller, safe, campaign, source, reason)

        return _taken(office, caller, shell, campaign, "announce", form, step)

    @page("POST", f"{_DRAW}/freeze", Act.HOLD_DRAWS, opt=_EVERYWHERE)
    def freeze(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, campaign: FromPath[str], form: GivenForm
    ) -> Response[str]:
        """Freezes the frame, from the registers as they are now."""
        return _taken(
            office, caller, shell, campaign, "freeze", form, lambda: drawing.freeze_frame(office, caller, campaign)
        )

    @page("POST", f"{_DRAW}/witness", Act.WITNESS_DRAWS)
    def witness(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, campaign: FromPath[str], form: GivenForm
    ) -> Response[str]:
        """A witness confirms to be there and to have the announcement before them."""
        kind, name = form.value("kind"), form.value("name")

        def step() -> object:
            return drawing.confirm_witness(office, caller, campaign, kind, name)

        return _taken(office, caller, shell, campaign, "witness", form, step)

    @page("POST", f"{_DRAW}/value", Act.HOLD_DRAWS, opt=_EVERYWHERE)
    def value(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, campaign: FromPath[str], form: GivenForm
    ) -> Response[str]:
        """Enters the public value, once and for all."""
        value = form.value("value")

        def step() -> object:
            return drawing.enter_public_value(office, caller, campaign, value)

        return _taken(office, caller, shell, campaign, "value", form, step)

    @page("POST", f"{_DRAW}/hold", Act.HOLD_DRAWS, opt=_EVERYWHERE)
    def hold(
        self,
        request: Asked,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        form: GivenForm,
    ) -> Response[str]:
        """Draws, and verifies the draw as the public would; nothing is locked while it is worked out."""
        safe = request.app.state.safe
        return _taken(
            office, caller, shell, campaign, "hold", form, lambda: drawing.hold_draw(office, caller, safe, campaign)
        )

    @page("POST", f"{_DRAW}/sign", _SIGNERS)
    def sign(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, campaign: FromPath[str], form: GivenForm
    ) -> Response[str]:
        """Signs the record whose digest stood on the screen."""
        digest = form.value("record_sha256")
        return _taken(
            office, caller, shell, campaign, "sign", form, lambda: drawing.sign_draw(office, caller, campaign, digest)
        )

    @page("POST", f"{_DRAW}/publish", Act.HOLD_DRAWS, opt=_EVERYWHERE)
    def publish(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, campaign: FromPath[str], form: GivenForm
    ) -> Response[str]:
        """Makes record and frame public for good."""
        return _taken(
            office, caller, shell, campaign, "publish", form, lambda: drawing.publish_draw(office, caller, campaign)
        )

    @page("POST", f"{_DRAW}/give-up", Act.HOLD_DRAWS, opt=_EVERYWHERE)
    def give_up(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, campaign: FromPath[str], form: GivenForm
    ) -> Response[str]:
        """Ends an attempt before anything is drawn; it stays visible with its reason."""
        reason = form.value("reason")
        return _taken(
            office, caller, shell, campaign, "", form, lambda: drawing.give_up_draw(office, caller, campaign, reason)
        )


def _taken(
    office: Office, caller: Caller, shell: Shell, campaign: str, step: str, form: Form, act: Callable[[], object]
) -> Response[str]:
    """Takes a step and shows what came of it; where it is out of order, or something is wrong, the screen says so."""

    def take() -> Response[str]:
        act()
        return shell.go(f"/ceremony/{campaign}?step={step}" if step else f"/ceremony/{campaign}")

    return taken(shell, form, take, partial(_screen, office, caller, shell, campaign, ""), _FIELDS)


def _screen(office: Office, caller: Caller, shell: Shell, campaign: str, step: str, form: Form) -> Response[str]:
    ceremony = drawing.ceremony_of(office, caller, campaign)
    view = screen_view(ceremony, caller, step, _counts(office, caller, ceremony), form)
    return shell.show("ceremony/screen.html", ceremony.campaign.title, view)


def _counts(office: Office, caller: Caller, ceremony: Ceremony) -> DrawnCounts | None:
    """The newest attempt in numbers, where anything is drawn that the caller may see."""
    newest = ceremony.attempts[0].attempt if ceremony.attempts else None
    if newest is None or not newest.record_sha256:
        return None
    try:
        return counts_of(drawing.drawn_targets(office, caller, newest.campaign, newest.number))
    except NotFoundError:
        return None

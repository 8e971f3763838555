"""Swaps on recusal (ZB-43): an officer says with whom, the department decides; only what holds for both is offered."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.campaign_tables import run_address
from api.pages.field_work import VISIT
from api.pages.forms import EMPTY, Form, GivenForm, Reading
from api.pages.replan_form import offer_key
from api.pages.routing import page
from api.pages.shell import Crumb, GivenShell, Shell
from api.pages.steps import taken
from api.rest.given import Asked, GivenCaller, GivenOffice
from coordination.desk import registers, swapping, tasks
from coordination.desk.office import Office
from coordination.desk.outings import brief
from coordination.desk.swapping import Offer, Offers
from coordination.model.access import Act, Caller
from coordination.model.people import DeclaredRecusal
from coordination.model.tasks import DeclineReason

_OF_OFFICER = f"{VISIT}/swaps/{{inspector:str}}"
_LONGEST = 500
_FIELDS = {"decline-without-statement": "reason", "swap-not-offered": "offer"}


@dataclass(frozen=True, slots=True)
class SwapsView:
    """What is offered. own: to the officer, who can only ask; else to who decides."""

    found: Offers
    form: Form
    own: bool


class SwapPages(Controller):
    """The officer asks by declaring the recusal, with a word on whom to swap with; the department hands the swap in."""

    @page("GET", _OF_OFFICER, (Act.DECLARE_RECUSALS, Act.PREPARE_INSPECTIONS))
    def swaps(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        visit: FromPath[str],
        inspector: FromPath[str],
    ) -> Response[str]:
        """The swaps that hold for an officer of a visit."""
        return _show(office, caller, shell, campaign, visit, inspector, EMPTY)

    @page("POST", _OF_OFFICER, (Act.DECLARE_RECUSALS, Act.PREPARE_INSPECTIONS))
    def swap(
        self,
        request: Asked,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        visit: FromPath[str],
        inspector: FromPath[str],
        form: GivenForm,
    ) -> Response[str]:
        """Of the officer a recusal with a wish; of the department a replan that it has approved."""

        def take() -> Response[str]:
            found = swapping.offers_for(office, caller, campaign, visit, inspector)
            reading = Reading(form)
            chosen = _chosen(found, form, reading, needed=not caller.reach.inspector)
            reason = reading.words("reason", _LONGEST)
            reading.refuse()
            if caller.reach.inspector:
                _ask(office, caller, found, chosen, reason)
                return shell.go(f"/my?day={found.visit.held_on}", "declined")
            posts = (chosen.swap.post, chosen.swap.other_post) if chosen else ("", "")
            safe = request.app.state.safe
            run = swapping.swap_posts(office, caller, safe, campaign, visit, inspector, posts, reason)
            return shell.go(run_address(campaign, run.id), "swap-approved")

        return taken(shell, form, take, partial(_show, office, caller, shell, campaign, visit, inspector), _FIELDS)


def _chosen(found: Offers, form: Form, reading: Reading, *, needed: bool) -> Offer | None:
    by_key = {offer_key(one): one for one in found.offers}
    if not needed and not form.value("offer"):
        return None
    return by_key.get(reading.choice("offer", list(by_key) or [""]))


def _ask(office: Office, caller: Caller, found: Offers, chosen: Offer | None, reason: str) -> None:
    """Declares the recusal, with whom the officer would swap."""
    swap_with = chosen.swap.inspector if chosen else ""
    task = brief(office, caller, found.campaign, found.visit.id).outing.task
    if task is None:
        recusal = DeclaredRecusal(found.inspector, found.visit.target, reason, swap_with=swap_with)
        registers.add_one(office, caller, recusal)
    else:
        tasks.decline_task(office, caller, task.id, found.inspector, DeclineReason.RECUSAL, reason, swap_with)


def _show(
    office: Office, caller: Caller, shell: Shell, campaign: str, visit: str, inspector: str, form: Form
) -> Response[str]:
    found = swapping.offers_for(office, caller, campaign, visit, inspector)
    own = bool(caller.reach.inspector)
    week = Crumb(shell.say("pages-my-week"), f"/my?day={found.visit.held_on}")
    crumbs = [week] if own else [Crumb(shell.say("pages-recusals"), "/recusals")]
    title = shell.say("pages-swaps-of", target=found.visit.target_name)
    if not own and found.wish and not form.typed:
        wished = next((offer_key(one) for one in found.offers if one.swap.inspector == found.wish), "")
        form = Form({"offer": [wished]})
    view = SwapsView(found, form, own)
    return shell.show("field/swaps.html", title, view, crumbs, status=422 if form.refused else 200)

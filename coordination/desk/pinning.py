"""Use cases: pins of a campaign are entered, listed and removed; every later planning run keeps them (R12).

A pin is judged by the consistency rules of the problem file, and by what R2 asks of its date; whether people for it
can be found is the planner's question, which names every pin that cannot hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from coordination.desk.campaigns import require_seen
from coordination.desk.office import Office
from coordination.desk.permission import require, require_everywhere
from coordination.errors import BadInputError, NotFoundError
from coordination.model.access import Act, Caller
from coordination.model.draws import CheckDemand
from coordination.model.items import InspectionItem
from coordination.model.people import Inspector, InspectorStatus
from coordination.model.pins import CampaignPin, PinWish
from coordination.model.plans import Campaign
from coordination.rules.planning import PlanningRules, planning_rules
from coordination.storage import demands, entries, planning
from coordination.storage.database import Work
from coordination.storage.registers import everything
from solvers.fault import Fault
from solvers.planning import consistency

LONGEST_REASON = 500


def list_pins(office: Office, caller: Caller, campaign_id: str) -> list[CampaignPin]:
    """The pins of a campaign that hold a check within the caller's reach, in the order in which they were entered."""
    require(caller, Act.READ_CAMPAIGNS)
    with office.database.reading() as session:
        campaign = require_seen(office, session, caller, campaign_id)
        found = entries.pins(session, campaign.id)
        if caller.sees_all:
            return found
        own = demands.named(session, caller.reach, campaign.id, {check for pin in found for check in pin.checks})
    return [pin for pin in found if not own.keys().isdisjoint(pin.checks)]


def add_pin(office: Office, caller: Caller, campaign_id: str, wish: PinWish) -> CampaignPin:
    """Pins a visit of a campaign; raises BadInputError with every fault, NotFoundError."""
    require_everywhere(caller, Act.RUN_CAMPAIGNS)
    with office.database.transaction() as session:
        campaign = planning.campaign_alone(session, campaign_id)
        pin = CampaignPin(
            id=0,
            campaign=campaign.id,
            checks=wish.checks,
            held_on=wish.held_on,
            session=wish.session or None,
            inspectors=wish.inspectors,
            reason=wish.reason,
            entered_by=caller.name,
            entered_at=office.clock().replace(microsecond=0),
        )
        faults = list(_faults(office, session, campaign, pin))
        if faults:
            raise BadInputError("pin-refused", faults, count=len(faults))
        added = entries.add_pin(session, pin)
        detail: dict[str, str | int] = {"pin": added.id, "checks": len(added.checks), "date": added.held_on.isoformat()}
        office.acting_for(caller).note("pin-added", campaign.id, detail)
    return added


def remove_pin(office: Office, caller: Caller, campaign_id: str, pin_id: int) -> None:
    """Lets a pinned visit go; raises NotFoundError where the campaign has no such pin."""
    require_everywhere(caller, Act.RUN_CAMPAIGNS)
    with office.database.transaction() as session:
        campaign = planning.campaign_alone(session, campaign_id)
        if pin_id not in {pin.id for pin in entries.pins(session, campaign.id)}:
            raise NotFoundError("pin-not-found", pin=pin_id, campaign=campaign.id)
        entries.remove_pins(session, [pin_id])
        office.acting_for(caller).note("pin-removed", campaign.id, {"pin": pin_id})


def drop_pins_on(session: Work, campaign_id: str, checks: Sequence[str]) -> int:
    """Removes the pins that hold one of some checks, which are no longer owed; how many there were."""
    gone = set(checks)
    ids = [pin.id for pin in entries.pins(session, campaign_id) if not gone.isdisjoint(pin.checks)]
    entries.remove_pins(session, ids)
    return len(ids)


def _faults(office: Office, session: Work, campaign: Campaign, pin: CampaignPin) -> Iterator[Fault]:
    rules = planning_rules(office.reference.shelf, campaign.pack)
    on_site = {item.code for item in everything(session, InspectionItem) if item.on_site}
    owed = {one.id: one for one in planning.demands(session, campaign.id) if one.item in on_site}
    people = [one for one in everything(session, Inspector) if one.status is InspectorStatus.ACTIVE]
    pins = [*entries.pins(session, campaign.id), pin]
    place = f"pins[{len(pins) - 1}]"
    for fault in consistency.faults_of(_content(owed, people, pins, rules)):
        if fault.place.startswith(place):
            yield Fault(fault.code, fault.place.removeprefix(place).strip(".") or "checks", fault.values)
    yield from _date_faults(office, pin, owed, rules)
    if len(pin.reason) > LONGEST_REASON:
        yield Fault("field-too-long", "reason", {"most": LONGEST_REASON})
    elif not pin.reason.isprintable():
        yield Fault("field-unprintable", "reason")


def _content(
    owed: Mapping[str, CheckDemand], people: Sequence[Inspector], pins: Sequence[CampaignPin], rules: PlanningRules
) -> consistency.Content:
    """What of a problem file says whether pins are consistent with it."""
    return {
        "sessions": [{"id": session.id} for session in rules.sessions],
        "targets": [{"id": target} for target in {one.target for one in owed.values()}],
        "checks": [{"id": one.id, "target": one.target} for one in owed.values()],
        "inspectors": [{"id": one.certificate_number} for one in people],
        "pins": [
            {"checks": list(pin.checks), "session": pin.session, "inspectors": list(pin.inspectors)} for pin in pins
        ],
    }


def _date_faults(
    office: Office, pin: CampaignPin, owed: Mapping[str, CheckDemand], rules: PlanningRules
) -> Iterator[Fault]:
    """What R2 asks: a working day outside quiet periods, inside the window of every check."""
    day = pin.held_on
    quiet = any(start <= day <= end for start, end in rules.quiet_periods)
    if quiet or not list(office.reference.calendar.working_days(day, day)):
        yield Fault("pin-no-working-day", "held_on", {"date": day.isoformat()})
    for one in (owed[check] for check in dict.fromkeys(pin.checks) if check in owed):
        if not one.first_date <= day <= one.last_date:
            window = {"first": one.first_date.isoformat(), "last": one.last_date.isoformat()}
            yield Fault("pin-outside-window", "held_on", {"check": one.id, **window})

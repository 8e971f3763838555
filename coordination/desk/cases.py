"""Use cases: complaints, referrals and orders are entered into a campaign; their checks enter its next problem.

Which sources are allowed beside the plan says the pack (LC-08, CX-37, ZB-74); which of them the visit gap and the item
cap do not stop, too (LC-45, C-06: `stages.pose`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from coordination.desk.campaigns import require_seen
from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.desk.pinning import drop_pins_on
from coordination.errors import BadInputError, ForbiddenError, NotAllowedError, NotFoundError
from coordination.model.access import Act, Caller
from coordination.model.cases import Case, CaseWish
from coordination.model.draws import CheckDemand
from coordination.model.feeds import ZONE
from coordination.model.items import InspectionItem
from coordination.model.pages import Page, Wanted
from coordination.model.plans import Campaign, PlanBatch
from coordination.model.targets import Target
from coordination.storage import entries, planning
from coordination.storage.database import Work
from coordination.storage.reading import one_within, page_within
from coordination.storage.registers import starting_with
from coordination.texts import named
from solvers.fault import Fault

_LONGEST = 500
_HIGHEST = 2**31 - 1  # of an integer column


def list_cases(office: Office, caller: Caller, campaign_id: str, wanted: Wanted) -> Page[Case]:
    """A page of the cases of a campaign with an item of the caller's, by number; withdrawn ones too."""
    require(caller, Act.READ_CAMPAIGNS)
    with office.database.reading() as session:
        campaign = require_seen(office, session, caller, campaign_id)
        return page_within(session, Case, caller.reach, wanted, {"campaign": campaign.id})


def read_case(office: Office, caller: Caller, campaign_id: str, number: int) -> Case:
    """One case of a campaign; raises NotFoundError where there is none within reach."""
    require(caller, Act.READ_CAMPAIGNS)
    with office.database.reading() as session:
        return _case(session, caller, campaign_id, number)


def enter_case(office: Office, caller: Caller, campaign_id: str, wish: CaseWish) -> Case:
    """Enters a case; a department one about its own items, in its region. Its checks are owed from now on.

    Raises BadInputError with every fault, ForbiddenError beyond the caller's reach, NotFoundError.
    """
    require(caller, Act.ENTER_CASES)
    with office.database.transaction() as session:
        campaign = planning.campaign_alone(session, campaign_id)
        codes = [code for code in wish.items if code.isprintable()]
        items = {item.code: item for item in starting_with(session, InspectionItem, codes)}
        departments = tuple(sorted({item.department for item in items.values()}))
        if caller.reach.department and set(departments) - {caller.reach.department}:
            raise ForbiddenError("entry-out-of-reach")
        batches = planning.batches_of(session, campaign)
        batch = _batch(wish, batches, items)
        faults = [*_faults(office, session, caller, campaign, wish, items), *_batch_faults(wish, batch)]
        if faults or batch is None:
            raise BadInputError("case-refused", faults, count=len(faults))
        entered = entries.add_case(
            session,
            Case(
                number=0,
                campaign=campaign.id,
                source=wish.source,
                reason=wish.reason,
                reference=wish.reference,
                target=wish.target,
                items=wish.items,
                departments=departments,
                batch=batch.id,
                first_date=wish.first_date,
                last_date=wish.last_date,
                entered_by=caller.name,
                entered_at=office.clock().replace(microsecond=0),
            ),
        )
        entries.owe(session, entered, _demands(entered, batch, items))
        detail = {"case": entered.number, "source": entered.source.value, "checks": len(entered.items)}
        office.acting_for(caller).note("case-entered", campaign.id, detail)
    return entered


def withdraw_case(office: Office, caller: Caller, campaign_id: str, number: int, why: str) -> Case:
    """Withdraws a case with a reason; its checks are no longer owed, and pins that hold one are let go.

    Raises NotFoundError, NotAllowedError where it is withdrawn already, BadInputError without a reason.
    """
    require(caller, Act.ENTER_CASES)
    with office.database.transaction() as session:
        planning.campaign_alone(session, campaign_id)
        case = _case(session, caller, campaign_id, number)
        if caller.reach.department and set(case.departments) - {caller.reach.department}:
            raise ForbiddenError("entry-out-of-reach")
        if case.withdrawn_at is not None:
            raise NotAllowedError("case-withdrawn-already", case=number)
        faults = list(_text_faults("withdrawal", why, optional=False))
        if faults:
            raise BadInputError("case-refused", faults, count=len(faults))
        gone = entries.withdraw_case(session, case, caller.name, office.clock().replace(microsecond=0), why)
        pins = drop_pins_on(session, case.campaign, gone)
        office.acting_for(caller).note("case-withdrawn", case.campaign, {"case": number, "pins": pins})
        return _case(session, caller, campaign_id, number)


def _case(session: Work, caller: Caller, campaign_id: str, number: int) -> Case:
    found = one_within(session, Case, caller.reach, [min(number, _HIGHEST)])
    if found is None or found.number != number or found.campaign != campaign_id:
        raise NotFoundError("case-not-found", case=number, campaign=campaign_id)
    return found


def _batch(wish: CaseWish, batches: Sequence[PlanBatch], items: Mapping[str, InspectionItem]) -> PlanBatch | None:
    """The batch named; else one of the department of the first item, first those that have the item."""
    if wish.batch:
        return next((batch for batch in batches if batch.id == wish.batch), None)
    first = items.get(wish.items[0]) if wish.items else None
    own = [batch for batch in batches if first is not None and batch.department == first.department]
    return min(own, key=lambda batch: (wish.items[0] not in batch.items, batch.id), default=None)


def _batch_faults(wish: CaseWish, batch: PlanBatch | None) -> Iterator[Fault]:
    if batch is None:
        yield Fault("field-unknown-value" if wish.batch else "case-without-batch", "batch", {"value": wish.batch[:60]})


def _faults(
    office: Office,
    session: Work,
    caller: Caller,
    campaign: Campaign,
    wish: CaseWish,
    items: Mapping[str, InspectionItem],
) -> Iterator[Fault]:
    allowed = office.reference.shelf.value(campaign.pack, "unplanned_sources_allowed") or ()
    if wish.source.value not in allowed:
        known = tuple(named("source", one) for one in allowed)
        yield Fault("case-source", "source", {"pack": campaign.pack, "known": known})
    yield from _text_faults("reason", wish.reason, optional=False)
    yield from _text_faults("reference", wish.reference, optional=True)
    if not wish.target.isprintable() or one_within(session, Target, caller.reach, [wish.target]) is None:
        yield Fault("field-unknown-value", "target", {"value": wish.target[:60]})
    if not wish.items:
        yield Fault("field-empty", "items")
    for code in dict.fromkeys(wish.items):
        if code not in items:
            yield Fault("field-unknown-value", "items", {"value": code[:60]})
        if wish.items.count(code) > 1:
            yield Fault("case-item-twice", "items", {"item": code})
    if wish.first_date > wish.last_date:
        yield Fault("span-backwards", "last_date")
    if wish.last_date < office.clock().astimezone(ZONE).date():
        yield Fault("case-gone-by", "last_date")


def _text_faults(place: str, text: str, *, optional: bool) -> Iterator[Fault]:
    if not text.strip() and not optional:
        yield Fault("field-empty", place)
    if len(text) > _LONGEST:
        yield Fault("field-too-long", place, {"most": _LONGEST})
    if not text.isprintable():
        yield Fault("field-unprintable", place)


def _demands(case: Case, batch: PlanBatch, items: Mapping[str, InspectionItem]) -> list[CheckDemand]:
    return [
        CheckDemand(
            id=f"case-{case.number}:{code}@{case.target}",
            batch=batch.id,
            target=case.target,
            department=items[code].department,
            item=code,
            first_date=case.first_date,
            last_date=case.last_date,
            lead=items[code].department == batch.lead_department,
            source=case.source,
        )
        for code in case.items
    ]

"""Use cases: items pass the approvals their pack asks for, in order; published plans are filed before the first visit.

A step counts for the content it was taken for: when an item changes, or the next version is published, what was taken
before stays to be seen, and the steps are due again (CX-10, LC-12, JN-09, ZB-10; ZB-34, ZB-51).
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from coordination.desk.campaigns import require_seen
from coordination.desk.office import Office
from coordination.desk.permission import require, require_everywhere
from coordination.desk.plans import pack_in_force
from coordination.errors import BadInputError, NotAllowedError, NotFoundError
from coordination.model.access import Act, Caller
from coordination.model.approvals import Approval, ApprovalStanding, ApprovalStep, Approved
from coordination.model.items import InspectionItem
from coordination.storage import approvals, planning
from coordination.storage.columns import to_json
from coordination.storage.database import Work
from coordination.storage.reading import one_within
from solvers.fault import Fault

_LONGEST = 200


def item_standing(office: Office, caller: Caller, code: str) -> ApprovalStanding:
    """Which approvals an item has passed, as it is now; raises NotFoundError.

    The chain is that of the pack of the latest annual plan, of the basic pack before the first.
    """
    require(caller, Act.READ_REGISTERS)
    with office.database.reading() as session:
        return _item(office, session, caller, code)


def approve_item(office: Office, caller: Caller, code: str, step: str, note: str = "") -> ApprovalStanding:
    """Notes the next step of an item's chain; a department for its own items.

    Raises NotAllowedError where another step is next, BadInputError for a note that cannot be kept.
    """
    require(caller, Act.WRITE_REGISTERS)
    with office.database.transaction() as session:
        before = _item(office, session, caller, code)
        due = next((one.step for one in before.steps if one.approval is None), None)
        if step != due:
            raise NotAllowedError("approval-not-next", step=step, due=due or "-")
        _take(office, session, caller, before, step, note)
        return _item(office, session, caller, code)


def filing_standing(office: Office, caller: Caller, campaign_id: str) -> ApprovalStanding:
    """Where the newest published version of a campaign is filed; raises NotFoundError where nothing is published."""
    require(caller, Act.READ_CAMPAIGNS)
    with office.database.reading() as session:
        require_seen(office, session, caller, campaign_id)
        return _version(office, session, campaign_id)


def file_version(office: Office, caller: Caller, campaign_id: str, place: str, note: str = "") -> ApprovalStanding:
    """Notes that the newest version of a campaign is filed at one of the places its pack names.

    note: number of the filing. Raises NotAllowedError where the pack names no such place, or it is filed there already.
    """
    require_everywhere(caller, Act.PUBLISH_CAMPAIGNS)
    with office.database.transaction() as session:
        planning.campaign_alone(session, campaign_id)
        before = _version(office, session, campaign_id)
        due = [one.step for one in before.steps if one.approval is None]
        if place not in due:
            raise NotAllowedError("filing-not-due", place=place[:60], due=tuple(due))
        _take(office, session, caller, before, place, note)
        return _version(office, session, campaign_id)


def _item(office: Office, session: Work, caller: Caller, code: str) -> ApprovalStanding:
    item = one_within(session, InspectionItem, caller.reach, [code])
    if item is None:
        raise NotFoundError("entry-not-found", key=code[:60])
    pack = pack_in_force(office, session)
    chain = office.reference.shelf.value(pack, "item_approval_chain") or ()
    return _standing(session, Approved.ITEM, code, pack, sha256(to_json(item)).hexdigest(), chain)


def _version(office: Office, session: Work, campaign_id: str) -> ApprovalStanding:
    stamps = planning.version_stamps(session, campaign_id).get(campaign_id)
    if not stamps:
        raise NotFoundError("version-not-found", campaign=campaign_id)
    pack = planning.campaign(session, campaign_id).pack
    places = office.reference.shelf.value(pack, "filing_before_visit") or ()
    return _standing(session, Approved.VERSION, campaign_id, pack, stamps[0].sha256, places)


def _standing(
    session: Work, subject: Approved, key: str, pack: str, digest: str, chain: Sequence[str]
) -> ApprovalStanding:
    taken = approvals.approvals(session, subject, key)
    counting = {one.step: one for one in taken if one.sha256 == digest}
    lapsed = tuple(one for one in taken if one.sha256 != digest)
    steps = tuple(ApprovalStep(step, counting.get(step)) for step in chain)
    return ApprovalStanding(subject, key, pack, digest, steps, lapsed)


def _take(office: Office, session: Work, caller: Caller, before: ApprovalStanding, step: str, note: str) -> None:
    if len(note) > _LONGEST or not note.isprintable():
        faults = [Fault("field-too-long", "note", {"most": _LONGEST})]
        raise BadInputError("entry-refused", faults, count=len(faults))
    now = office.clock().replace(microsecond=0)
    approvals.add_approval(session, Approval(before.subject, before.key, before.sha256, step, note, caller.name, now))
    detail = {"step": step, "sha256": before.sha256}
    office.acting_for(caller).note(f"{before.subject.value}-step-taken", before.key, detail)

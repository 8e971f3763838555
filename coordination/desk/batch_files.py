"""Use cases: batches come in as a file, all of them or none; one batch is looked at, and what may be done with it.

A file is an annual plan as JSON, or a table with a row a batch. While the plan is only proposed its batches are
proposed; into a filed one they go as a revision, with a reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coordination.desk.importing import vocabulary
from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.desk.plans import propose_batches, read_plan
from coordination.desk.revising import revise_plan
from coordination.errors import BadInputError, NotFoundError
from coordination.intake.annual_plans import annual_plan_of
from coordination.intake.kinds.batches import batches
from coordination.intake.tables import Kind, Reading, read_table
from coordination.model.access import Act, Caller
from coordination.model.draws import DrawnElsewhere
from coordination.model.items import InspectionItem
from coordination.model.plans import AnnualPlan, PlanBatch, PlanState
from coordination.storage import planning
from coordination.storage.registers import everything

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class BatchStanding:
    """A batch of a plan. campaign: the one it is in, empty where none; elsewhere: drawn on another platform."""

    plan: AnnualPlan
    batch: PlanBatch
    campaign: str
    elsewhere: bool


def kind_of_batches(office: Office, caller: Caller) -> Kind[PlanBatch]:
    """The columns of a table of batches, with what its cells may refer to."""
    require(caller, Act.WRITE_PLANS)
    with office.database.reading() as session:
        return batches(vocabulary(office, session, "batches"))


def read_batches(office: Office, caller: Caller, year: int, raw: bytes) -> Reading[PlanBatch]:
    """The batches of a file, with every fault of its rows; raises BadInputError where the file cannot be read."""
    kind = kind_of_batches(office, caller)
    if not raw.removeprefix(_BYTE_ORDER_MARK).lstrip().startswith(b"{"):
        return read_table(raw, kind)
    plan = annual_plan_of(raw)
    if plan.year != year:
        raise BadInputError("batches-of-another-year", given=plan.year, year=year)
    return Reading([], list(enumerate(plan.batches, 1)), [], {}, ())


def take_batches(office: Office, caller: Caller, year: int, given: Sequence[PlanBatch], reason: str = "") -> AnnualPlan:
    """Puts batches into a plan; raises as `propose_batches`, or for a filed plan as `revise_plan`, and without any."""
    if not given:
        raise BadInputError("batches-without-row")
    if read_plan(office, caller, year).state is PlanState.PROPOSED:
        return propose_batches(office, caller, year, given)
    return revise_plan(office, caller, year, given, reason)


def batch_standing(office: Office, caller: Caller, year: int, batch_id: str) -> BatchStanding:
    """One batch within the caller's reach; raises NotFoundError."""
    plan = read_plan(office, caller, year)
    batch = next((one for one in plan.batches if one.id == batch_id), None)
    if batch is None:
        raise NotFoundError("batch-not-found", batch=batch_id, year=year)
    with office.database.reading() as session:
        campaign = planning.campaign_of_batches(session).get(batch_id, "")
        elsewhere = any(one.batch == batch_id for one in everything(session, DrawnElsewhere))
    return BatchStanding(plan, batch, campaign, elsewhere)


def item_names(office: Office, caller: Caller, batch: PlanBatch) -> dict[str, str]:
    """What the items of a batch are called that its department still has, by code."""
    require(caller, Act.READ_PLANS)
    wanted = set(batch.items)
    with office.database.reading() as session:
        return {one.code: one.name for one in everything(session, InspectionItem) if one.code in wanted}

"""Use case: the order in which a plan's batches of a high ratio are carried out, by lot (LC-15, ZB-13)."""

from __future__ import annotations

from fractions import Fraction

from coordination.desk.office import Office
from coordination.desk.permission import require_everywhere
from coordination.desk.plans import read_plan
from coordination.errors import BadInputError, NotAllowedError
from coordination.model.access import Act, Caller
from solvers.tickets import ascending, extract, tickets

_PURPOSE = b"onevisit order of batches"


def draw_order(office: Office, caller: Caller, year: int, draw_seed: str, above: Fraction) -> list[str]:
    """Ids of the batches with a ratio of at least `above`, in the order of their tickets from a public seed.

    Tickets: HKDF-Expand of HKDF-Extract(purpose and year, seed) over the ids. The seed and how many were drawn stand in
    the audit chain. Raises NotFoundError, NotAllowedError where the pack does not allow it, BadInputError for no seed.
    """
    require_everywhere(caller, Act.WRITE_PLANS)
    plan = read_plan(office, caller, year)
    if not office.reference.shelf.value(plan.pack, "batch_order_draw_allowed"):
        raise NotAllowedError("batch-order-not-drawn", pack=plan.pack)
    if not draw_seed.strip():
        raise BadInputError("batch-order-without-seed")
    ids = sorted(batch.id for batch in plan.batches if batch.ratio >= above)
    key = extract(_PURPOSE + f" {year}".encode(), draw_seed.encode())
    order = [ids[place] for place in ascending(tickets(key, [one.encode() for one in ids])).tolist()]
    office.acting_for(caller).note("batch-order-drawn", str(year), {"batches": len(order), "draw_seed": draw_seed})
    return order

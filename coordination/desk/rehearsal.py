"""Use case: a demo takes over a database - an empty one, or one that holds an earlier demo and nothing else."""

from __future__ import annotations

from coordination.desk.office import Office
from coordination.errors import NotAllowedError
from coordination.model.access import Reach
from coordination.model.targets import Target
from coordination.storage import accounts, audit
from coordination.storage.registers import everything, write
from coordination.storage.wiping import wipe

_DEMO = "demo-built"


def take_over(office: Office, draw_seed: str) -> None:
    """Clears an earlier demo away; raises NotAllowedError where the database holds anything else.

    To be called inside the transaction that builds the demo, so that an interruption leaves the earlier one.
    """
    with office.database.transaction() as session:
        if audit.noted(session, _DEMO):
            if accounts.accounts(session, Reach()):
                raise NotAllowedError("demo-database-in-use")
            wipe(session)
            write(session, office.reference.departments)
            write(session, office.reference.specialties)
        elif everything(session, Target):
            raise NotAllowedError("demo-database-in-use")
        office.note(_DEMO, "demo", {"draw_seed": draw_seed})

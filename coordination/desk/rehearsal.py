"""Use cases: a demo takes over a database that holds nothing else, and hands it to visitors, one for each role."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from secrets import token_hex

from coordination.desk.accounts import add_account
from coordination.desk.drawing.safe import Safe
from coordination.desk.drawing.stepping import name_of
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.errors import NotAllowedError
from coordination.model.access import Account, Reach
from coordination.model.targets import Target
from coordination.storage import accounts, audit, draws, planning
from coordination.storage.database import Work
from coordination.storage.registers import everything, write
from coordination.storage.wiping import wipe

_DEMO, _SUBJECT = "demo-built", "demo"
_VISITORS = "demo."
_WORDS, _BYTES_OF_A_WORD = 4, 2


def take_over(office: Office, draw_seed: str) -> None:
    """Clears an earlier demo with its visitors away; raises NotAllowedError where the database holds anything else.

    To be called inside the transaction that builds the demo, so that an interruption leaves the earlier one.
    """
    with office.database.transaction() as session:
        if audit.noted(session, _DEMO, _SUBJECT):
            if any(not one.name.startswith(_VISITORS) for one in accounts.accounts(session, Reach())):
                raise NotAllowedError("demo-database-in-use")
            wipe(session)
            write(session, office.reference.departments)
            write(session, office.reference.specialties)
        elif everything(session, Target):
            raise NotAllowedError("demo-database-in-use")
        office.note(_DEMO, _SUBJECT, {"draw_seed": draw_seed})


def rehearsing(office: Office) -> bool:
    """Whether the database holds a demo, whose plans may be changed though their days are over."""
    with office.database.reading() as session:
        return audit.noted(session, _DEMO, _SUBJECT)


def hand_over(office: Office, rehearsed: Callable[[str], Safe], safe: Safe) -> None:
    """Keeps the secrets of a demo's draws in the safe of the service from now on, so that its plans can be replanned.

    rehearsed: the safe in which a campaign has its own until now. Raises NotAllowedError in a database that holds no
    demo.
    """
    with office.database.transaction() as session:
        _require_a_demo(session)
        for campaign in planning.campaigns(session):
            for attempt in draws.attempts(session, campaign.id):
                kept, name = draws.file_of(session, attempt, "secret"), name_of(attempt)
                if kept is not None:
                    draws.change(session, attempt, secret=safe.close(rehearsed(campaign.id).open(kept, name), name))
        office.note("demo-handed-over", _SUBJECT, {})


def let_in(office: Office, visitors: Iterable[Account]) -> list[tuple[Account, str]]:
    """Adds accounts to a demo, each with a password that is told this once: it comes from no public seed.

    Raises NotAllowedError in a database that holds no demo.
    """
    with office.database.reading() as session:
        _require_a_demo(session)
    return [(one, _let_in(office, one)) for one in visitors]


def visitor(role: str) -> str:
    """The login name of a visitor; a demo that is made anew clears away accounts of such names alone."""
    return f"{_VISITORS}{role}"


def _require_a_demo(session: Work) -> None:
    if not audit.noted(session, _DEMO, _SUBJECT):
        raise NotAllowedError("demo-database-in-use")


def _let_in(office: Office, account: Account) -> str:
    password = "-".join(token_hex(_BYTES_OF_A_WORD) for _ in range(_WORDS))
    add_account(office, OPERATOR, account, password)
    return password

"""Which keys the personal data of a database are sealed with, so that another key is noticed before it is used."""

from __future__ import annotations

from sqlalchemy import Connection, insert, inspect, select

from coordination.errors import UnavailableError
from coordination.storage.registers import table_of
from coordination.storage.rows import SealingKeyRow
from coordination.storage.sealing import LEAST_SECRET_BYTES, Keyring

_KEYS = table_of(SealingKeyRow)


def are_noted(connection: Connection) -> bool:
    """Whether the tables are of a form in which personal data are sealed."""
    return inspect(connection).has_table(_KEYS.name)


def in_use(connection: Connection) -> set[str]:
    """Ids of keys that values may be sealed with; none where the tables are of an older form."""
    if not are_noted(connection):
        return set()
    return set(connection.execute(select(_KEYS.c.id)).scalars())


def note(connection: Connection, keyring: Keyring) -> None:
    """Notes that the newest key will be used; raises UnavailableError where one in use is not among those given.

    Without any key nothing is noted: then nothing is sealed, and nothing opened.
    """
    if not keyring.ids:
        return
    require(connection, keyring)
    if keyring.ids[0] not in in_use(connection):
        connection.execute(insert(_KEYS).values(id=keyring.ids[0]))


def require(connection: Connection, keyring: Keyring) -> None:
    """Raises UnavailableError where a key that is in use is not there."""
    if not in_use(connection) <= set(keyring.ids):
        code = "personal-data-key-other" if keyring.ids else "personal-data-key-missing"
        raise UnavailableError(code, least=LEAST_SECRET_BYTES)

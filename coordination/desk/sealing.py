"""Use case: personal data are sealed with another key."""

from __future__ import annotations

from coordination.desk.office import Office
from coordination.storage.resealing import reseal


def reseal_personal_data(office: Office) -> int:
    """Seals every personal value with the newest key; how many there were. All, or none where it is interrupted.

    Raises UnavailableError where a key that is in use is not there.
    """
    with office.database.transaction() as session:
        office.database.require_keys(session)
        count = reseal(session)
        office.note("personal-data-resealed", "database", {"values": count})
    return count

"""Opens the office of a call: database by URL, reference data from seeds, the clock of the machine."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from coordination.desk.office import Office
from coordination.storage.database import Database
from seeds.loading import reference

_ZONE = ZoneInfo("Asia/Shanghai")


def database_url() -> str:
    """ONEVISIT_DATABASE_URL, else a file in the working folder."""
    return os.environ.get("ONEVISIT_DATABASE_URL") or f"sqlite:///{Path.cwd() / 'onevisit.db'}"


def open_office() -> Office:
    """The office, its tables up to date."""
    office = closed_office(database_url())
    office.open()
    return office


def closed_office(url: str) -> Office:
    """An office whose database is left as it is, whatever is in it."""
    return Office(Database(url), reference(), lambda: datetime.now(_ZONE), "command line")

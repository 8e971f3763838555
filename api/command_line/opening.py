"""Opens the office of a call: database by URL, reference data from seeds, the clock of the machine; and its safe."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from zoneinfo import ZoneInfo

from coordination.desk.drawing.safe import Safe
from coordination.desk.office import Office
from coordination.errors import BadInputError
from coordination.storage.database import Database
from seeds.loading import reference

_ZONE = ZoneInfo("Asia/Shanghai")
_SECRET_BYTES = 32


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


def open_safe(*, new: bool = False) -> Safe:
    """The safe whose key is in the file ONEVISIT_SECRET_FILE, else in `onevisit.secret` in the working folder.

    new: the latter is made where it is missing, for its owner alone to read. Raises BadInputError.
    """
    named = os.environ.get("ONEVISIT_SECRET_FILE")
    path = Path(named or Path.cwd() / "onevisit.secret")
    try:
        if new and not named and not path.exists():
            with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="ascii") as file:
                file.write(token_hex(_SECRET_BYTES) + "\n")
        return Safe(path.read_bytes().strip())
    except FileNotFoundError:
        return Safe(b"")  # says so itself when it is needed
    except OSError as error:
        raise BadInputError("file-unreadable", path=str(path), error=error.strerror or "") from error

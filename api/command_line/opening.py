"""Opens the office of a call: database by URL, reference data from seeds, the clock of the machine; and its safe."""

from __future__ import annotations

import glob
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from zoneinfo import ZoneInfo

from coordination.desk.drawing.safe import Safe
from coordination.desk.office import Office
from coordination.errors import BadInputError
from coordination.storage.database import Database
from coordination.storage.sealing import Keyring
from seeds.loading import reference

_ZONE = ZoneInfo("Asia/Shanghai")
_SECRET_BYTES = 32


def database_url() -> str:
    """ONEVISIT_DATABASE_URL, else a file in the working folder."""
    return os.environ.get("ONEVISIT_DATABASE_URL") or f"sqlite:///{Path.cwd() / 'onevisit.db'}"


def open_office() -> Office:
    """The office, its tables up to date."""
    make_secret()
    office = closed_office(database_url())
    office.open()
    return office


def closed_office(url: str) -> Office:
    """An office whose database is left as it is, whatever is in it."""
    return Office(Database(url, Keyring(service_secrets())), reference(), lambda: datetime.now(_ZONE), "command line")


def open_safe() -> Safe:
    """What keeps the secrets of draws."""
    present, *earlier = service_secrets() or [b""]  # says so itself when it is needed
    return Safe(present, earlier=tuple(earlier))


def secret_file() -> Path:
    """ONEVISIT_SECRET_FILE, else `onevisit.secret` in the working folder."""
    return Path(os.environ.get("ONEVISIT_SECRET_FILE") or Path.cwd() / "onevisit.secret")


def service_secrets() -> list[bytes]:
    """The secret of the service and those before it, `….1` being the oldest; none where there is no file.

    Raises BadInputError for a file that cannot be read.
    """
    found = []
    for path in [secret_file(), *reversed(earlier_secrets())]:
        try:
            found.append(path.read_bytes().strip())
        except FileNotFoundError:
            return []
        except OSError as error:
            raise BadInputError("file-unreadable", path=str(path), error=error.strerror or "") from error
    return found


def earlier_secrets() -> list[Path]:
    """Files of secrets that were replaced, the oldest first."""
    path = secret_file()
    numbered = ((one.suffix.removeprefix("."), one) for one in path.parent.glob(f"{glob.escape(path.name)}.*"))
    return [one for _, one in sorted((int(number), one) for number, one in numbered if number.isdecimal())]


def make_secret() -> None:
    """Makes the file in the working folder where it is missing, for its owner alone to read.

    Not where a file is named: that one is somebody's to bring; nor where the database knows a key already.
    """
    named = os.environ.get("ONEVISIT_SECRET_FILE")
    if not named and not secret_file().exists() and not Database(database_url()).is_sealed():
        with _new_secret(secret_file()) as made, suppress(FileExistsError):  # somebody else was faster
            os.link(made, secret_file())


def replace_secret() -> None:
    """A new secret; the one of before gets a number, and is kept: backups of before need it.

    Raises BadInputError.
    """
    path = secret_file()
    with _new_secret(path) as made:
        os.link(path, path.with_name(f"{path.name}.{len(earlier_secrets()) + 1}"))
        made.replace(path)


@contextmanager
def _new_secret(path: Path) -> Iterator[Path]:
    """A new secret in a file of its own, for its owner alone to read, to be given its name whole or not at all."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(token_hex(_SECRET_BYTES) + "\n")
            yield Path(name)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        raise BadInputError("file-unwritable", path=str(path), error=error.strerror or "") from error

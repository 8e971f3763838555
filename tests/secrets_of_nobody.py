"""The secret of the service in the tests: in the environment for programs, as a keyring for databases."""

from __future__ import annotations

import os
from pathlib import Path

from coordination.storage.sealing import Keyring

SECRET = b"a secret of the service in the tests"
KEYRING = Keyring([SECRET])


def put_into_environment(folder: Path) -> None:
    """What the tests start finds the secret, and makes none in the folder it is started in."""
    file = folder / "onevisit.secret"
    file.write_bytes(SECRET)
    os.environ["ONEVISIT_SECRET_FILE"] = str(file)

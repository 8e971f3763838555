"""A task for another process that says that it has begun and does not end; a module of its own, which loads fast."""

from __future__ import annotations

import os
import time
from pathlib import Path


def fall_asleep(folder: Path) -> None:
    """Leaves a file with the name of its process, and sleeps."""
    (folder / str(os.getpid())).touch()
    time.sleep(600)

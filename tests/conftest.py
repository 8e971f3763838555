"""What runs where: PostgreSQL, large sizes, real clients and browsers only where the machine says so, as CI does."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.secrets_of_nobody import put_into_environment

_LONG = {"fuzzing", "whole_run"}  # their tests start the whole command, or ask everything in every role


def pytest_configure(config: pytest.Config) -> None:
    """What the tests start finds its secret, libraries that are compiled already, and hears Ctrl-C."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell switches it off for what it runs behind itself
    folder = TemporaryDirectory(prefix="onevisit-tests-", ignore_cleanup_errors=True)
    config.add_cleanup(folder.cleanup)
    put_into_environment(Path(folder.name))
    keep_bytecode(Path(folder.name))


def keep_bytecode(folder: Path) -> None:
    """Where none may be written beside the sources, one folder keeps it for this run's processes: else each compiles.

    The processes of pytest-xdist are started after this, and come here with nothing left to do.
    """
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", None):
        os.environ.setdefault("PYTHONPYCACHEPREFIX", str(folder / "bytecode"))


def pytest_collection() -> None:
    """No example of a property is timed: a slow machine is no fault."""
    from hypothesis import settings  # noqa: PLC0415 - the process that only hands out tests need not load it

    settings.register_profile("untimed", settings.default, deadline=None)
    settings.load_profile("untimed")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Passes over tests whose means are not there; those that start the whole command, the longest, go first."""
    means = {
        "postgres": "TEST_DATABASE_URL",
        "large": "ONEVISIT_LARGE",
        "clients": "ONEVISIT_CLIENTS",
        "fuzz": "ONEVISIT_FUZZ",
        "browser": "ONEVISIT_BROWSER",
    }
    for item in items:
        for mark, variable in means.items():
            if item.get_closest_marker(mark) and not os.environ.get(variable):
                item.add_marker(pytest.mark.skip(reason=f"{variable} is not set"))
    items.sort(key=lambda item: item.path.parent.name not in _LONG)  # at the end one process would wait for another

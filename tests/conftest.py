"""What runs where: PostgreSQL, large sizes, real clients and browsers only where the machine says so, as CI does."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.secrets_of_nobody import put_into_environment


def pytest_configure(config: pytest.Config) -> None:
    """What the tests start finds its secret."""
    folder = TemporaryDirectory(prefix="onevisit-tests-")
    config.add_cleanup(folder.cleanup)
    put_into_environment(Path(folder.name))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Passes over tests whose means are not there."""
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

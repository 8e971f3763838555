"""What runs where: PostgreSQL, large sizes, real clients and browsers only where the machine says so, as CI does."""

from __future__ import annotations

import os

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Passes over tests whose means are not there."""
    means = {
        "postgres": "TEST_DATABASE_URL",
        "large": "ONEVISIT_LARGE",
        "clients": "ONEVISIT_CLIENTS",
        "browser": "ONEVISIT_BROWSER",
    }
    for item in items:
        for mark, variable in means.items():
            if item.get_closest_marker(mark) and not os.environ.get(variable):
                item.add_marker(pytest.mark.skip(reason=f"{variable} is not set"))

"""Passwords cost little here; what they cost is asked where accounts are kept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.coordination.desk.accounts.hashing import make_cheap


@pytest.fixture(scope="module", autouse=True)
def _cheap_passwords() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        make_cheap(patch)
        yield

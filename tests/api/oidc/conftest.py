"""The office of the web tests."""

from __future__ import annotations

from tests.api.rest.conftest import office, opened

__all__ = ["office", "opened"]

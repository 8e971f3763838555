"""Passwords that cost little: the same argon2id with the least memory and time."""

from __future__ import annotations

import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from coordination.desk.accounts import passwords


def make_cheap(patch: pytest.MonkeyPatch) -> None:
    """Puts it in the place of the service's own hasher."""
    patch.setattr(passwords, "HASHER", PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),)))
    passwords.decoy.cache_clear()

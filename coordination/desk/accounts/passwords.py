"""Passwords: how they are kept (argon2id), judged when set, and compared without telling who exists."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from secrets import token_urlsafe
from unicodedata import normalize

from pwdlib import PasswordHash

from coordination.model.credentials import Credentials
from solvers.fault import Fault

_LEAST, _MOST = 12, 1024
_OURS = "$argon2id$"
HASHER = PasswordHash.recommended()


def faults_of(password: str, name: str) -> Iterator[Fault]:
    """What is wrong with a password that somebody wants to set."""
    plain = _plain(password)
    if len(plain) < _LEAST:
        yield Fault("password-too-short", name, {"least": _LEAST})
    if max(len(plain), len(password)) > _MOST:
        yield Fault("password-too-long", name, {"most": _MOST})
    if name and name.lower() in plain.lower():
        yield Fault("password-holds-name", name)


def hash_of(password: str) -> str:
    """What is stored; takes about a fifth of a second and 64 MiB, so never inside a transaction."""
    return HASHER.hash(_bytes(password))


def fits(credentials: Credentials | None, password: str) -> bool:
    """Whether the password is the account's. Takes as long where there is no account: a decoy is verified then.

    So it does where an account has no password, and keeps what is no hash.
    """
    instead = decoy()  # made by whoever comes first, whatever name they give
    known, kept = credentials is not None, instead if credentials is None else credentials.password_hash
    if not kept.startswith(_OURS):
        known, kept = False, instead
    fitting = HASHER.verify(_bytes(password[:_MOST]), kept)
    return fitting and known and len(password) <= _MOST


@cache
def decoy() -> str:
    """The hash of a password that nobody knows, made once a process."""
    return HASHER.hash(token_urlsafe())


def _plain(password: str) -> str:
    """One form for what looks the same: an input method may give full-width letters for half-width ones."""
    return normalize("NFKC", password)


def _bytes(password: str) -> bytes:
    return _plain(password).encode(errors="backslashreplace")  # half a character is wrong, but no reason to fail

"""Pairs of neighbouring characters: what a Chinese name is found by when a part of it is looked for.

Chinese has no blanks to part words by, and the words people look for are mostly of two characters: pairs find them,
triples would not.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from itertools import pairwise


def folded(text: str) -> str:
    """The text as names are compared: lower case, full-width letters and brackets as ordinary ones."""
    return unicodedata.normalize("NFKC", text.lower())


def grams(text: str) -> list[str]:
    """The pairs of characters of a text, in order."""
    plain = folded(text)
    return [plain[place : place + 2] for place in range(len(plain) - 1)]


def tokens(text: str) -> str:
    """The pairs of a text as words that no tokenizer takes apart, parted by blanks; one call for each row imported."""
    numbers = [f"{ord(character):x}" for character in folded(text)]
    return " ".join(f"{first}z{second}" for first, second in pairwise(numbers))


def teach(connection: sqlite3.Connection) -> None:
    """Gives SQLite the function its search triggers call; PostgreSQL has it from migration 0005."""
    connection.create_function("onevisit_grams", 1, tokens, deterministic=True)

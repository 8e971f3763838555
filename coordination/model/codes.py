"""Codes of targets: the unified social credit code (GB 32100-2015), organisation codes, registration numbers."""

from __future__ import annotations

import re
import unicodedata
from itertools import starmap
from operator import mul

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_VALUE = {character: value for value, character in enumerate(ALPHABET)}
_WEIGHTS = tuple(pow(3, power, 31) for power in range(17))
_CITIZEN = re.compile(r"[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X]")
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def check_character(first_17: str) -> str:
    """The 18th character of a credit code whose first 17 are given (GB 32100-2015, annex).

    The remainder 31 − (sum mod 31) of 31 stands for 0. Raises KeyError on a character outside the alphabet.
    """
    total = sum(starmap(mul, zip(map(_VALUE.__getitem__, first_17), _WEIGHTS, strict=True)))
    return ALPHABET[-total % 31]


def uscc_fault(text: str) -> str | None:
    """What is wrong with a unified social credit code, as a message code; None if it is right."""
    if _has_full_width(text):
        return "uscc-full-width"
    if len(text) != 18:
        return "uscc-length"
    if not _VALUE.keys() >= set(text):
        return "uscc-alphabet"
    return None if check_character(text[:17]) == text[17] else "uscc-check-character"


def organisation_code(uscc: str) -> str:
    """The organisation code (GB 11714) inside a credit code: its positions 9 to 17."""
    return uscc[8:17]


def organisation_check_character(first_8: str) -> str:
    """The ninth character of an organisation code (GB 11714); some genuine codes have another one."""
    total = sum(int(character, 36) * weight for character, weight in zip(first_8, _ORGANISATION_WEIGHTS, strict=True))
    return "0123456789X0"[11 - total % 11]


def registration_number_fault(text: str) -> str | None:
    """What is wrong with an old 15-digit registration number, as a message code; None if it is right."""
    if _has_full_width(text):
        return "registration-number-full-width"
    return None if re.fullmatch(r"[0-9]{15}", text) else "registration-number-form"


def is_citizen_number(text: str) -> bool:
    """Whether it is the number of somebody's identity card (GB 11643-1999): a birthday in it, and the right end."""
    if not _CITIZEN.fullmatch(text):
        return False
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(text[:17]))
    return "10X98765432"[total % 11] == text[17]


def _has_full_width(text: str) -> bool:
    return not text.isascii() and any(unicodedata.east_asian_width(character) in "FW" for character in text)

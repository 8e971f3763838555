"""identify: register entries to targets; the same target under several registers, codes or licences is one.

Entries are linked by what they share: the 18-digit code, the old registration number, the organisation code (given,
or inside the 18-digit code), an id of the register's own. Different targets at one address or spot share their
premises.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TypeVar

from coordination.model.codes import organisation_code
from coordination.model.targets import RegisterEntry, RegisterKind, Target
from solvers.linking.model import groups

Code = tuple[str, str]
_PRECEDENCE = {kind: place for place, kind in enumerate(RegisterKind)}
_Value = TypeVar("_Value")


def codes_of(entry: RegisterEntry) -> list[Code]:
    """Every code of an entry as (scheme, value); two entries with a code in common are the same target."""
    codes: list[Code] = []
    if entry.uscc:
        codes += [("uscc", entry.uscc), ("organisation", organisation_code(entry.uscc))]
    if entry.registration_number:
        codes.append(("registration", entry.registration_number))
    if entry.organisation_code:
        codes.append(("organisation", entry.organisation_code.replace("-", "")))
    if entry.internal_id:
        codes.append((f"id of {entry.register.value}", entry.internal_id))
    return list(dict.fromkeys(codes))


def same_target(codes: Sequence[Iterable[Code]]) -> list[list[int]]:
    """Groups of records, by position, that are the same target."""
    return groups(codes)


def merged(target_id: str, entries: Sequence[RegisterEntry], premises: str = "") -> Target:
    """One target from its entries: standard registers speak first, empty fields are filled by later ones."""
    ranked = sorted(entries, key=lambda entry: (_PRECEDENCE[entry.register], entry.licence_number, entry.key))
    first = ranked[0]
    placed = next((entry for entry in ranked if entry.longitude is not None), first)
    return Target(
        id=target_id,
        kind=first.kind,
        name=first.name,
        region_code=first.region_code,
        address=_first(entry.address for entry in ranked),
        uscc=_first(entry.uscc for entry in ranked),
        registration_number=_first(entry.registration_number for entry in ranked),
        legal_representative=_first(entry.legal_representative for entry in ranked),
        phone=_first(entry.phone for entry in ranked),
        industry=_first(entry.industry for entry in ranked),
        longitude=placed.longitude,
        latitude=placed.latitude,
        status=first.status,
        credit_class=_first(entry.credit_class for entry in ranked),
        food_risk_level=_first(entry.food_risk_level for entry in ranked),
        flags=_union(entry.flags for entry in ranked),
        tags=_union(entry.tags for entry in ranked),
        closed_on=_union(entry.closed_on for entry in ranked),
        premises=premises,
    )


def _first(values: Iterable[str]) -> str:
    return next((value for value in values if value), "")


def _union(lists: Iterable[Sequence[_Value]]) -> tuple[_Value, ...]:
    return tuple(sorted({value for values in lists for value in values}))  # type: ignore[type-var]


def premises_of(targets: Sequence[tuple[str, str, str, float | None, float | None]]) -> dict[str, str]:
    """Premises by target id: the smallest id among all targets at the same address or spot.

    targets: (id, region code, address, longitude, latitude). An address counts only if it has a number in it:
    a street alone is no premises.
    """
    keys: list[list[tuple[object, ...]]] = []
    for _, region, address, longitude, latitude in targets:
        own: list[tuple[object, ...]] = []
        plain = _plain_address(address)
        if any(character.isdecimal() for character in plain):
            own.append((region, plain))
        if longitude is not None and latitude is not None:
            own.append((round(longitude, 6), round(latitude, 6)))
        keys.append(own)
    found: dict[str, str] = {}
    for group in groups(keys):
        smallest = min(targets[position][0] for position in group)
        found.update((targets[position][0], smallest) for position in group)
    return found


def _plain_address(address: str) -> str:
    return re.sub(r"[\s,.，。、()（）\-—#]+", "", unicodedata.normalize("NFKC", address))

"""Why checks are left out, told to a reader in their language, with the names of what a plan has codes of."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from coordination.desk.office import Reference
from coordination.model.people import Department, HalfDay, Specialty
from coordination.texts import Texts
from coordination.texts.left_out import LeftOut, why


def teller(reference: Reference, said: Texts) -> Callable[[LeftOut], str]:
    """What tells a reader of these texts why a check is left out."""
    names = names_in(reference, said)
    names |= {half.value: said.say(f"leave-half-{half.value}") for half in (HalfDay.MORNING, HalfDay.AFTERNOON)}
    return partial(why, said=said, names=names)


def names_in(reference: Reference, said: Texts) -> dict[str, str]:
    """Names of departments, specialties and regions by code, in the language of these texts where there are any."""
    known: tuple[Department | Specialty, ...] = (*reference.departments, *reference.specialties)
    names = {code: region.name for code, region in reference.regions.by_code.items()}
    return names | {one.code: one.name if said.language == "zh" else one.name_en for one in known}

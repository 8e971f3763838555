"""Texts that name what stands as a code in them: departments, regions, specialties and half days."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from coordination.desk.office import Reference
from coordination.documents.plan_papers import OFFICE
from coordination.model.people import Department, HalfDay, Specialty
from coordination.model.regions import Region
from coordination.texts import Language, Texts, named, texts
from coordination.texts.left_out import LeftOut, why


def teller(reference: Reference, said: Texts) -> Callable[[LeftOut], str]:
    """What tells a reader of these texts why a check is left out."""
    return partial(why, said=naming_texts(reference, said.language))


def naming_texts(reference: Reference, language: Language) -> Texts:
    """The catalogue of a language that knows the names of codes."""
    said = texts(language)
    return said.naming(names_in(reference, said))


def document_name(said: Texts, form: str, title: str) -> str:
    """What a document is called in the language of these texts: as its form; by its own title where that is gone."""
    name = named("document-title", form)
    return said.say(name.code) if said.has(name.code) else title


def names_in(reference: Reference, said: Texts) -> dict[str, str]:
    """Names by code, in the language of these texts; and by Chinese name, as events, papers and outlines have them."""
    known: tuple[Region | Department | Specialty, ...] = (
        *reference.regions.all,
        *reference.departments,
        *reference.specialties,
    )
    names = {one.code: one.name if said.language == "zh" else one.name_en for one in known}
    names |= {one.name: names[one.code] for one in known}
    names[OFFICE] = said.say("document-office")
    return names | {half.value: said.say(f"leave-half-{half.value}") for half in (HalfDay.MORNING, HalfDay.AFTERNOON)}

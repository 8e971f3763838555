"""Work rules of a department: how it draws and inspects, the document beside its list and its two registers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date


@dataclass(frozen=True, slots=True)
class WorkRules:
    """The work rules (随机抽查工作细则) of one department, section by section; a section may be empty.

    duties: what the department is there for (CX-05); ratio_and_frequency, procedure, norms: the three things that are
    to be explicit (JN-13, JN-29); register_scope to papers: what CX-18 asks for; published_on: the day from which
    everybody reads them, None before.
    """

    department: str
    title: str
    number: str = ""
    duties: str = ""
    ratio_and_frequency: str = ""
    procedure: str = ""
    norms: str = ""
    register_scope: str = ""
    target_draw: str = ""
    inspector_draw: str = ""
    standards: str = ""
    methods: str = ""
    publication: str = ""
    papers: str = ""
    published_on: date | None = None

    def missing(self, sections: Iterable[str]) -> tuple[str, ...]:
        """Which of the sections a pack asks for say nothing."""
        return tuple(one for one in sections if not getattr(self, one))

    @property
    def written(self) -> tuple[tuple[str, str], ...]:
        """The sections that say something, with what they say."""
        return tuple((one, getattr(self, one)) for one in SECTIONS if getattr(self, one))

    def is_public(self, on: date) -> bool:
        """Whether everybody reads them on a day."""
        return self.published_on is not None and self.published_on <= on


_OF_THE_PAPER = {"department", "title", "number", "published_on"}
SECTIONS = tuple(one.name for one in fields(WorkRules) if one.name not in _OF_THE_PAPER)
"""The sections in the order in which they are read."""

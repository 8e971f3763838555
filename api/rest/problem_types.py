"""What a problem's `type` leads to: its sentence in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from litestar.params import FromPath

from api.rest.routing import OPEN, route
from coordination.errors import NotFoundError
from coordination.texts import LANGUAGES, texts


@dataclass(frozen=True, slots=True)
class ProblemType:
    """A kind of problem; places to be filled stand in braces."""

    code: str
    sentences: dict[str, str]


@route("GET", "/problems/{code:str}", "problem-type", OPEN, problems=(404,), tags=["problems"])
def problem_type(code: FromPath[str]) -> ProblemType:
    """What a stable code means and what to do about it."""
    if not texts("zh").has(code):
        raise NotFoundError("problem-type-not-found", name=code)
    return ProblemType(code, {language: texts(language).say(code) for language in LANGUAGES})


PROBLEM_TYPES = [problem_type]

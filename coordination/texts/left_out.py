"""Why a plan leaves a check out, said in the language of whoever reads it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from coordination.texts import Texts
from solvers.planning.plan import Unplanned


def why(left: Unplanned, said: Texts) -> str:
    """The message of a check that is left out; its detail where there is none that these texts can say whole."""
    told = None if left.message is None else said.tell(left.message)
    return told or left.detail


def in_words(left: Iterable[Unplanned], said: Texts) -> tuple[Unplanned, ...]:
    """The same with their details written out, for readers of the plan file alone."""
    return tuple(replace(one, detail=why(one, said)) for one in left)

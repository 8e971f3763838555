"""One thing that is wrong with an input, as data: what, where, and the values a message needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fault:
    """`code` names the sentence in the catalogues, `place` the spot in the input, `values` fill the sentence."""

    code: str
    place: str
    values: Mapping[str, str | int] = field(default_factory=dict)

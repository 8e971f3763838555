"""What is wrong with an input, and what else is to be said of something, as data in no language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Message:
    """Something to be said in whatever language is read: the code of a text and the values in its places.

    A value may be a message of its own that is said within this one, or a list.
    """

    code: str
    values: Mapping[str, Value] = field(default_factory=dict)


Value = str | int | Message | tuple[str | Message, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """`code` names the sentence in the catalogues, `place` the spot in the input, `values` fill the sentence."""

    code: str
    place: str
    values: Mapping[str, Value] = field(default_factory=dict)

"""The verifier of draw records: repeats the draw from record and frame, standard library only.

Written apart from the code that draws; shares with it only the layout of the record.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from fractions import Fraction
from math import ceil
from typing import Any

from solvers.drawing.layout import broken_line
from solvers.fault import Fault

_ANNOUNCED = (
    "format",
    "algorithm",
    "campaign",
    "title",
    "announced_at",
    "frame_sha256",
    "frame_rows",
    "label_prefix",
    "public_value_source",
    "chain_length",
    "commitment",
    "batches",
)
_DRAWN = ("announcement_sha256", "public_value", "drawn_at", "witnesses", "codes", "strata", "drawn", "left")


def verify(record: bytes, frame: bytes) -> list[Fault]:
    """Every line of `record` that is wrong, given the published frame file; empty when the draw is what it claims.

    A fault's place is `line N` of the record. A record with a broken seal is not looked at further.
    """
    line = broken_line(record)
    if line is not None:
        return [Fault("draw-line-changed", f"line {line}")]
    content: dict[str, Any] = json.loads(record)
    missing = [key for key in (*_ANNOUNCED, *_DRAWN) if key not in content]
    if missing:
        return [Fault("draw-key-missing", "line 1", {"keys": ", ".join(missing)})]
    return list(_faults(content, frame, _Lines(record.decode())))


class _Lines:
    """Line numbers of the keys and list entries of a record."""

    def __init__(self, text: str) -> None:
        self._line_of = {
            line.split('"')[1]: number for number, line in enumerate(text.split("\n"), 1) if line.startswith(' "')
        }

    def of(self, key: str, entry: int | None = None) -> str:
        """`line N` of a key, or of an entry of its list counted from 0."""
        return f"line {self._line_of[key] + (0 if entry is None else entry + 1)}"


def _faults(content: dict[str, Any], frame: bytes, lines: _Lines) -> Iterator[Fault]:
    announced = {key: content[key] for key in _ANNOUNCED}
    if _sha256(json.dumps(announced, ensure_ascii=False).encode()) != content["announcement_sha256"]:
        yield Fault("draw-announcement-changed", lines.of("announcement_sha256"))
    if _sha256(frame) != content["frame_sha256"]:
        yield Fault("draw-other-frame", lines.of("frame_sha256"))
        return
    members = _members(frame)
    if len(members) != content["frame_rows"]:
        yield Fault("draw-frame-rows", lines.of("frame_rows"), {"rows": len(members)})
    yield from _chain_faults(content, lines)
    sizes = Counter((batch, stratum) for stratum, batches in members.values() for batch in batches)
    quotas = {
        (batch["id"], stratum): quota
        for batch in content["batches"]
        for stratum, quota in _quotas(batch, {s: n for (b, s), n in sizes.items() if b == batch["id"]}).items()
    }
    due = sorted([batch, stratum, sizes[batch, stratum], quota] for (batch, stratum), quota in quotas.items())
    yield from _compare("draw-stratum-wrong", content, "strata", due, lines)
    yield from _compare("draw-entry-wrong", content, "drawn", _repeat(content, members, quotas), lines)


def _chain_faults(content: dict[str, Any], lines: _Lines) -> Iterator[Fault]:
    previous = content["commitment"]
    for number, code in enumerate(content["codes"]):
        if hashlib.sha256(bytes.fromhex(code)).hexdigest() != previous:
            yield Fault("draw-code-wrong", lines.of("codes", number), {"round": number + 1})
        previous = code
    if len(content["codes"]) >= content["chain_length"]:
        yield Fault("draw-chain-too-short", lines.of("chain_length"))


def _members(frame: bytes) -> dict[str, tuple[str, list[str]]]:
    rows = (row.split(",") for row in frame.decode().splitlines()[1:])
    return {label: (stratum, batches.split()) for label, stratum, batches in rows}


def _quotas(batch: dict[str, Any], sizes: dict[str, int]) -> dict[str, int]:
    weight = {
        stratum: size * Fraction(batch["class_weights"].get(stratum.split("/")[-1], 1))
        for stratum, size in sizes.items()
    }
    total = ceil(Fraction(batch["ratio"]) * sum(sizes.values()))
    full: set[str] = set()
    while True:  # strata that would have to give more than they have give everything
        rest = total - sum(sizes[stratum] for stratum in full)
        weights = sum(weight[stratum] for stratum in sizes if stratum not in full)
        over = {s for s in sizes if s not in full and rest * weight[s] >= sizes[s] * weights}
        if not over:
            break
        full |= over
    exact = {s: Fraction(sizes[s]) if s in full else rest * weight[s] / weights for s in sizes}
    quotas = {stratum: int(share) for stratum, share in exact.items()}
    largest_remainder = sorted(sizes, key=lambda stratum: (quotas[stratum] - exact[stratum], stratum))
    for stratum in largest_remainder[: total - sum(quotas.values())]:
        quotas[stratum] += 1
    return quotas


def _repeat(
    content: dict[str, Any], members: dict[str, tuple[str, list[str]]], quotas: dict[tuple[str, str], int]
) -> list[list[Any]]:
    pools: dict[tuple[str, str], list[str]] = defaultdict(list)
    for label, (stratum, batches) in members.items():
        for batch in batches:
            pools[batch, stratum].append(label)
    vacant = Counter(quotas)
    drawn: list[list[Any]] = []
    for number, code in enumerate(content["codes"], 1):
        key = hmac.digest(bytes.fromhex(code), content["public_value"].encode(), "sha256")
        prefix = content["label_prefix"]
        ticket = {label: hmac.digest(key, f"{prefix}{label}\x01".encode(), "sha256").hex() for label in members}
        gone = {(batch, label) for _, batch, _, label, _ in drawn}
        for batch, stratum in sorted(vacant):
            if vacant[batch, stratum]:
                pool = (label for label in pools[batch, stratum] if (batch, label) not in gone)
                chosen = sorted(pool, key=ticket.__getitem__)[: vacant[batch, stratum]]
                drawn += [[number, batch, stratum, label, ticket[label]] for label in chosen]
        vacant = Counter((batch, stratum) for at, batch, stratum, _, _ in content["left"] if at == number)
    return drawn


def _compare(code: str, content: dict[str, Any], key: str, due: list[list[Any]], lines: _Lines) -> Iterator[Fault]:
    found = content[key]
    for number in range(max(len(found), len(due))):
        written = found[number] if number < len(found) else None
        if number >= len(due) or written != due[number]:
            expected = ", ".join(map(str, due[number])) if number < len(due) else "-"
            yield Fault(code, lines.of(key, min(number, len(found))), {"expected": expected})


def _sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()

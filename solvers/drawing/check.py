"""The verifier of draw records: repeats the draw from record and frame, standard library only.

Written apart from the code that draws; shares with it only the layout of the record.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from io import BytesIO
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
_POOL_SLACK = 16
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
        return [Fault("draw-key-missing", "line 1", {"keys": tuple(missing)})]
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


class _FrameFile:
    """The frame, read anew for every pass; what follows the label is parsed once for all rows where it is the same."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw

    def rows(self) -> Iterator[tuple[bytes, bytes]]:
        """Label and place of every row."""
        lines = BytesIO(self._raw)
        next(lines, None)
        for line in lines:
            label, _, place = line.partition(b",")
            yield label, place

    @staticmethod
    def place(raw: bytes) -> tuple[str, list[str]]:
        """Stratum and batches."""
        stratum, batches = raw.decode().split(",")
        return stratum, batches.split()

    def counts(self) -> tuple[int, int]:
        """The number of rows and of distinct labels; labels are put aside only where they do not ascend."""
        count, previous, ascending = 0, b"", True
        for label, _ in self.rows():
            ascending = ascending and (label > previous or not count)
            count, previous = count + 1, label
        return count, count if ascending else len({label for label, _ in self.rows()})

    def sizes(self) -> Counter[tuple[str, str]]:
        """Members of each batch and stratum."""
        found: Counter[tuple[str, str]] = Counter()
        for place, count in Counter(place for _, place in self.rows()).items():
            stratum, batches = self.place(place)
            for batch in batches:
                found[batch, stratum] += count
        return found


class _Pool:
    """The smallest tickets of one batch in one stratum so far, `size` of them or some more until they are cut."""

    __slots__ = ("kept", "limit", "size")

    def __init__(self, size: int) -> None:
        self.size = size
        self.kept: list[tuple[bytes, bytes]] = []
        self.limit = b"\xff" * 33  # above every ticket

    def add(self, ticket: bytes, label: bytes) -> None:
        self.kept.append((ticket, label))
        if len(self.kept) >= 2 * self.size + _POOL_SLACK:
            self.cut()

    def cut(self) -> None:
        self.kept.sort()
        del self.kept[self.size :]
        if len(self.kept) == self.size:
            self.limit = self.kept[-1][0]


def _faults(content: dict[str, Any], frame: bytes, lines: _Lines) -> Iterator[Fault]:
    announced = {key: content[key] for key in _ANNOUNCED}
    if _sha256(json.dumps(announced, ensure_ascii=False).encode()) != content["announcement_sha256"]:
        yield Fault("draw-announcement-changed", lines.of("announcement_sha256"))
    if _sha256(frame) != content["frame_sha256"]:
        yield Fault("draw-other-frame", lines.of("frame_sha256"))
        return
    file = _FrameFile(frame)
    (rows, distinct), sizes = file.counts(), file.sizes()
    if not rows == distinct == content["frame_rows"]:
        yield Fault("draw-frame-rows", lines.of("frame_rows"), {"rows": distinct})
    yield from _chain_faults(content, lines)
    quotas = {
        (batch["id"], stratum): quota
        for batch in content["batches"]
        for stratum, quota in _quotas(batch, {s: n for (b, s), n in sizes.items() if b == batch["id"]}).items()
    }
    due = sorted([batch, stratum, sizes[batch, stratum], quota] for (batch, stratum), quota in quotas.items())
    yield from _compare("draw-stratum-wrong", content, "strata", due, lines)
    yield from _compare("draw-entry-wrong", content, "drawn", _repeat(content, file, quotas), lines)


def _chain_faults(content: dict[str, Any], lines: _Lines) -> Iterator[Fault]:
    previous = content["commitment"]
    for number, code in enumerate(content["codes"]):
        if hashlib.sha256(bytes.fromhex(code)).hexdigest() != previous:
            yield Fault("draw-code-wrong", lines.of("codes", number), {"round": number + 1})
        previous = code
    if len(content["codes"]) >= content["chain_length"]:
        yield Fault("draw-chain-too-short", lines.of("chain_length"))


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


def _repeat(content: dict[str, Any], file: _FrameFile, quotas: dict[tuple[str, str], int]) -> list[list[Any]]:
    vacant = Counter(quotas)
    drawn: list[list[Any]] = []
    gone: set[tuple[str, bytes]] = set()
    for number, code in enumerate(content["codes"], 1):
        key = hmac.digest(bytes.fromhex(code), content["public_value"].encode(), "sha256")
        pools = {place: _Pool(count) for place, count in sorted(vacant.items()) if count}
        _fill(pools, file, key, content["label_prefix"].encode(), gone)
        for (batch, stratum), pool in pools.items():
            pool.cut()
            drawn += [[number, batch, stratum, label.decode(), ticket.hex()] for ticket, label in pool.kept]
        gone |= {(batch, label) for (batch, _), pool in pools.items() for _, label in pool.kept}
        vacant = Counter((batch, stratum) for at, batch, stratum, _, _ in content["left"] if at == number)
    return drawn


def _fill(
    pools: dict[tuple[str, str], _Pool], file: _FrameFile, key: bytes, prefix: bytes, gone: set[tuple[str, bytes]]
) -> None:
    """One pass over the frame; a row that no pool is open to needs no ticket."""
    inner = hashlib.sha256(bytes(byte ^ 0x36 for byte in key.ljust(64, b"\0")) + prefix)  # HMAC by its definition
    outer = hashlib.sha256(bytes(byte ^ 0x5C for byte in key.ljust(64, b"\0")))
    open_to: dict[bytes, list[tuple[str, _Pool]]] = {}
    for label, place in file.rows():
        if place not in open_to:
            stratum, batches = file.place(place)
            open_to[place] = [(batch, pools[batch, stratum]) for batch in batches if (batch, stratum) in pools]
        if not open_to[place]:
            continue
        inside, outside = inner.copy(), outer.copy()
        inside.update(label + b"\x01")
        outside.update(inside.digest())
        ticket = outside.digest()
        for batch, pool in open_to[place]:
            if ticket < pool.limit and (batch, label) not in gone:
                pool.add(ticket, label)


def _compare(code: str, content: dict[str, Any], key: str, due: list[list[Any]], lines: _Lines) -> Iterator[Fault]:
    found = content[key]
    for number in range(max(len(found), len(due))):
        written = found[number] if number < len(found) else None
        if number >= len(due) or written != due[number]:
            expected = ", ".join(map(str, due[number])) if number < len(due) else "-"
            yield Fault(code, lines.of(key, min(number, len(found))), {"expected": expected})


def _sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()

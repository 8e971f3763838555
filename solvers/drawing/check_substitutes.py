"""The verifier of substitutes: who was drawn after the draw in the place of a target that dropped out (ZB-27).

From three published files alone - record and frame of the draw, and the log of substitutions - and with the standard
library only. The log holds, for each target, three events of the audit chain that follow one another: the reason, then
the code, then who was drawn. Each carries the digest of the one before it, so the reason was there before the code was
known. The code is of the chain the draw committed itself to; of the stratum's members the smallest ticket is drawn, and
everybody before it was drawn already or was passed over with a reason.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from solvers.fault import Fault

LOG_FORMAT = "joint-inspection-substitutes/1"
REASONS = ("owed", "exempt", "left")
_STEPS = ("replan-asked", "code-revealed", "substitutes-drawn")
_Event = Mapping[str, Any]


def verify_substitutes(record: bytes, frame: bytes, log: bytes) -> list[Fault]:
    """Everything that is wrong with a log; the record itself is for `check.verify`. Places are `event N`."""
    try:
        content, told = json.loads(record), json.loads(log)
        events: list[_Event] = told["events"]
        complete = told["format"] == LOG_FORMAT and len(events) % len(_STEPS) == 0
    except (ValueError, KeyError, TypeError):
        return [Fault("substitutes-unreadable", "log")]
    if not complete:
        return [Fault("substitutes-incomplete", "log", {"events": len(events)})]
    if hashlib.sha256(frame).hexdigest() != content["frame_sha256"]:
        return [Fault("substitutes-other-frame", "frame")]
    rows = [line.split(",") for line in frame.decode().splitlines()[1:]]
    members = {label: (stratum, batches.split()) for label, stratum, batches in rows}
    drew: dict[str, set[str]] = {}
    for _, batch, _, label, _ in content["drawn"]:
        drew.setdefault(batch, set()).add(label)
    later: dict[str, set[str]] = {batch: set() for batch in drew}
    faults: list[Fault] = []
    used = len(content["codes"])
    for first in range(0, len(events), len(_STEPS)):
        three = events[first : first + len(_STEPS)]
        try:
            faults += _of_order(three, first + 1)
            if all(event["action"] == step for event, step in zip(three, _STEPS, strict=True)):
                faults += _of_tickets(content, members, drew, later, used, three, first + len(_STEPS))
                used = int(three[1]["detail"]["number"])
        except (ValueError, KeyError, TypeError):
            faults.append(Fault("substitutes-unreadable", f"event {first + 1}"))
    return faults


def _of_order(three: Sequence[_Event], first: int) -> Iterator[Fault]:
    """Reason, code and draw follow one another in the audit chain, and nothing of them was changed."""
    for number, (event, step) in enumerate(zip(three, _STEPS, strict=True)):
        place = f"event {first + number}"
        content = {name: value for name, value in event.items() if name != "sha256"}
        sealed = hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
        if event["action"] != step or sealed != event["sha256"]:
            yield Fault("substitutes-event-changed", place, {"action": step})
        before = three[number - 1] if number else None
        follows = before is None or (
            event["sequence"] == before["sequence"] + 1 and event["previous_sha256"] == before["sha256"]
        )
        if not follows:
            yield Fault("substitutes-out-of-order", place)
    if not three[0]["detail"].get("reason"):
        yield Fault("substitutes-without-reason", f"event {first}")


def _of_tickets(
    record: Mapping[str, Any],
    members: Mapping[str, tuple[str, list[str]]],
    drew: Mapping[str, set[str]],
    later: dict[str, set[str]],
    used: int,
    three: Sequence[_Event],
    last: int,
) -> Iterator[Fault]:
    """The code is of the chain and not used before; in every batch that had the target the smallest was drawn."""
    place, gone = f"event {last}", three[0]["detail"].get("target", "")
    number, code = int(three[1]["detail"]["number"]), bytes.fromhex(three[1]["detail"]["code"])
    end = code
    for _ in range(number):
        end = hashlib.sha256(end).digest()
    if end.hex() != record["commitment"] or number <= used:
        yield Fault("substitutes-code-foreign", f"event {last - 1}", {"number": number})
    key = hmac.digest(code, record["public_value"].encode(), "sha256")
    drawn = {batch: (label, ticket) for batch, label, ticket in _entries(three[2]["detail"]["drawn"])}
    passed = {(batch, label) for batch, label, why in _entries(three[2]["detail"]["passed"]) if why in REASONS}
    stratum = members.get(gone, ("", []))[0]
    had = {batch for batch, labels in drew.items() if gone in labels | later[batch]}
    for batch in sorted(had | drawn.keys()):
        prefix = record["label_prefix"]
        tickets = sorted(
            (hmac.digest(key, f"{prefix}{label}".encode() + b"\x01", "sha256").hex(), label)
            for label, (where, batches) in members.items()
            if where == stratum and batch in batches
        )
        free = (one for one in tickets if one[1] not in drew.get(batch, ()) and (batch, one[1]) not in passed)
        ticket, label = next(free, ("", ""))
        if batch not in had or drawn.get(batch, ("", "")) != (label, ticket):
            said = drawn.get(batch, ("", ""))[0]
            yield Fault("substitutes-wrong", place, {"batch": batch, "said": said or "-", "expected": label or "-"})
        elif label:
            later[batch].add(label)


def _entries(text: str) -> list[list[str]]:
    return [entry.split(" ") for entry in text.split("; ") if entry]

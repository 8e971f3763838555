#!/usr/bin/env python3
"""Repeat who was drawn later: python3 verify_substitutes.py RECORD.json FRAME.csv LOG.json   (Python 3.8+, nothing more)

验证公开抽取之后的递补。Exit 0: the log is right. Exit 1: everything that is wrong is named, one line each.
Of each target that dropped out the log has three events: the reason, then the code, then who was drawn instead. Each
carries the SHA-256 of the one before, so the reason was there before the code was known. The code is of the chain the
record commits itself to; of the stratum's members that are left the smallest ticket is drawn, where
ticket = HMAC(HMAC(code, public value), label + 0x01). Verify the record itself with verify_draw.py.
"""
import hashlib
import hmac
import json
import sys

STEPS = ("replan-asked", "code-revealed", "substitutes-drawn")
REASONS = ("owed", "exempt", "left")


def sha(data):
    return hashlib.sha256(data).hexdigest()


def entries(text):
    return [entry.split(" ") for entry in text.split("; ") if entry]


def wrong_order(three, first):
    """Reason, code and draw as they were noted, one straight after the other."""
    for n, (event, step) in enumerate(zip(three, STEPS)):
        content = {name: value for name, value in event.items() if name != "sha256"}
        sealed = sha(json.dumps(content, ensure_ascii=False, sort_keys=True).encode())
        if event["action"] != step or sealed != event["sha256"]:
            yield first + n, "not the %s it was, or changed" % step
        before = three[n - 1]
        if n and (event["sequence"], event["previous_sha256"]) != (before["sequence"] + 1, before["sha256"]):
            yield first + n, "does not follow the event before it"
    if not three[0]["detail"].get("reason"):
        yield first, "has no reason"


def wrong_draw(record, members, holds, used, three, first):
    """Of each batch that held the target, the smallest ticket of its stratum that could be drawn."""
    gone, told = three[0]["detail"]["target"], three[2]["detail"]
    number, code = int(three[1]["detail"]["number"]), bytes.fromhex(three[1]["detail"]["code"])
    end = code.hex()
    for _ in range(number):
        end = sha(bytes.fromhex(end))
    if end != record["commitment"] or number <= used:
        yield first + 1, "code %d is not of the chain, or was used before" % number
    key = hmac.new(code, record["public_value"].encode(), "sha256").digest()
    said = {batch: [label, ticket] for batch, label, ticket in entries(told["drawn"])}
    passed = {(batch, label) for batch, label, why in entries(told["passed"]) if why in REASONS}
    drawn_first = {(batch, label) for _, batch, _, label, _ in record["drawn"]}
    stratum = members.get(gone, ("", []))[0]
    had = {batch for batch, label in holds if label == gone}
    for batch in sorted(had | set(said)):
        tickets = sorted(
            (hmac.new(key, (record["label_prefix"] + label).encode() + b"\x01", "sha256").hexdigest(), label)
            for label, (where, batches) in members.items()
            if where == stratum and batch in batches and (batch, label) not in drawn_first | passed)
        due = [tickets[0][1], tickets[0][0]] if tickets and batch in had else None
        if said.get(batch) != due:
            yield first + 2, "batch %s: expected %s, said %s" % (batch, due and due[0], (said.get(batch) or [None])[0])
        elif due:
            holds.add((batch, due[0]))


def faults(record, frame, log):
    record, log, rows = json.loads(record), json.loads(log), frame.decode().splitlines()[1:]
    events = log["events"]
    if log["format"] != "joint-inspection-substitutes/1" or len(events) % 3:
        yield len(events), "not a log with three events for each target"
        return
    if sha(frame) != record["frame_sha256"]:
        yield 0, "the frame is not the one of this record"
        return
    members = {label: (stratum, batches.split()) for label, stratum, batches in (row.split(",") for row in rows)}
    holds, used = {(batch, label) for _, batch, _, label, _ in record["drawn"]}, len(record["codes"])
    for at in range(0, len(events), 3):
        three, found = events[at:at + 3], []
        try:
            found += wrong_order(three, at + 1)
            found += wrong_draw(record, members, holds, used, three, at + 1)
            used = int(three[1]["detail"]["number"])
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            found.append((at + 1, "cannot be read: %r" % error))
        yield from found


def main(*names):
    try:
        files = [open(name, "rb").read() for name in names]
        found = list(faults(*files))
        replaced = len(json.loads(files[2])["events"]) // 3
    except (OSError, ValueError, KeyError, TypeError) as error:
        sys.exit("文件无法读取 / a file cannot be read: %s" % error)
    for place, what in found:
        print("第 %d 条不符 / event %d is wrong: %s" % (place, place, what))
    sys.exit(1) if found else print("递补无误 / every substitute is the one the codes draw: %d replaced" % replaced)


if __name__ == "__main__":
    main(*sys.argv[1:]) if len(sys.argv) == 4 else sys.exit(__doc__)

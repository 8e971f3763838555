#!/usr/bin/env python3
"""Repeat a published draw: python3 verify_draw.py RECORD.json FRAME.csv   (Python 3.8+, nothing to install)

验证公开的抽取记录。Exit 0: the draw is what it claims to be. Exit 1: the first wrong line is named.
Method: draft-thomson-elegy-vrs-00, SHA-256. In every stratum the smallest tickets are drawn, where
ticket = HMAC(HMAC(code, public value), label + 0x01), and each code is the SHA-256 preimage of the one before.
"""
import hashlib
import hmac
import json
import re
import sys
from collections import Counter
from fractions import Fraction
from math import ceil


def sha(data):
    return hashlib.sha256(data).hexdigest()


def fail(line, what):
    sys.exit(f"第 {line} 行不符 / line {line} is wrong: {what}")


def check_seal(lines):
    """Every line before the last four has eight digits of its SHA-256 in the seal."""
    head, tail = lines[:-4], lines[-4:]
    if len(lines) < 5 or tail[2:] != ["}", ""]:
        fail(len(lines) - (lines[-1] == ""), "the end of the file")
    marks = "".join(sha(line.encode(errors="surrogateescape"))[:8] for line in head)
    due = [f' "seal": "{marks}",', f' "seal_sha256": "{sha(marks.encode())}"']
    if tail[0] == due[0]:
        return None if tail[1] == due[1] else fail(len(head) + 2, "seal_sha256")
    written = re.fullmatch(r' "seal": "([0-9a-f]*)",', tail[0])
    if tail[1] == due[1] or not written:
        fail(len(head) + (2 if tail[1].startswith(' "seal": ') else 1), "seal")
    fail(next(n for n in range(len(head)) if written[1][8 * n:8 * n + 8] != marks[8 * n:8 * n + 8]) + 1, "seal")


def quotas(batch, size):
    """Spread the batch's total by size times class weight, never above size; largest remainders round up."""
    weight = {s: n * Fraction(batch["class_weights"].get(s.split("/")[-1], "1")) for s, n in size.items()}
    rest, total, exact = dict(size), ceil(Fraction(batch["ratio"]) * sum(size.values())), {}
    left = Fraction(total)
    while rest:
        scale = left / sum(weight[s] for s in rest)
        full = [s for s in rest if scale * weight[s] >= size[s]] or list(rest)
        exact.update({s: min(scale * weight[s], Fraction(size[s])) for s in full})
        left -= sum(exact[s] for s in full)
        rest = {s: n for s, n in rest.items() if s not in full}
    quota = {s: int(x) for s, x in exact.items()}
    for s in sorted(exact, key=lambda s: (quota[s] - exact[s], s))[:total - sum(quota.values())]:
        quota[s] += 1
    return quota


def main(record_file, frame_file):
    lines = open(record_file, "rb").read().decode(errors="surrogateescape").split("\n")
    check_seal(lines)
    record, frame = json.loads("\n".join(lines)), open(frame_file, "rb").read()
    at = {line.split('"')[1]: n for n, line in enumerate(lines, 1) if line.startswith(' "')}  # line of each key
    keys = list(record)
    announced = {key: record[key] for key in keys[:keys.index("announcement_sha256")]}
    if sha(json.dumps(announced, ensure_ascii=False).encode()) != record["announcement_sha256"]:
        fail(at["announcement_sha256"], "not the digest of the announcement")
    if sha(frame) != record["frame_sha256"]:
        fail(at["frame_sha256"], "not the digest of this frame file")
    rows = [row.split(",") for row in frame.decode().splitlines()[1:]]
    members = [(label, stratum, batches.split()) for label, stratum, batches in rows]
    if len(members) != record["frame_rows"]:
        fail(at["frame_rows"], "the frame has %d rows" % len(members))
    size = Counter((b, stratum) for _, stratum, batches in members for b in batches)
    places = {(batch["id"], s): q for batch in record["batches"]
              for s, q in quotas(batch, {s: n for (b, s), n in size.items() if b == batch["id"]}).items()}
    strata = sorted([b, s, size[b, s], q] for (b, s), q in places.items())
    before, expected, seen = record["commitment"], [], set()
    for turn, code in enumerate(record["codes"], 1):
        if sha(bytes.fromhex(code)) != before:
            fail(at["codes"] + turn, "not the preimage of the code before")
        before, key = code, hmac.digest(bytes.fromhex(code), record["public_value"].encode(), "sha256")
        pool = {place: [] for place in places if places[place]}
        for label, stratum, batches in members:
            ticket = hmac.digest(key, (record["label_prefix"] + label).encode() + b"\x01", "sha256").hex()
            for b in (b for b in batches if (b, stratum) in pool and (b, label) not in seen):
                pool[b, stratum].append((ticket, label))
        for b, s in sorted(pool):
            expected += [[turn, b, s, label, ticket] for ticket, label in sorted(pool[b, s])[:places[b, s]]]
        seen = {(b, label) for _, b, _, label, _ in expected}
        places = Counter((b, s) for when, b, s, _, _ in record["left"] if when == turn)
    for key, due in (("strata", strata), ("drawn", expected)):
        for n in range(max(len(due), len(record[key]))):
            if record[key][n:n + 1] != due[n:n + 1]:
                fail(at[key] + n + 1, "expected %s" % due[n:n + 1])
    print("抽取记录无误 / the draw is as published: %d drawn, %d rows in the frame" % (len(expected), len(members)))


if __name__ == "__main__":
    main(*sys.argv[1:]) if len(sys.argv) == 3 else sys.exit(__doc__)

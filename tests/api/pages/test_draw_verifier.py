"""The verifier that browsers run finds what ours finds: the same faults in the same lines, of every forgery."""

from __future__ import annotations

import hmac
import json
import random
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from solvers.drawing.check import verify
from solvers.drawing.frame_file import frame_bytes
from solvers.drawing.layout import sealed
from solvers.drawing.problem import frame_of
from tests.solvers.drawing.cases import batch, held
from tests.solvers.drawing.test_verification import run_script

pytestmark = pytest.mark.clients
VERIFIER = Path(__file__).parents[3] / "api" / "static" / "draw_verifier.js"
ASK = """
import { verify } from %s;
import { readFileSync } from "node:fs";
const read = (name) => new Uint8Array(readFileSync(name));
const cases = JSON.parse(readFileSync("cases.json"));
console.log(JSON.stringify(cases.map(([record, frame]) => {
  try { return verify(read(record), read(frame)); } catch (error) { return { unreadable: String(error) }; }
})));
"""
# Names beyond the first plane sort otherwise by UTF-16 than by code points; one stratum is too small for its share.
STRATA = ("d0/A", "d1/B", "\uff21区/C", "\U00020bb7区/D", "d9/D")
FRAME = frame_of(
    [
        (
            f"T{row:05}",
            STRATA[4] if row == 7 else STRATA[row % 4],
            [name for name, nth in (("x", 1), ("y", 2)) if not row % nth],
        )
        for row in range(90)
    ]
)
BATCHES = (
    replace(batch("x", "1/5"), department="“引号”\\与\t制表"),
    batch("y", "7/20", {"A": Fraction(1, 3), "D": Fraction(50)}),
)
DRAW = held(FRAME, BATCHES, leave=lambda one: "exempt" if one.label.endswith("0") else None, label_prefix="AMR/")
RECORD, FRAME_FILE = DRAW.record(), frame_bytes(FRAME)


def whole() -> dict[str, Any]:
    """The content of the record without its seal."""
    found: dict[str, Any] = json.loads(RECORD)
    return {key: value for key, value in found.items() if not key.startswith("seal")}


def resealed(**changed: Any) -> bytes:
    """A record that somebody changed who knows how to seal."""
    return sealed({**whole(), **changed})


def announced_anew(**changed: Any) -> bytes:
    """As `resealed`, with the digest of the announcement to it."""
    content = {**whole(), **changed}
    announcement = {key: content[key] for key in list(content)[: list(content).index("announcement_sha256")]}
    digest = sha256(json.dumps(announcement, ensure_ascii=False).encode()).hexdigest()
    return resealed(**changed, announcement_sha256=digest)


def forgeries() -> Iterator[tuple[str, bytes, bytes]]:
    """Name, record and frame of everything that is not as it was published."""
    content, other_rows = whole(), FRAME_FILE + b"T99999,d0/A,x\n"
    first, *others = content["drawn"]
    yield "nothing at all", b"", FRAME_FILE
    yield "half of it", RECORD[: len(RECORD) // 2], FRAME_FILE
    yield "something after it", RECORD + b"\n", FRAME_FILE
    yield "another row", RECORD, other_rows
    yield "a byte of the frame", RECORD, FRAME_FILE.replace(b"T00001", b"T00002", 1)
    yield "frame digest", resealed(frame_sha256=sha256(other_rows).hexdigest()), other_rows
    yield "frame and announcement", announced_anew(frame_sha256=sha256(other_rows).hexdigest()), other_rows
    twice = FRAME_FILE + FRAME_FILE.splitlines(keepends=True)[-1]
    yield "a row twice", announced_anew(frame_sha256=sha256(twice).hexdigest(), frame_rows=91), twice
    yield "title", resealed(title="另一个题目"), FRAME_FILE
    yield "public value", resealed(public_value="6.6.6."), FRAME_FILE
    yield "code", resealed(codes=["00" * 32, *content["codes"][1:]]), FRAME_FILE
    yield "rounds left away", resealed(codes=content["codes"][:1]), FRAME_FILE
    yield "chain too short", announced_anew(chain_length=1), FRAME_FILE
    yield "commitment", announced_anew(commitment="0" * 64), FRAME_FILE
    yield (
        "ratio",
        announced_anew(batches=[{**content["batches"][0], "ratio": "1/10"}, content["batches"][1]]),
        FRAME_FILE,
    )
    yield (
        "weight",
        announced_anew(
            batches=[{**content["batches"][0], "class_weights": {"A": "9", "C": "1/7"}}, content["batches"][1]]
        ),
        FRAME_FILE,
    )
    yield "stratum", resealed(strata=content["strata"][1:]), FRAME_FILE
    yield "somebody taken out", resealed(drawn=others), FRAME_FILE
    yield "somebody put in", resealed(drawn=[*content["drawn"], [1, "x", "d0/A", "T00088", "00" * 32]]), FRAME_FILE
    yield "somebody exchanged", resealed(drawn=[[*first[:3], "T00088", first[4]], *others]), FRAME_FILE
    yield "nobody left", resealed(left=[]), FRAME_FILE
    yield "a prefix", announced_anew(label_prefix=""), FRAME_FILE
    yield "a key", sealed({key: value for key, value in content.items() if key != "left"}), FRAME_FILE
    bits = random.Random(3)  # noqa: S311 - which bit to flip is no secret
    for place in bits.sample(range(len(RECORD)), 60):
        changed = bytearray(RECORD)
        changed[place] ^= 1 << bits.randrange(8)
        yield f"byte {place}", bytes(changed), FRAME_FILE


HASH = """
import { Hmac, sha256 } from %s;
import { readFileSync } from "node:fs";
const hex = (bytes) => Buffer.from(bytes).toString("hex");
const from = (text) => new Uint8Array(Buffer.from(text, "hex"));
console.log(JSON.stringify(JSON.parse(readFileSync("cases.json")).map(([key, prefix, message]) => [
  hex(sha256(from(message))), hex(new Hmac(from(key), from(prefix)).of(from(message))),
])));
"""
# FIPS 180-4 and RFC 4231: key, message, SHA-256 where it is published, HMAC-SHA-256.
PUBLISHED = (
    ("", b"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", None),
    ("0b" * 20, b"Hi There", None, "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
    (
        "aa" * 131,
        b"Test Using Larger Than Block-Size Key - Hash Key First",
        None,
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
    ),
)


def test_it_hashes_as_the_standards_say_at_every_length(tmp_path: Path) -> None:
    bits = random.Random(4)  # noqa: S311
    cases = [(key, "", message.hex()) for key, message, _, _ in PUBLISHED]
    cases += [tuple(bits.randbytes(size).hex() for size in (n % 140, n % 70, n)) for n in range(260)]
    told = by_node(tmp_path, HASH % json.dumps(VERIFIER.with_name("sha256.js").as_uri()), cases)
    for (_, _, digest, mac), (found, keyed) in zip(PUBLISHED, told, strict=False):
        assert digest in {None, found}
        assert mac in {None, keyed}
    for (key, prefix, message), found in zip(cases, told, strict=True):
        raw = bytes.fromhex(message)
        keyed = hmac.digest(bytes.fromhex(key), bytes.fromhex(prefix) + raw, "sha256")
        assert found == [sha256(raw).hexdigest(), keyed.hex()], len(raw)


def asked(folder: Path, cases: Mapping[str, tuple[bytes, bytes]]) -> dict[str, dict[str, Any]]:
    """What the verifier of browsers says of each case, in one process of node."""
    for number, (record, frame) in enumerate(cases.values()):
        (folder / f"{number}.json").write_bytes(record)
        (folder / f"{number}.csv").write_bytes(frame)
    pairs = [(f"{number}.json", f"{number}.csv") for number in range(len(cases))]
    return dict(zip(cases, by_node(folder, ASK % json.dumps(VERIFIER.as_uri()), pairs), strict=True))


def by_node(folder: Path, script: str, cases: Sequence[Sequence[str]]) -> list[Any]:
    """What a module says of cases that it reads from a file."""
    (folder / "cases.json").write_text(json.dumps(cases))
    command = ["node", "--no-warnings", "--input-type=module", "-e", script]
    told = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True, encoding="utf-8").stdout
    found: list[Any] = json.loads(told)
    return found


def test_it_finds_what_the_verifier_finds_and_in_the_same_lines(tmp_path: Path) -> None:
    cases = {name: (record, frame) for name, record, frame in forgeries()}
    wrong = {}
    for name, told in asked(tmp_path, cases).items():
        due = [(fault.code, fault.place) for fault in verify(*cases[name])]
        found = [(fault["code"], f"line {fault['line']}") for fault in told.get("faults", ())]
        if not due or found != due:
            wrong[name] = (told.get("unreadable"), found, due)
    assert wrong == {}


def test_it_and_the_public_script_name_the_same_line_first(tmp_path: Path) -> None:
    cases = {
        name: (record, frame) for name, record, frame in forgeries() if name.split()[0] not in {"byte", "a", "chain"}
    }
    wrong = {}
    for name, told in asked(tmp_path, cases).items():
        done = run_script(tmp_path, *cases[name])
        if done.returncode != 1 or f"line {told['faults'][0]['line']} " not in done.stderr:
            wrong[name] = (told["faults"][0], done.stderr)
    assert wrong == {}


def test_a_record_that_is_right_agrees_step_by_step(tmp_path: Path) -> None:
    told = asked(tmp_path, {"published": (RECORD, FRAME_FILE)})["published"]
    assert told["faults"] == []
    assert [(one["name"], one["wrong"]) for one in told["steps"]] == [
        (name, 0) for name in ("seal", "announcement", "frame", "codes", "strata", "drawn")
    ]
    assert (told["rows"], told["drawn"]) == (90, len(DRAW.drawn))


def test_a_ratio_that_is_written_otherwise_draws_the_same(tmp_path: Path) -> None:
    content = whole()
    record = announced_anew(batches=[{**content["batches"][0], "ratio": "0.2"}, content["batches"][1]])
    assert verify(record, FRAME_FILE) == []
    assert asked(tmp_path, {"0.2": (record, FRAME_FILE)})["0.2"]["faults"] == []

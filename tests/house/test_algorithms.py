"""Every algorithm says where it comes from, its complexity and what it proves; files without any are listed here."""

from __future__ import annotations

import ast
import re

import pytest

from tests.house.test_files import ROOT, SOURCES, name_of

SAYS = {
    "source": re.compile(r"\bSources?\b|\b(1[89]|20)\d\d\b|\bRFC \d|\bof our own"),
    "complexity": re.compile(r"[Cc]omplexity|\bO\("),
    "proof": re.compile(r"\b[Pp]rove[sdn]?\b|\b[Pp]roofs?\b"),
}
# Questions, answers, checks and the way between files and records. `check` writes down what is correct, no more.
PLAIN = {"__init__", "check", "check_substitutes", "problem", "solution", "verify"}
NO_ALGORITHM = {
    "solvers/aligning/apart.py",
    "solvers/baselines/assembling.py",
    "solvers/baselines/facts.py",
    "solvers/baselines/reading_off.py",
    "solvers/baselines/statement.py",
    "solvers/baselines/whole.py",
    "solvers/cpsat.py",
    "solvers/drawing/frame_file.py",
    "solvers/drawing/layout.py",
    "solvers/drawing/sample.py",
    "solvers/effort.py",
    "solvers/fault.py",
    "solvers/interruptible.py",
    "solvers/merging/day_set.py",
    "solvers/merging/preference.py",
    "solvers/parallel.py",
    "solvers/planning/consistency.py",
    "solvers/planning/plan.py",
    "solvers/planning/reading.py",
    "solvers/planning/sealing.py",
    "solvers/replanning/companies.py",
    "solvers/routing/keeping.py",
}
STAGES = [
    "alike",
    "assign",
    "bound",
    "drafting",
    "mending",
    "overlap",
    "places",
    "replan",
    "reteam",
    "swaps",
    "variations",
    "warn",
    "windows",
    "workload",
]
SOLVERS = [
    name
    for file in SOURCES
    if (name := name_of(file)).startswith("solvers/")
    and file.stem not in PLAIN
    and not name.startswith("solvers/planning/check/")
]
ALGORITHMS = [name for name in SOLVERS if name not in NO_ALGORITHM]
ALGORITHMS += [f"coordination/stages/{stage}.py" for stage in STAGES]


@pytest.mark.parametrize("name", ALGORITHMS)
def test_an_algorithm_says_where_it_comes_from_its_complexity_and_what_it_proves(name: str) -> None:
    tree = ast.parse((ROOT / name).read_text(encoding="utf-8"))
    described = [tree, *(node for node in ast.walk(tree) if isinstance(node, (ast.ClassDef, ast.FunctionDef)))]
    told = "\n".join(filter(None, map(ast.get_docstring, described)))
    assert [what for what, words in SAYS.items() if not words.search(told)] == []


def test_what_is_said_to_hold_no_algorithm_is_there() -> None:
    assert set(SOLVERS) >= NO_ALGORITHM

"""What every file must be: described in its first line, of human size, free of machines and hosts."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("api", "coordination", "seeds", "solvers", "tests")
HOSTS = re.compile("py" + r"pi\.org|python" + r"hosted\.|npm" + r"js\.|deb\.deb" + "ian")
PATHS = re.compile(r"(?<![\w.:])/(work|farm|root|home)/[a-z]")
LONGEST_LINES = 450


def tracked() -> list[Path]:
    """Files under version control; where there is none, all that are not made by tools."""
    try:
        listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        return [ROOT / line for line in listed.splitlines() if (ROOT / line).is_file()]
    except (OSError, subprocess.CalledProcessError):
        return [
            file
            for room in ROOMS
            for file in (ROOT / room).rglob("*")
            if file.is_file() and "__pycache__" not in file.parts
        ]


SOURCES = [file for file in tracked() if file.suffix == ".py" and file.relative_to(ROOT).parts[0] in ROOMS]


def name_of(file: Path) -> str:
    return str(file.relative_to(ROOT))


@pytest.mark.parametrize("file", [file for file in SOURCES if file.read_text(encoding="utf-8")], ids=name_of)
def test_the_first_line_says_what_the_file_is(file: Path) -> None:
    described = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
    assert described


def test_no_file_has_grown_out_of_hand() -> None:
    lengths = {name_of(file): len(file.read_text(encoding="utf-8").splitlines()) for file in SOURCES}
    assert {name: length for name, length in lengths.items() if length > LONGEST_LINES} == {}
    assert sorted(lengths.values())[len(lengths) // 2] <= 120


def test_no_tracked_file_names_a_machine_or_a_package_host() -> None:
    found = []
    for file in tracked():
        if file.suffix in {".docx", ".xlsx", ".png", ".woff2"} or "vendor" in file.parts:
            continue
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if HOSTS.search(line) or PATHS.search(line):
                found.append(f"{name_of(file)}:{number}")
    assert found == []


@pytest.mark.parametrize(
    "room",
    [
        "api/pages",
        "coordination/documents",
        "coordination/intake",
        "coordination/running",
        "coordination/storage",
        "seeds",
        "solvers/baselines",
        "solvers/drawing",
        "solvers/linking",
        "solvers/merging",
        "solvers/replanning",
        "solvers/routing",
        "solvers/shortage",
        "solvers/staffing",
        "tests",
    ],
)
def test_a_room_says_what_it_promises(room: str) -> None:
    assert (ROOT / room / "README.md").read_text(encoding="utf-8").startswith("# ")


def test_every_package_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    wanted += [entry for group in project["project"].get("optional-dependencies", {}).values() for entry in group]
    wanted += [entry for group in project["dependency-groups"].values() for entry in group]
    wanted += project["tool"]["uv"]["constraint-dependencies"]
    assert [entry for entry in wanted if not re.fullmatch(r"[\w.-]+(\[\w+\])?==[\w.]+", entry)] == []

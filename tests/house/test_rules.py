"""Each of the 280 rules has a place that exists; each of R1-R12 its four places."""

from __future__ import annotations

import dataclasses
import importlib
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from api.command_line.main import build
from coordination.rules.articles import ARTICLES, Article
from coordination.rules.parameters import SCHEMA
from coordination.texts import texts
from seeds.loading import is_rule, table
from solvers.planning.check import RULES

ROOT = Path(__file__).parents[2]
ROWS = list(table("rules.csv"))
COUNTS = {"JN": 44, "LC": 68, "CX": 60, "HK": 30, "ZB": 78}
REALISED = {
    "pack parameter",
    "pack value kept",
    "field",
    "constraint",
    "check",
    "stage",
    "workflow state",
    "document",
    "page",
    "export",
    "command",
    "organisational",
    "open",
}
AREAS = {"service", "pages", "after the visit", "replanning", "year plan"}


def exists(place: str) -> bool:
    """Whether a place of the table is there: pack:parameter, file:path, command:words or module:name."""
    kind, _, rest = place.partition(":")
    if kind == "pack":
        return rest in SCHEMA
    if kind == "file":
        return (ROOT / rest).is_file()
    if kind == "command":
        command: Any = build(texts("en"))
        for word in rest.split():
            command = command.get_command(None, word)
        return command is not None
    return named(kind, rest)


def named(module: str, name: str) -> bool:
    found: Any = importlib.import_module(module)
    for step in name.split("."):
        fields = {field.name for field in dataclasses.fields(found)} if dataclasses.is_dataclass(found) else set()
        if step in fields:
            return True
        if not hasattr(found, step):
            return False
        found = getattr(found, step)
    return True


def cited(pack: str) -> dict[str, set[str]]:
    """Rule ids beside each parameter of a pack's own file."""
    content = tomllib.loads((ROOT / "seeds" / "packs" / f"{pack}.toml").read_text(encoding="utf-8"))
    return {
        name: {entry["rule"]} if isinstance(entry["rule"], str) else set(entry["rule"])
        for section in content.values()
        for name, entry in section.items()
    }


def test_no_rule_is_missing_or_invented() -> None:
    assert Counter(row["pack"] for row in ROWS) == COUNTS
    assert len({row["id"] for row in ROWS}) == 280


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_every_rule_has_a_place_that_exists(row: dict[str, str]) -> None:
    realised, places = row["realised_as"], [place for place in row["place"].split("; ") if place]
    assert realised in REALISED
    if realised == "organisational":
        assert places == []
    elif realised == "open":
        assert places
        assert set(places) <= AREAS
    else:
        assert places
        assert [place for place in places if not exists(place)] == []
    if realised.startswith("pack"):
        values = cited(row["pack"])
        parameters = [place.removeprefix("pack:") for place in places if place.startswith("pack:")]
        assert any(row["id"] in values.get(parameter, set()) for parameter in parameters)


def test_at_least_ninety_rules_work_today() -> None:
    working = [row for row in ROWS if row["realised_as"] not in {"open", "organisational", "pack value kept"}]
    assert len(working) >= 90


def test_a_place_that_does_not_exist_is_noticed() -> None:
    assert not exists("pack:no_such_parameter")
    assert not exists("file:seeds/nothing.csv")
    assert not exists("command:fly")
    assert not exists("coordination.model.targets:Target.colour")


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.rule)
def test_one_rule_one_name_four_places(article: Article) -> None:
    name, _ = RULES[article.rule]
    assert name == article.name
    assert all(is_rule(source) for source in article.sources)
    assert all(parameter in SCHEMA for parameter in article.parameters)
    assert all(exists(constraint) for constraint in article.constraints)
    number = int(article.rule.removeprefix("R"))
    tests = (ROOT / "tests/solvers/planning/rules" / f"test_r{number:02}_{article.name}.py").read_text(encoding="utf-8")
    for case in ("feasible", "infeasible", "neighbour"):
        assert re.search(rf"def test_{case}", tests), case


def test_there_is_an_article_for_every_rule_of_the_checker() -> None:
    assert {article.rule for article in ARTICLES} == {rule for rule in RULES if rule.startswith("R")}

"""Pages are told out of catalogues, look as the tokens of the style sheet say, and name nothing they do not use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from api.pages.choices import OUTCOMES
from coordination.model.on_site import Outcome

ROOT = Path(__file__).parents[2]
API, TEMPLATES, STATIC = ROOT / "api", ROOT / "api" / "pages" / "templates", ROOT / "api" / "static"
# The ideographic space is no writing: it parts what stands in a row, in either language.
CHINESE = re.compile(r"[\u3001-\u303f\u4e00-\u9fff\uff00-\uffef]")
IN_CHINESE = {
    "bench/service/pages.py": "the name of an account that lives as long as a measurement",
    "outlines.py": "a property of files that others write",
    "public/verify_draw.py": "runs where no catalogue is: says everything in both languages",
    "public/verify_repeats.py": "the same",
    "public/verify_substitutes.py": "the same",
    "rest/problems.py": "takes the colon of either language off the end of a sentence",
    "static/docs.html": "the name of the service, above a document that is English",
}
COLOUR = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b|\b(?:rgba?|hsla?|color-mix)\(", re.IGNORECASE)
OUTSIDE = re.compile(r"https?://|[\"'(]//\w|\b(?:preconnect|prefetch|dns-prefetch)\b")
SIZE = re.compile(r"font-size:(?!\s*(?:var\(|inherit\b))[^;}]+|font:(?!\s*(?:inherit\b|100%/1\.55 var\())[^;}]+")


def sources() -> Iterator[Path]:
    """What pages, the web interface and the command line are made of, without what other people wrote."""
    for kind in ("py", "html", "js"):
        yield from (file for file in API.rglob(f"*.{kind}") if "vendor" not in file.parts)


def style() -> tuple[str, str]:
    """The tokens of the style sheet, and the rules below them."""
    tokens, _, rules = (STATIC / "onevisit.css").read_text("utf-8").partition("\n}\n")
    assert ":root {" in tokens
    return tokens, rules


def scripts() -> str:
    return "\n".join(file.read_text("utf-8") for file in sorted(STATIC.glob("*.js")))


def test_what_people_read_stands_in_the_catalogues() -> None:
    found = {str(file.relative_to(API)) for file in sources() if CHINESE.search(file.read_text("utf-8"))}
    assert found == set(IN_CHINESE)


def test_nothing_of_ours_names_an_outside_address() -> None:
    ours = [*TEMPLATES.rglob("*.html"), *STATIC.glob("*.*")]
    assert len(ours) > 80
    assert {file.name for file in ours if OUTSIDE.search(file.read_text("utf-8"))} == {"mark.svg"}  # its namespace


def test_colours_and_sizes_of_type_are_named_once() -> None:
    _, rules = style()
    declared = re.findall(r":\s*([^;{}]+)[;}]", rules)
    assert [value for value in declared if COLOUR.search(value)] == []
    assert SIZE.findall(rules) == []
    assert re.findall(r'"(?:#[0-9a-f]{3,8}|rgba?\([^"]*)"', scripts(), re.IGNORECASE) == []


def test_every_token_is_used_and_every_one_used_is_there() -> None:
    tokens, rules = style()
    named = set(re.findall(r"(--[\w-]+):", tokens))
    used = {one for one in re.findall(r"var\((--[\w-]+)", tokens + rules) if not one.startswith("--fc-")}
    used |= set(re.findall(r'token\("(--[\w-]+)"\)', scripts()))
    assert used == named


def test_a_template_imports_what_it_uses() -> None:
    unused = set()
    for file in TEMPLATES.rglob("*.html"):
        text = file.read_text("utf-8")
        for statement, names in re.findall(r'({% from "[^"]+" import ([^%]+?) %})', text):
            rest = text.replace(statement, "")
            called = {name.strip(): rf"(?<![\w.\"-]){name.strip()}\(" for name in names.split(",")}
            unused |= {f"{file.name}: {name}" for name, call in called.items() if not re.search(call, rest)}
    assert unused == set()


def test_what_fields_offer_is_put_together_in_views() -> None:
    templates = {str(file.relative_to(TEMPLATES)): file.read_text("utf-8") for file in TEMPLATES.rglob("*.html")}
    found = {name for name, text in templates.items() if ".append(" in text}
    assert found == {"components/forms.html"}  # the ids of what describes a field, which are the markup's own


def test_no_outcome_is_missing_where_one_is_chosen() -> None:
    assert sorted(OUTCOMES) == sorted(Outcome)

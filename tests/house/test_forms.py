"""Every form of the pages goes the one way (`api/pages/steps.py`), so that a refusal never loses what was typed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PAGES = Path(__file__).parents[2] / "api" / "pages"
ANOTHER_WAY = {
    "login.log_in": "whoever logs in is nobody yet, and what is typed is a password",
    "login.password": "the same",
    "deadlines.change": "nothing is typed: the pack was chosen on the page before",
    "platforms.export": "nothing is typed, and the answer is a file",
}
REFUSED_WITHOUT_A_FORM = {
    "login": "as above",
    "records": "a part that cannot end yet: a button, refused with what is missing of each check",
    "public_draws": "a look-up, which is an address",
    "public_search": "the same",
    "visits": "a pin that was refused is shown again without a verdict where there is none",
}
_REFUSALS = {"CoordinationError", "BadInputError", "NotAllowedError", "ForbiddenError", "OutdatedError"}


def modules() -> Iterator[tuple[str, ast.Module]]:
    for file in sorted(PAGES.glob("*.py")):
        yield file.stem, ast.parse(file.read_text(encoding="utf-8"))


def named(node: ast.AST) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}


def handlers(module: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """The handlers of forms: those that are given one."""
    for one in ast.walk(module):
        if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef) and one.decorator_list:
            declared = {arg.arg for arg in one.args.args}
            sends = any(isinstance(what, ast.Constant) and what.value == "POST" for what in ast.walk(one))
            if sends and "form" in declared:
                yield one


def test_every_form_goes_the_one_way_or_says_why_not() -> None:
    found = {f"{name}.{one.name}": named(one) for name, module in modules() for one in handlers(module)}
    assert len(found) > 40
    assert {name for name, names in found.items() if not names & {"taken", "_taken"}} == set(ANOTHER_WAY)


def test_nobody_else_catches_a_refusal() -> None:
    catching = {
        name
        for name, module in modules()
        for one in ast.walk(module)
        if (isinstance(one, ast.ExceptHandler) and one.type and named(one.type) & _REFUSALS)
        or (isinstance(one, ast.Call) and "suppress" in named(one.func) and named(one) & _REFUSALS)
    }
    assert catching == set(REFUSED_WITHOUT_A_FORM)

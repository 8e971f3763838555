"""Jinja, set up once: everything is escaped, and a name that is not there is an error."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from api.static_files import address_of


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("api.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals["address_of"] = address_of
    return made


def render(template: str, **values: Any) -> str:
    """A template of `templates/` with values in it."""
    return _environment().get_template(template).render(**values)

"""A step that is taken on a page: on to where it leads, or the page again with what was refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from litestar import Response

from api.pages.forms import Form
from api.pages.shell import Shell
from coordination.errors import BadInputError, NotAllowedError


def taken(
    shell: Shell,
    form: Form,
    fields: Mapping[str, str],
    take: Callable[[], object],
    again: Callable[[Form], Response[str]],
    then: str,
) -> Response[str]:
    """Takes a step and goes on to `then`; `again` shows its page with the form as it was refused.

    fields: where the page tells what is wrong, by code.
    """
    try:
        take()
    except (BadInputError, NotAllowedError) as error:
        return again(form.told(error, shell.said, fields))
    return shell.go(then, "step-taken")

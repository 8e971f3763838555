"""The way of every form: done and on, or refused and shown again with what was typed and the sentence that says why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from litestar import Response

from api.pages.forms import Form, Reading
from api.pages.steps import taken
from coordination.errors import (
    BadInputError,
    CoordinationError,
    ForbiddenError,
    NotAllowedError,
    NotFoundError,
    OutdatedError,
    UnavailableError,
)
from solvers.fault import Fault
from tests.api.pages.test_views import SHELL

FORM = Form({"reason": ["写过的字"]})


def sent(error: CoordinationError, **fields: str) -> tuple[int, Form]:
    """What becomes of a form that meets an error: the status, and the form as it is shown again."""
    shown: list[Form] = []

    def again(form: Form) -> Response[Any]:
        shown.append(form)
        return Response("")

    answer = taken(SHELL, FORM, raising(error), again, fields)
    return answer.status_code or 0, shown[0]


def raising(error: CoordinationError) -> Callable[[], Response[Any]]:
    def take() -> Response[Any]:
        raise error

    return take


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (BadInputError("batches-without-row"), 422),
        (NotAllowedError("plan-not-filed", year=2026), 422),
        (OutdatedError("entry-outdated"), 422),
        (ForbiddenError("entry-out-of-reach"), 403),
        (NotFoundError("draw-not-found", campaign="x"), 422),
    ],
    ids=lambda one: type(one).__name__ if isinstance(one, Exception) else "",
)
def test_a_refusal_of_each_kind_keeps_what_was_typed_and_says_why(error: CoordinationError, status: int) -> None:
    fields = {"draw-not-found": "campaign"}
    code, form = sent(error, **fields)
    assert (code, form.typed) == (status, FORM.typed)
    assert [*form.said, *form.faults_of("campaign")] == [SHELL.say(error.code, **error.values)]


@pytest.mark.parametrize(
    "error", [NotFoundError("draw-not-found", campaign="x"), UnavailableError("database-unavailable", error="x")]
)
def test_what_no_field_is_about_and_no_form_mends_goes_on(error: CoordinationError) -> None:
    with pytest.raises(type(error)):
        sent(error)


def test_a_refusal_goes_on_where_its_page_is_not_shown() -> None:
    def again(_: Form) -> Response[Any]:
        raise NotFoundError("plan-not-found", year=2026)

    with pytest.raises(ForbiddenError, match="alignment-needs-department"):
        taken(SHELL, FORM, raising(ForbiddenError("alignment-needs-department")), again)


def test_what_is_wrong_elsewhere_is_told_under_the_sentence_that_says_what_to_do() -> None:
    own = sent(BadInputError("pages-form-refused", [Fault("field-empty", "reason")], count=1))[1]
    assert (own.said, len(own.faults_of("reason"))) == ([], 1)
    elsewhere = sent(NotAllowedError("pins-outdated", [Fault("field-empty", "pins[0]")], count=1))[1]
    assert elsewhere.said == [SHELL.say("pins-outdated", count=1), SHELL.say("field-empty")]


def test_a_text_that_may_be_missing_is_too_long_or_unprintable_each_in_its_own_words() -> None:
    texts = {"none": "", "long": "长" * 11, "bell": "a\x07b", "fine": "种子"}
    reading = Reading(Form({name: [text] for name, text in texts.items()}))
    assert [reading.words(name, 10, needed=False) for name in texts] == list(texts.values())
    with pytest.raises(BadInputError) as refused:
        reading.refuse()
    assert [(one.place, one.code) for one in refused.value.faults] == [
        ("long", "field-too-long"),
        ("bell", "field-unprintable"),
    ]

"""What is put into texts: lists, messages, counts and codes that have names, in either language."""

from __future__ import annotations

import pytest

from coordination.desk.telling import document_name, naming_texts
from coordination.errors import BadInputError
from coordination.running.failures import read, written
from coordination.texts import Language, named, texts
from seeds.loading import reference
from solvers.fault import Fault, Message

KINDS = ("targets", "items")


@pytest.mark.parametrize(("language", "listed"), [("zh", "targets、items"), ("en", "targets, items")])
def test_a_list_is_told_as_the_language_parts_it(language: Language, listed: str) -> None:
    assert listed in texts(language).say("kind-not-found", kind="x", known=KINDS)
    assert texts(language).say("fault", place="x", what=()).endswith("-")


def test_a_message_within_a_refusal_is_said_in_the_language_of_the_reader() -> None:
    values = {"form": named("document-title", "check_code_sheet"), "subject": "2026Q2-00001"}
    assert texts("zh").say("document-not-coded", **values).startswith("“检查码告知单”还不能出具")
    assert texts("en").say("document-not-coded", **values).startswith('"Check code sheet" cannot be issued yet')


@pytest.mark.parametrize(
    ("count", "told"), [(1, "1 route of"), ("  1", "  1 route of"), (0, "0 routes of"), (21, "21 routes of")]
)
def test_one_thing_is_told_as_one(count: object, told: str) -> None:
    assert told in texts("en").say("report-teams", routes=count, people=2, person_days=1, team=2)


def test_a_count_that_is_missing_is_told_by_its_name_or_refused() -> None:
    with pytest.raises(LookupError):
        texts("en").say_whole("report-unplanned", {})
    assert texts("en").say("report-unplanned") == "  count checks not planned"


def test_a_code_is_named_where_names_are_known() -> None:
    plain, english, chinese = texts("en"), naming_texts(reference(), "en"), naming_texts(reference(), "zh")
    assert plain.say("part-of-other-department", department="AMR").startswith("The part of AMR is")
    assert "Administration for Market Regulation" in english.say("part-of-other-department", department="AMR")
    assert chinese.say("part-of-other-department", department="AMR").startswith("市市场监管局")
    assert english.called("371502") == "Dongchangfu District"
    assert english.called("nobody") == "nobody"


def test_a_document_of_a_form_that_is_gone_keeps_its_title() -> None:
    assert document_name(texts("en"), "joint_notice", "部门联合检查通知书") == "Joint inspection notice"
    assert document_name(texts("en"), "gone", "旧式文书") == "旧式文书"


def test_an_error_comes_from_a_child_as_it_was() -> None:
    fault = Fault("problem-pin-of-two-targets", "pins[0]", {"targets": ("t1", "t2"), "count": 2})
    error = BadInputError("problem-refused", [fault], count=1, kind=Message("kind-items", {"of": KINDS}))
    back = read(written(error))
    assert (back.code, back.values, back.faults) == (error.code, error.values, error.faults)


def test_every_region_has_a_name_in_both_languages() -> None:
    regions = reference().regions.all
    assert [one.code for one in regions if not one.name_en.isascii() or not one.name_en[:1].isupper()] == []

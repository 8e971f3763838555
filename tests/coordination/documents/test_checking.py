"""A template with any fault is refused with all of them; the forms' own have none."""

from __future__ import annotations

import pytest

from coordination.documents.checking import faults_of, placeholders
from coordination.documents.forms import FORMS, Form
from tests.coordination.documents.templates import NOTICE, changed, parts_of, saying


def codes(docx: bytes) -> list[str]:
    return [fault.code for fault in faults_of(docx, NOTICE.paper)]


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_the_forms_own_templates_have_no_fault(form: Form) -> None:
    assert faults_of(form.template(), form.paper) == []


def test_every_fault_is_told_at_once() -> None:
    wrong = changed(
        ("{{ lead }}", "{{ leader }}{{ target.colour }}{{ 7 * 7 }}"),
        ("{{ task }}", "{{ officers }}"),
        word__vbaProject_bin=b"x",
    )
    found = [(fault.code, fault.values.get("name", "")) for fault in faults_of(wrong, NOTICE.paper)]
    assert sorted(found) == [
        ("template-formula", ""),
        ("template-macro", ""),
        ("template-placeholder-misused", "officers"),
        ("template-placeholder-unknown", "leader"),
        ("template-placeholder-unknown", "target.colour"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "{{ lead.upper() }}",
        "{{ lead|safe }}",
        "{{ lead['x'] }}",
        "{{ lead ~ task }}",
        "{% set x = lead %}",
        "{% include 'x' %}",
        "{% for one in officers if one.name %}{{ one.name }}{% endfor %}",
        "{% for one in officers recursive %}{{ one.name }}{% endfor %}",
        "{% if lead == task %}x{% endif %}",
        "{{ cycler }}{{ range(9) }}",
        "{% macro x() %}{% endmacro %}",
    ],
)
def test_a_template_computes_and_calls_nothing(text: str) -> None:
    assert "template-formula" in codes(saying(text))


@pytest.mark.parametrize(
    "text",
    [
        "{% if filing_reference %}{{ filing_reference }}{% endif %}",
        "{% if not filing_reference %}-{% endif %}",
        "{% for one in parts %}{% for item in one.items %}{{ item.name }}{% endfor %}{% endfor %}",
        "{% for one in officers %}{{ one.name }}{% endfor %}",
    ],
)
def test_a_template_may_repeat_and_leave_out(text: str) -> None:
    assert codes(saying(text)) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{ one.name }}", "template-placeholder-unknown"),
        ("{% for one in officers %}{{ one.colour }}{% endfor %}", "template-placeholder-unknown"),
        ("{% for one in lead %}{{ one }}{% endfor %}", "template-placeholder-misused"),
        ("{{ target }}", "template-placeholder-misused"),
        ("{{ lead", "template-syntax"),
        ("{% for one in officers %}", "template-syntax"),
        ("{{ lead.__class__ }}", "template-placeholder-unknown"),
    ],
)
def test_what_is_named_must_be_there(text: str, code: str) -> None:
    assert codes(saying(text)) == [code]


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        ('<w:fldSimple w:instr="INCLUDETEXT c:\\secret"/>', "template-field"),
        ("<w:r><w:instrText> DDEAUTO cmd </w:instrText></w:r>", "template-field"),
        ("<w:r><w:pict/></w:r>", "template-holds-picture"),
        ("<w:r><w:object/></w:r>", "template-holds-object"),
        ("<w:ins/>", "template-holds-change"),
    ],
)
def test_what_fetches_or_would_not_be_printed_is_refused(xml: str, code: str) -> None:
    assert codes(changed(("</w:body>", f"<w:p>{xml}</w:p></w:body>"))) == [code]


def test_what_reaches_outside_is_refused() -> None:
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r"'
        b' Type="attachedTemplate" Target="https://elsewhere.example/t.dotm" TargetMode="External"/></Relationships>'
    )
    assert codes(changed(word___rels__settings_xml_rels=relations)) == ["template-external"]
    entity = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e "x">]><x/>'
    assert codes(changed(docProps__app_xml=entity)) == ["template-entity"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"x" * (5 << 20)])
def test_what_is_no_word_file_is_refused(content: bytes) -> None:
    assert codes(content) == ["template-unreadable"]


def test_a_file_that_unpacks_to_too_much_is_refused() -> None:
    assert codes(changed(word__media__big_png=b"\0" * (33 << 20))) == ["template-unreadable"]


def test_placeholders_are_listed_in_the_order_of_the_record() -> None:
    assert placeholders(NOTICE.paper)[:3] == ["title", "issuer", "number"]
    assert "parts[].items[].name" in placeholders(NOTICE.paper)
    assert len(parts_of(NOTICE.template())) == len(set(parts_of(NOTICE.template())))

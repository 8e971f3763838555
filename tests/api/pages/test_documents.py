"""Pages of documents: what was issued, a batch that is refused, templates, and papers verified by anybody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from hashlib import sha256

from coordination.desk import documents
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.plans import propose_plan
from coordination.model.documents import Subject
from coordination.model.plans import AnnualPlan, PlanState
from tests.api.pages.conftest import Browser

PLAN = AnnualPlan(2026, "年度计划", "LC", date(2026, 1, 10), (), PlanState.PROPOSED)


def test_what_was_issued_is_listed_and_verified_by_anybody(
    office: Office, as_role: Callable[[str], Browser], stranger: Browser
) -> None:
    propose_plan(office, OPERATOR, PLAN)
    made = documents.issue_document(office, OPERATOR, "annual_plan", Subject("2026"), "https://onevisit.example")
    listed = as_role("wang").open("/documents")
    assert made.number in listed
    assert made.number in as_role("wang").open("/documents?sort=-issued_at")
    assert f"/api/v1/documents/{made.number}/document.pdf" in listed
    right = stranger.open(f"/public/documents?number={made.number}&code={made.code}")
    assert "确由本系统出具" in right
    wrong = stranger.open(f"/public/documents?number={made.number}&code=000000000000", 404)
    assert "没有相符的文书" in wrong
    assert "年度抽查工作计划表" in listed
    english = as_role("wang").open("/language/en?to=/documents")
    assert english.count("Annual inspection plan") == 2  # to be chosen, and issued
    assert "年度抽查工作计划表" not in english
    docx = documents.read_docx(office, OPERATOR, made.number)[1]
    for content, status in ((docx, 200), (docx + b" ", 404)):
        stranger.open(f"/public/documents?sha256={sha256(content).hexdigest()}", status)


def test_a_batch_nobody_knows_is_told_beside_its_field(as_role: Callable[[str], Browser]) -> None:
    shown = as_role("wang").send("/documents/batch", 422, batch="nothing", of_form=["target_list"])
    assert "没有批次“nothing”的检查任务" in shown
    assert 'value="nothing"' in shown


def test_a_template_without_a_file_is_refused_and_the_own_one_put_back(as_role: Callable[[str], Browser]) -> None:
    office = as_role("wang")
    assert "/api/v1/document-forms/joint_notice/template.docx" in office.open("/documents/forms")
    refused = office.send("/documents/forms/joint_notice", 422, act="replace")
    assert "不是可用的 Word 文档" in refused
    assert "已恢复自带模板" in office.send("/documents/forms/joint_notice", act="restore")
    assert 'name="act"' not in as_role("lily").open("/documents/forms")

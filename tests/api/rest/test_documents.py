"""Over the web: forms and templates are listed, a plan's form is issued, read as Word and PDF, and verified."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

import pytest

from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.plans import propose_plan
from coordination.documents.printing import printed
from coordination.model.access import Role
from coordination.model.plans import AnnualPlan, PlanState
from tests.api.rest.conftest import As, Client
from tests.coordination.documents.templates import NOTICE, saying

PLAN = AnnualPlan(2026, "年度计划", "LC", date(2026, 1, 10), (), PlanState.PROPOSED)


def test_a_form_is_issued_read_and_verified(
    client: Client, shown: As, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.rest.issued_documents.printed_apart", printed)
    propose_plan(office, OPERATOR, PLAN)
    asked = {"form": "annual_plan", "subjects": [{"id": "2026", "detail": ""}]}
    made = client.post("/api/v1/documents", headers=shown(Role.OFFICE), json=asked)
    assert made.status_code == 200, made.text
    (issued,) = made.json()
    address = f"/api/v1/documents/{issued['number']}/document"
    for suffix, begins in (("docx", b"PK"), ("pdf", b"%PDF-")):
        file = client.get(f"{address}.{suffix}", headers=shown(Role.SUPERVISOR))
        assert file.content.startswith(begins)
        assert file.headers["content-disposition"].startswith("attachment; filename*=UTF-8''")
        digest = sha256(file.content).hexdigest()
        assert client.get(f"/api/v1/public/document-files/{digest}").json()["number"] == issued["number"]
    told = client.get(f"/api/v1/public/documents/{issued['number']}", params={"code": issued["code"]})
    assert (told.status_code, told.json()["title"]) == (200, "年度抽查工作计划表")
    wrong = client.get(f"/api/v1/public/documents/{issued['number']}", params={"code": "0" * 12})
    assert (wrong.status_code, wrong.json()["code"]) == (404, "document-not-found")
    listed = client.get("/api/v1/documents", headers=shown(Role.OFFICE), params={"subject": "2026"}).json()
    assert [one["number"] for one in listed["records"]] == [issued["number"]]


def test_a_template_is_taken_out_and_a_wrong_one_refused_with_every_fault(client: Client, shown: As) -> None:
    address = "/api/v1/document-forms/joint_notice/template.docx"
    taken = client.get(address, headers=shown(Role.LEAD))
    assert taken.content == NOTICE.template()
    wrong = saying("{{ nobody }}{{ 1 + 1 }}")
    refused = client.put(address, headers=shown(Role.OFFICE), content=wrong)
    assert refused.status_code == 422
    assert sorted(fault["code"] for fault in refused.json()["faults"]) == [
        "template-formula",
        "template-placeholder-unknown",
    ]
    forms = client.get("/api/v1/document-forms", headers=shown(Role.LEAD)).json()
    assert len(forms) == 38
    assert "officers[].certificate" in next(one for one in forms if one["code"] == "joint_notice")["placeholders"]

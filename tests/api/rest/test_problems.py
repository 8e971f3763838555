"""Every error has one form, in the language of who asks; nothing inside is shown; headers are safe everywhere."""

from __future__ import annotations

import logging
import re

import pytest
from httpx import Headers

from api.rest.routing import endpoints, undeclared
from api.rest.service import Service
from coordination.desk.office import Office
from coordination.model.access import ACTS_OF, Role
from tests.api.rest.conftest import ACCOUNTS, As, Client

PLAN = b'{"year": %d, "title": "x", "pack": "LC", "filed_on": "2026-01-01", "batches": []}'
CASES = [
    ("GET", "/api/v1/nowhere", None, 404, "no-such-address"),
    ("GET", "/static/../app.py", None, 404, "no-such-address"),
    ("GET", "/static/..%2fdocs.html", None, 404, "no-such-address"),
    ("POST", "/api/v1/targets", None, 405, "method-not-taken"),
    ("GET", f"/api/v1/plans/{10**30}", None, 404, "plan-not-found"),
    ("GET", f"/api/v1/campaigns/x/runs/{10**30}", None, 422, "number-too-large"),
    ("POST", "/api/v1/plans", PLAN % 10**30, 422, "number-too-large"),
    ("POST", "/api/v1/plans", PLAN % 10**5, 422, "plan-refused"),
    ("POST", "/api/v1/leave", b"[" * 100_000, 400, "request-unreadable"),
    ("POST", "/api/v1/leave", b'{"inspector": "\\ud800"}', 400, "request-unreadable"),
    ("GET", "/api/v1/targets/none", None, 404, "entry-not-found"),
    ("GET", "/api/v1/targets?limit=0", None, 422, "request-refused"),
    ("GET", "/api/v1/targets?limit=201", None, 422, "request-refused"),
    ("GET", "/api/v1/targets?limit=many", None, 422, "request-refused"),
    ("GET", "/api/v1/targets?cursor=%ff", None, 400, "cursor-unreadable"),
    ("GET", "/api/v1/targets?name=%00%01", None, 400, "request-unreadable"),
    ("GET", "/api/v1/targets/%00", None, 400, "request-unreadable"),
    ("GET", "/api/v1/targets?cursor=WyJpZCJd", None, 400, "cursor-unreadable"),
    ("GET", "/api/v1/targets?name=店", None, 422, "name-too-short"),
    ("GET", "/api/v1/targets?code=９１３７", None, 422, "code-full-width"),
    ("POST", "/api/v1/leave", b"{", 400, "request-unreadable"),
    ("POST", "/api/v1/leave", b"{}", 422, "request-refused"),
    ("POST", "/api/v1/leave", b"x" * (1 << 21), 413, "request-too-large"),
    ("POST", "/api/v1/imports/nothing", b"x", 404, "kind-not-found"),
    ("POST", "/api/v1/recusals", b'{"inspector": "\\u0000", "target": "x", "reason": "x"}', 422, "entry-with-nul"),
    ("PUT", "/api/v1/inspectors/P1", b"{}", 422, "request-refused"),
    ("GET", "/api/v1/exports/nothing", None, 404, "kind-not-found"),
    ("GET", "/api/v1/packs?on=yesterday", None, 422, "request-refused"),
    ("GET", "/api/v1/session/oidc", None, 404, "oidc-not-set-up"),
    ("GET", "/api/v1/session/oidc/callback?code=x&state=y", None, 404, "oidc-not-set-up"),
    ("GET", "/problems/nothing", None, 404, "problem-type-not-found"),
]


@pytest.mark.parametrize(("method", "path", "body", "status", "code"), CASES)
def test_an_error_is_a_problem_with_a_stable_code(
    client: Client, shown: As, method: str, path: str, body: bytes | None, status: int, code: str
) -> None:
    asked = {**shown(Role.OFFICE), "Content-Type": "application/json"}
    answer = client.request(method, path, content=body, headers=asked)
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (status, code)
    assert answer.headers["content-type"] == "application/problem+json"
    assert problem["type"] == f"/problems/{code}"
    assert problem["request_id"] == answer.headers["x-request-id"]


def test_a_nul_in_a_body_is_refused_at_the_door_of_every_route(client: Client, shown: As) -> None:
    taking = [
        (method, re.sub(r"\{\w+\}", "1", re.sub(r"\{\w*date\}", "2026-01-01", path)), role)
        for method, path, handler in endpoints(client.app)
        if "data" in handler.parsed_fn_signature.parameters
        for role in [one for one in ACCOUNTS if ACTS_OF[one] & {*handler.opt["acts"]}][:1]
    ]
    assert len(taking) > 60
    for method, path, role in taking:
        answer = client.request(method, path, content=rb'{"\u0000": 1}', headers=shown(role))
        assert (method, path, answer.json()["code"]) == (method, path, "entry-with-nul")


@pytest.mark.parametrize(
    ("text", "code"),
    [(rb"\u00001", "entry-with-nul"), (rb"\\\u0000", "entry-with-nul"), (rb"\\u0000", "request-refused")],
)
def test_an_escaped_backslash_makes_no_nul(client: Client, shown: As, text: bytes, code: str) -> None:
    answer = client.post("/api/v1/leave", content=b'{"inspector": "%s"}' % text, headers=shown(Role.OFFICE))
    assert answer.json()["code"] == code


@pytest.mark.parametrize(
    ("address", "accepted", "words"),
    [
        ("/x", "", "没有这个地址"),
        ("/x", "de, en;q=0.5", "There is no such address"),
        ("/x", "en;q=0.1, zh-CN;q=0.9", "没有这个地址"),
        ("/x?lang=en", "zh", "There is no such address"),
        ("/x?lang=xx", "en;q=nonsense", "没有这个地址"),
    ],
)
def test_sentences_are_in_the_language_that_was_asked_for(
    client: Client, address: str, accepted: str, words: str
) -> None:
    assert client.get(address, headers={"Accept-Language": accepted}).json()["detail"].startswith(words)


def test_what_nobody_expected_shows_a_reference_and_no_traceback(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken:
        def look(self) -> None:
            raise KeyError("secret-of-the-house")

    monkeypatch.setattr("api.rest.door.replace", lambda *_, **__: Broken())
    with caplog.at_level(logging.ERROR, "onevisit"):
        answer = client.get("/health/ready")
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (500, "request-failed")
    assert "secret-of-the-house" not in answer.text
    assert problem["request_id"] in problem["detail"]
    assert problem["request_id"] in caplog.text
    assert client.get("/health/live").status_code == 200


def test_a_database_that_is_gone_is_503_and_it_works_again_afterwards(
    client: Client, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = type(office.database)("sqlite:////nowhere/at/all.db")
    monkeypatch.setattr(type(office.database), "reading", lambda _: elsewhere.transaction())
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.json()["code"]) == (503, "database-unavailable")
    assert answer.headers["retry-after"]
    monkeypatch.undo()
    assert client.get("/health/ready").json() == {"status": "ok"}


ANSWERS: list[tuple[int, str, str, dict[str, str]]] = [
    (200, "GET", "/api/v1/me", {}),
    (200, "GET", "/docs", {}),
    (200, "GET", "/docs/openapi.json", {}),
    (200, "GET", "/static/docs.js", {}),
    (200, "GET", "/health/live", {}),
    (200, "GET", "/api/v1/public/verify_draw.py", {}),
    (204, "OPTIONS", "/api/v1/me", {}),
    (204, "DELETE", "/api/v1/session", {}),
    (304, "GET", "/static/docs.js", {"If-None-Match": "known"}),
    (400, "GET", "/api/v1/me?x=%00", {}),
    (401, "GET", "/api/v1/targets", {}),
    (403, "GET", "/api/v1/audit-events", {"Authorization": "lead"}),
    (404, "GET", "/api/v1/nowhere", {}),
    (404, "GET", "/static/nothing", {}),
    (404, "GET", "/feeds/unknown/calendar.ics", {}),
    (404, "HEAD", "/feeds/unknown/calendar.ics", {}),
    (405, "PUT", "/api/v1/me", {}),
    (422, "GET", "/api/v1/packs?on=yesterday", {}),
]


@pytest.mark.parametrize(("status", "method", "path", "headers"), ANSWERS)
def test_headers_are_safe_on_every_kind_of_answer(
    client: Client, shown: As, status: int, method: str, path: str, headers: dict[str, str]
) -> None:
    sent = dict(headers)
    if "If-None-Match" in sent:
        sent["If-None-Match"] = client.get(path).headers["etag"]
    if "Authorization" in sent:
        sent |= shown(Role(sent["Authorization"]))
    answer = client.request(method, path, headers=sent)
    assert answer.status_code == status, answer.text
    safe(answer.headers)


def test_headers_are_safe_on_a_failure_too(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.rest.door.replace", lambda *_, **__: None)
    answer = client.get("/health/ready")
    assert answer.status_code == 500
    safe(answer.headers)


def safe(headers: Headers) -> None:
    """Fails where a header is missing, or there twice."""
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["strict-transport-security"].startswith("max-age=")
    assert headers["cross-origin-opener-policy"] == headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["permissions-policy"]
    assert headers["x-request-id"]
    assert "server" not in headers
    assert len(headers.get_list("content-security-policy")) == len(headers.get_list("referrer-policy")) == 1


def test_the_log_has_neither_queries_nor_paths_nor_tokens(
    client: Client, shown: As, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "onevisit.access"):
        client.get("/api/v1/targets/T-very-secret?name=very-private", headers=shown(Role.OFFICE))
        client.get("/nowhere/very-secret")
    ours = "\n".join(one.getMessage() for one in caplog.records if one.name.startswith("onevisit"))
    assert "/api/v1/targets/{target_id} 404" in ours
    assert "by=office" in ours
    assert all(word not in ours for word in ("very-secret", "very-private", "Bearer", "ov_"))


def test_a_route_without_an_act_is_noticed(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    assert undeclared(service) == []
    handler = next(handler for _, path, handler in endpoints(service) if path == "/api/v1/targets")
    monkeypatch.setitem(handler.opt, "acts", ())
    assert undeclared(service) == ["GET /api/v1/targets"]

"""Sessions and tokens: the cookie cannot be read or sent by others, and what changes needs the CSRF header."""

from __future__ import annotations

import pytest

from coordination.desk import accounts
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.model.access import Account, Role
from tests.api.rest.conftest import PASSWORD, As, Client

LEAVE = {"inspector": "P1", "first_date": "2026-05-01", "last_date": "2026-05-02"}


@pytest.fixture(scope="module", autouse=True)
def person(office: Office) -> None:
    accounts.add_account(office, OPERATOR, Account("person", "示例", Role.LEAD, department="AMR"), PASSWORD)


def test_log_in_act_and_log_out(client: Client) -> None:
    begun = client.post("/api/v1/session", json={"name": "person", "password": PASSWORD})
    cookie = begun.headers["set-cookie"]
    assert begun.status_code == 201
    assert all(mark in cookie for mark in ("HttpOnly", "Secure", "SameSite=lax"))
    assert client.get("/api/v1/me").json()["role"] == "lead"

    without = client.post("/api/v1/leave", json=LEAVE)
    wrong = client.post("/api/v1/leave", json=LEAVE, headers={"X-CSRF-Token": "wrong"})
    assert {without.json()["code"], wrong.json()["code"]} == {"csrf-token-wrong"}
    right = client.post("/api/v1/leave", json=LEAVE, headers={"X-CSRF-Token": begun.json()["csrf"]})
    assert right.status_code == 201

    assert client.delete("/api/v1/session", headers={"X-CSRF-Token": begun.json()["csrf"]}).status_code == 204
    assert client.get("/api/v1/me").json()["role"] == "public"


def test_a_wrong_password_is_401_and_says_not_which_part_was_wrong(client: Client) -> None:
    answers = [
        client.post("/api/v1/session", json={"name": name, "password": "wrong-wrong-wrong"})
        for name in ("person", "nobody")
    ]
    assert [answer.status_code for answer in answers] == [401, 401]
    assert answers[0].json()["detail"] == answers[1].json()["detail"]


@pytest.mark.parametrize("header", ["Bearer", "Basic eDp5", "Bearer ov_0", f"Bearer {'x' * 5000}", "nonsense"])
def test_a_token_that_is_none_is_401(client: Client, header: str) -> None:
    answer = client.get("/api/v1/targets", headers={"Authorization": header})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"


def test_a_token_needs_no_csrf_header(client: Client, shown: As) -> None:
    entry = {**LEAVE, "first_date": "2026-06-01", "last_date": "2026-06-02"}
    assert client.post("/api/v1/leave", json=entry, headers=shown(Role.INSPECTOR)).status_code == 201

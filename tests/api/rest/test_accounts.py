"""Accounts and tokens over the web: kept by the office, changed as read, passwords in and never out."""

from __future__ import annotations

from typing import Any

import pytest

from coordination.model.access import Role
from tests.api.rest.conftest import PASSWORD, As, Client

NEW = "another-long-horse-7"
ADDRESS = "/api/v1/accounts"


def added(client: Client, asked: dict[str, str], name: str, **fields: str) -> dict[str, Any]:
    account = {"display_name": "示例", "role": "lead", "department": "AMR", **fields}
    answer = client.post(ADDRESS, json={"name": name, "password": PASSWORD, "account": account}, headers=asked)
    assert answer.status_code == 201, answer.text
    assert answer.headers["location"] == f"{ADDRESS}/{name}"
    assert PASSWORD not in answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_every_fault_of_an_account_comes_back(client: Client, shown: As) -> None:
    account = {"display_name": "", "role": "lead", "region": "1"}
    body = {"name": "X", "password": "short", "account": account}
    refused = client.post(ADDRESS, json=body, headers=shown(Role.OFFICE))
    assert (refused.status_code, refused.json()["code"]) == (422, "account-refused")
    assert len(refused.json()["faults"]) >= 5
    assert "short" not in {fault["place"] for fault in refused.json()["faults"]}


def test_an_account_is_changed_only_as_it_was_read(client: Client, shown: As) -> None:
    asked = shown(Role.OFFICE)
    account = added(client, asked, "changing")
    tag = client.get(f"{ADDRESS}/changing", headers=asked).headers["etag"]
    change = {"display_name": "另一", "role": "participant", "department": "EMERG"}
    assert client.put(f"{ADDRESS}/changing", json=change, headers=asked).status_code == 428
    changed = client.put(f"{ADDRESS}/changing", json=change, headers={**asked, "If-Match": tag})
    assert changed.json() == {**account, **change}
    late = client.put(f"{ADDRESS}/changing", json=change, headers={**asked, "If-Match": tag})
    assert late.status_code == 412
    known = client.get(f"{ADDRESS}/changing", headers={**asked, "If-None-Match": changed.headers["etag"]})
    assert known.status_code == 304
    assert "changing" in {one["name"] for one in client.get(ADDRESS, headers=asked).json()}


def test_a_disabled_account_is_out_at_once(client: Client, shown: As) -> None:
    asked = shown(Role.OFFICE)
    added(client, asked, "leaving")
    body = {"account": "leaving", "label": "exchange", "scopes": ["registers:read"], "days": 3}
    issued = client.post("/api/v1/tokens", json=body, headers=asked)
    assert issued.headers["cache-control"] == "no-store"
    own = {"Authorization": f"Bearer {issued.json()['token']}"}
    assert client.get("/api/v1/targets", headers=own).status_code == 200
    assert client.post(f"{ADDRESS}/leaving/disable", headers=asked).json()["active"] is False
    assert client.get("/api/v1/targets", headers=own).status_code == 401
    assert client.post("/api/v1/session", json={"name": "leaving", "password": PASSWORD}).status_code == 401
    assert client.post(f"{ADDRESS}/leaving/enable", headers=asked).json()["active"] is True
    assert client.post("/api/v1/session", json={"name": "leaving", "password": PASSWORD}).status_code == 201


def test_the_office_gives_another_password(client: Client, shown: As) -> None:
    asked = shown(Role.OFFICE)
    added(client, asked, "forgetful")
    weak = client.put(f"{ADDRESS}/forgetful/password", json={"password": "short"}, headers=asked)
    assert (weak.status_code, weak.json()["code"]) == (422, "password-refused")
    assert client.put(f"{ADDRESS}/forgetful/password", json={"password": NEW}, headers=asked).status_code == 204
    assert client.post("/api/v1/session", json={"name": "forgetful", "password": NEW}).status_code == 201


def test_one_changes_ones_own_password_by_knowing_it(client: Client, shown: As) -> None:
    added(client, shown(Role.OFFICE), "careful")
    begun = client.post("/api/v1/session", json={"name": "careful", "password": PASSWORD}).json()
    csrf = {"X-CSRF-Token": begun["csrf"]}
    body = {"present": "wrong-wrong-wrong", "password": NEW}
    assert client.put("/api/v1/me/password", json=body, headers=csrf).status_code == 401
    body = {"present": PASSWORD, "password": NEW}
    assert client.put("/api/v1/me/password", json=body).json()["code"] == "csrf-token-wrong"
    changed = client.put("/api/v1/me/password", json=body, headers=csrf)
    assert changed.status_code == 204
    assert client.get("/api/v1/me").json()["role"] == "public"
    assert client.post("/api/v1/session", json={"name": "careful", "password": NEW}).status_code == 201


def test_one_sees_and_ends_ones_own_tokens_only(client: Client, shown: As) -> None:
    listed = client.get("/api/v1/tokens", headers=shown(Role.INSPECTOR)).json()
    everybodys = client.get("/api/v1/tokens", headers=shown(Role.OFFICE)).json()
    assert {one["account"] for one in listed} == {"inspector"}
    assert {one["account"] for one in everybodys} >= {"inspector", "lead"}
    assert not any("secret" in field for one in everybodys for field in one)
    other = next(one["id"] for one in everybodys if one["account"] == "lead")
    assert client.delete(f"/api/v1/tokens/{other}", headers=shown(Role.INSPECTOR)).status_code == 403
    body = {"account": "inspector", "label": "to end", "scopes": ["tasks:read"], "days": 1}
    secret = client.post("/api/v1/tokens", json=body, headers=shown(Role.OFFICE)).json()["token"]
    asked = shown(Role.INSPECTOR)
    assert client.delete(f"/api/v1/tokens/{secret.split('_')[1]}", headers=asked).status_code == 204
    assert client.get("/api/v1/tokens", headers={"Authorization": f"Bearer {secret}"}).status_code == 401


@pytest.mark.parametrize(("days", "scopes"), [(367, ["tasks:read"]), (1, ["audit:read"]), (1, [])])
def test_a_token_without_use_is_refused(client: Client, shown: As, days: int, scopes: list[str]) -> None:
    body = {"account": "inspector", "label": "test", "scopes": scopes, "days": days}
    refused = client.post("/api/v1/tokens", json=body, headers=shown(Role.OFFICE))
    assert (refused.status_code, refused.json()["code"]) == (422, "token-refused")


def test_who_waits_too_long_in_line_is_told_to_come_back(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.rest.hashing._MOST_WAITING", 0)
    refused = client.post("/api/v1/session", json={"name": "anybody", "password": PASSWORD})
    assert (refused.status_code, refused.json()["code"]) == (429, "too-many-attempts")
    assert refused.headers["retry-after"]

"""Registers over the web: changes need the state they change, repeats happen once, and nobody reaches too far."""

from __future__ import annotations

import pytest

from coordination.model.access import Role
from tests.api.rest.conftest import As, Client

ADDRESS = "/api/v1/inspectors/P1"


def leave(person: str, day: str) -> dict[str, str]:
    return {"inspector": person, "first_date": day, "last_date": day, "half_day": "am", "reason": "年休假"}


def test_pages_follow_their_cursor_and_stay_stable(client: Client, shown: As) -> None:
    asked = shown(Role.OFFICE)
    first = client.get("/api/v1/targets?name=餐饮&limit=3", headers=asked).json()
    second = client.get(f"/api/v1/targets?name=餐饮&limit=3&cursor={first['next_cursor']}", headers=asked).json()
    third = client.get(f"/api/v1/targets?name=餐饮&limit=3&cursor={second['next_cursor']}", headers=asked).json()
    assert [len(page["records"]) for page in (first, second, third)] == [3, 3, 1]
    assert third["next_cursor"] is None
    other = client.get(f"/api/v1/targets?region=371502&cursor={first['next_cursor']}", headers=asked)
    assert other.json()["code"] == "cursor-unreadable"


def test_a_change_needs_if_match_and_the_state_that_is_there(client: Client, shown: As) -> None:
    asked = shown(Role.LEAD)
    read = client.get(ADDRESS, headers=asked)
    changed = {**read.json(), "specialties": ["food"], "areas": ["371502", "371521"]}
    tag = read.headers["etag"]
    assert client.get(ADDRESS, headers={**asked, "If-None-Match": tag}).status_code == 304
    assert client.put(ADDRESS, json=changed, headers=asked).status_code == 428
    assert client.put(ADDRESS, json=changed, headers={**asked, "If-Match": "nonsense"}).status_code == 400
    done = client.put(ADDRESS, json=changed, headers={**asked, "If-Match": tag})
    assert done.status_code == 200
    assert done.json()["areas"] == ["371502", "371521"]
    late = client.put(ADDRESS, json=read.json(), headers={**asked, "If-Match": tag})
    assert (late.status_code, late.json()["code"]) == (412, "entry-outdated")
    again = client.put(ADDRESS, json=read.json(), headers={**asked, "If-Match": done.headers["etag"]})
    assert again.status_code == 200


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"areas": []}, "areas"),
        ({"areas": ["000000"]}, "areas"),
        ({"specialties": ["magic"]}, "specialties"),
        ({"department": "NONE"}, "department"),
        ({"name": " "}, "name"),
        ({"name": "x" * 10_001}, "name"),
        ({"post": "a\x01b"}, "post"),
    ],
)
def test_every_fault_of_a_change_is_told_with_its_place(
    client: Client, shown: As, changes: dict[str, object], place: str
) -> None:
    entry = client.get(ADDRESS, headers=shown(Role.OFFICE)).json()
    asked = {**shown(Role.OFFICE), "If-Match": "*"}
    answer = client.put(ADDRESS, json={**entry, **changes}, headers=asked)
    assert answer.status_code == 422
    assert place in {fault["place"] for fault in answer.json()["faults"]}


def test_keys_cannot_be_changed_and_departments_cannot_be_swapped(client: Client, shown: As) -> None:
    entry = client.get(ADDRESS, headers=shown(Role.LEAD)).json()
    asked = {**shown(Role.LEAD), "If-Match": "*"}
    renamed = client.put(ADDRESS, json={**entry, "certificate_number": "P9"}, headers=asked)
    given_away = client.put(ADDRESS, json={**entry, "department": "EMERG"}, headers=asked)
    assert (renamed.status_code, given_away.status_code) == (422, 403)


def test_a_department_sees_and_changes_its_own_people_only(client: Client, shown: As) -> None:
    seen = client.get("/api/v1/inspectors", headers=shown(Role.PARTICIPANT)).json()["records"]
    assert [one["certificate_number"] for one in seen] == ["P3"]
    assert client.get(ADDRESS, headers=shown(Role.PARTICIPANT)).status_code == 404
    refused = client.post("/api/v1/leave", json=leave("P1", "2026-07-01"), headers=shown(Role.PARTICIPANT))
    assert (refused.status_code, refused.json()["code"]) == (403, "entry-out-of-reach")


def test_an_inspector_reports_and_withdraws_an_absence_of_its_own_only(client: Client, shown: As) -> None:
    asked = shown(Role.INSPECTOR)
    assert client.post("/api/v1/leave", json=leave("P2", "2026-07-02"), headers=asked).status_code == 403
    assert client.post("/api/v1/leave", json=leave("P1", "2026-07-02"), headers=asked).status_code == 201
    address = "/api/v1/leave/P1/2026-07-02/am"
    tag = client.get(address, headers=asked).headers["etag"]
    assert client.delete(address, headers=asked).status_code == 428
    assert client.delete(address, headers={**asked, "If-Match": tag}).status_code == 204
    assert client.get(address, headers=asked).status_code == 404


def test_the_same_key_gives_the_same_answer_and_does_nothing_twice(client: Client, shown: As) -> None:
    asked = {**shown(Role.OFFICE), "Idempotency-Key": "once-1"}
    first = client.post("/api/v1/leave", json=leave("P2", "2026-08-01"), headers=asked)
    second = client.post("/api/v1/leave", json=leave("P2", "2026-08-01"), headers=asked)
    assert (first.status_code, first.content) == (second.status_code, second.content)
    assert first.status_code == 201
    other = client.post("/api/v1/leave", json=leave("P2", "2026-08-02"), headers=asked)
    assert (other.status_code, other.json()["code"]) == (422, "idempotency-key-used")
    unkeyed = client.post("/api/v1/leave", json=leave("P2", "2026-08-01"), headers=shown(Role.OFFICE))
    assert (unkeyed.status_code, unkeyed.json()["code"]) == (422, "entry-exists")
    somebody_else = {**shown(Role.LEAD), "Idempotency-Key": "once-1"}
    assert client.post("/api/v1/leave", json=leave("P2", "2026-08-03"), headers=somebody_else).status_code == 201


def test_what_failed_may_be_tried_again_under_its_key(client: Client, shown: As) -> None:
    asked = {**shown(Role.OFFICE), "Idempotency-Key": "once-2"}
    assert client.post("/api/v1/leave", json=leave("P7", "2026-08-01"), headers=asked).status_code == 422
    assert client.post("/api/v1/leave", json=leave("P2", "2026-09-01"), headers=asked).status_code == 201
    unusable = {**shown(Role.OFFICE), "Idempotency-Key": "x" * 201}
    assert client.post("/api/v1/leave", json=leave("P2", "2026-09-02"), headers=unusable).status_code == 400


def test_an_inspector_declares_a_recusal_and_only_the_department_takes_it_back(client: Client, shown: As) -> None:
    own = {"inspector": "P1", "target": "T1", "reason": "近姻亲", "declared_by": "somebody else"}
    asked, address = shown(Role.INSPECTOR), "/api/v1/recusals/P1/T1"
    assert client.post("/api/v1/recusals", json={**own, "inspector": "P2"}, headers=asked).status_code == 403
    declared = client.post("/api/v1/recusals", json=own, headers=asked)
    assert (declared.status_code, declared.json()["declared_by"]) == (201, "inspector")
    assert declared.json()["declared_at"].startswith("2026-03-01T09:00:00")
    assert [one["target"] for one in client.get("/api/v1/recusals", headers=asked).json()["records"]] == ["T1"]
    tag = client.get(address, headers=asked).headers["etag"]
    refused = client.delete(address, headers={**asked, "If-Match": tag})
    assert (refused.status_code, refused.json()["code"]) == (403, "act-forbidden")
    lead = {**shown(Role.LEAD), "If-Match": tag}
    changed = client.put(address, json={**own, "reason": "同学"}, headers=lead)
    assert (changed.status_code, changed.json()["declared_by"]) == (200, "lead")
    assert client.delete(address, headers=lead).status_code == 412
    assert client.delete(address, headers={**lead, "If-Match": changed.headers["etag"]}).status_code == 204


def test_an_exemption_is_entered_changed_and_withdrawn_by_the_office(client: Client, shown: As) -> None:
    exempted = {"target": "T1", "first_date": "2026-01-01", "last_date": "2026-12-31", "basis": "免检名单"}
    asked, address = shown(Role.OFFICE), "/api/v1/exemptions/T1/2026-01-01"
    assert client.post("/api/v1/exemptions", json=exempted, headers=asked).status_code == 201
    wrong = {**exempted, "target": "T99", "last_date": "2025-12-31", "basis": " "}
    faults = client.post("/api/v1/exemptions", json=wrong, headers=asked).json()["faults"]
    assert {fault["place"] for fault in faults} == {"target", "last_date", "basis"}
    read = client.get(address, headers=shown(Role.PARTICIPANT))
    assert read.json() == exempted
    tagged = {**asked, "If-Match": read.headers["etag"]}
    changed = client.put(address, json={**exempted, "last_date": "2026-06-30"}, headers=tagged)
    assert changed.status_code == 200
    assert client.delete(address, headers=tagged).status_code == 412
    assert client.delete(address, headers={**asked, "If-Match": changed.headers["etag"]}).status_code == 204
    assert client.get(address, headers=asked).status_code == 404

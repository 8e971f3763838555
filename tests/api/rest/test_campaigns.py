"""Campaigns over the web: opened over a plan, followed, and what their published plan holds, saves and leaves out."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from coordination.desk.campaigns import open_over
from coordination.desk.checking import check_files
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.planning import plan_campaign
from coordination.desk.plans import file_plan, publish_annual_plan
from coordination.model.access import Role
from coordination.model.items import ItemClass, Method
from coordination.storage.registers import write
from coordination.texts import texts
from tests.api.rest.conftest import As, Client
from tests.api.rest.records import PHONE
from tests.coordination import ceremonies
from tests.coordination.desk.test_plans import plan
from tests.coordination.records import batch, inspector, item, target

CAMPAIGNS = "/api/v1/campaigns"
Q2 = f"{CAMPAIGNS}/2026Q2"
FOOD = batch("b-food", "AMR-03", "AMR-09", regions=("371502", "371503"))
FIRE = batch("b-fire", "EMERG-01", scope_items=("AMR-03",))
SPARE = batch("b-spare", "AMR-09")
LONG = batch("b-long", "AMR-08", first_date=date(2026, 6, 1))


@pytest.fixture(scope="module", autouse=True)
def planned(office: Office) -> None:
    """A campaign of two departments, drawn and published: one item too long, one off site."""
    general = {"item_class": ItemClass.GENERAL, "ratio_cap": 0.6, "specialties": ()}
    with office.database.transaction() as session:
        write(session, [target(f"t{number}") for number in range(8)])
        write(session, [target(f"s{number}", region_code="371503", longitude=115.8) for number in range(2)])
        write(session, [item(code, **general) for code in ("AMR-03", "EMERG-01")])
        write(
            session,
            [item("AMR-08", **{**general, "minutes": 400}), item("AMR-09", **general, methods=(Method.WRITTEN,))],
        )
        write(session, [inspector(f"p{number}", areas=("371502", "371503")) for number in range(3)])
        write(session, [inspector(f"q{number}", department="EMERG") for number in range(2)])
    file_plan(office, OPERATOR, plan(FOOD, FIRE, LONG, SPARE))
    publish_annual_plan(office, OPERATOR, 2026)
    open_over(office, OPERATOR, "2026Q2", 2026, "第二季度", [one.id for one in (FIRE, FOOD, LONG)])
    ceremonies.drawn(office)
    plan_campaign(office, "2026Q2", "seed", texts("zh"), lambda _: None)


def rows(client: Client, asked: dict[str, str], address: str, **filters: Any) -> list[dict[str, Any]]:
    """All pages, two records each."""
    found: list[dict[str, Any]] = []
    cursor = ""
    while True:
        answer = client.get(address, headers=asked, params={"limit": 2, "cursor": cursor, **filters})
        assert answer.status_code == 200, answer.text
        found += answer.json()["records"]
        cursor = answer.json()["next_cursor"]
        if cursor is None:
            return found


def test_a_campaign_tells_how_far_it_is(client: Client, shown: As) -> None:
    one = client.get(Q2, headers=shown(Role.OFFICE)).json()
    assert one["campaign"]["batches"] == ["b-fire", "b-food", "b-long"]
    assert (one["campaign"]["first_date"], one["campaign"]["last_date"]) == ("2026-04-01", "2026-06-30")
    assert (one["draw"], one["version"], one["run"]) == ("drawn", 1, None)
    assert one["checks"] == len(rows(client, shown(Role.OFFICE), f"{Q2}/checks")) > 0
    assert one in client.get(CAMPAIGNS, headers=shown(Role.OFFICE)).json()
    assert [entry["version"] for entry in client.get(f"{Q2}/versions", headers=shown(Role.SUPERVISOR)).json()] == [1]
    missing = client.get(f"{CAMPAIGNS}/2031Q1", headers=shown(Role.OFFICE))
    assert (missing.status_code, missing.json()["code"]) == (404, "campaign-not-found")


def test_a_campaign_asked_for_twice_under_one_key_is_opened_once(client: Client, shown: As) -> None:
    keyed = {**shown(Role.OFFICE), "Idempotency-Key": "open"}
    body = {"id": "2026-spare", "year": 2026}
    first, again = (client.post(CAMPAIGNS, headers=keyed, json=body) for _ in range(2))
    assert first.status_code == 201, first.text
    assert first.content == again.content
    told = first.json()
    assert (told["campaign"]["title"], told["campaign"]["last_date"]) == ("2026-spare", "2026-06-30")
    assert (told["draw"], told["checks"], told["version"]) == (None, 0, 0)
    nothing = client.get(f"{CAMPAIGNS}/2026-spare/comparison", headers=shown(Role.OFFICE))
    assert (nothing.status_code, nothing.json()["code"]) == (404, "version-not-found")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"id": "2026Q2", "year": 2026}, "campaign-refused"),
        ({"id": "2026Q3", "year": 2026, "batches": ["b-none", "b-no", "b-fire"]}, "campaign-refused"),
        ({"id": "2026Q3", "year": 2031}, "plan-not-found"),
        ({"id": "a/b", "year": 2026}, "request-refused"),
    ],
)
def test_what_cannot_be_opened_is_refused(client: Client, shown: As, body: dict[str, Any], code: str) -> None:
    answer = client.post(CAMPAIGNS, headers=shown(Role.OFFICE), json=body)
    assert answer.status_code in {404, 422}
    assert answer.json()["code"] == code
    if "batches" in body:
        assert [fault["place"] for fault in answer.json()["faults"]] == ["b-none", "b-no"]


def test_visits_and_routes_are_found_by_every_filter(client: Client, shown: As) -> None:
    asked = shown(Role.OFFICE)
    visits = rows(client, asked, f"{Q2}/visits")
    assert [(one["held_on"], one["start"]) for one in visits] == sorted(
        (one["held_on"], one["start"]) for one in visits
    )
    one = visits[0]
    person, day = one["team"][0]["inspector"], one["held_on"]
    for filters, holds in (
        ({"department": "EMERG"}, lambda visit: any(check["department"] == "EMERG" for check in visit["checks"])),
        ({"area": "371503"}, lambda visit: visit["target"].startswith("s")),
        ({"inspector": person}, lambda visit: any(member["inspector"] == person for member in visit["team"])),
        ({"target": one["target"]}, lambda visit: visit["target"] == one["target"]),
        ({"first_date": day, "last_date": day}, lambda visit: visit["held_on"] == day),
    ):
        expected = [visit["id"] for visit in visits if holds(visit)]
        assert [visit["id"] for visit in rows(client, asked, f"{Q2}/visits", **filters)] == expected
        assert expected
        routes = rows(client, asked, f"{Q2}/routes", **filters)
        assert set(expected) <= {stop["visit"] for route in routes for stop in route["stops"]}
        assert {route["id"] for route in routes} == {visit["route"] for visit in visits if holds(visit)}
    assert rows(client, asked, f"{Q2}/visits", area="371599") == []
    assert client.get(f"{Q2}/visits?version=7", headers=asked).json()["code"] == "version-not-found"
    assert client.get(f"{Q2}/visits?cursor=xx", headers=asked).json()["code"] == "cursor-unreadable"


def test_each_sees_the_visits_within_reach(client: Client, shown: As) -> None:
    every = rows(client, shown(Role.OFFICE), f"{Q2}/visits")
    own = rows(client, shown(Role.PARTICIPANT), f"{Q2}/visits")
    assert own == [one for one in every if any(check["department"] == "EMERG" for check in one["checks"])]
    assert 0 < len(own) < len(every)
    assert {one["department"] for one in rows(client, shown(Role.PARTICIPANT), f"{Q2}/checks")} == {"EMERG"}
    numbers = {member["inspector"] for one in every for member in one["team"]}
    mine = rows(client, shown(Role.INSPECTOR), f"{Q2}/visits")
    assert mine == [one for one in every if "P1" in {member["inspector"] for member in one["team"]}]
    assert "P1" in numbers
    masked = rows(client, shown(Role.SUPERVISOR), f"{Q2}/visits")
    assert {one["phone"] for one in masked} == {"063****0000", "138****5678"}
    assert {one["phone"] for one in mine} <= {"0635-0000000", PHONE}


def test_an_inspector_finds_what_there_is_to_do_over_all_campaigns(client: Client, shown: As) -> None:
    every = rows(client, shown(Role.OFFICE), f"{Q2}/visits")
    tasks = rows(client, shown(Role.OFFICE), "/api/v1/tasks")
    assert [one["visit"] for one in tasks] == every
    assert {(one["campaign"], one["version"]) for one in tasks} == {("2026Q2", 1)}
    own = rows(client, shown(Role.INSPECTOR), f"{Q2}/visits")
    assert [one["visit"] for one in rows(client, shown(Role.INSPECTOR), "/api/v1/tasks")] == own
    day = every[-1]["held_on"]
    later = rows(client, shown(Role.OFFICE), "/api/v1/tasks", first_date=day)
    assert {one["visit"]["held_on"] for one in later} == {day}
    assert rows(client, shown(Role.OFFICE), "/api/v1/tasks", first_date="2027-01-01") == []


def test_what_is_left_out_stands_under_its_reason_with_a_remedy(client: Client, shown: As) -> None:
    groups = client.get(f"{Q2}/unplanned?lang=en", headers=shown(Role.OFFICE)).json()
    assert [(one["reason"], one["departments"]) for one in groups] == [("too_long", {"AMR": groups[0]["checks"]})]
    assert "Split the items" in groups[0]["remedy"]
    listed = client.get(groups[0]["rows"], headers=shown(Role.OFFICE)).json()["records"]
    assert len(listed) == groups[0]["checks"]
    assert {(one["item"], one["source"]) for one in listed} == {("AMR-08", "draw")}
    assert all(one["target_name"] for one in listed)
    assert all(re.search(r"一次入企需 \d+ 分钟", one["detail"]) for one in listed)
    english = client.get(groups[0]["rows"], headers={**shown(Role.OFFICE), "Accept-Language": "en-GB, zh;q=0.5"})
    assert all(re.match(r"One visit would take \d+ minutes", one["detail"]) for one in english.json()["records"])
    assert client.get(f"{Q2}/unplanned", headers=shown(Role.PARTICIPANT)).json() == []


def test_every_figure_of_the_comparison_is_the_sum_of_its_rows(client: Client, shown: As) -> None:
    asked = shown(Role.OFFICE)
    told = client.get(f"{Q2}/comparison", headers=asked).json()
    figures = told["figures"]

    def counted(name: str) -> list[dict[str, Any]]:
        address, _, query = told["rows"][name].partition("?")
        return rows(client, asked, address, **dict(part.split("=") for part in query.split("&") if part))

    for name in ("owed", "off_site", "left_out", "visits", "targets", "routes"):
        assert figures[name] == len(counted(name)), name
    assert figures["owed"] == figures["planned"] + figures["left_out"] + figures["off_site"]
    assert figures["planned"] == sum(len(visit["checks"]) for visit in counted("visits"))
    assert figures["separate"] == sum(len(one["departments"]) for one in counted("separate"))
    assert figures["visits"] == sum(one["visits"] for one in counted("targets")) < figures["separate"]
    assert figures["person_sessions"] == sum(len(route["team"]) for route in counted("routes"))
    assert figures["inspectors"] == len({one["inspector"] for route in counted("routes") for one in route["team"]})
    shares = figures["departments"]
    for name in ("separate", "person_sessions", "separate_person_sessions"):
        assert figures[name] == sum(one[name] for one in shares), name
    fire = next(one for one in shares if one["department"] == "EMERG")
    # Setup 10 and 45 minutes a visit, 210 the longest half day, all at one place: three a half day, two people each.
    assert fire["separate_person_sessions"] == 2 * -(-(55 * fire["separate"] + 5) // 215)


def test_the_plan_file_that_was_published_and_the_problem_as_it_is_now(client: Client, shown: As) -> None:
    asked = shown(Role.SUPERVISOR)
    plan_file = client.get(f"{Q2}/plan.json", headers=asked)
    problem_file = client.get(f"{Q2}/problem.json", headers=asked)
    assert check_files(problem_file.content, plan_file.content) == []
    for file in ("plan.json", "problem.json"):
        assert client.get(f"{Q2}/{file}", headers=shown(Role.LEAD)).json()["code"] == "campaign-of-everybody"
    assert client.get(f"{Q2}/plan.json?version=2", headers=asked).json()["code"] == "version-not-found"

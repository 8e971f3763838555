"""What the pages of a campaign work out before they show it: calendar, weeks, map, merge graph, proposals, verdicts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from api.pages.alignment_views import loads_table, proposals_of, proposals_table
from api.pages.campaign_weeks import loads_table as weekly_table
from api.pages.campaign_weeks import weeks_of, weeks_table
from api.pages.map_names import places_of_names
from api.pages.merge_graph import LINE, graph_of
from api.pages.move_views import session_at, verdict_of
from api.pages.shell import Shell
from api.pages.timetable_views import MOST_DAYS, Span, days_of, events_of, span_of
from api.pages.visit_map import EDGE, FRAME, HEIGHT, WIDTH, visit_map
from coordination.desk.telling import naming_texts
from coordination.model.access import ACTS_OF, Caller, Role
from coordination.model.alignment import AlignedInspection, Alignment, AlignmentTerms, DepartmentMonth
from coordination.model.meetings import Apart, MergeGraph, MetCheck
from coordination.model.moves import FreeStaff, Judgement, Move
from coordination.model.versions import PublishedCheck, PublishedMember, PublishedVisit
from seeds.loading import reference
from solvers.planning.check.view import Violation
from solvers.planning.problem import Session

AM, PM = Session("am", "09:00", 180), Session("pm", "13:30", 210)
DAY = date(2026, 4, 7)


@pytest.fixture(scope="module")
def shell() -> Shell:
    caller = Caller("wang", Role.OFFICE, ACTS_OF[Role.OFFICE])
    return Shell(naming_texts(reference(), "zh"), caller, "", "/", "", "", reference(), date(2026, 4, 1))


def visit(name: str, *departments: str, **changed: Any) -> PublishedVisit:
    base = PublishedVisit(
        id=name,
        route=f"r-{name}",
        held_on=DAY,
        session="am",
        start="09:00",
        end="09:55",
        target=f"t-{name}",
        target_name=f"名称{name}",
        address="路1号",
        phone="",
        longitude=116.0,
        latitude=36.4,
        checks=tuple(PublishedCheck(f"{name}-{one}", "b", one, f"{one}-01", f"事项{one}") for one in departments),
        team=(
            PublishedMember("P1", "示例甲", "AMR", leader=True),
            PublishedMember("P2", "示例乙", "AMR", leader=False),
        ),
    )
    return replace(base, **changed)


def test_a_calendar_asks_for_days_and_a_long_span_is_cut() -> None:
    assert span_of("2026-04-06T00:00:00Z", "2026-04-13T00:00:00Z", DAY) == Span(date(2026, 4, 6), date(2026, 4, 12))
    assert (span_of("2026-01-01", "2027-01-01", DAY).last - date(2026, 1, 1)).days == MOST_DAYS
    assert span_of("x", "", DAY) == Span(DAY, DAY)


def test_days_off_and_working_weekends_stand_behind_the_visits(shell: Shell) -> None:
    found = {
        one["start"]: one["classNames"]
        for one in days_of(shell, shell.reference.calendar, Span(date(2026, 10, 5), date(2026, 10, 12)))
    }
    assert found["2026-10-05"] == ["off"]
    assert found["2026-10-10"] == ["make-up"]
    assert "2026-10-12" not in found


def test_an_event_leads_to_its_visit_and_says_whether_it_is_pinned(shell: Shell) -> None:
    one, other = events_of(
        shell, "2026 Q2", [visit("a", "AMR"), visit("b", "AMR", "EMERG")], {frozenset({"b-AMR", "b-EMERG"})}
    )
    assert (one["start"], one["end"], one["url"]) == (
        "2026-04-07T09:00",
        "2026-04-07T09:55",
        "/campaigns/2026%20Q2/visits/a",
    )
    assert (one["classNames"], other["classNames"]) == ([], ["pinned"])
    assert "固定" in other["title"]


def test_of_many_visits_a_day_the_rest_is_one_line_that_leads_to_them(shell: Shell) -> None:
    visits = [visit("a", "AMR"), visit("b", "AMR"), visit("c", "AMR"), visit("d", "AMR", held_on=date(2026, 4, 8))]
    *told, rest = events_of(shell, "x", visits, (), "/campaigns/x/visits?area=3715", 1)
    assert [one["id"] for one in told] == ["a", "d"]
    assert ("2" in rest["title"], rest["editable"], rest["last"] > told[0]["last"]) == (True, False, True)
    assert rest["url"] == "/campaigns/x/visits?area=3715&first_date=2026-04-07&last_date=2026-04-07"
    assert len(list(events_of(shell, "x", visits, ()))) == 4


@pytest.mark.parametrize(
    ("clock", "session"), [("08:00", "am"), ("11:59", "am"), ("13:29", "am"), ("13:30", "pm"), ("20:00", "pm")]
)
def test_a_time_of_day_lies_in_a_session(clock: str, session: str) -> None:
    assert session_at((PM, AM), clock) == session


def test_weeks_count_joint_visits_for_each_department_and_a_team_once_a_route(shell: Shell) -> None:
    visits = [
        visit("a", "AMR", "EMERG", route="r1"),
        visit("b", "AMR", route="r1", start="10:10"),
        visit("c", "AMR", held_on=date(2026, 4, 20)),
    ]
    weeks = weeks_of(visits, {"EMERG": 0, "AMR": 1})
    assert weeks.weeks == (date(2026, 4, 6), date(2026, 4, 13), date(2026, 4, 20))
    counts = {code: [(one.count, one.level) for one in shades] for code, shades in weeks.rows}
    assert counts == {"EMERG": [(1, 3), (0, 0), (0, 0)], "AMR": [(2, 5), (0, 0), (1, 3)]}
    assert [(one.visits, one.checks, one.person_sessions) for one in weeks.loads] == [(2, 3, 2), (0, 0, 0), (1, 1, 2)]
    assert [(one.name, one.visits) for one in weeks.months] == [("2026-04", 3)]
    assert weeks_of([], {}).weeks == ()
    amr = weeks_table(shell, "x", weeks).rows[1]
    assert [(one.text, one.level) for one in amr] == [("市监", 0), ("2", 5), ("", 0), ("1", 3)]
    assert amr[2].address == ""
    assert amr[1].address.endswith("department=AMR&first_date=2026-04-06&last_date=2026-04-12")
    month = weekly_table(shell, "x", "by-month", "月份", weeks.months).rows[0]
    assert [one.text for one in month] == ["2026-04", "3", "4", "2"]
    assert month[0].address == "/campaigns/x/visits?first_date=2026-04-01&last_date=2026-04-30"


def test_a_map_keeps_inside_its_frame_and_true_to_scale() -> None:
    corners = [
        visit("a", longitude=115.5, latitude=36.0),
        visit("b", longitude=116.5, latitude=37.0),
        visit("c", longitude=115.5, latitude=37.0),
    ]
    drawn = visit_map("q", corners, {one.target: "371502" for one in corners}, every=corners)
    places = {line.stops[0].visit.id: (line.stops[0].x, line.stops[0].y) for line in drawn.routes}
    assert all(EDGE <= x <= WIDTH - EDGE and EDGE <= y <= HEIGHT - EDGE for x, y in places.values())
    assert places["a"][0] == places["c"][0] < places["b"][0]
    assert places["c"][1] == places["b"][1] < places["a"][1]
    # One degree of latitude is 111.2 km; of longitude at 36.5 degrees 89.4 km.
    degree = places["a"][1] - places["c"][1]
    assert (places["b"][0] - places["c"][0]) / degree == pytest.approx(0.8039, abs=0.001)
    assert drawn.scale / drawn.kilometres == pytest.approx(degree / 111.195, abs=0.05)


def test_a_map_of_many_visits_is_small_and_draws_no_routes() -> None:
    many = [
        visit(str(number), longitude=115.5 + number % 60 / 60, latitude=36 + number / 3000) for number in range(3000)
    ]
    drawn = visit_map("q", many, {one.target: f"37150{number % 9}" for number, one in enumerate(many)}, every=many)
    assert drawn.routes == ()
    assert sum(dots.count for dots in drawn.dots) == drawn.visits == 3000
    assert sum(len(dots.path) for dots in drawn.dots) < 60_000
    assert visit_map("q", [], {}).dots == ()


def test_a_route_is_drawn_in_its_order() -> None:
    stops = [visit("b", route="r", start="10:30", longitude=116.2), visit("a", route="r", start="09:00")]
    (line,) = visit_map("q", stops, {}, every=stops).routes
    assert [(stop.visit.id, stop.number) for stop in line.stops] == [("a", 1), ("b", 2)]


def test_the_other_days_of_a_campaign_stand_behind_the_routes_of_one() -> None:
    today = [visit("a", longitude=116.0), visit("b", longitude=116.1, latitude=36.5)]
    every = [*today, visit("c", longitude=116.05), visit("far", longitude=118.0)]
    areas = {"t-a": "371502", "t-b": "371502", "t-c": "371503", "t-far": "371581"}
    drawn = visit_map("q", today, areas, every=every, named=lambda code: f"区{code[-1]}")
    assert (drawn.visits, drawn.around) == (2, 1)  # one more in the frame; the farthest is out of it
    assert [(dots.name, dots.count) for dots in drawn.dots] == [("区2", 2), ("区3", 1)]
    assert [(line.number, line.start, line.end) for line in drawn.routes] == [
        (1, "09:00", "09:55"),
        (2, "09:00", "09:55"),
    ]


def test_two_visits_in_a_street_are_not_two_ends_of_the_city() -> None:
    street = [visit("a"), visit("b", longitude=116.0005)]
    drawn = visit_map("q", street, {}, every=street)
    assert 0 < abs(drawn.routes[0].stops[0].x - drawn.routes[1].stops[0].x) < 10


def test_a_name_on_a_map_covers_no_other_and_the_fewest_dots() -> None:
    amid = [(490.0, 300.0), (500.0, 300.0), (510.0, 300.0)]
    places = places_of_names({"a": "城区", "b": "开发区"}, {"a": amid, "b": [(502.0, 303.0)]}, FRAME)
    assert places["a"].y < 300 - 9  # above its dots rather than on them
    assert abs(places["b"].y - places["a"].y) >= 18
    assert places["b"].crowded
    corner = places_of_names({"a": "聊城经济技术开发区"}, {"a": [(2.0, 2.0)]}, FRAME)["a"]
    assert corner.x >= 9 * 15 / 2  # inside the frame
    (marked,) = places_of_names({"a": "城区"}, {"a": [(500.0, 300.0)]}, FRAME, [(500.0, 300.0)]).values()
    assert abs(marked.y - 300) >= 18 or abs(marked.x - 500) >= 28


def met(name: str, department: str, at: str, **changed: Any) -> MetCheck:
    base = MetCheck(name, department, f"{department}-01", f"事项{name}", DAY, DAY, 45, exempt=False, visit=at)
    return replace(base, **changed)


def test_a_merge_graph_joins_checks_to_visits_and_says_why_not(shell: Shell) -> None:
    checks = (
        met("x", "AMR", "v1"),
        met("y", "EMERG", "v1"),
        met("z", "AMR", "v2", exempt=True),
        met("w", "EDU", "", detail="缺一人"),
    )
    days = {"v1": DAY, "v2": date(2026, 5, 6)}
    apart = (Apart("v1", "v2", "apart-too-long", {"minutes": 220, "longest": 210}),)
    graph = MergeGraph("q", 1, "t", "名称", days, checks, apart, 365)
    drawn = graph_of(shell, graph)
    assert [(line.check.id, line.joined) for line in drawn.lines] == [
        ("x", True),
        ("y", True),
        ("z", False),
        ("w", False),
    ]
    to = {line.check.id: line.to for line in drawn.lines}
    assert to["x"] == to["y"] == (drawn.lines[0].y + drawn.lines[1].y) / 2
    assert [node.day for node in drawn.nodes] == [DAY, date(2026, 5, 6), None]
    told = "".join(drawn.reasons)
    assert all(part in told for part in ("220", "365", "缺一人"))
    english = graph_of(replace(shell, said=naming_texts(reference(), "en")), graph)
    assert drawn.lines[0].whose == ("市监　04-07 – 04-07",)
    assert english.lines[0].whose == ("Municipal Administration for", "Market Regulation · 04-07 – 04-07")
    assert english.height == drawn.height + 4 * LINE  # every row is as high as the longest needs


def test_a_verdict_speaks_of_names_and_says_what_is_the_same_once(shell: Shell) -> None:
    held = visit("a", "AMR", "EMERG")
    window = {"date": "2026-05-01", "first": "2026-04-01", "last": "2026-04-30"}
    against = tuple(
        Violation("R2", "r2-outside-window", "v", {**window, "check": f"a-{one}"}) for one in ("AMR", "EMERG")
    )
    near = Violation("R3", "r3-too-near", "v", {"other": "v-9", "days": 3, "gap": 365})
    away = Violation("R10", "r10-unavailable", "moved-p1", {"inspector": "P1", "date": "2026-05-01"})
    found = Judgement(
        start="13:30",
        end="14:25",
        staying=1,
        against=(*against, near),
        unfit=(away,),
        behind=(),
        staff=(FreeStaff("AMR", 2, 1, ("food",)),),
        to_lead=False,
        others={"v-9": date(2026, 4, 28)},
    )
    move = Move(held, date(2026, 5, 1), PM, found)
    verdict = verdict_of(shell, move)
    assert len(verdict.against) == 2
    assert "事项AMR、事项EMERG" in verdict.against[0]
    assert "2026-04-28" in verdict.against[1]
    assert "示例甲" in verdict.unfit[0]
    assert not verdict.possible
    assert not verdict.staffed
    assert len(verdict.staff) == 2
    assert "休息日" in verdict.when
    stays = verdict_of(shell, Move(held, DAY, AM, replace(found, against=(), unfit=())))
    assert (stays.stays, stays.possible, stays.staffed) == (True, True, True)


def proposal(name: str, draw: int, filed_draw: int, first: date, saved: float) -> AlignedInspection:
    return AlignedInspection(
        (name,), name, "AMR", ("AMR",), DAY, date(2026, 6, 30), first, date(2026, 6, 30), filed_draw, draw, saved
    )


def test_a_proposal_tells_what_moves_and_what_gains_company(shell: Shell) -> None:
    inspections = (
        proposal("moves", 1, 1, date(2026, 5, 1), 2.0),
        proposal("joins", 1, 2, DAY, 3.0),
        proposal("stays", 3, 3, DAY, 0.0),
    )
    months = (
        DepartmentMonth("AMR", "2026-04", 4, 6, 10),
        DepartmentMonth("AMR", "2026-05", 0, 12, 10),
        DepartmentMonth("EDU", "2026-05", 0, 0, 10),
    )
    made = Alignment(
        2026, "0", AlignmentTerms(), 30.0, 28.0, 25.0, 24.0, proved=True, inspections=inspections, months=months
    )
    proposals = proposals_of(made)
    assert [(one.inspection.title, one.company, one.changed) for one in proposals] == [
        ("joins", ("moves",), True),
        ("moves", ("joins",), True),
        ("stays", (), False),
    ]
    joins, moves, _ = ([cell.text for cell in row] for row in proposals_table(shell, made, proposals).rows)
    assert joins[3:8] == ["不动", "2", "1", "moves", "3.0"]
    assert moves[2:6] == ["04-07 – 06-30", "05-01 – 06-30", "1", "1"]
    loads = loads_table(shell, made, {"EDU": 0, "AMR": 1}).rows
    assert [[(one.text, one.level) for one in row[1:]] for row in loads] == [
        [("", 0), ("", 0)],
        [("3/5", 3), ("6/5 超出", 5)],
    ]

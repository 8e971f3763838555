"""What happened is noted, a code revealed, the plan replanned; only the feeds of whom it concerns change."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

import pytest

from coordination.desk import run_work
from coordination.desk.feeds import Document, IssuedFeed, issue_feed, poll_feed
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.pinning import list_pins
from coordination.desk.posing import export_problem
from coordination.desk.replan_checking import check_replan, verify_lots
from coordination.desk.replans import offered_swaps, record_of_run, start_replan, substitution_log
from coordination.desk.runs import cancel_run, publish_run, start_run
from coordination.desk.visit_history import history_of
from coordination.errors import BadInputError, ForbiddenError, NotAllowedError
from coordination.model.access import ANYBODY
from coordination.model.draws import CheckDemand, Source
from coordination.model.feeds import FeedKind
from coordination.model.people import DeclaredRecusal, Leave
from coordination.model.replans import ChangeKind, Event, EventKind, Gone, Why
from coordination.model.targets import Exemption, Target, TargetStatus
from coordination.pipeline import solve
from coordination.storage import audit, draws
from coordination.storage.registers import everything, one, write
from coordination.texts import texts
from solvers.drawing.check_substitutes import LOG_FORMAT, verify_substitutes
from solvers.planning.reading import digest, read_problem, write_plan
from solvers.tickets import digests, extract
from tests.coordination.ceremonies import SAFE
from tests.coordination.desk.replans import Q2, SINCE, files_of, newest, published, replanned
from tests.coordination.records import inspector

_Record = TypeVar("_Record")
LAST = date(2026, 12, 31)


def illness(office: Office) -> tuple[Event, str]:
    """An absence over all days of somebody who fills a post; and the post."""
    _, plan = newest(office)
    post = plan.routes[0].posts[0]
    event = Event(
        EventKind.ABSENCE, "health", "书面说明", inspectors=(post.inspector,), first_date=SINCE, last_date=LAST
    )
    return event, post.id


def test_an_illness_changes_the_vacated_posts_alone_by_lot_and_proves_it(office: Office) -> None:
    published(office)
    event, _ = illness(office)
    _, before = newest(office)
    vacated = {post.id for route in before.routes for post in route.posts if post.inspector == event.inspectors[0]}
    run, record = replanned(office, event)
    assert {change.place for change in record.changes} == vacated
    assert {change.kind for change in record.changes} == {ChangeKind.POST}
    assert [(count.made, count.proved) for count in record.counts] == [(0, True)] * 6 + [(len(vacated), True)]
    assert {lot.post for lot in record.lots} == vacated
    assert all(len(lot.tickets) > 1 and lot.chance == 1_000_000 // len(lot.tickets) for lot in record.lots)
    problem_file, after = files_of(office, run)
    told = record_of_run(office, OPERATOR, run)
    assert check_replan(problem_file, files_of(office, run - 1)[1], after, told) == []
    assert "书面说明" not in told.decode()


def test_the_reason_is_noted_before_the_code_and_no_code_is_used_twice(office: Office) -> None:
    published(office)
    event, _ = illness(office)
    first = start_replan(office, OPERATOR, SAFE, Q2, event, SINCE)
    cancel_run(office, OPERATOR, first.id)
    _, record = replanned(office, event)
    with office.database.reading() as session:
        events = [one for one in audit.chain(session) if one.action in {"replan-asked", "code-revealed"}]
    assert [one.action for one in events] == ["replan-asked", "code-revealed"] * 2
    numbers = [one.detail["number"] for one in events[1::2]]
    assert numbers == [numbers[0], numbers[0] + 1]
    assert record.order.chain.number == numbers[1]
    assert "书面说明" not in repr(events)


def test_only_the_feeds_of_those_who_come_and_go_and_of_their_visits_change(office: Office) -> None:
    published(office)
    _, before = newest(office)
    people = sorted({post.inspector for route in before.routes for post in route.posts} | {f"p{n}" for n in range(7)})
    addresses = {person: issue_feed(office, OPERATOR, FeedKind.INSPECTOR, person, "zh") for person in people}

    def tags() -> dict[str, str]:
        return {person: _tag(office, address) for person, address in addresses.items()}

    event, _ = illness(office)
    was = tags()
    run, record = replanned(office, event)
    assert publish_run(office, OPERATOR, run).version == 2
    _, after = newest(office)
    concerned = {
        post.inspector
        for plan in (before, after)
        for route in plan.routes
        for post in route.posts
        if any(change.place in {one.id for one in route.posts} for change in record.changes)
    }
    now = tags()
    assert {person for person in people if was[person] != now[person]} == concerned


def _tag(office: Office, issued: IssuedFeed) -> str:
    found = poll_feed(office, issued.token, None, None)
    assert isinstance(found, Document)
    return found.stamp.etag


def test_a_lot_that_was_tampered_with_is_found(office: Office) -> None:
    published(office)
    event, _ = illness(office)
    run, record = replanned(office, event)
    before, (_, after) = files_of(office, run - 1)[1], files_of(office, run)
    told = record_of_run(office, OPERATOR, run)
    assert verify_lots(before, after, told) == []
    winner = record.lots[0].tickets[record.lots[0].taken_by]
    assert "replan-ticket-wrong" in {
        fault.code for fault in verify_lots(before, after, told.replace(winner.encode(), b"f" * 64))
    }
    code = record.order.chain.code.encode()
    assert "replan-code-foreign" in {fault.code for fault in verify_lots(before, after, told.replace(code, b"0" * 64))}
    assert {fault.code for fault in verify_lots(after, after, told)} >= {"replan-other-plan"}


def test_a_target_that_is_gone_frees_its_visit_and_the_history_of_the_visit_tells_why(office: Office) -> None:
    version = published(office)
    gone = version.visits[0]
    run, record = replanned(office, Event(EventKind.TARGET_GONE, "已注销", target=gone.target))
    assert {(change.kind, change.place) for change in record.changes if change.kind is not ChangeKind.POST} == {
        (ChangeKind.CHECKS, gone.id)
    }
    assert all(count.made == 0 and count.proved for count in record.counts)
    publish_run(office, OPERATOR, run)
    assert gone.target not in {check.target for check in read_problem(export_problem(office, Q2)).checks}
    history = history_of(office, OPERATOR, Q2, gone.id)
    assert [(one.version, one.visit is None, one.event) for one in history] == [
        (1, False, None),
        (2, True, EventKind.TARGET_GONE),
    ]
    assert history[1].reason == "已注销"


@pytest.mark.parametrize(
    ("gone", "status"), [(Gone.DEREGISTERED, TargetStatus.DEREGISTERED), (Gone.CLOSED, TargetStatus.SUSPENDED)]
)
def test_a_target_that_is_gone_is_so_in_its_register_once_published(
    office: Office, gone: Gone, status: TargetStatus
) -> None:
    target = published(office).visits[0].target
    run, _ = replanned(office, Event(EventKind.TARGET_GONE, "注销", target=target, gone=gone))
    assert entry(office, Target, target).status is TargetStatus.ACTIVE
    publish_run(office, OPERATOR, run)
    assert entry(office, Target, target).status is status
    with office.database.reading() as session:
        (noted,) = (one for one in audit.chain(session) if one.action == "entry-changed")
    assert noted.detail["register"] == "Target"


def test_absence_recusal_and_exemption_stand_in_their_registers_once_published(office: Office) -> None:
    version = published(office)
    event, _ = illness(office)
    (who,) = event.inspectors
    publish_run(office, OPERATOR, replanned(office, event)[0])
    with office.database.reading() as session:
        (leave,) = everything(session, Leave)
    assert (leave.inspector, leave.first_date, leave.last_date, leave.reason) == (who, SINCE, LAST, "health")
    target = version.visits[1].target
    other = next(post.inspector for post in version.visits[1].team if post.inspector != who)
    recused = Event(EventKind.RECUSAL, "利害关系", "书面说明", inspectors=(other,), target=target)
    publish_run(office, OPERATOR, replanned(office, recused)[0])
    exempt = Event(EventKind.TARGET_GONE, "免检公告", target=target, gone=Gone.EXEMPT)
    publish_run(office, OPERATOR, replanned(office, exempt)[0])
    with office.database.reading() as session:
        (declared,), (exemption,) = everything(session, DeclaredRecusal), everything(session, Exemption)
    assert (declared.inspector, declared.target, declared.reason) == (other, target, "利害关系")
    assert (exemption.target, exemption.basis) == (target, "免检公告")


def entry(office: Office, record_type: type[_Record], *key: str) -> _Record:
    with office.database.reading() as session:
        found = one(session, record_type, *key)
    assert found is not None
    return found


def test_the_next_ticket_takes_the_place_of_a_target_that_is_gone(office: Office, tmp_path: Path) -> None:
    version = published(office)
    gone = version.visits[0].target
    known = {visit.target for visit in version.visits}
    run, record = replanned(office, Event(EventKind.TARGET_GONE, "免检", target=gone, substitute=True))
    publish_run(office, OPERATOR, run)
    (substitute,) = {check.target for check in record.order.event.checks}
    assert substitute not in known
    code, others = bytes.fromhex(record.order.chain.code), {f"t{n}" for n in range(16)} - known
    key = extract(code, record.order.chain.public_value.encode())
    assert substitute == min(others, key=lambda label: digests(key, [label.encode()], 32))
    after = {visit.target for route in newest(office)[1].routes for visit in route.visits}
    assert after == known - {gone} | {substitute}
    log = substitution_log(office, OPERATOR, Q2)
    assert [one["action"] for one in json.loads(log)["events"]] == list(_STEPS)
    with office.database.reading() as session:
        attempt = draws.newest(session, Q2)
        drawn, frame = (draws.file_of(session, attempt, kind) or b"" for kind in ("record", "frame"))
    assert verify_substitutes(drawn, frame, log) == []
    right = "递补无误 / every substitute is the one the codes draw: 1 replaced\n"
    assert _script(tmp_path, drawn, frame, log) == (0, right)
    other = next(one for one in sorted(others) if one != substitute)
    for was, forged, codes in (
        (substitute, other, {"substitutes-event-changed", "substitutes-wrong"}),
        (record.order.chain.code, "0" * 64, {"substitutes-event-changed", "substitutes-code-foreign"}),
        ('"reason": "免检"', '"reason": ""', {"substitutes-event-changed", "substitutes-without-reason"}),
    ):
        told = log.replace(was.encode(), forged.encode())
        assert told != log
        faults = verify_substitutes(drawn, frame, told)
        assert {fault.code for fault in faults} >= codes
        status, said = _script(tmp_path, drawn, frame, told)
        assert (status, said.count("\n")) == (1, len(faults)), said
    events = json.loads(log)["events"]
    swapped = json.dumps({"format": LOG_FORMAT, "events": [events[1], events[0], events[2]]}).encode()
    assert "substitutes-out-of-order" in {fault.code for fault in verify_substitutes(drawn, frame, swapped)}
    assert "does not follow" in _script(tmp_path, drawn, frame, swapped)[1]
    twice = json.dumps({"format": LOG_FORMAT, "events": events * 2}).encode()
    assert "substitutes-code-foreign" in {fault.code for fault in verify_substitutes(drawn, frame, twice)}
    assert "used before" in _script(tmp_path, drawn, frame, twice)[1]
    assert "the frame is not the one" in _script(tmp_path, drawn, frame + b"x", log)[1]
    assert _script(tmp_path, drawn, frame, b"{")[0] == 1


def _script(folder: Path, record: bytes, frame: bytes, log: bytes) -> tuple[int, str]:
    """What the published script says, as whoever downloads it runs it: alone, with a Python that has nothing else."""
    for name, raw in (("record.json", record), ("frame.csv", frame), ("log.json", log)):
        (folder / name).write_bytes(raw)
    script = files("api").joinpath("public/verify_substitutes.py").read_bytes()
    (folder / "verify_substitutes.py").write_bytes(script)
    command = [sys.executable, "-I", "-S", "verify_substitutes.py", "record.json", "frame.csv", "log.json"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, encoding="utf-8")
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout


_STEPS = ("replan-asked", "code-revealed", "substitutes-drawn")


def test_a_complaint_joins_the_visit_of_its_target_or_becomes_one_at_once(office: Office) -> None:
    version = published(office)
    _, before = newest(office)
    known = {visit.target for visit in version.visits}
    unknown = next(f"t{number}" for number in range(16) if f"t{number}" not in known)
    for target, visits in ((version.visits[-1].target, 0), (unknown, 1)):
        run, record = replanned(office, demand(target))
        assert record.counts[0].made == record.counts[2].made == 0
        after = newest(office)[1]
        assert after.scores.visits == before.scores.visits + visits
        made = files_of(office, run)
        assert check_replan(made[0], files_of(office, 1)[1], made[1], record_of_run(office, OPERATOR, run)) == []
    assert publish_run(office, OPERATOR, run).version == 2
    owed = {check.id: check for check in read_problem(export_problem(office, Q2)).checks}
    assert owed[f"case-{unknown}"].gap_exempt


def test_a_complaint_whose_visit_is_too_far_becomes_a_case_visit_at_once_and_the_plan_stands(office: Office) -> None:
    version = published(office)
    visit = max(version.visits, key=lambda visit: visit.held_on)
    days = sorted(newest(office)[0].working_days)
    before = [day for day in days if day < visit.held_on]
    run, record = replanned(office, demand(visit.target, days[0], before[-1]))
    waited = record.counts[1]
    assert (waited.level, waited.made, waited.proved) == ("wait", (days[0] - SINCE).days, True)
    assert all(count.made == 0 for count in record.counts[2:-1])
    routes = {one.id: route.date for route in newest(office)[1].routes for one in route.visits}
    new = routes.keys() - {one.id for one in version.visits}
    assert [routes[one] for one in new] == [days[0]]
    assert routes[visit.id] == visit.held_on
    assert publish_run(office, OPERATOR, run).version == 2


def demand(target: str, first: date = date(2026, 4, 1), last: date = date(2026, 6, 30)) -> Event:
    owed = CheckDemand(
        f"case-{target}", "b-food", target, "", "AMR-03", first, last, lead=True, source=Source.COMPLAINT
    )
    return Event(EventKind.DEMAND, "投诉", demands=(owed,))


def test_what_is_missing_or_not_allowed_is_told_at_once_and_nothing_is_revealed(office: Office) -> None:
    published(office)
    event, _ = illness(office)
    with pytest.raises(BadInputError) as refused:
        start_replan(office, OPERATOR, SAFE, Q2, replace(event, reason="holiday", statement="", last_date=None), SINCE)
    assert {fault.code for fault in refused.value.faults} == {"replan-missing", "replan-reason-not-allowed"}
    assert {fault.place for fault in refused.value.faults} == {"statement", "last_date", "holiday"}
    with pytest.raises(BadInputError, match="replan-event-refused"):
        start_replan(office, OPERATOR, SAFE, Q2, replace(event, inspectors=("nobody",)), SINCE)
    with pytest.raises(ForbiddenError):
        start_replan(office, ANYBODY, SAFE, Q2, event, SINCE)
    with office.database.reading() as session:
        assert not audit.noted(session, "code-revealed")


def test_direct_assignment_needs_approval_and_names_who_comes(office: Office) -> None:
    published(office)
    event, post = illness(office)
    asked = Event(EventKind.ASSIGNMENT, "人手不足", inspectors=("p4",), posts=(post,))
    with pytest.raises(BadInputError):
        start_replan(office, OPERATOR, SAFE, Q2, asked, SINCE)
    _, before = newest(office)
    free = next(f"p{n}" for n in range(7) if f"p{n}" not in {one.inspector for one in before.routes[0].posts})
    run, record = replanned(office, replace(asked, inspectors=(free,), approved_by="局主要领导"))
    assert [(change.place, change.after) for change in record.changes] == [(post, free)]
    assert record.order.chain.code == ""
    made = files_of(office, run)
    assert check_replan(made[0], files_of(office, 1)[1], made[1], record_of_run(office, OPERATOR, run)) == []
    assert event.inspectors


def test_pooling_lets_inspectors_of_other_areas_take_part_in_the_lot(office: Office) -> None:
    published(office)
    with office.database.transaction() as session:
        write(session, [replace(inspector("far"), areas=("371521",))])
    run = start_run(office, OPERATOR, Q2)
    raw = run_work.problem_of(office, run.id)
    made = solve(read_problem(raw), digest(raw), "seed", texts("zh"), lambda _: None)
    run_work.begin_run(office, run.id, run.attempt)
    run_work.end_run(office, run.id, run.attempt, write_plan(made), made.scores.person_sessions, None)
    publish_run(office, OPERATOR, run.id)
    post = newest(office)[1].routes[0].posts[1]
    asked = Event(EventKind.POOLING, "人手不足", approved_by="局主要领导", inspectors=("far",), posts=(post.id,))
    with pytest.raises(BadInputError):
        start_replan(office, OPERATOR, SAFE, Q2, replace(asked, approved_by=""), SINCE)
    _, record = replanned(office, asked)
    with office.database.reading() as session:
        (noted,) = (one for one in audit.chain(session) if one.action == "replan-asked")
    assert (noted.detail["kind"], noted.detail["approved_by"]) == ("pooling", "局主要领导")
    (lot,) = record.lots
    assert "far" in lot.tickets
    assert post.inspector not in lot.tickets
    assert [change.place for change in record.changes] == [post.id]


def test_only_swaps_that_hold_for_both_are_offered_and_each_can_be_made(office: Office) -> None:
    version = published(office)
    person, target = version.visits[0].team[0].inspector, version.visits[0].target
    offers = offered_swaps(office, OPERATOR, Q2, person, target, SINCE)
    assert offers
    asked = Event(EventKind.SWAP, "利害关系", inspectors=(person,), target=target)
    for offer in offers[:2]:
        run, record = replanned(office, replace(asked, posts=(offer.post, offer.other_post)))
        assert {change.place for change in record.changes} == {offer.post, offer.other_post}
        made = files_of(office, run)
        assert check_replan(made[0], files_of(office, 1)[1], made[1], record_of_run(office, OPERATOR, run)) == []


def test_a_visit_that_the_office_moves_goes_there_and_is_pinned_once_that_is_published(office: Office) -> None:
    visit = published(office).visits[0]
    day = next(day for day in sorted(newest(office)[0].working_days) if day > visit.held_on)
    run, record = replanned(office, Event(EventKind.MOVED, "对象请求改期", visit=visit.id, first_date=day))
    told = {(change.kind, change.place, change.why) for change in record.changes if change.kind is ChangeKind.DATE}
    assert told == {(ChangeKind.DATE, visit.id, Why.ASKED)}
    assert [count.made for count in record.counts[:4]] == [0, 0, 0, 1]
    made = files_of(office, run)
    assert check_replan(made[0], files_of(office, 1)[1], made[1], record_of_run(office, OPERATOR, run)) == []
    assert list_pins(office, OPERATOR, Q2) == []
    version = publish_run(office, OPERATOR, run)
    assert next(one for one in version.visits if one.id == visit.id).held_on == day
    (pin,) = list_pins(office, OPERATOR, Q2)
    assert (pin.held_on, set(pin.checks), pin.reason) == (day, {check.id for check in visit.checks}, "对象请求改期")
    assert len(read_problem(export_problem(office, Q2)).pins) == 1


def test_where_a_visit_cannot_be_moved_every_reason_is_told(office: Office) -> None:
    published(office)
    event = Event(EventKind.MOVED, "改期", visit="nothing", first_date=date(2026, 2, 28))
    with pytest.raises(BadInputError) as refused:
        start_replan(office, OPERATOR, SAFE, Q2, event, SINCE)
    codes = {fault.code for fault in refused.value.faults}
    assert codes == {"replan-unknown-visit", "replan-move-too-early", "replan-no-working-day"}


def test_of_two_replans_from_one_version_one_publishes(office: Office) -> None:
    version = published(office)
    runs = [
        replanned(office, Event(EventKind.TARGET_GONE, "关闭", target=visit.target))[0] for visit in version.visits[:2]
    ]
    publish_run(office, OPERATOR, runs[0])
    with pytest.raises(NotAllowedError, match="plan-overtaken"):
        publish_run(office, OPERATOR, runs[1])

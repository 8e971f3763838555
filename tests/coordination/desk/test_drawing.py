"""The draw step by step: order, roles, attempts, and what becomes public."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from sqlalchemy import text

from coordination.desk.drawing import (
    announce_draw,
    confirm_witness,
    draw_files,
    drawn_targets,
    enter_public_value,
    freeze_frame,
    frozen_frame,
    give_up_draw,
    hold_draw,
    publish_draw,
    published_draws,
    report_draw,
    sign_draw,
)
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.plans import file_plan, open_campaign, publish_annual_plan
from coordination.desk.public_targets import MOST_TARGETS, public_targets
from coordination.errors import BadInputError, CoordinationError, ForbiddenError, NotAllowedError, NotFoundError
from coordination.model.access import ANYBODY, Account, Caller, Role, caller_of
from coordination.model.ceremony import DrawState, DrawStep
from coordination.model.draws import DrawnElsewhere, Source
from coordination.stages.ceremony import AFTER
from coordination.storage import audit, planning
from coordination.storage.registers import write
from solvers.drawing.check import verify
from tests.coordination.ceremonies import (
    JIA,
    KIND,
    Q2,
    SAFE,
    SOURCE,
    VALUE,
    YI,
    Steps,
    brought_to,
    drawn,
    state_of,
    witness,
)
from tests.coordination.desk.test_plans import FOOD, campaign, plan
from tests.coordination.records import item, target

LEAD = caller_of(Account("market.li", "李科长", Role.LEAD, department="AMR"))
COUNTY_OFFICE = caller_of(Account("office.qu", "区办", Role.OFFICE, region="371502"))
SUPERVISOR = caller_of(Account("legal.zhao", "赵监督", Role.SUPERVISOR))


def steps_of(steps: Steps) -> dict[DrawStep, Callable[[], object]]:
    return {
        DrawStep.FREEZE: steps.freeze,
        DrawStep.WITNESS: lambda: steps.witness(YI),
        DrawStep.VALUE: steps.value,
        DrawStep.HOLD: steps.hold,
        DrawStep.SIGN: lambda: steps.sign(callers=(OPERATOR,)),
        DrawStep.PUBLISH: steps.publish,
        DrawStep.GIVE_UP: lambda: give_up_draw(steps.office, OPERATOR, Q2, "理由"),
        DrawStep.AGAIN: lambda: steps.announce("理由"),
    }


@pytest.mark.parametrize("state", DrawState)
def test_every_step_out_of_order_is_refused_and_changes_nothing(ready: Office, state: DrawState) -> None:
    """All steps in one state: those out of order first, then each that is in order on a copy of its own."""
    steps = brought_to(ready, state)
    before = report_draw(ready, OPERATOR, Q2)
    for step, act in steps_of(steps).items():
        if state not in AFTER[step]:
            with pytest.raises(NotAllowedError) as refused:
                act()
            assert (refused.value.code, refused.value.values["step"]) == ("draw-out-of-order", step.value)
            assert report_draw(ready, OPERATOR, Q2) == before


@pytest.mark.parametrize(("step", "state"), [(step, state) for step in DrawStep for state in AFTER[step]])
def test_every_step_in_order_is_taken(ready: Office, step: DrawStep, state: DrawState) -> None:
    steps_of(brought_to(ready, state))[step]()
    after = DrawState.ANNOUNCED if step is DrawStep.AGAIN else AFTER[step][state]
    assert state_of(ready) is after


def test_before_the_announcement_there_is_nothing_to_do(ready: Office) -> None:
    for step, act in steps_of(Steps(ready)).items():
        if step is not DrawStep.AGAIN:
            with pytest.raises(NotFoundError, match="draw-not-announced"):
                act()
    assert report_draw(ready, ANYBODY, Q2) == []


def test_a_whole_ceremony_is_public_and_verifies_without_us(ready: Office, tmp_path: Path) -> None:
    Steps(ready).until(DrawStep.PUBLISH)
    record, frame = draw_files(ready, ANYBODY, Q2)
    assert verify(record, frame) == []
    (tmp_path / "record.json").write_bytes(record)
    (tmp_path / "frame.csv").write_bytes(frame)
    script = str(files("api").joinpath("public/verify_draw.py"))
    command = [sys.executable, "-I", "-S", script, "record.json", "frame.csv"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    report = report_draw(ready, ANYBODY, Q2)[0]
    content = json.loads(record)
    assert content["announcement_sha256"] == report.attempt.announcement_sha256
    assert content["witnesses"] == [{"kind": KIND, "name": "见证人jia"}]
    assert {one.account for one in report.signatures} == {OPERATOR.name, JIA.name}
    assert [one.campaign for one in published_draws(ready)] == [Q2]
    _look_up(ready)


def _look_up(ready: Office) -> None:
    """Everybody finds a target by its code, and by a part of a name that many have at most ten."""
    drawn_by = {(one.label, one.batch) for one in drawn_targets(ready, ANYBODY, Q2) if not one.left}
    for label in ("t07", "t08", "t09", "t10"):
        [found] = public_targets(ready, label).targets
        standing = [(one.attempt.campaign, one.batches) for one in found.draws]
        assert standing == [(Q2, sum(one == label for one, _ in drawn_by))]
        assert (found.id, found.visits, found.results) == (label, (), ())
    many = public_targets(ready, found.name.removesuffix(found.id))
    assert (len(many.targets), many.more) == (MOST_TARGETS, True)
    assert public_targets(ready, "没有这一家").targets == ()
    with pytest.raises(BadInputError, match="name-too-short"):
        public_targets(ready, "一")


def test_both_departments_draw_the_same_targets_and_owe_their_checks(ready: Office) -> None:
    outcome = drawn(ready)
    with ready.database.reading() as session:
        demands = planning.demands(session, Q2)
    assert len(demands) == 40  # half of forty targets, by two departments
    assert outcome.distinct_targets == 20
    assert {demand.source for demand in demands} == {Source.DRAW}


def test_the_register_may_change_after_the_frame_is_frozen_and_the_frame_does_not(ready: Office) -> None:
    steps = Steps(ready)
    steps.announce()
    frozen = freeze_frame(ready, OPERATOR, Q2).attempt
    with ready.database.transaction() as session:
        write(session, [target(f"late{number}") for number in range(40)])
    steps.witness()
    steps.value()
    outcome = steps.hold()
    assert outcome.draw.announcement.frame_sha256 == frozen.frame_sha256
    assert not any(one.label.startswith("late") for one in outcome.draw.drawn)


def test_a_target_that_left_the_register_after_the_freeze_is_replaced_and_the_record_says_why(ready: Office) -> None:
    steps = brought_to(ready, DrawState.VALUED)
    expected = next(iter(steps_probe(ready)))
    with ready.database.transaction() as session:
        session.execute(text("delete from target where id = :id"), {"id": expected})
    outcome = steps.hold()
    assert {one.label for one in outcome.draw.left} == {expected}
    assert "名录" in outcome.draw.left[0].reason
    assert outcome.distinct_targets == 20


def steps_probe(office: Office) -> list[str]:
    """Who would be drawn, found by a draw that is undone."""

    class UndoneError(Exception):
        pass

    labels: list[str] = []
    with pytest.raises(UndoneError), office.database.transaction():
        labels += [one.label for one in hold_draw(office, OPERATOR, SAFE, Q2).draw.standing()]
        raise UndoneError
    return labels


def test_a_list_drawn_elsewhere_is_taken_as_it_is(ready: Office) -> None:
    with ready.database.transaction() as session:
        write(session, [DrawnElsewhere(name, "b-fire", "省平台", date(2026, 3, 1)) for name in ("t00", "t01")])
    outcome = drawn(ready)
    fire = [demand for demand in outcome.demands if demand.batch == "b-fire"]
    assert sorted(demand.target for demand in fire) == ["t00", "t01"]
    assert {demand.source for demand in fire} == {Source.IMPORTED_DRAW}
    assert {batch.id for batch in outcome.draw.announcement.batches} == {"b-food"}


def test_without_enough_witnesses_nothing_is_drawn(ready: Office) -> None:
    steps = Steps(ready)
    steps.announce()
    steps.freeze()
    steps.value()
    with pytest.raises(NotAllowedError, match="draw-without-witness"):
        steps.hold()
    assert report_draw(ready, OPERATOR, Q2)[0].next_step is DrawStep.WITNESS
    steps.witness()
    assert report_draw(ready, OPERATOR, Q2)[0].next_step is DrawStep.HOLD
    steps.hold()


def test_no_draw_is_announced_before_its_plan_is_public(office: Office) -> None:
    with office.database.transaction() as session:
        write(session, [item("AMR-03")])
    file_plan(office, OPERATOR, plan(FOOD))
    open_campaign(office, OPERATOR, campaign(FOOD))
    with pytest.raises(NotAllowedError, match="draw-before-plan"):
        Steps(office).announce()
    publish_annual_plan(office, OPERATOR, 2026)
    Steps(office).announce()


# Who may


def test_each_step_is_for_those_whose_step_it_is(ready: Office) -> None:
    steps = brought_to(ready, DrawState.DRAWN)
    digest = report_draw(ready, OPERATOR, Q2)[0].attempt.record_sha256
    office_steps: list[Callable[[Caller], object]] = [
        lambda who: announce_draw(ready, who, SAFE, Q2, SOURCE),
        lambda who: freeze_frame(ready, who, Q2),
        lambda who: enter_public_value(ready, who, Q2, VALUE),
        lambda who: hold_draw(ready, who, SAFE, Q2),
        lambda who: publish_draw(ready, who, Q2),
        lambda who: give_up_draw(ready, who, Q2, "理由"),
    ]
    for who in (JIA, LEAD, COUNTY_OFFICE, SUPERVISOR, ANYBODY):
        for act in office_steps:
            with pytest.raises(ForbiddenError):
                act(who)
    for who in (LEAD, COUNTY_OFFICE, SUPERVISOR, ANYBODY):
        with pytest.raises(ForbiddenError):
            sign_draw(ready, who, Q2, digest)
    assert state_of(steps.office) is DrawState.DRAWN


def test_a_witness_of_this_campaign_confirms_once_and_nobody_else_does(ready: Office) -> None:
    brought_to(ready, DrawState.FROZEN)
    for who in (OPERATOR, LEAD, SUPERVISOR, witness("sun", "2026Q3"), ANYBODY):
        with pytest.raises(ForbiddenError):
            confirm_witness(ready, who, Q2, KIND, "某人")
    with pytest.raises(BadInputError, match="witness-kind-unknown"):
        confirm_witness(ready, JIA, Q2, "friend", "某人")
    with pytest.raises(BadInputError, match="witness-without-name"):
        confirm_witness(ready, JIA, Q2, KIND, "某\n人")
    confirm_witness(ready, JIA, Q2, KIND)
    with pytest.raises(NotAllowedError, match="witness-confirmed-already"):
        confirm_witness(ready, JIA, Q2, KIND, "另一个名字")
    assert [one.name for one in report_draw(ready, OPERATOR, Q2)[0].witnesses] == ["jia"]


def test_all_who_were_there_sign_the_record_they_saw_once(ready: Office) -> None:
    steps = Steps(ready)
    steps.announce()
    steps.freeze()
    steps.witness(JIA)
    steps.witness(YI)
    steps.value()
    steps.hold()
    with pytest.raises(NotAllowedError, match="draw-other-record"):
        sign_draw(ready, OPERATOR, Q2, "0" * 64)
    with pytest.raises(ForbiddenError, match="witness-was-not-there"):
        steps.sign(callers=(witness("bing"),))
    with pytest.raises(ForbiddenError, match="witness-of-other-campaign"):
        steps.sign(callers=(witness("jia", "2026Q3"),))
    steps.sign(callers=(JIA, YI))
    assert state_of(ready) is DrawState.DRAWN  # the office has not signed
    with pytest.raises(NotAllowedError, match="draw-signed-already"):
        steps.sign(callers=(JIA,))
    steps.sign(callers=(OPERATOR,))
    assert state_of(ready) is DrawState.SIGNED


def test_files_are_for_those_who_may_see_the_draw_until_they_are_public(ready: Office) -> None:
    steps = brought_to(ready, DrawState.DRAWN)
    other_witness = witness("sun", "2026Q3")
    for who in (OPERATOR, SUPERVISOR, JIA):
        assert draw_files(ready, who, Q2)[1] == frozen_frame(ready, who, Q2)
    for who in (ANYBODY, LEAD, other_witness):
        with pytest.raises(NotFoundError):
            draw_files(ready, who, Q2)
        with pytest.raises(NotFoundError):
            frozen_frame(ready, who, Q2)
    for who, present in ((ANYBODY, 0), (other_witness, 0), (LEAD, 1)):
        assert len(report_draw(ready, who, Q2)[0].witnesses) == present
    assert published_draws(ready) == []
    steps.sign()
    steps.publish()
    assert draw_files(ready, ANYBODY, Q2) == draw_files(ready, LEAD, Q2, 1) == draw_files(ready, OPERATOR, Q2)
    with pytest.raises(NotFoundError):
        draw_files(ready, ANYBODY, Q2, 2)


# Attempts


def test_another_attempt_needs_a_reason_and_the_first_stays_visible_as_void(ready: Office) -> None:
    steps = brought_to(ready, DrawState.PUBLISHED)
    first = draw_files(ready, ANYBODY, Q2)
    for reason in ("", "  ", "不可见\x00"):
        with pytest.raises(BadInputError, match="draw-again-without-reason"):
            steps.announce(reason)
    assert state_of(ready) is DrawState.PUBLISHED
    steps.until(DrawStep.HOLD, "第一次抽取的名单漏了一个区县")
    second, void = report_draw(ready, ANYBODY, Q2)
    assert (void.attempt.state, void.attempt.end_reason) == (DrawState.VOID, "第一次抽取的名单漏了一个区县")
    assert (second.attempt.number, second.attempt.reason) == (2, "第一次抽取的名单漏了一个区县")
    assert draw_files(ready, ANYBODY, Q2) == first  # the second is not public yet
    assert draw_files(ready, OPERATOR, Q2, 1) == first
    assert second.next_step is DrawStep.SIGN
    assert void.next_step is None
    with ready.database.reading() as session:
        assert len(planning.demands(session, Q2)) == 40  # those of the second attempt only


def test_an_attempt_given_up_stays_visible_and_is_followed_by_another(ready: Office) -> None:
    steps = brought_to(ready, DrawState.VALUED)
    with pytest.raises(BadInputError, match="draw-given-up-without-reason"):
        give_up_draw(ready, OPERATOR, Q2, " ")
    give_up_draw(ready, OPERATOR, Q2, "停电")
    with pytest.raises(BadInputError, match="draw-again-without-reason"):
        steps.announce()
    steps.until(DrawStep.PUBLISH, "停电后重新抽取")
    second, first = report_draw(ready, ANYBODY, Q2)
    assert (first.attempt.state, first.attempt.end_reason) == (DrawState.GIVEN_UP, "停电")
    assert (second.attempt.number, second.attempt.state) == (2, DrawState.PUBLISHED)


def test_what_is_planned_and_published_is_not_drawn_again(ready: Office) -> None:
    steps = brought_to(ready, DrawState.PUBLISHED)
    with ready.database.transaction() as session:
        version = {"campaign": Q2, "version": 1, "published_at": "", "content": b"{}", "sha256": ""}
        planning.add_version(session, version)
    with pytest.raises(NotAllowedError, match="draw-planned-already"):
        steps.announce("理由")
    assert state_of(ready) is DrawState.PUBLISHED


@pytest.mark.parametrize("state", [DrawState.VALUED, DrawState.FROZEN, DrawState.ANNOUNCED])
def test_of_callers_at_once_one_takes_the_step(ready: Office, state: DrawState) -> None:
    steps = brought_to(ready, state)
    step = {DrawState.VALUED: steps.hold, DrawState.FROZEN: steps.value, DrawState.ANNOUNCED: steps.freeze}[state]

    def call(_: int) -> str:
        try:
            step()
        except CoordinationError as error:
            return error.code
        return "done"

    with ThreadPoolExecutor(4) as threads:
        outcomes = sorted(threads.map(call, range(4)))
    assert outcomes == ["done", *["draw-out-of-order"] * 3]
    with ready.database.reading() as session:
        actions = [event.action for event in audit.chain(session)]
        assert len(planning.demands(session, Q2)) == (40 if state is DrawState.VALUED else 0)
    assert actions.count("draw-held") == (state is DrawState.VALUED)


def test_of_two_announcements_at_once_one_counts(ready: Office) -> None:
    def announce(_: int) -> str:
        try:
            Steps(ready).announce("理由")
        except CoordinationError as error:
            return error.code
        return "done"

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(announce, range(2))) == ["done", "draw-out-of-order"]
    assert len(report_draw(ready, OPERATOR, Q2)) == 1

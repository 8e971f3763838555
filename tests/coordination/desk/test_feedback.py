"""Those inspected say how it was; departments never read single answers. Papers go with an objection to its file."""

from __future__ import annotations

from datetime import date

import pytest

from coordination.desk import results
from coordination.desk.feedback import MOST_OF_A_VISIT, count_feedback, give_feedback, list_feedback
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.year_end import trace_task
from coordination.errors import BadInputError, ForbiddenError, NotAllowedError, NotFoundError
from coordination.model.feedback import ANY_GRIEVANCE, FeedbackFilter, FeedbackGiven, Grievance
from coordination.model.on_site import Outcome
from coordination.model.results import PaperSide
from tests.coordination.conduct import CLERK, JOINT, JPEG, REVIEWER, URBAN_CLERK, conduct

BAD = FeedbackGiven(1, (Grievance.HINDERED, Grievance.FEE), "收了检测费")


def test_whoever_was_shown_the_code_says_how_it_was_and_departments_do_not_read_it(office: Office) -> None:
    work = conduct(office)
    work.prepare()
    code = work.task().check_code
    with pytest.raises(NotAllowedError, match="feedback-before-visit"):
        give_feedback(work.office, code, BAD)
    work.at("2026-04-07")
    work.inspect("AMR")
    give_feedback(work.office, code, FeedbackGiven(5))
    give_feedback(work.office, code, BAD)
    found = list_feedback(work.office, OPERATOR, FeedbackFilter())
    assert [(one.number, one.rating, one.words) for one in found] == [(2, 1, "收了检测费"), (1, 5, "")]
    assert {(one.held_on, one.departments) for one in found} == {(date(2026, 4, 7), ("AMR", "URBAN"))}
    for ask in (list_feedback, count_feedback):
        with pytest.raises(ForbiddenError):
            ask(work.office, CLERK, FeedbackFilter())
    assert "feedback-given" not in {one.action for one in trace_task(work.office, CLERK, JOINT).events}
    for _ in range(MOST_OF_A_VISIT - 2):
        give_feedback(work.office, code, FeedbackGiven(4))
    with pytest.raises(NotAllowedError, match="feedback-enough"):
        give_feedback(work.office, code, BAD)


PASSING = (
    FeedbackFilter(campaign="2026Q2", department="URBAN", task=JOINT),
    FeedbackFilter(rating=1, grievance=Grievance.FEE),
    FeedbackFilter(grievance=ANY_GRIEVANCE, first_date=date(2026, 4, 7), last_date=date(2026, 4, 7)),
    FeedbackFilter(first_date=date.min, last_date=date.max),
)
OTHERS = (
    FeedbackFilter(campaign="2026Q3"),
    FeedbackFilter(department="EMERG"),
    FeedbackFilter(task="none"),
    FeedbackFilter(rating=2),
    FeedbackFilter(grievance=Grievance.FAVOURS),
    FeedbackFilter(grievance="%"),
    FeedbackFilter(first_date=date(2026, 4, 8)),
    FeedbackFilter(last_date=date(2026, 4, 6)),
)


def test_feedback_is_found_by_the_visit_by_what_was_said_and_by_the_day(office: Office) -> None:
    work = conduct(office)
    work.prepare()
    work.at("2026-04-07", 0)  # the day before in UTC
    work.arrive()
    give_feedback(work.office, work.task().check_code, BAD)
    for filters in PASSING:
        assert [one.words for one in list_feedback(work.office, OPERATOR, filters)] == [BAD.words], filters
        assert count_feedback(work.office, OPERATOR, filters) == 1
    for filters in OTHERS:
        assert list_feedback(work.office, OPERATOR, filters) == [], filters
        assert count_feedback(work.office, OPERATOR, filters) == 0
    give_feedback(work.office, work.task().check_code, FeedbackGiven(5))
    assert count_feedback(work.office, OPERATOR, FeedbackFilter(grievance=ANY_GRIEVANCE)) == 1


def test_feedback_that_means_nothing_is_refused_with_every_fault(office: Office) -> None:
    work = conduct(office)
    with pytest.raises(BadInputError) as refused:
        give_feedback(work.office, "x", FeedbackGiven(6, (), "长" * 2_001))
    assert [fault.code for fault in refused.value.faults] == ["feedback-rating", "field-too-long"]
    for code in ("x", ""):
        with pytest.raises(NotFoundError, match="check-code-unknown"):
            give_feedback(work.office, code, BAD)


def test_papers_go_with_an_objection_and_with_its_answer_into_the_file(office: Office) -> None:
    work = conduct(office)
    work.finish(Outcome.RECTIFICATION_ORDERED)
    for department in ("AMR", "URBAN"):
        work.report(department)
        work.publish(department)
    with pytest.raises(NotAllowedError, match="paper-out-of-order"):
        results.add_paper(work.office, CLERK, JOINT, "AMR", "发票.jpg", JPEG)
    work.object()
    paper = results.add_paper(work.office, CLERK, JOINT, "AMR", "发票.jpg", JPEG)
    assert paper.side is PaperSide.OBJECTION
    assert results.add_paper(work.office, CLERK, JOINT, "AMR", "又一次.jpg", JPEG) == paper
    with pytest.raises(BadInputError, match="evidence-type"):
        results.add_paper(work.office, CLERK, JOINT, "AMR", "病毒.jpg", b"MZ no photo")
    results.review_objection(work.office, REVIEWER, JOINT, "AMR")
    results.uphold_result(work.office, REVIEWER, JOINT, "AMR", "照片显示软管日期为2019年")
    answer = results.add_paper(work.office, CLERK, JOINT, "AMR", "复查照片.jpg", JPEG + b"2")
    assert answer.side is PaperSide.ANSWER
    results.feed_back(work.office, CLERK, JOINT, "AMR", "维持原结果")
    with pytest.raises(NotAllowedError, match="paper-out-of-order"):
        results.add_paper(work.office, CLERK, JOINT, "AMR", "迟到.jpg", JPEG + b"3")
    assert [one.name for one in work.result("AMR").papers] == ["发票.jpg", "复查照片.jpg"]
    assert results.read_paper(work.office, CLERK, JOINT, "AMR", paper.sha256) == (paper, JPEG)
    with pytest.raises(NotFoundError):
        results.read_paper(work.office, URBAN_CLERK, JOINT, "AMR", paper.sha256)
    index = results.bind_file(work.office, CLERK, JOINT).index
    assert index is not None
    assert {one.sha256 for one in index.pieces} >= {paper.sha256, answer.sha256}

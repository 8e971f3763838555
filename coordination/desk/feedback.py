"""Use cases: whoever holds the check code of a visit says how it was; the office and the supervisor read it (D-16).

The inspecting departments never see single answers, so nobody has to fear for having given one.
"""

from __future__ import annotations

from collections.abc import Iterator

from coordination.desk.office import Office
from coordination.desk.permission import require_everywhere
from coordination.desk.tasks.standing import LONGEST_TEXT
from coordination.errors import BadInputError, NotAllowedError, NotFoundError
from coordination.model.access import ANYBODY, Act, Caller
from coordination.model.feedback import FeedbackFilter, FeedbackGiven, FeedbackRead, VisitFeedback
from coordination.model.tasks import TaskState
from coordination.storage import feedback, tasks
from solvers.fault import Fault

BEST = 5
MOST_OF_A_VISIT = 5
_BEEN_THERE = {TaskState.ARRIVED, TaskState.DONE}


def give_feedback(office: Office, code: str, given: FeedbackGiven) -> VisitFeedback:
    """Keeps what whoever has a check code says of the visit, from the arrival on.

    Raises NotFoundError for a code nobody was given, NotAllowedError before the visit or where enough was said,
    BadInputError with every fault.
    """
    faults = list(_faults(given))
    if faults:
        raise BadInputError("feedback-refused", faults, count=len(faults))
    with office.database.transaction() as session:
        task = tasks.by_code(session, code)
        if task is None:
            raise NotFoundError("check-code-unknown")
        if task.state not in _BEEN_THERE:
            raise NotAllowedError("feedback-before-visit")
        tasks.lock(session, task.id)
        number = 1 + feedback.count(session, FeedbackFilter(task=task.id))
        if number > MOST_OF_A_VISIT:
            raise NotAllowedError("feedback-enough", most=MOST_OF_A_VISIT)
        words, now = given.words.strip(), office.clock()
        kept = VisitFeedback(task.id, number, given.rating, tuple(dict.fromkeys(given.grievances)), words, now)
        feedback.add(session, kept)
        office.acting_for(ANYBODY).note("feedback-given", "feedback", {})  # who reads a task's trace reads none of this
    return kept


def list_feedback(office: Office, caller: Caller, filters: FeedbackFilter) -> list[FeedbackRead]:
    """What was said of visits, the worst first; ForbiddenError for whoever sees a part of the city only."""
    require_everywhere(caller, Act.READ_INSPECTIONS)
    with office.database.reading() as session:
        found = feedback.within(session, filters)
    return sorted(found, key=lambda one: (not one.grievances, one.rating, one.task, one.number))


def count_feedback(office: Office, caller: Caller, filters: FeedbackFilter) -> int:
    """How much was said of visits; raises as `list_feedback`."""
    require_everywhere(caller, Act.READ_INSPECTIONS)
    with office.database.reading() as session:
        return feedback.count(session, filters)


def _faults(given: FeedbackGiven) -> Iterator[Fault]:
    if not 1 <= given.rating <= BEST:
        yield Fault("feedback-rating", "rating", {"best": BEST})
    if len(given.words) > LONGEST_TEXT:
        yield Fault("field-too-long", "words", {"most": LONGEST_TEXT})
    if "\x00" in given.words:
        yield Fault("field-unprintable", "words")

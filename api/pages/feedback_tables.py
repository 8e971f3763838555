"""What those inspected said of visits, as a table, and what it comes to. Pure: records in, a view out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from api.pages.days import day_of
from api.pages.register_tables import departments_filter
from api.pages.shell import Shell, dashed
from api.pages.tables import Cell, Column, Filter, Table, Tone
from api.pages.task_tables import task_address
from coordination.model.feedback import ANY_GRIEVANCE, FeedbackFilter, FeedbackRead, Grievance

PATH = "/visit-feedback"
_RATINGS = ("1", "2", "3", "4", "5")
_TONE_OF_RATING: Mapping[int, Tone] = {1: "bad", 2: "bad", 3: "warn", 4: "good", 5: "good"}
FEEDBACK_KEYS: Mapping[str, Callable[[FeedbackRead], Any]] = {
    "task": lambda one: one.task,
    "target": lambda one: one.target_name,
    "held_on": lambda one: one.held_on,
    "departments": lambda one: one.departments,
    "rating": lambda one: one.rating,
    "grievances": lambda one: (len(one.grievances), one.grievances),
    "words": lambda one: one.words,
    "given_at": lambda one: one.given_at,
}


@dataclass(frozen=True, slots=True)
class FeedbackAsked:
    """What is asked for, as it stands in the address; empty is any. since, until: of the days on which it was given."""

    campaign: str = ""
    department: str = ""
    task: str = ""
    rating: str = ""
    grievance: str = ""
    since: str = ""
    until: str = ""

    @property
    def filters(self) -> FeedbackFilter:
        """The same for the desk; a day or a rating that is none asks for nothing."""
        rating = int(self.rating) if self.rating in _RATINGS else None
        days = day_of(self.since), day_of(self.until)
        return FeedbackFilter(self.campaign, self.department, self.task, rating, self.grievance, *days)

    def address(self, **more: str) -> str:
        """The page with these filters and others over them."""
        names = ("campaign", "department", "task", "rating", "grievance", "since", "until")
        query = {**{name: getattr(self, name) for name in names}, **more}
        return f"{PATH}?{urlencode({name: value for name, value in query.items() if value})}"


@dataclass(frozen=True, slots=True)
class FeedbackFigures:
    """What feedback comes to. mean: of the ratings, None of none; aggrieved: how many tell of a grievance.

    grievances: how many tell of each there is.
    """

    asked: FeedbackAsked
    count: int
    mean: float | None
    aggrieved: int
    grievances: tuple[tuple[Grievance, int], ...]


def feedback_figures(found: Sequence[FeedbackRead], asked: FeedbackAsked) -> FeedbackFigures:
    """The figures above the table, of all that passes its filters."""
    told = Counter(grievance for one in found for grievance in one.grievances)
    return FeedbackFigures(
        asked,
        len(found),
        sum(one.rating for one in found) / len(found) if found else None,
        sum(bool(one.grievances) for one in found),
        tuple((one, told[one]) for one in Grievance if told[one]),
    )


def feedback_table(shell: Shell, found: Iterable[FeedbackRead], asked: FeedbackAsked) -> Table:
    """Feedback, the worst first; each opens the inspection it is about."""
    say = shell.say
    columns = (
        Column(say("pages-column-task"), "task"),
        Column(say("pages-column-target"), "target"),
        Column(say("pages-column-held-on"), "held_on"),
        Column(say("pages-feedback-departments"), "departments"),
        Column(say("trail-column-rating"), "rating"),
        Column(say("trail-column-grievances"), "grievances"),
        Column(say("trail-column-words"), "words"),
        Column(say("pages-feedback-given-at"), "given_at"),
    )
    rows = tuple(
        (
            Cell(one.task, task_address(one.task)),
            Cell(one.target_name),
            Cell(one.held_on.isoformat()),
            Cell(shell.departments(one.departments)),
            Cell(say(f"pages-feedback-rating-{one.rating}"), tone=_TONE_OF_RATING[one.rating]),
            Cell(shell.listed(say(f"grievance-{dashed(each)}") for each in one.grievances)),
            Cell(one.words),
            Cell(shell.when(one.given_at)),
        )
        for one in found
    )
    ratings = tuple((one, say(f"pages-feedback-rating-{one}")) for one in _RATINGS)
    grievances = (
        (ANY_GRIEVANCE, say("pages-feedback-any")),
        *((one.value, say(f"grievance-{dashed(one)}")) for one in Grievance),
    )
    filters = (
        Filter("campaign", say("pages-column-campaign"), asked.campaign),
        departments_filter(shell, asked.department),
        *([Filter("task", say("pages-column-task"), asked.task)] if asked.task else ()),  # where a task led here
        Filter("rating", say("trail-column-rating"), asked.rating, "choice", ratings),
        Filter("grievance", say("trail-column-grievances"), asked.grievance, "choice", grievances),
        Filter("since", say("pages-feedback-since"), asked.since, "date"),
        Filter("until", say("pages-feedback-until"), asked.until, "date"),
    )
    return Table("feedback", PATH, columns, rows, filters, empty="pages-feedback-none")

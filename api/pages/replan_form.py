"""The form in which the office says what happened: which fields each kind has, and what was typed as an event. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from api.pages.campaign_tables import number_of
from api.pages.forms import Form, Reading
from coordination.desk.swapping import Offer
from coordination.model.draws import DEMANDED, CheckDemand, Source
from coordination.model.items import InspectionItem
from coordination.model.people import Inspector
from coordination.model.plans import PlanBatch
from coordination.model.replans import Event, EventKind, Gone
from coordination.model.versions import PublishedVisit
from solvers.planning.plan import Post
from solvers.planning.problem import Session

_LONGEST_REASON, _LONGEST_STATEMENT, _LONGEST_NAME = 500, 2000, 60
FIELDS: Mapping[EventKind, tuple[str, ...]] = {
    EventKind.ABSENCE: ("inspector", "first_date", "last_date", "session", "absence", "statement"),
    EventKind.DAYS_LOST: ("first_date", "last_date", "reason"),
    EventKind.STAFF_CUT: ("people", "first_date", "last_date", "reason"),
    EventKind.MOVED: ("first_date", "session", "reason"),
    EventKind.TARGET_GONE: ("target", "gone", "reason", "substitute"),
    EventKind.DEMAND: ("target", "source", "batch", "items", "first_date", "last_date", "reason"),
    EventKind.RECUSAL: ("inspector", "target", "reason", "statement"),
    EventKind.SWAP: ("inspector", "target", "offer", "reason"),
    EventKind.POOLING: ("posts", "helpers", "approved_by", "reason"),
    EventKind.ASSIGNMENT: ("post", "helper", "approved_by", "reason"),
}
"""What each kind of event is asked for, in the order in which people think of it."""

FROM_A_VISIT = frozenset({EventKind.MOVED, EventKind.SWAP, EventKind.POOLING, EventKind.ASSIGNMENT})
"""Kinds that are about a visit, so that there is nothing to fill in before one is chosen."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a form stands on: the newest plan, and what there is to choose from, of which each kind needs a part.

    first_open: the first day whose visits can still change; last: that of the campaign; visit: the one from which the
    form was opened; colleagues: of the departments on its route, or of the one whose people are withdrawn; reasons: for
    which somebody may be replaced; statement: whether a written one is needed.
    """

    kind: EventKind
    first_open: date
    last: date
    visits: Sequence[PublishedVisit]
    visit: PublishedVisit | None
    sessions: Sequence[Session]
    reasons: Sequence[str]
    statement: bool
    posts: Sequence[Post] = ()
    colleagues: Sequence[Inspector] = ()
    batches: Sequence[PlanBatch] = ()
    items: Sequence[InspectionItem] = ()
    offers: Sequence[Offer] = ()
    department: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the form."""
        return FIELDS[self.kind]

    @property
    def over(self) -> str:
        """The code of the text that says why nothing can change any more; empty where something can."""
        if self.last < self.first_open:
            return "pages-replan-campaign-over"
        passed = self.kind in FROM_A_VISIT and self.visit is not None and self.visit.held_on < self.first_open
        return "pages-replan-visit-over" if passed else ""


def event_of(form: Form, ground: Ground) -> tuple[Event, date]:
    """What was typed as an event, and the day from which the plan may change; raises BadInputError with every fault."""
    reading = Reading(form)
    asked = _Asked(form, reading, ground)
    since = reading.day("since")
    if ground.over:
        reading.wrong("since", ground.over)
    elif form.value("since") and since < ground.first_open:
        reading.wrong("since", "pages-replan-since-over", first=ground.first_open.isoformat())
    first, last = asked.day("first_date"), asked.day("last_date")
    if first and last and first > last:
        reading.wrong("last_date", "span-backwards")
    target, demands = asked.target(), asked.items()
    event = Event(
        ground.kind,
        asked.one("absence", ground.reasons) or asked.words("reason", _LONGEST_REASON),
        asked.statement(),
        asked.words("approved_by", _LONGEST_NAME),
        asked.inspectors(),
        target,
        first,
        last,
        asked.session(),
        asked.posts(),
        substitute=form.value("substitute") == "yes",
        visit=ground.visit.id if ground.visit and ground.kind is EventKind.MOVED else "",
        gone=asked.gone(),
    )
    if ground.kind is EventKind.DEMAND:
        source, batch = asked.one("source", DEMANDED), asked.one("batch", [one.id for one in ground.batches])
        owed = tuple(_demand(item, batch, Source(source), event) for item in demands)
        event = replace(event, target="", first_date=None, last_date=None, demands=owed)
    reading.refuse()
    return event, since


def _demand(item: str, batch: str, source: Source, event: Event) -> CheckDemand:
    """A check that is owed, of an item of the event's target within its days."""
    first, last = event.first_date or date.min, event.last_date or date.min
    name = f"{source.value}-{event.target}-{item}-{first}"
    return CheckDemand(name, batch, event.target, "", item, first, last, lead=True, source=source)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Reads the fields that the kind has, those that it has not as nothing; faults gather in `reading`."""

    form: Form
    reading: Reading
    ground: Ground

    def day(self, name: str) -> date | None:
        return self.reading.day(name) if name in self.ground.fields else None

    def words(self, name: str, most: int) -> str:
        return self.reading.words(name, most) if name in self.ground.fields else ""

    def one(self, name: str, known: Iterable[str]) -> str:
        return self.reading.choice(name, list(known) or [""]) if name in self.ground.fields else ""

    def several(self, name: str, known: Iterable[str]) -> list[str]:
        if name not in self.ground.fields:
            return []
        chosen = [one for one in known if one in self.form.values(name)]
        if not chosen:
            self.reading.wrong(name, "field-empty")
        return chosen

    def target(self) -> str:
        """By id, or by the name of a target of the plan that no other has."""
        typed = self.words("target", _LONGEST_NAME)
        named = {visit.target for visit in self.ground.visits if visit.target_name == typed}
        return named.pop() if len(named) == 1 else typed

    def items(self) -> list[str]:
        return self.several("items", (one.code for one in self.ground.items))

    def inspectors(self) -> tuple[str, ...]:
        """Whom it is about: typed by name or number, or chosen from colleagues."""
        colleagues = [one.certificate_number for one in self.ground.colleagues]
        typed = number_of(self.ground.visits, self.words("inspector", _LONGEST_NAME))
        several = (*self.several("people", colleagues), *self.several("helpers", colleagues))
        return tuple(one for one in (typed, self.one("helper", colleagues), *several) if one)

    def statement(self) -> str:
        needed = self.ground.statement or self.form.value("statement")
        return self.words("statement", _LONGEST_STATEMENT) if needed else ""

    def gone(self) -> Gone | None:
        """Why a target is inspected no more, which its register then says; nothing where nothing was chosen."""
        return Gone(self.one("gone", Gone)) if self.form.value("gone") and "gone" in self.ground.fields else None

    def session(self) -> str:
        """A session of the days; all of them where none was chosen."""
        return self.one("session", (one.id for one in self.ground.sessions)) if self.form.value("session") else ""

    def posts(self) -> tuple[str, ...]:
        """Of the visit's route, or the two of an offer."""
        held = [one.id for one in self.ground.posts]
        offer = self.one("offer", (offer_key(one) for one in self.ground.offers))
        return tuple(one for one in (*offer.split(), self.one("post", held), *self.several("posts", held)) if one)


def offer_key(offer: Offer) -> str:
    """The two posts of an offer as one value of a form."""
    return f"{offer.swap.post} {offer.swap.other_post}"

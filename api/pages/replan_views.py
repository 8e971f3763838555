"""Replans and what-ifs as tables: what was asked, what each comes to beside the others, what changes and why. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from api.pages.campaign_tables import base, person_days, session_name, visit_address
from api.pages.run_views import TONE_OF_RUN
from api.pages.shell import Shell, dashed
from api.pages.short_lists import Listed
from api.pages.tables import Cell, Column, Filter, Table, Tone, in_order, matching
from coordination.desk.weighing import Choice, Option, Place, ReplanSeen, Weighed
from coordination.model.replans import AbsenceReason, Change, ChangeKind, Counted, Event, EventKind, ReplanRecord
from coordination.model.runs import RunKind, RunState
from coordination.model.suppositions import Alternative, Supposition

_ABSENCES = {one.value for one in AbsenceReason}
_MILLIONTHS_IN_PERCENT = 10_000


@dataclass(frozen=True, slots=True)
class ChangesAsked:
    """What is asked of the changes of a replan: one kind of them, one reason, a text in any cell and an order."""

    kind: str
    why: str
    listed: Listed


def kind_name(shell: Shell, kind: EventKind) -> str:
    """What a kind of event is called."""
    return shell.say(f"pages-event-{dashed(kind.value)}")


def reason_said(shell: Shell, event: Event) -> str:
    """The reason of an event in words; that of an absence is one of a few."""
    return shell.say(f"decline-{dashed(event.reason)}") if event.reason in _ABSENCES else event.reason


def span_said(event: Event) -> str:
    """The days of an event, both included; empty where it has none."""
    first, last = event.first_date, event.last_date
    if first is None:
        return ""
    return f"{first}" if last in {None, first} else f"{first} – {last}"


def supposed_said(shell: Shell, given: Supposition) -> str:
    """How people and rules would be, in words; only what would be different."""
    say = shell.say
    parts = [say("pages-suppose-separate")] if given.separate else []
    parts += [
        say("pages-suppose-people", department=shell.department(code), percent=f"{share * 100:g}")
        for code, share in given.people.items()
    ]
    for name in ("per_department", "per_visit", "team", "week"):
        number = getattr(given, name)
        if number is not None:
            parts.append(say(f"pages-suppose-{dashed(name)}", count=number))
    parts += [
        say("pages-suppose-ratio", batch=batch, percent=f"{share * 100:g}") for batch, share in given.ratios.items()
    ]
    if given.event is not None:
        parts.append(f"{kind_name(shell, given.event.kind)} {span_said(given.event)}".strip())
    return shell.listed(parts) or say("pages-suppose-nothing")


def asked_said(shell: Shell, one: Weighed) -> str:
    """What was asked of a run, in words: of a replan what happened, of a what-if what would be."""
    if one.given is not None and one.event is not None:
        return shell.say("pages-option-anew", event=supposed_said(shell, one.given))
    if one.given is not None:
        return supposed_said(shell, one.given)
    return kind_name(shell, one.event.kind) if one.event else ""


def weighed_table(shell: Shell, campaign: str, found: Iterable[Weighed], kind: str) -> Table:
    """Replans or what-ifs of a campaign; kind: of run."""
    say, part = shell.say, "replans" if kind == RunKind.REPLAN.value else "what-ifs"
    columns = (
        Column(say("run-column-run")),
        Column(say("pages-column-happened" if part == "replans" else "pages-column-supposed")),
        Column(say("pages-column-reason")),
        Column(say("pages-column-span")),
        Column(say("run-column-state")),
        Column(say("run-column-requested-by")),
        Column(say("pages-column-requested-at")),
        Column(say("pages-column-became"), number=True),
    )
    rows = tuple(
        (
            Cell(str(run.id), run_address(campaign, one)),
            Cell(asked_said(shell, one)),
            Cell(reason_said(shell, one.event) if one.event and one.given is None else ""),
            Cell(span_said(one.event) if one.event else ""),
            Cell(say(f"run-state-{run.state.value}"), tone=TONE_OF_RUN[run.state]),
            Cell(shell.person(run.requested_by)),
            Cell(shell.when(run.requested_at)),
            Cell(str(one.version), f"{base(campaign)}/visits?version={one.version}") if one.version else Cell(""),
        )
        for one in found
        for run in [one.progress.run]
        if run.kind == kind
    )
    return Table(part, f"{base(campaign)}/{part}", columns, rows, empty=f"pages-no-{part}")


def run_address(campaign: str, one: Weighed) -> str:
    """Where one goes on with a run: what a replan changes once it is done, else the run itself."""
    run = one.progress.run
    done = run.kind is RunKind.REPLAN and run.state is RunState.DONE
    return f"{base(campaign)}/{'replans' if done else 'runs'}/{run.id}"


def replan_address(campaign: str, seen: ReplanSeen) -> str:
    """The page of a replan that is done."""
    return f"{base(campaign)}/replans/{seen.weighed.progress.run.id}"


def options_table(shell: Shell, campaign: str, choice: Choice) -> Table:
    """The published plan and what could come in its place, side by side; scores with the bounds that were proved."""
    say = shell.say
    columns = (
        Column(say("pages-option")),
        Column(say("pages-option-how")),
        Column(say("pages-option-moved"), number=True),
        Column(say("pages-option-people"), number=True),
        Column(say("pages-option-planned"), number=True),
        Column(say("pages-option-unplanned"), number=True),
        Column(say("pages-option-visits"), number=True),
        Column(say("pages-option-person-days"), number=True),
        Column(say("pages-option-travel"), number=True, shown=False),
        Column(say("pages-option-proof")),
    )
    every: list[tuple[Option | None, Alternative]] = [(None, choice.published)]
    every += [(one, one.alternative) for one in choice.options]
    rows = tuple(_option_row(shell, campaign, choice, *one) for one in every)
    return Table("alternatives", f"{base(campaign)}/alternatives", columns, rows)


def _option_row(
    shell: Shell, campaign: str, choice: Choice, option: Option | None, found: Alternative
) -> tuple[Cell, ...]:
    say, scores, bounds = shell.say, found.scores, found.bounds
    rows = base(campaign) if option is None else f"{base(campaign)}/runs/{found.run}"
    checks = f"{rows}/planned" if option is None else f"{rows}/visits?sort=-checks"
    changed = f"{run_address(campaign, option.weighed)}#changed" if option and option.record else ""
    if option is None:
        name = Cell(say("pages-option-published", version=choice.version), f"{rows}/visits")
        how, proof = Cell(""), Cell("")
    else:
        name = Cell(say("pages-option-of", run=found.run), run_address(campaign, option.weighed))
        how, proof = Cell(asked_said(shell, option.weighed)), _proof(shell, option)
    days = person_days(scores.person_sessions)
    least = None if bounds.person_sessions is None else person_days(bounds.person_sessions)
    return (
        name,
        how,
        Cell("–" if option is None else str(found.visits_moved), changed if found.visits_moved else ""),
        Cell("–" if option is None else str(found.people_moved), changed if found.people_moved else ""),
        Cell(_beside(shell, str(scores.planned_weight), bounds.planned_weight, "pages-at-most"), checks),
        Cell(str(found.unplanned), f"{rows}/left" if found.unplanned else ""),
        Cell(_beside(shell, str(scores.visits), bounds.visits, "pages-at-least"), f"{rows}/visits"),
        Cell(_beside(shell, days, least, "pages-at-least"), f"{rows}/routes"),
        Cell(str(scores.travel_minutes)),
        proof,
    )


def _beside(shell: Shell, score: str, bound: object, code: str) -> str:
    return score if bound is None else f"{score} {shell.say(code, bound=str(bound))}"


def _proof(shell: Shell, option: Option) -> Cell:
    """What is proved: of a replan that no fewer changes would do, of a what-if how near its bound it is."""
    if option.record is not None:
        text, tone = proved_said(shell, option.record)
        return Cell(text, tone=tone)
    scores, bounds = option.alternative.scores, option.alternative.bounds
    if bounds.person_sessions is None or not scores.person_sessions:
        return Cell(shell.say("replan-not-proved"), tone="calm")
    gap = (scores.person_sessions - bounds.person_sessions) / scores.person_sessions
    return Cell(shell.say("pages-option-gap", percent=f"{gap * 100:.1f}"), tone="good" if gap <= 0 else "calm")


def proved_said(shell: Shell, record: ReplanRecord) -> tuple[str, Tone]:
    """Whether the changes of a replan are proved to be the fewest, level by level."""
    if all(one.proved for one in record.counts):
        return shell.say("replan-proved"), "good"
    proved = sum(one.proved for one in record.counts)
    return shell.say("pages-proved-of", proved=proved, levels=len(record.counts)), "warn"


def counts_table(shell: Shell, campaign: str, seen: ReplanSeen) -> Table:
    """Levels in the order in which they are kept small: made, at least, and how sure that is."""
    heads = ("level", "made", "at-least", "proof")
    columns = tuple(Column(shell.say(f"replan-column-{head}"), number=head in {"made", "at-least"}) for head in heads)
    rows = tuple(
        (
            Cell(shell.say(f"replan-level-{one.level}")),
            Cell(str(one.made), "#changed" if one.made else ""),
            Cell(str(one.at_least)),
            _sure(shell, one),
        )
        for one in seen.record.counts
    )
    return Table("counts", replan_address(campaign, seen), columns, rows, kept={"table": "counts"})


def _sure(shell: Shell, one: Counted) -> Cell:
    if one.proved:
        return Cell(shell.say("replan-proved"), tone="good")
    return Cell(shell.say("replan-not-proved" if one.in_time else "replan-no-time"), tone="warn")


def changes_table(shell: Shell, campaign: str, seen: ReplanSeen, asked: ChangesAsked) -> Table:
    """Everything a replan changes, each with its reason."""
    say = shell.say
    heads = ("kind", "where", "when", "before", "after", "why")
    columns = (
        Column(say("replan-column-change"), "kind"),
        Column(say("pages-change-where"), "where"),
        Column(say("pages-change-when"), "when"),
        Column(say("replan-column-before"), "before"),
        Column(say("replan-column-after"), "after"),
        Column(say("replan-column-why"), "why"),
        Column(say("replan-column-place"), shown=False),
    )
    listed = (_change_row(shell, campaign, seen, one) for one in seen.record.changes if _wanted(one, asked))
    found = (row for row in listed if matching(asked.listed.text, *(cell.text for cell in row)))
    keys = {name: (lambda row, at=place: row[at].text) for place, name in enumerate(heads)}
    rows = tuple(in_order(found, asked.listed.sort, keys))
    kinds = tuple((one.value, say(f"replan-kind-{one.value}")) for one in ChangeKind)
    reasons = sorted({one.why for one in seen.record.changes})
    filters = (
        Filter("text", say("pages-filter-text"), asked.listed.text),
        Filter("kind", say("replan-column-change"), asked.kind, "choice", kinds),
        Filter(
            "why",
            say("replan-column-why"),
            asked.why,
            "choice",
            tuple((one.value, say(f"replan-why-{one.value}")) for one in reasons),
        ),
    )
    path = replan_address(campaign, seen)
    return Table("changes", path, columns, rows, filters, asked.listed.sort, empty="pages-no-changes")


def _wanted(one: Change, asked: ChangesAsked) -> bool:
    return asked.kind in {"", one.kind.value} and asked.why in {"", one.why.value}


def _change_row(shell: Shell, campaign: str, seen: ReplanSeen, one: Change) -> tuple[Cell, ...]:
    say, place = shell.say, seen.places.get(one.place)
    before, after = (_value(shell, seen, one.kind, text) for text in (one.before, one.after))
    return (
        Cell(say(f"replan-kind-{one.kind.value}")),
        _where(shell, campaign, place, one.place),
        Cell(_when(shell, place)),
        Cell(before or "–"),
        Cell(after or "–"),
        Cell(say(f"replan-why-{one.why.value}")),
        Cell(one.place),
    )


def _where(shell: Shell, campaign: str, place: Place | None, name: str) -> Cell:
    if place is None:
        return Cell(name)
    text = _post_name(shell, place) if place.department else shell.listed(place.targets)
    return Cell(text, f"{visit_address(campaign, place.visit)}/history")


def _value(shell: Shell, seen: ReplanSeen, kind: ChangeKind, text: str) -> str:
    """What stood or stands there, by name."""
    if kind is ChangeKind.POST:
        return shell.said.aside(seen.people[text], text) if text in seen.people else text
    if kind is ChangeKind.SESSION:
        return session_name(shell, text)
    if kind is ChangeKind.CHECKS:
        return shell.listed(seen.checks.get(check, check) for check in text.split())
    return text


def lots_table(shell: Shell, campaign: str, seen: ReplanSeen) -> Table:
    """The posts that went by lot: how many could have got each, and who did; who was named needs no lot."""
    say, record = shell.say, seen.record
    columns = (
        Column(say("pages-lot-post")),
        Column(say("pages-change-when")),
        Column(say("pages-lot-candidates"), number=True),
        Column(say("pages-lot-chance"), number=True),
        Column(say("pages-lot-taken-by")),
        Column(say("pages-lot-ticket"), shown=False),
    )
    rows = tuple(
        (
            Cell(_post_name(shell, place) if place else lot.post),
            Cell(_when(shell, place)),
            Cell(str(len(lot.tickets))),
            Cell(f"{lot.chance / _MILLIONTHS_IN_PERCENT:.1f}%"),
            Cell(seen.people.get(lot.taken_by, lot.taken_by)),
            Cell(lot.tickets.get(lot.taken_by, "")),
        )
        for lot in (record.lots if record.order.chain.code else ())
        for place in [seen.places.get(lot.post)]
    )
    return Table("lots", replan_address(campaign, seen), columns, rows, kept={"table": "lots"})


def _post_name(shell: Shell, place: Place) -> str:
    return f"{shell.listed(place.targets)} · {shell.department(place.department)}"


def _when(shell: Shell, place: Place | None) -> str:
    return f"{place.held_on} {session_name(shell, place.session)}" if place else ""


def event_facts(shell: Shell, seen: ReplanSeen) -> list[tuple[str, str]]:
    """What happened, as pairs of a name and a value; statements are nobody's but the office's."""
    event, record = seen.weighed.event, seen.record
    if event is None:
        return []
    say = shell.say
    targets = {event.target, *(one.target for one in event.demands)} - {""}
    return [
        (say("pages-column-happened"), kind_name(shell, event.kind)),
        (say("pages-column-reason"), reason_said(shell, event)),
        (say("pages-field-inspector"), shell.listed(seen.people.get(one, one) for one in event.inspectors)),
        (say("pages-field-target"), shell.listed(sorted(targets))),
        (say("pages-column-span"), span_said(event)),
        (say("pages-field-approved-by"), event.approved_by),
        (say("pages-replan-since"), record.order.untouched_before.isoformat()),
        (say("pages-replan-code"), str(record.order.chain.number) if record.order.chain.number else ""),
        (say("pages-replan-plan-digest"), record.plan_sha256),
    ]

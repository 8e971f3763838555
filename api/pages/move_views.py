"""What the checker says of a moved visit, in sentences with names instead of ids. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from api.pages.campaign_tables import session_name
from api.pages.days import said_of_day
from api.pages.shell import Shell
from coordination.model.moves import FreeStaff, Move
from solvers.planning.check.view import Violation
from solvers.planning.problem import Session


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to a move. against: what no team mends; unfit: why the present team cannot go; staff: who else could.

    behind: what its route lacks without it; stays: the visit is where it was; over: the day is before today.
    """

    when: str
    session: str
    against: tuple[str, ...]
    unfit: tuple[str, ...]
    behind: tuple[str, ...]
    staff: tuple[str, ...]
    staying: int
    possible: bool
    staffed: bool
    stays: bool
    over: bool


def verdict_of(shell: Shell, move: Move) -> Verdict:
    """A move as its page shows it."""
    names = _names(shell, move)
    day = said_of_day(shell.reference.calendar, move.held_on, shell.said)
    visit, found = move.visit, move.judgement
    return Verdict(
        session=move.session.id,
        when=shell.say(
            "pages-move-when",
            date=move.held_on.isoformat(),
            day=day.text,
            session=session_name(shell, move.session.id),
            start=found.start,
            end=found.end,
        ),
        against=tuple(_sentences(shell, found.against, names)),
        unfit=tuple(_sentences(shell, found.unfit, names)),
        behind=tuple(_sentences(shell, found.behind, names)),
        staff=tuple(_staff(shell, one) for one in found.staff)
        + (() if found.to_lead else (shell.say("pages-move-no-leader"),)),
        staying=found.staying,
        possible=found.possible,
        staffed=found.staffed,
        stays=(move.held_on, move.session.id) == (visit.held_on, visit.session),
        over=move.held_on < shell.today,
    )


def session_at(sessions: tuple[Session, ...], clock: str) -> str:
    """The session that a time of day, HH:MM, lies in or comes after; the first where it is before all."""
    begun = [one for one in sorted(sessions, key=lambda one: one.start) if one.start <= clock]
    return (begun or [min(sessions, key=lambda one: one.start)])[-1].id


def _staff(shell: Shell, one: FreeStaff) -> str:
    missing = shell.listed(shell.specialty(code) for code in one.missing)
    code = "pages-move-staff-enough" if one.enough else "pages-move-staff-short"
    told = shell.say(code, department=shell.department(one.department), free=one.free, needed=one.needed)
    return told + (shell.say("pages-move-staff-missing", specialties=missing) if missing else "")


def _sentences(shell: Shell, violations: Iterable[Violation], names: Mapping[str, str]) -> Iterator[str]:
    """A sentence each; what is the same of several checks is said once, of all of them."""
    together: dict[tuple[object, ...], list[Violation]] = {}
    for one in violations:
        others = tuple((key, value) for key, value in one.values.items() if key != "check")
        together.setdefault((one.code, one.place, others), []).append(one)
    for same in together.values():
        checks = [str(one.values["check"]) for one in same if "check" in one.values]
        named = {"check": shell.listed(dict.fromkeys(names.get(check, check) for check in checks))} if checks else {}
        yield _sentence(shell, replace(same[0], values={**same[0].values, **named}), names)


def _sentence(shell: Shell, one: Violation, names: Mapping[str, str]) -> str:
    values = {key: _called(value, names) for key, value in one.values.items()}
    place = names.get(one.place, "")
    said = shell.say(one.code, **values)
    return shell.say("pages-move-about", who=place, what=said) if place and place not in said else said


def _called(value: object, names: Mapping[str, str]) -> object:
    if isinstance(value, tuple):
        return tuple(_called(one, names) for one in value)
    return names.get(value, value) if isinstance(value, str) else value


def _names(shell: Shell, move: Move) -> dict[str, str]:
    """Names by the ids that violations tell: people of the team, departments, specialties, regions, checks, target."""
    visit = move.visit
    return {
        **{one.code: shell.department(one.code) for one in shell.reference.departments},
        **{one.code: shell.specialty(one.code) for one in shell.reference.specialties},
        **{one.code: shell.region(one.code) for one in shell.reference.regions.all},
        **{check.id: check.item_name for check in visit.checks},
        **{check.item: check.item_name for check in visit.checks},
        **{member.inspector: member.name for member in visit.team},
        **{other: day.isoformat() for other, day in move.judgement.others.items()},
        visit.target: visit.target_name,
        move.session.id: session_name(shell, move.session.id),
    }

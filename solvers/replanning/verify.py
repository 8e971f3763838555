"""A replan seen from outside: the two plans, what is published of it, and nothing else (standard library only).

`untouched`: what lies before the date is as it was. `told`: every difference between the plans is told, nothing else
is, each with a reason. `recounted`: the changes of each level, and no bound above them. `lots_repeated`: the code is of
the chain (it hashes to the commitment), every ticket is the one it gives, the smallest took the post, and whoever fills
a post now had it before, or got it by lot, or was named for it.
"""

from __future__ import annotations

import hmac
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from solvers.fault import Fault
from solvers.planning.plan import Plan, Post, Route, Visit

Difference = tuple[str, str, str, str]  # kind, id of the visit or post, before, after


@dataclass(frozen=True, slots=True)
class Chain:
    """What chance came from: code `number` of the chain, counted from 1, its commitment, and the public value."""

    commitment: str
    number: int
    code: str
    public_value: str


@dataclass(frozen=True, slots=True)
class Lot:
    """A post that went by lot."""

    post: str
    tickets: Mapping[str, str]
    taken_by: str


def differences(before: Plan, after: Plan) -> set[Difference]:
    """Everything in which two plans differ, visit by visit and post by post."""
    found: set[Difference] = set()
    old, new = _visits(before), _visits(after)
    for name in old.keys() | new.keys():
        had, has = old.get(name), new.get(name)
        checks = [" ".join(sorted(one[1].checks)) if one else "" for one in (had, has)]
        if checks[0] != checks[1]:
            found.add(("checks", name, checks[0], checks[1]))
        if had and has:
            found.update(_moves(name, had, has))
    people = [{post.id: post.inspector for _, post in _posts(plan)} for plan in (before, after)]
    for name in people[0].keys() | people[1].keys():
        was, now = people[0].get(name, ""), people[1].get(name, "")
        if was != now:
            found.add(("post", name, was, now))
    return found


def _moves(name: str, had: tuple[Route, Visit], has: tuple[Route, Visit]) -> Iterator[Difference]:
    (old, visit), (new, now) = had, has
    if old.date != new.date:
        yield "date", name, old.date.isoformat(), new.date.isoformat()
    if old.session != new.session:
        yield "session", name, old.session, new.session
    elif old.date == new.date and visit.start != now.start:
        yield "time", name, visit.start, now.start
    if old.id != new.id:
        yield "route", name, old.id, new.id


def untouched(before: Plan, after: Plan, since: date) -> Iterator[Fault]:
    """A fault for each route before the date that is not exactly as it was."""
    old, new = ({route.id: route for route in plan.routes if route.date < since} for plan in (before, after))
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            yield Fault("replan-past-touched", name, {"date": since.isoformat()})


def told(before: Plan, after: Plan, changes: Iterable[tuple[Difference, str]]) -> Iterator[Fault]:
    """A fault for each difference that is not told, each change that is none, and each without a reason."""
    given = dict(changes)
    real = differences(before, after)
    for difference in sorted(real - given.keys()):
        yield Fault("replan-change-untold", difference[1], {"kind": difference[0]})
    for change in sorted(given.keys() - real):
        yield Fault("replan-change-invented", change[1], {"kind": change[0]})
    for change, reason in sorted(given.items()):
        if not reason:
            yield Fault("replan-change-without-reason", change[1], {"kind": change[0]})


def recounted(
    before: Plan, after: Plan, weights: Mapping[str, int], counts: Mapping[str, tuple[int, int]]
) -> Iterator[Fault]:
    """A fault for each level whose count is another one, or whose bound is above it. weights: of the checks still owed.

    Of demands and wait nothing can be said from the plans alone.
    """
    differ = differences(before, after)
    planned = {check for _, visit in _visits(after).values() for check in visit.checks}
    known = {check for _, visit in _visits(before).values() for check in visit.checks}
    posts = {post.id for _, post in _posts(after)}
    actual = {
        "checks": sum(weights[check] for check in known - planned if check in weights),
        "dates": sum(kind == "date" for kind, *_ in differ),
        "sessions": sum(kind == "session" for kind, *_ in differ),
        "routes": sum(kind == "route" for kind, *_ in differ),
        "people": sum(kind == "post" and name in posts for kind, name, *_ in differ),
    }
    for level, (made, least) in counts.items():
        if level in actual and made != actual[level]:
            yield Fault("replan-count-wrong", level, {"said": made, "found": actual[level]})
        if least > made:
            yield Fault("replan-bound-wrong", level, {"bound": least, "made": made})


def lots_repeated(
    before: Plan, after: Plan, chain: Chain, lots: Collection[Lot], named: Collection[str]
) -> Iterator[Fault]:
    """A fault for each lot that cannot be repeated, and each post that somebody has without one. named: see above."""
    code = bytes.fromhex(chain.code)
    end = code
    for _ in range(chain.number):
        end = sha256(end).digest()
    if lots and end.hex() != chain.commitment:
        yield Fault("replan-code-foreign", "code", {"number": chain.number})
    key = hmac.digest(code, chain.public_value.encode(), "sha256")
    filled = {post.id: post.inspector for _, post in _posts(after)}
    for lot in lots:
        for who, ticket in lot.tickets.items():
            if hmac.digest(key, f"replacement|{lot.post}|{who}".encode() + b"\x01", "sha256").hex() != ticket:
                yield Fault("replan-ticket-wrong", lot.post, {"inspector": who})
        first = min(lot.tickets, key=lambda who: lot.tickets[who], default="")
        if not first or lot.taken_by != first or filled.get(lot.post) != first:
            yield Fault("replan-lot-wrong", lot.post, {"inspector": lot.taken_by, "expected": first})
    had = {post.id: post.inspector for _, post in _posts(before)}
    drawn = {lot.post for lot in lots}
    for post, who in sorted(filled.items()):
        if who != had.get(post) and post not in drawn and post not in named:
            yield Fault("replan-lot-missing", post, {"inspector": who})


def _visits(plan: Plan) -> dict[str, tuple[Route, Visit]]:
    return {visit.id: (route, visit) for route in plan.routes for visit in route.visits}


def _posts(plan: Plan) -> Iterator[tuple[Route, Post]]:
    return ((route, post) for route in plan.routes for post in route.posts)

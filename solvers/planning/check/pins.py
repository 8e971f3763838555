"""R12: pinned visits stand as they were pinned."""

from __future__ import annotations

from collections.abc import Iterator

from solvers.planning.check.view import View, Violation


def pins_hold(view: View) -> Iterator[Violation]:
    """R12: a visit of exactly the pinned checks, on the date, in the session if given, with at least the people."""
    for index, pin in enumerate(view.problem.pins):
        place = f"pins[{index}]"
        route, visit = view.place_of.get(pin.checks[0], (None, None))
        if route is None or visit is None or set(visit.checks) != set(pin.checks):
            yield Violation("R12", "r12-not-this-visit", place, {"checks": pin.checks})
            continue
        if route.date != pin.date or pin.session not in (None, route.session):
            values = {"date": pin.date.isoformat(), "session": pin.session or "-", "visit": visit.id}
            yield Violation("R12", "r12-moved", place, values)
        missing = set(pin.inspectors) - {post.inspector for post in route.posts}
        if missing:
            yield Violation("R12", "r12-people", place, {"inspectors": tuple(sorted(missing)), "visit": visit.id})

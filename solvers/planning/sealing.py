"""The digest of everything that is fixed before the lottery (section 6: "its digest published").

SHA-256 of the UTF-8 JSON, keys sorted, no spaces, of the routes of a plan without the inspectors in their posts. It is
part of the key of the lottery, so that no chance of one timetable can be used for another.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import date

from solvers.planning.plan import Route


def sealed(routes: Iterable[Route]) -> str:
    """Hexadecimal digest of routes, dates, visits and posts, whoever fills them."""
    content = [_without_people(asdict(replace(route, posts=())), route) for route in routes]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=date.isoformat)
    return hashlib.sha256(text.encode()).hexdigest()


def _without_people(content: dict[str, object], route: Route) -> dict[str, object]:
    posts = [{key: value for key, value in asdict(post).items() if key != "inspector"} for post in route.posts]
    return {**content, "posts": posts}

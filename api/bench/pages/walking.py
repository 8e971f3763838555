"""Every page that a role can reach by links from its first one, whatever pages there are: no list to be kept.

A page is told by its address with the names of its parts, as the service declares it. Of each, some addresses are kept;
questions and places in a page are left away: lists are heaviest without a filter.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urlsplit

MOST_OF_A_PAGE = 2
_PART = re.compile(r"\{[^}]*\}")


class Fetched(NamedTuple):
    """What came of an address. kind: media type."""

    status: int
    kind: str
    body: str


Fetch = Callable[[str], Fetched]


class Addresses:
    """The addresses of pages by their declarations, as `/plans/{year}`."""

    def __init__(self, declared: Iterable[str]) -> None:
        known = sorted(set(declared), key=lambda one: (len(_PART.findall(one)), one))  # /plans/new before /plans/{year}
        self._patterns = [(re.compile(_pattern(one)), one) for one in known]

    def of(self, path: str) -> str | None:
        """The declaration of an address; None where it is no page."""
        return next((one for pattern, one in self._patterns if pattern.fullmatch(path)), None)


def walk(fetch: Fetch, addresses: Addresses, first: Iterable[str]) -> Mapping[str, list[str]]:
    """Addresses found of each page, breadth first; only those that are shown as pages."""
    found: dict[str, list[str]] = defaultdict(list)
    waiting, seen = deque(first), set(first)
    while waiting:
        path = waiting.popleft()
        page = addresses.of(urlsplit(path).path)
        if page is None or len(found[page]) == MOST_OF_A_PAGE:
            continue
        answer = fetch(path)
        if answer.status != 200 or not answer.kind.startswith("text/html"):
            continue
        found[page].append(path)
        for link in _links(answer.body):
            if link not in seen:
                seen.add(link)
                waiting.append(link)
    return {page: paths for page, paths in found.items() if paths}


def _pattern(declared: str) -> str:
    return "[^/]+".join(map(re.escape, _PART.split(declared)))


def _links(body: str) -> list[str]:
    reader = _Links()
    reader.feed(body)
    return reader.found


class _Links(HTMLParser):
    """The paths within the service that a page links to; what is to be kept as a file is no page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes a link."""
        held = dict(attrs)
        address = urlsplit(held.get("href") or "")
        if tag == "a" and "download" not in held and not address.netloc and address.path.startswith("/"):
            self.found.append(address.path)

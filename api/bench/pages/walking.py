"""Every page that a role can reach by links from its first one, whatever pages there are: no list to be kept.

A page is told by its address with the names of its parts, as the service declares it. Of each, some addresses are kept;
questions and places in a page are left away: lists are heaviest without a filter. Pages no plain link leads to, because
they are asked with a question or only while something is under way, are looked for below those that were found.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from html.parser import HTMLParser
from itertools import islice, product
from typing import NamedTuple
from urllib.parse import urlsplit

MOST_OF_A_PAGE = 2
MOST_TRIED = 8
_PART = re.compile(r"\{(\w+)[^}]*\}")


class Fetched(NamedTuple):
    """What came of an address. kind: media type."""

    status: int
    kind: str
    body: str

    @property
    def is_page(self) -> bool:
        """Whether it is a whole page: no refusal, no file, no part of one."""
        return self.status == 200 and self.kind.startswith("text/html") and "<html" in self.body


Fetch = Callable[[str], Fetched]


class Addresses:
    """The addresses of pages by their declarations, as `/plans/{year}`."""

    def __init__(self, declared: Iterable[str]) -> None:
        self.pages = sorted(set(declared), key=lambda one: (len(_PART.findall(one)), one))  # /plans/new before {year}
        self._patterns = [(re.compile(_pattern(one)), one) for one in self.pages]

    def of(self, path: str) -> str | None:
        """The declaration of an address; None where it is no page."""
        return next((one for pattern, one in self._patterns if pattern.fullmatch(path)), None)

    def parts(self, paths: Iterable[str]) -> Mapping[str, list[str]]:
        """What stands in addresses for each name of a part."""
        known: dict[str, dict[str, None]] = defaultdict(dict)
        for path in paths:
            fits = (found for pattern, _ in self._patterns if (found := pattern.fullmatch(path)))
            for name, value in next(fits).groupdict().items():
                known[name][value] = None
        return {name: list(values) for name, values in known.items()}


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
        if not answer.is_page:
            continue
        found[page].append(path)
        for link in _links(answer.body):
            if link not in seen:
                seen.add(link)
                waiting.append(link)
    return {page: paths for page, paths in found.items() if paths}


def below(fetch: Fetch, addresses: Addresses, found: Mapping[str, list[str]]) -> Mapping[str, list[str]]:
    """An address of each page that was not found, below one that was; parts it adds are those of other addresses."""
    by_page = {page: [urlsplit(path).path for path in paths] for page, paths in found.items()}
    parts = addresses.parts(path for paths in by_page.values() for path in paths)
    more: dict[str, list[str]] = {}
    for page in addresses.pages:
        tried = () if page in found else islice(_candidates(page, by_page, parts), MOST_TRIED)
        shown = next((path for path in tried if fetch(path).is_page), "")
        if shown:
            more[page] = [shown]
    return more


def _candidates(page: str, found: Mapping[str, list[str]], parts: Mapping[str, list[str]]) -> Iterator[str]:
    """Addresses a page might have, below the nearest first."""
    above = sorted((one for one in found if page.startswith(f"{one}/")), key=len, reverse=True)
    for one in above:
        rest = page.removeprefix(one)
        wanted = [parts.get(name, ()) for name in _PART.findall(rest)]
        for path in found[one]:
            yield from (path + _PART.sub("{}", rest).format(*values) for values in product(*wanted))


def _pattern(declared: str) -> str:
    return re.sub(r"\\{(\w+).*?\\}", r"(?P<\1>[^/]+)", re.escape(declared))


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

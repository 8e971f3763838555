"""Measures: every inspector's feed polled while a planning run is going on, beside Radicale, and as fast as it goes."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack

from api.bench.service import radicale
from api.bench.service.asked import POLLED_EVERY_SECONDS, Asked
from api.bench.service.figures import Figure, percentile
from api.bench.service.filling import Subscribed, fill_feeds, hand_in_runs
from api.bench.service.limits import FEED_P99_MILLISECONDS, UNCHANGED_POLL_STATEMENTS
from api.bench.service.loading import Answers, AtTimes, Request, Saturating, arrivals, load
from api.bench.service.processes import Running, onevisit, processor_seconds, started
from api.feeds.conditions import tag_of
from coordination.desk.feeds import Document, NotModified, poll_feed
from coordination.desk.runs import list_runs
from coordination.errors import UnavailableError
from coordination.model.runs import ACTIVE, RunState
from seeds.demo.chance import Chance
from solvers.parallel import processors

_SHARES = (0.5, 0.95, 0.99)
_SATURATED_SECONDS, _SATURATING, _AT_ONCE = 5.0, 20_000, 8
_GIVE_UP_SECONDS = 300.0
_NOT_READ = ("feed_event", "shown_visit", "body")


def feeds(asked: Asked, service: Running) -> Iterator[Figure]:
    """Polls that find nothing new: counted, then timed beside a planning run, then as many as can be answered."""
    subscribed = fill_feeds(asked)
    documents = [_document(asked, token) for token in subscribed.tokens]
    ours = [_request(token, one) for token, one in zip(subscribed.tokens, documents, strict=True)]
    yield from _counted(asked, subscribed, documents)
    asked.step("feeds")
    with ExitStack() as stack:
        servers = [("One Visit", service, ours)]
        if radicale.is_installed():
            peer = stack.enter_context(radicale.radicale(asked.folder, (one.packed for one in documents)))
            theirs: list[Request] = [(radicale.path_of(number), radicale.HEADERS) for number in range(len(documents))]
            servers.append(("Radicale", peer, theirs))
        with started(onevisit("worker", "--processes", str(processors())), _settings(asked), subprocess.DEVNULL):
            _wait_for_a_run(asked, subscribed)
            used = processor_seconds(service.process.pid)
            polled = _polled(asked, servers)
            used = processor_seconds(service.process.pid) - used
            yield Figure("run-going-on", float(_is_going_on(asked)), "", 1.0, least=True)
        for (name, _, _), answers in zip(servers, polled, strict=True):
            yield from _times(asked, name, answers)
        yield Figure("poll-processor", 1000 * used / len(polled[0].seconds), "ms")
        if len(polled) > 1:
            ratio = percentile(polled[0].seconds, 0.99) / percentile(polled[1].seconds, 0.99)
            yield Figure("poll-beside", ratio, "x", asked.limit(1.0))
        asked.step("saturation")
        for name, running, requests in servers:
            yield from _saturated(asked, name, running, requests)


def _document(asked: Asked, token: str) -> Document:
    found = poll_feed(asked.office, token, None, None)
    if isinstance(found, NotModified):
        raise UnavailableError("bench-service-refused", statuses="304")
    return found


def _request(token: str, held: Document) -> Request:
    return f"/feeds/{token}/calendar.ics", {
        "If-None-Match": tag_of(held.stamp.etag, packed=True),
        "Accept-Encoding": "gzip",
    }


def _counted(asked: Asked, subscribed: Subscribed, documents: Sequence[Document]) -> Iterator[Figure]:
    """Statements of a poll of each feed that finds nothing new; none may name what documents are made of."""
    with asked.office.database.statements() as sent:
        for token, held in zip(subscribed.tokens, documents, strict=True):
            poll_feed(asked.office, token, frozenset({held.stamp.etag}), None)
    reading = sum(any(name in statement.lower() for name in _NOT_READ) for statement in sent)
    yield Figure("poll-statements", len(sent) / len(documents), "", UNCHANGED_POLL_STATEMENTS)
    yield Figure("poll-reading", float(reading), "", 0.0)


def _polled(asked: Asked, servers: Sequence[tuple[str, Running, Sequence[Request]]]) -> list[Answers]:
    rate = asked.sizes.feeds / POLLED_EVERY_SECONDS
    chance = Chance(asked.draw_seed)
    streams = []
    for name, running, requests in servers:
        times = arrivals(rate, asked.sizes.seconds, chance, f"arrivals {name}")
        order = chance.order(f"order {name}", len(requests))
        streams.append(AtTimes(running.port, [requests[order[n % len(order)]] for n in range(len(times))], times))
    return load(*streams)


def _times(asked: Asked, name: str, answers: Answers) -> Iterator[Figure]:
    statuses = " ".join(f"{status}:{count}" for status, count in sorted(answers.statuses.items()))
    if name == "One Visit" and set(answers.statuses) != {304}:
        raise UnavailableError("bench-service-refused", statuses=statuses)
    for share in _SHARES:
        limit = asked.limit(FEED_P99_MILLISECONDS) if name == "One Visit" and share == 0.99 else None
        values = {"server": name, "share": f"p{round(100 * share)}", "statuses": statuses}
        yield Figure("poll", 1000 * percentile(answers.seconds, share), "ms", limit, values=values)


def _saturated(asked: Asked, name: str, running: Running, requests: Sequence[Request]) -> Iterator[Figure]:
    seconds = min(_SATURATED_SECONDS, asked.sizes.seconds)
    many = [requests[number % len(requests)] for number in range(_SATURATING)]
    [answers] = load(Saturating(running.port, many, seconds, _AT_ONCE))
    rate = _AT_ONCE * len(answers.seconds) / sum(answers.seconds)
    yield Figure("saturation", rate, "/s", values={"server": name})


def _settings(asked: Asked) -> dict[str, str]:
    return {"ONEVISIT_DATABASE_URL": asked.url}


def _wait_for_a_run(asked: Asked, subscribed: Subscribed) -> None:
    hand_in_runs(asked, subscribed.campaign)
    until = time.monotonic() + _GIVE_UP_SECONDS
    while not any(one.run.state is RunState.RUNNING for one in list_runs(asked.office)):
        if time.monotonic() > until:
            raise UnavailableError("bench-service-no-run")
        time.sleep(0.2)


def _is_going_on(asked: Asked) -> bool:
    return any(one.run.state in ACTIVE for one in list_runs(asked.office))

"""Load comes when it is due, whatever became of what came before; a stall is charged to everybody it kept waiting."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import pytest

from api.bench.service.figures import Figure, percentile
from api.bench.service.loading import AtTimes, Saturating, arrivals, load
from seeds.demo.chance import Chance

STALL_SECONDS = 0.4
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


@contextmanager
def one_at_a_time(stalls: int) -> Iterator[int]:
    """A server that answers one request after the other, and stands still before the first few; its port."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        Thread(target=_serve, args=(listening, stalls), daemon=True).start()
        yield listening.getsockname()[1]


def _serve(listening: socket.socket, stalls: int) -> None:
    while True:
        try:
            connection, _ = listening.accept()
        except OSError:
            return
        with connection:
            while connection.recv(4096):
                time.sleep(STALL_SECONDS if stalls > 0 else 0)
                stalls -= 1
                connection.sendall(ANSWER)
                if stalls >= 0:
                    break


def test_whoever_comes_while_a_server_stalls_is_counted_from_when_it_was_due() -> None:
    with one_at_a_time(stalls=1) as port:
        [answers] = load(AtTimes(port, [("/", {})] * 2, [0.0, 0.05]))
    assert answers.statuses == {200: 2}
    assert answers.seconds[0] >= STALL_SECONDS
    assert answers.seconds[1] >= STALL_SECONDS - 0.06  # asked on a connection of its own, it waited all the same


def test_as_many_as_there_are_requests_are_asked_and_answered() -> None:
    with one_at_a_time(stalls=0) as port:
        [answers] = load(Saturating(port, [("/a", {}), ("/b", {})], seconds=30, at_once=1))
    assert answers.statuses == {200: 2}


def test_a_server_that_does_not_answer_counts_as_none() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
    [answers] = load(Saturating(port, [("/", {})], seconds=1, at_once=1))
    assert answers.statuses == {0: 1}


def test_arrivals_are_as_many_as_on_average_in_order_and_from_the_seed() -> None:
    times = arrivals(3.5, 20, Chance("x"), "a")
    assert len(times) == 70
    assert times == sorted(times) == arrivals(3.5, 20, Chance("x"), "a")
    assert 0 <= times[0] <= times[-1] < 20


@pytest.mark.parametrize(("share", "value"), [(0.5, 50), (0.95, 95), (0.99, 99), (1.0, 100)])
def test_percentiles_are_by_nearest_rank(share: float, value: float) -> None:
    assert percentile(list(range(100, 0, -1)), share) == value


def test_a_figure_is_within_its_limit_or_not_or_has_none() -> None:
    assert [Figure("x", value, "ms", 20.0).kept for value in (19.9, 20.0, 20.1)] == [True, True, False]
    assert [Figure("x", value, "", 1.0, least=True).kept for value in (0.0, 1.0)] == [False, True]
    assert Figure("x", 1.0, "ms").kept is None

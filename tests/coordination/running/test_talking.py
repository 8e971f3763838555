"""Messages arrive as they were sent; a talk that ends in the middle of one is an end and not a message."""

from __future__ import annotations

from io import BytesIO

import pytest

from coordination.running.talking import receive, send


def talk() -> bytes:
    stream = BytesIO()
    send(stream, {"part": "合并", "number": 3}, [b"one\ntwo", b""])
    send(stream, {"stage": "route"})
    return stream.getvalue()


def test_messages_arrive_one_after_the_other() -> None:
    stream = BytesIO(talk())
    assert receive(stream) == ({"part": "合并", "number": 3, "sizes": [7, 0]}, [b"one\ntwo", b""])
    assert receive(stream) == ({"stage": "route", "sizes": []}, [])
    assert receive(stream) is None


@pytest.mark.parametrize("sent", range(len(talk().split(b"\n")[0]) + 8))
def test_what_was_cut_off_is_no_message(sent: int) -> None:
    assert receive(BytesIO(talk()[:sent])) is None

"""Secrets of feeds stay out of logs.

The secret stands in the path, so servers write it into access logs and frameworks into error logs. Whoever starts a
server calls `keep_feed_secrets_out_of_logs` first: it changes the records themselves, so that no handler of any
library can write what it never gets. A proxy in front writes logs of its own and needs the same rule (README).
"""

from __future__ import annotations

import logging
import re

_SECRET = re.compile(r"(/feeds/)[^/\s\"']+(/calendar\.ics)")


def keep_feed_secrets_out_of_logs() -> None:
    """From now on, in this process, a log record names the address of a feed without its secret."""
    made = logging.getLogRecordFactory()

    def without_secrets(*arguments: object, **named: object) -> logging.LogRecord:
        record = made(*arguments, **named)
        record.msg = _hidden(record.msg) if isinstance(record.msg, str) else record.msg
        if isinstance(record.args, tuple):
            record.args = tuple(_without(value) for value in record.args)
        if record.exc_info:
            record.exc_text = _hidden(logging.Formatter().formatException(record.exc_info))
        return record

    logging.setLogRecordFactory(without_secrets)


def _without(value: object) -> object:
    """The value of a place in a message; an address may come as an object of some library."""
    if value is None or isinstance(value, int | float):
        return value
    text = str(value)
    return _hidden(text) if _SECRET.search(text) else value


def _hidden(text: str) -> str:
    return _SECRET.sub(r"\1…\2", text)

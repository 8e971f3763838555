"""Secrets of feeds stay out of logs: a filter for the handlers that write them.

The secret stands in the path, so servers write it into access logs and frameworks into error logs. The application
adds the filter to each of its log handlers; a proxy in front needs the same rule (see README).
"""

from __future__ import annotations

import logging
import re

_SECRET = re.compile(r"(/feeds/)[^/\s\"']+(/calendar\.ics)")


class WithoutFeedSecrets(logging.Filter):
    """Takes the secret out of each line that names the address of a feed, tracebacks included."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Changes the record; none is held back."""
        if isinstance(record.args, tuple):
            record.args = tuple(_hidden(value) if isinstance(value, str) else value for value in record.args)
        record.msg = _hidden(record.msg) if isinstance(record.msg, str) else record.msg
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        record.exc_text = _hidden(record.exc_text) if record.exc_text else record.exc_text
        return True


def _hidden(text: str) -> str:
    return _SECRET.sub(r"\1…\2", text)

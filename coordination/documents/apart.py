"""Sets documents in a process of their own: setting a page is work of the processor, which a web process has not.

At most two at a time; who comes later waits.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from threading import BoundedSemaphore

from coordination.documents.printing import printed
from coordination.errors import UnavailableError

_AT_ONCE = BoundedSemaphore(2)


def printed_apart(files: Sequence[bytes], title: str) -> bytes:
    """As `printed`; raises UnavailableError where the process was ended from outside."""
    try:
        with _AT_ONCE, ProcessPoolExecutor(1, get_context("spawn")) as pool:
            return pool.submit(printed, files, title).result()
    except BrokenProcessPool as error:
        raise UnavailableError("document-process-ended") from error

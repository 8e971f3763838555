"""Sets documents in a process of their own: setting a page is work of the processor, which a web process has not.

At most two set pages at a time; who comes later waits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from threading import BoundedSemaphore

from coordination.documents.printing import Press, printed
from coordination.errors import UnavailableError

_AT_ONCE = BoundedSemaphore(2)


@contextmanager
def press_apart() -> Iterator[Press]:
    """A press as `printed`, in one process for all it sets; raises UnavailableError where that is ended from outside.

    The process begins with the first document and ends with the block. Begun anew for each form of a batch, it would
    read library and fonts anew as well, which takes longer than most forms.
    """
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:

        def press(files: Sequence[bytes], title: str) -> bytes:
            try:
                with _AT_ONCE:
                    return pool.submit(printed, files, title).result()
            except BrokenProcessPool as error:
                raise UnavailableError("document-process-ended") from error

        yield press


def printed_apart(files: Sequence[bytes], title: str) -> bytes:
    """As `printed`, in a process of its own."""
    with press_apart() as press:
        return press(files, title)

"""What the service may take on two cores, for the sizes of `asked.SIZES`; loads come from another process."""

from __future__ import annotations

FEED_P99_MILLISECONDS = 20.0
PAGE_P95_MILLISECONDS = 50.0
IMPORT_SECONDS, IMPORT_MEBIBYTES = 60.0, 1024.0
START_SECONDS, IDLE_MEBIBYTES = 5.0, 250.0
UNCHANGED_POLL_STATEMENTS = 1.0  # finds address and stamp; reads no event, no document

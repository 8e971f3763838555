"""`onevisit` on a day of the demo's quarter: every office that is opened has a clock so many seconds behind.

Feeds hold what is to come, and the demo's quarter is over; what is changed here is the clock alone. The processes of
workers read this file too (`spawn`), so that all have one time.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta

from api.command_line import main, opening
from coordination.desk.office import Office

_BEHIND = timedelta(seconds=float(os.environ["ONEVISIT_TESTS_BEHIND"]))
_closed_office = opening.closed_office


def _office_then(url: str) -> Office:
    office = _closed_office(url)
    return replace(office, clock=lambda: office.clock() - _BEHIND)


opening.closed_office = _office_then

if __name__ == "__main__":
    main.main()

"""What the application gives the handlers of feeds: the office, who asks, and where the service is reached."""

from __future__ import annotations

from typing import TypeAlias

from litestar.di import NamedDependency
from litestar.params import SkipValidation

from coordination.desk.office import Office
from coordination.model.access import Caller

GivenOffice: TypeAlias = NamedDependency[SkipValidation[Office]]
GivenCaller: TypeAlias = NamedDependency[SkipValidation[Caller]]
GivenUrl: TypeAlias = NamedDependency[str]
"""`public_url`: https://host or https://host/path, as a phone outside reaches the service."""

"""What every handler may ask to be given: the office under the caller's name, the caller, the language."""

from __future__ import annotations

from typing import Any

from litestar import Request
from litestar.di import NamedDependency
from litestar.params import SkipValidation

from coordination.desk.office import Office
from coordination.model.access import Caller
from coordination.texts import Texts

Asked = Request[Any, Any, Any]
"""A request; what is known of who asks stands in its scope."""

GivenOffice = NamedDependency[SkipValidation[Office]]
GivenCaller = NamedDependency[SkipValidation[Caller]]
GivenTexts = NamedDependency[SkipValidation[Texts]]
GivenUrl = NamedDependency[str]
"""`public_url`: https://host, as a phone outside reaches the service."""

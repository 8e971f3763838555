"""What every handler may ask to be given: the office under the caller's name, the caller, the language."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Request
from litestar.params import Dependency

from coordination.desk.office import Office
from coordination.model.access import Caller
from coordination.texts import Texts

Asked = Request[Any, Any, Any]
"""A request; what is known of who asks stands in its scope."""

GivenOffice = Annotated[Office, Dependency(skip_validation=True)]
GivenCaller = Annotated[Caller, Dependency(skip_validation=True)]
GivenTexts = Annotated[Texts, Dependency(skip_validation=True)]

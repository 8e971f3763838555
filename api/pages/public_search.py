"""For everybody: one target looked up in all that is public - draws, visits, results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from litestar import Controller, Response

from api.pages.routing import page
from api.pages.shell import GivenShell
from api.rest.given import GivenOffice
from api.rest.pages import Filter
from api.rest.routing import OPEN
from coordination.desk.public import campaign_titles
from coordination.desk.public_targets import PublicTargets, public_targets
from coordination.errors import BadInputError


@dataclass(frozen=True, slots=True)
class PublicSearch:
    """What was looked up. found: None where nothing was; wrong: why it could not be; titles: of campaigns by id."""

    asked: str
    found: PublicTargets | None
    wrong: str
    titles: Mapping[str, str]


class PublicSearchPages(Controller):
    """Was I drawn, who came, what of it: by the name, without knowing how all this is done."""

    @page("GET", "/public/search", OPEN)
    def search(self, office: GivenOffice, shell: GivenShell, target: Filter = "") -> Response[str]:
        """What is public of the targets of a name or a code."""
        asked, found, wrong = target.strip(), None, ""
        try:
            found = public_targets(office, asked) if asked else None
        except BadInputError as error:
            wrong = shell.say(error.code, **error.values)
        view = PublicSearch(asked, found, wrong, campaign_titles(office))
        return shell.show("public/search.html", shell.say("pages-public-search"), view)

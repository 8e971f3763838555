"""The language of pages: `?lang=`, else the one chosen by the switch, else the service's own, Chinese by default."""

from __future__ import annotations

from api.rest.given import Asked
from api.rest.languages import texts_in
from coordination.texts import LANGUAGES, Language, Texts

COOKIE = "onevisit_language"


def texts_of_page(request: Asked) -> Texts:
    """The catalogue for a page. What a browser asks for by itself does not count: it rarely is somebody's choice."""
    asked = request.query_params.get("lang", ""), request.cookies.get(COOKIE, "")
    otherwise: Language = request.app.state.settings.language
    return texts_in(request, next((language for one in asked for language in LANGUAGES if language == one), otherwise))

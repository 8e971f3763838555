"""Which language a request is answered in: `?lang=`, else Accept-Language, else the service's own."""

from __future__ import annotations

from api.rest.given import Asked
from coordination.texts import LANGUAGES, Language, Texts


def texts_of(request: Asked, otherwise: Language) -> Texts:
    """The catalogue for a request."""
    asked = [request.query_params.get("lang", ""), *_preferred(request.headers.get("accept-language", ""))]
    return texts_in(request, next((language for one in asked for language in LANGUAGES if language == one), otherwise))


def texts_in(request: Asked, language: Language) -> Texts:
    """The catalogue of a language, which knows the names of codes here."""
    found: Texts = request.app.state.texts[language]
    return found


def _preferred(header: str) -> list[str]:
    """The primary tags of an Accept-Language header, the most wanted first (RFC 9110, 12.5.4)."""
    weighed: list[tuple[float, str]] = []
    for part in header.split(","):
        tag, _, weight = part.strip().partition(";q=")
        try:
            quality = float(weight or 1)
        except ValueError:
            continue
        if quality > 0:
            weighed.append((-quality, tag.split("-")[0].strip().lower()))
    return [tag for _, tag in sorted(weighed, key=lambda entry: entry[0])]

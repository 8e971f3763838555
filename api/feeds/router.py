"""`/feeds/{token}/calendar.ics`: what calendar programs poll."""

from __future__ import annotations

import gzip
from urllib.parse import quote

from litestar import MediaType, Response, Router
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath

from api.feeds.conditions import etags_held, http_date, moment, tag_of, takes_gzip
from api.rest.given import Asked, GivenOffice
from api.rest.routing import OPEN, route
from coordination.desk.feeds import NotModified, poll_feed
from coordination.errors import NotFoundError
from coordination.model.feeds import Edition, Stamp
from coordination.texts import LANGUAGES, texts

_CALENDAR = "text/calendar"
_GUARDED = {
    "Cache-Control": "private, no-cache",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
    "Vary": "Accept-Encoding",
}


@route(
    "GET HEAD",
    "/{token:str}/calendar.ics",
    "feed",
    OPEN,  # whoever has the secret may read; nothing else is asked for
    media_type=_CALENDAR,
    responses={
        304: ResponseSpec(None, description="Not modified", generate_examples=False),
        404: ResponseSpec(str, media_type=MediaType.TEXT, description="No such address", generate_examples=False),
    },
)
def calendar(token: FromPath[str], request: Asked, office: GivenOffice) -> Response[bytes]:
    """The newest document of a feed, in the coding that is welcome, or that nothing has changed."""
    headers = request.headers
    packed = takes_gzip(headers.get("accept-encoding"))
    try:
        found = poll_feed(
            office,
            token,
            etags_held(headers.get("if-none-match"), packed=packed),
            moment(headers.get("if-modified-since")),
        )
    except NotFoundError as error:
        sentences = "\n".join(texts(language).say(error.code) for language in LANGUAGES)
        return Response(sentences.encode(), status_code=404, media_type=MediaType.TEXT, headers=_GUARDED)
    stamped = {**_GUARDED, **_stamped(found.stamp, packed=packed)}
    if isinstance(found, NotModified):
        return Response(b"", status_code=304, headers=stamped)
    coding = {"Content-Encoding": "gzip"} if packed else {}
    body = found.packed if packed else gzip.decompress(found.packed)
    named = {"Content-Disposition": _disposition(found.edition)}
    return Response(body, media_type=_CALENDAR, headers={**stamped, **coding, **named})


def _stamped(stamp: Stamp, *, packed: bool) -> dict[str, str]:
    return {"ETag": tag_of(stamp.etag, packed=packed), "Last-Modified": http_date(stamp.last_modified)}


def _disposition(edition: Edition) -> str:
    """A name in plain letters, and the right one as RFC 5987 writes it; neither says whose feed it is."""
    name = texts("en" if edition.language == "en" else "zh").say("calendar-file")
    return f"inline; filename=\"one-visit.ics\"; filename*=UTF-8''{quote(name, safe='')}.ics"


ROUTER = Router("/feeds", route_handlers=[calendar], tags=["feeds"])

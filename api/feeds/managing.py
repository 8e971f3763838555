"""`/feed-addresses`: addresses of feeds given out, listed and revoked.

The application mounts the router under its prefix, provides office, caller and public_url, and tells errors.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from litestar import Router, delete, get, post
from litestar.params import FromPath, JSONBody

from api.feeds.addresses import address_forms
from api.feeds.given import GivenCaller, GivenOffice, GivenUrl
from coordination.desk.feeds import issue_feed, list_feeds, revoke_feed
from coordination.model.access import Act
from coordination.model.feeds import FeedAddress, FeedKind
from coordination.texts import Language

_ACTS = {"acts": (Act.MANAGE_FEEDS,)}
_NO_STORE = {"Cache-Control": "no-store"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A feed somebody wants to subscribe to."""

    kind: FeedKind
    subject: str
    language: Language = "zh"


@dataclass(frozen=True, slots=True)
class Listed:
    """An address without its secret."""

    id: str
    kind: FeedKind
    subject: str
    language: str
    issued_by: str
    issued_at: datetime


@dataclass(frozen=True, slots=True)
class Issued:
    """A new address in every form, told this once."""

    address: Listed
    https: str
    webcal: str
    qr_svg: str


@post("/", sync_to_thread=True, response_headers=_NO_STORE)
def issue(
    data: JSONBody[Asked],
    office: GivenOffice,
    caller: GivenCaller,
    public_url: GivenUrl,
) -> Issued:
    """Gives out an address; the caller's earlier one of the same feed stops working."""
    made = issue_feed(office, caller, data.kind, data.subject, data.language)
    forms = address_forms(public_url, made.token)
    return Issued(_listed(made.address), forms.https, forms.webcal, forms.qr_svg)


@get("/", sync_to_thread=True)
def listed(office: GivenOffice, caller: GivenCaller) -> list[Listed]:
    """The addresses a caller may see."""
    return [_listed(address) for address in list_feeds(office, caller)]


@delete("/{address_id:str}", sync_to_thread=True)
def revoke(address_id: FromPath[str], office: GivenOffice, caller: GivenCaller) -> None:
    """Makes an address useless at once."""
    revoke_feed(office, caller, address_id)


def _listed(address: FeedAddress) -> Listed:
    feed = address.edition.feed
    return Listed(address.id, feed.kind, feed.subject, address.edition.language, address.issued_by, address.issued_at)


ADDRESSES = Router("/feed-addresses", route_handlers=[issue, listed, revoke], tags=["feeds"], opt=_ACTS)

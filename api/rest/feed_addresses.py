"""Addresses of calendar feeds: given out, listed and revoked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from litestar import Controller
from litestar.params import FromPath, JSONBody

from api.feeds.addresses import address_forms
from api.rest.given import GivenCaller, GivenOffice, GivenUrl
from api.rest.routing import route
from coordination.desk.feeds import issue_feed, list_feeds, revoke_feed
from coordination.model.access import Act
from coordination.model.feeds import FeedAddress, FeedKind
from coordination.texts import Language

_NO_STORE = {"Cache-Control": "no-store"}


@dataclass(frozen=True, slots=True)
class FeedAsked:
    """A feed somebody wants to subscribe to."""

    kind: FeedKind
    subject: str
    language: Language = "zh"


@dataclass(frozen=True, slots=True)
class AddressListed:
    """An address without its secret."""

    id: str
    kind: FeedKind
    subject: str
    language: str
    issued_by: str
    issued_at: datetime


@dataclass(frozen=True, slots=True)
class AddressIssued:
    """A new address in every form, told this once."""

    address: AddressListed
    https: str
    webcal: str
    qr_svg: str


class FeedAddressController(Controller):
    """Whoever has an address reads its feed: it is told once, and can be made useless at any time."""

    tags = ("feeds",)

    @route("POST", "/feed-addresses", "feed-issue", Act.MANAGE_FEEDS, problems=(404, 422), response_headers=_NO_STORE)
    def issue(
        self, data: JSONBody[FeedAsked], office: GivenOffice, caller: GivenCaller, public_url: GivenUrl
    ) -> AddressIssued:
        """Gives out an address; the caller's earlier one of the same feed stops working."""
        made = issue_feed(office, caller, data.kind, data.subject, data.language)
        forms = address_forms(public_url, made.token)
        return AddressIssued(_listed(made.address), forms.https, forms.webcal, forms.qr_svg)

    @route("GET", "/feed-addresses", "feed-addresses", Act.MANAGE_FEEDS)
    def addresses(self, office: GivenOffice, caller: GivenCaller) -> Sequence[AddressListed]:
        """The addresses the caller asked for, and those of feeds it might ask for."""
        return [_listed(address) for address in list_feeds(office, caller)]

    @route("DELETE", "/feed-addresses/{address_id:str}", "feed-revoke", Act.MANAGE_FEEDS, problems=(404,))
    def revoke(self, address_id: FromPath[str], office: GivenOffice, caller: GivenCaller) -> None:
        """Makes an address useless at once."""
        revoke_feed(office, caller, address_id)


def _listed(address: FeedAddress) -> AddressListed:
    feed = address.edition.feed
    language = address.edition.language
    return AddressListed(address.id, feed.kind, feed.subject, language, address.issued_by, address.issued_at)

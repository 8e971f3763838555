"""The draw of a campaign, a step at a time: who may take which is asked by each step, its order by the attempt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from litestar import Controller, Response
from litestar.params import FromPath, JSONBody

from api.rest.described import JSON
from api.rest.given import Asked, GivenCaller, GivenOffice
from api.rest.repeats import done_once, prepared_once
from api.rest.routing import OPEN, route
from coordination.desk import drawing
from coordination.model.access import Act
from coordination.model.ceremony import AttemptReport, DrawAttempt, DrawWitness

_DRAW = "/campaigns/{campaign:str}/draw"
_STEP = (404, 409, 422)
_SIGNERS = (Act.HOLD_DRAWS, Act.WITNESS_DRAWS)
_Answer = Callable[[], tuple[int, Any]]


@dataclass(frozen=True, slots=True)
class DrawAnnounced:
    """Which public value of which source will be used; reason: why there is another attempt, where there was one."""

    public_value_source: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class WitnessThere:
    """What kind of witness one is, a kind of the policy pack; name: for the record, by default that of the account."""

    kind: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class PublicValue:
    """The value of the announced source, as it was published there."""

    value: str


@dataclass(frozen=True, slots=True)
class RecordSigned:
    """SHA-256 of the record one has read, in hexadecimal."""

    record_sha256: str


@dataclass(frozen=True, slots=True)
class DrawGivenUp:
    """Why the attempt is given up; everybody will read it."""

    reason: str


@dataclass(frozen=True, slots=True)
class DrawHeld:
    """The attempt with the digest of its record; how many targets were drawn, and how many checks they are owed."""

    attempt: DrawAttempt
    targets: int
    checks: int


class DrawController(Controller):
    """The steps of a draw; one out of order is refused with what is next."""

    tags = ("draws",)

    @route("GET", _DRAW, "draw", OPEN, problems=(404,))
    def report(self, office: GivenOffice, caller: GivenCaller, campaign: FromPath[str]) -> Sequence[AttemptReport]:
        """Every attempt, the newest first; who was there and who signed is public once the draw is."""
        return drawing.report_draw(office, caller, campaign)

    @route("GET", f"{_DRAW}/record.json", "draw-record", Act.READ_DRAWS, problems=(404,), files=[JSON])
    def record(self, office: GivenOffice, caller: GivenCaller, campaign: FromPath[str]) -> Response[bytes]:
        """The record of the newest draw, for who is to sign it: its SHA-256 is what is signed."""
        return _file(drawing.draw_files(office, caller, campaign)[0], "application/json")

    @route("GET", f"{_DRAW}/frame.csv", "draw-frame", Act.READ_DRAWS, problems=(404,), files=["text/csv"])
    def frame(self, office: GivenOffice, caller: GivenCaller, campaign: FromPath[str]) -> Response[bytes]:
        """The frame as it is frozen, for who sees the whole city."""
        return _file(drawing.frozen_frame(office, caller, campaign), "text/csv")

    @route("POST", f"{_DRAW}/announce", "draw-announce", Act.HOLD_DRAWS, problems=_STEP, gives=DrawAttempt, once=True)
    def announce(
        self,
        request: Asked,
        office: GivenOffice,
        caller: GivenCaller,
        campaign: FromPath[str],
        data: JSONBody[DrawAnnounced],
    ) -> Response[bytes]:
        """Announces a draw and draws the office's secret; Idempotency-Key makes it safe to ask again."""
        safe = request.app.state.safe

        def act() -> tuple[int, DrawAttempt]:
            return 201, drawing.announce_draw(office, caller, safe, campaign, data.public_value_source, data.reason)

        return done_once(request, office, caller, msgspec.json.encode(data), act)

    @route("POST", f"{_DRAW}/freeze", "draw-freeze", Act.HOLD_DRAWS, problems=(404, 409), status_code=200)
    def freeze(self, office: GivenOffice, caller: GivenCaller, campaign: FromPath[str]) -> DrawAttempt:
        """Freezes the frame, from the registers as they are now."""
        return drawing.freeze_frame(office, caller, campaign).attempt

    @route("POST", f"{_DRAW}/witness", "draw-witness", Act.WITNESS_DRAWS, problems=_STEP)
    def witness(
        self, office: GivenOffice, caller: GivenCaller, campaign: FromPath[str], data: JSONBody[WitnessThere]
    ) -> DrawWitness:
        """A witness of this campaign confirms to be there and to have the announcement before them."""
        return drawing.confirm_witness(office, caller, campaign, data.kind, data.name)

    @route("POST", f"{_DRAW}/public-value", "draw-value", Act.HOLD_DRAWS, problems=_STEP, status_code=200)
    def value(
        self, office: GivenOffice, caller: GivenCaller, campaign: FromPath[str], data: JSONBody[PublicValue]
    ) -> DrawAttempt:
        """Enters the public value, once and for all."""
        return drawing.enter_public_value(office, caller, campaign, data.value)

    @route(
        "POST",
        f"{_DRAW}/hold",
        "draw-hold",
        Act.HOLD_DRAWS,
        problems=(404, 409, 422),
        status_code=200,
        gives=DrawHeld,
        once=True,
    )
    def hold(
        self, request: Asked, office: GivenOffice, caller: GivenCaller, campaign: FromPath[str]
    ) -> Response[bytes]:
        """Draws, and verifies the draw as the public would; Idempotency-Key makes it safe to ask again."""

        def prepare() -> _Answer:
            prepared = drawing.prepare_draw(office, caller, request.app.state.safe, campaign)

            def act() -> tuple[int, DrawHeld]:
                held = drawing.keep_draw(office, caller, prepared)
                return 200, DrawHeld(held.attempt, held.distinct_targets, len(held.demands))

            return act

        return prepared_once(request, office, caller, b"", prepare)

    @route("POST", f"{_DRAW}/sign", "draw-sign", _SIGNERS, problems=_STEP, status_code=200)
    def sign(
        self, office: GivenOffice, caller: GivenCaller, campaign: FromPath[str], data: JSONBody[RecordSigned]
    ) -> DrawAttempt:
        """Signs the record: the office, and every witness who was there."""
        return drawing.sign_draw(office, caller, campaign, data.record_sha256)

    @route(
        "POST",
        f"{_DRAW}/publish",
        "draw-publish",
        Act.HOLD_DRAWS,
        problems=(404, 409, 422),
        status_code=200,
        gives=DrawAttempt,
        once=True,
    )
    def publish(
        self, request: Asked, office: GivenOffice, caller: GivenCaller, campaign: FromPath[str]
    ) -> Response[bytes]:
        """Makes record and frame public for good; Idempotency-Key makes it safe to ask again."""
        return done_once(request, office, caller, b"", lambda: (200, drawing.publish_draw(office, caller, campaign)))

    @route("POST", f"{_DRAW}/give-up", "draw-give-up", Act.HOLD_DRAWS, problems=_STEP, status_code=200)
    def give_up(
        self, office: GivenOffice, caller: GivenCaller, campaign: FromPath[str], data: JSONBody[DrawGivenUp]
    ) -> DrawAttempt:
        """Ends an attempt before anything is drawn; it stays visible with its reason."""
        return drawing.give_up_draw(office, caller, campaign, data.reason)


def _file(content: bytes, media_type: str) -> Response[bytes]:
    return Response(content, media_type=media_type, headers={"Cache-Control": "no-store"})

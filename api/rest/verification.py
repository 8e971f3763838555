"""Second opinions over the web, as `onevisit check` and `onevisit verify` give them; nothing is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from litestar import Controller
from litestar.datastructures import UploadFile
from litestar.params import MultipartBody, QueryParameter

from api.rest.given import GivenCaller, GivenOffice, GivenTexts
from api.rest.problems import ProblemFault
from api.rest.routing import LOGGED_IN, route
from coordination.desk.auditing import read_head, verify_audit
from coordination.desk.checking import check_files, verify_lottery
from coordination.desk.permission import require
from coordination.model.access import Act
from coordination.texts import Texts
from solvers.drawing.check import verify
from solvers.fault import Fault
from solvers.planning.check.view import Violation

_LARGEST_BYTES = 128 << 20
_Head = Annotated[str, QueryParameter(max_length=100)]


@dataclass
class PlanFiles:
    """A problem file and a plan file for it."""

    problem: UploadFile
    plan: UploadFile


@dataclass
class DrawFiles:
    """The record of a draw and its frame."""

    record: UploadFile
    frame: UploadFile


@dataclass
class LotteryFile:
    """A plan file with its chances and seed."""

    plan: UploadFile


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether nothing was found wrong, and everything that was; what: the digest it is about, where there is one."""

    right: bool
    faults: tuple[ProblemFault, ...]
    what: str = ""


class VerificationController(Controller):
    """For whoever is logged in; the public has a script for draws that needs no service."""

    tags = ("verification",)

    @route(
        "POST",
        "/verification/plan",
        "verify-plan",
        LOGGED_IN,
        problems=(413, 415, 422),
        status_code=200,
        request_max_body_size=_LARGEST_BYTES,
    )
    def plan(self, said: GivenTexts, data: MultipartBody[PlanFiles]) -> Verdict:
        """Every rule that a plan breaks, by the checker that knows no solver."""
        return _violations(check_files(data.problem.file.read(), data.plan.file.read()), said)

    @route(
        "POST",
        "/verification/lottery",
        "verify-lottery",
        LOGGED_IN,
        problems=(413, 415, 422),
        status_code=200,
        request_max_body_size=_LARGEST_BYTES,
    )
    def lottery(self, said: GivenTexts, data: MultipartBody[LotteryFile]) -> Verdict:
        """Every post that somebody else should have, drawn again from the chances and the seed in a plan."""
        repeated = verify_lottery(data.plan.file.read())
        return _violations(repeated.violations, said, repeated.sealed)

    @route(
        "POST",
        "/verification/draw",
        "verify-draw",
        LOGGED_IN,
        problems=(413, 415, 422),
        status_code=200,
        request_max_body_size=_LARGEST_BYTES,
    )
    def draw(self, said: GivenTexts, data: MultipartBody[DrawFiles]) -> Verdict:
        """Everything by which a draw differs from what its record and frame give."""
        return _faults(verify(data.record.file.read(), data.frame.file.read()), said)

    @route("GET", "/verification/audit", "verify-audit", Act.READ_AUDIT, problems=(422,))
    def audit(self, office: GivenOffice, caller: GivenCaller, said: GivenTexts, head: _Head = "") -> Verdict:
        """The audit chain from its first event to its last; head: DIGEST@SEQUENCE written down earlier."""
        require(caller, Act.READ_AUDIT)
        found = verify_audit(office, read_head(head) if head else None)
        return _faults(found.faults, said, str(found.head))


def _violations(found: Sequence[Violation], said: Texts, what: str = "") -> Verdict:
    return _faults([Fault(one.code, one.place, one.values) for one in found], said, what)


def _faults(found: Sequence[Fault], said: Texts, what: str = "") -> Verdict:
    told = tuple(ProblemFault(one.code, one.place, said.say(one.code, place=one.place, **one.values)) for one in found)
    return Verdict(not told, told, what)

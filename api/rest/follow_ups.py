"""Findings that are settled on the spot or handed on; and what official platforms know of results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from litestar import Controller, Response
from litestar.params import FromPath, JSONBody

from api.rest.campaigns import CAMPAIGN
from api.rest.given import GivenCaller, GivenOffice
from api.rest.pages import Filter
from api.rest.routing import route
from api.rest.tasks import PART
from coordination.desk import results
from coordination.desk.results import FollowUpView
from coordination.intake.exports import records_csv
from coordination.model.access import Act
from coordination.model.follow_ups import FollowUp, FollowUpKind
from coordination.model.results import ResultSync
from coordination.model.tasks import TaskFilter
from coordination.stages.export import NetworkRow

_FOLLOW_UP = "/inspections/{task:str}/follow-ups/{finding:int}"
_STEP = (404, 409, 413, 415, 422)


@dataclass(frozen=True, slots=True)
class FindingHandedOn:
    """A finding, and where it goes: a member of the joint meeting by code, or a body outside by name."""

    kind: FollowUpKind
    matter: str
    check: str = ""
    to_department: str = ""
    to_body: str = ""


@dataclass(frozen=True, slots=True)
class FindingTaken:
    """external_reference: under which a body outside took it; empty among members of the joint meeting."""

    external_reference: str = ""


@dataclass(frozen=True, slots=True)
class OutcomeBack:
    """What became of a finding."""

    outcome: str


@dataclass(frozen=True, slots=True)
class SyncConfirmed:
    """What the platform calls the result."""

    channel: str
    external_reference: str


@dataclass(frozen=True, slots=True)
class SyncRefused:
    """Why the platform did not take the result."""

    channel: str
    reason: str


class FollowUpController(Controller):
    """Findings of, or handed to, the caller's department."""

    tags = ("results",)

    @route("GET", "/follow-ups", "follow-ups", Act.READ_INSPECTIONS)
    def follow_ups(self, office: GivenOffice, caller: GivenCaller) -> Sequence[FollowUp]:
        """The findings that were handed on, the latest first."""
        return results.list_follow_ups(office, caller)

    @route("GET", _FOLLOW_UP, "follow-up", Act.READ_INSPECTIONS, problems=(404,))
    def follow_up(
        self, office: GivenOffice, caller: GivenCaller, task: FromPath[str], finding: FromPath[int]
    ) -> FollowUpView:
        """A finding with its letters, for who handed it on and who was handed it."""
        return results.read_follow_up(office, caller, task, finding)

    @route("POST", f"{PART}/follow-ups", "follow-up-open", Act.RECORD_CHECKS, problems=_STEP)
    def open(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        task: FromPath[str],
        department: FromPath[str],
        data: JSONBody[FindingHandedOn],
    ) -> FollowUp:
        """Hands a finding on, or notes that it is settled on the spot."""
        where = {"check": data.check, "to_department": data.to_department, "to_body": data.to_body}
        return results.open_follow_up(office, caller, task, department, data.kind, data.matter, **where)

    @route(
        "POST", f"{_FOLLOW_UP}/acknowledge", "follow-up-acknowledge", Act.RECORD_CHECKS, problems=_STEP, status_code=200
    )
    def acknowledge(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        task: FromPath[str],
        finding: FromPath[int],
        data: JSONBody[FindingTaken],
    ) -> FollowUp:
        """Who a finding was handed to takes it."""
        return results.acknowledge_follow_up(office, caller, task, finding, data.external_reference)

    @route("POST", f"{_FOLLOW_UP}/outcome", "follow-up-outcome", Act.RECORD_CHECKS, problems=_STEP, status_code=200)
    def outcome(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        task: FromPath[str],
        finding: FromPath[int],
        data: JSONBody[OutcomeBack],
    ) -> FollowUp:
        """What became of it."""
        return results.bring_back_outcome(office, caller, task, finding, data.outcome)


class SyncController(Controller):
    """Published results and official platforms; nothing counts as published there before the platform confirms it."""

    tags = ("results",)

    @route("GET", "/result-syncs", "result-syncs", Act.READ_INSPECTIONS, problems=(422,))
    def syncs(self, office: GivenOffice, caller: GivenCaller, campaign: Filter = "") -> Sequence[ResultSync]:
        """What is known of every version on every platform."""
        return results.list_syncs(office, caller, TaskFilter(campaign=campaign))

    @route(
        "POST",
        "/result-exports",
        "result-export",
        Act.PUBLISH_RESULTS,
        problems=(422,),
        status_code=200,
        files=["text/csv"],
    )
    def export(
        self, office: GivenOffice, caller: GivenCaller, channel: Filter = "", campaign: Filter = ""
    ) -> Response[bytes]:
        """A CSV table of what a platform has not confirmed yet, for upload there; it counts as exported."""
        rows = results.export_results(office, caller, channel, TaskFilter(campaign=campaign))
        headers = {"Content-Disposition": 'attachment; filename="results.csv"', "Cache-Control": "no-store"}
        return Response(records_csv(results.rows_of(channel), rows), media_type="text/csv", headers=headers)

    @route(
        "GET",
        f"{CAMPAIGN}/network.csv",
        "network-mirror",
        Act.READ_INSPECTIONS,
        problems=(404,),
        files=["text/csv"],
    )
    def network(self, office: GivenOffice, caller: GivenCaller, campaign: FromPath[str]) -> Response[bytes]:
        """The parts of a campaign in the six stages of the enforcement networks, as a table."""
        rows = results.mirror_network(office, caller, campaign)
        headers = {"Content-Disposition": 'attachment; filename="network.csv"', "Cache-Control": "no-store"}
        return Response(records_csv(NetworkRow, rows), media_type="text/csv", headers=headers)

    @route("POST", f"{PART}/result/confirm", "result-confirm", Act.PUBLISH_RESULTS, problems=_STEP, status_code=200)
    def confirm(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        task: FromPath[str],
        department: FromPath[str],
        data: JSONBody[SyncConfirmed],
    ) -> ResultSync:
        """A platform has the newest version, under a reference of its own."""
        return results.confirm_sync(office, caller, task, department, data.channel, data.external_reference)

    @route("POST", f"{PART}/result/refuse", "result-refuse", Act.PUBLISH_RESULTS, problems=_STEP, status_code=200)
    def refuse(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        task: FromPath[str],
        department: FromPath[str],
        data: JSONBody[SyncRefused],
    ) -> ResultSync:
        """A platform did not take the newest version; it is exported again the next time."""
        return results.refuse_sync(office, caller, task, department, data.channel, data.reason)

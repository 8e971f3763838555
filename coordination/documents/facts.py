"""What documents are written from: records as the desk reads them, by the keys they are looked up by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from coordination.model.case_files import FileIndex
from coordination.model.ceremony import AttemptReport
from coordination.model.follow_ups import FollowUp
from coordination.model.items import InspectionItem, JointItem
from coordination.model.on_site import Evidence, PartRecord
from coordination.model.people import Inspector
from coordination.model.plans import AnnualPlan, Campaign, PlanBatch
from coordination.model.regions import Regions
from coordination.model.results import Objection, Result, ResultVersion
from coordination.model.targets import Target
from coordination.model.tasks import Decline, Task, TaskCheck, TaskMember, TaskPart
from coordination.model.year_end import Indicator, YearReport
from coordination.rules.conduct import NoticeRules

Part = tuple[str, str]
"""A task and a department."""


@dataclass(frozen=True, slots=True)
class Names:
    """What codes are called. accounts: by login name; url: where the public reaches the service, empty if unknown."""

    departments: Mapping[str, str]
    accounts: Mapping[str, str]
    items: Mapping[str, InspectionItem]
    joint_items: Mapping[str, JointItem]
    regions: Regions
    url: str

    def department(self, code: str) -> str:
        """The name of a department."""
        return self.departments.get(code, code)

    def account(self, name: str) -> str:
        """What the person of an account is called."""
        return self.accounts.get(name, name)

    def region(self, code: str) -> str:
        """The name of a region."""
        found = self.regions.by_code.get(code)
        return code if found is None else found.name


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """Everything about some tasks, as far as it may be shown on their documents.

    visits: days and departments of the year before, by target; caps: of visits a year, by campaign; limits: last days
    of review and feedback, by part; remedies, notices: by campaign; indexes: by task.
    """

    names: Names
    tasks: Mapping[str, Task]
    campaigns: Mapping[str, Campaign]
    batches: Mapping[str, PlanBatch]
    targets: Mapping[str, Target]
    inspectors: Mapping[str, Inspector]
    checks: Mapping[str, Sequence[TaskCheck]]
    teams: Mapping[str, Sequence[TaskMember]]
    parts: Mapping[str, Sequence[TaskPart]]
    sources: Mapping[str, str]
    visits: Mapping[str, Sequence[tuple[date, str]]]
    caps: Mapping[str, int | None]
    remedies: Mapping[str, Sequence[str]]
    notices: Mapping[str, NoticeRules]
    records: Mapping[Part, PartRecord]
    evidence: Mapping[str, Sequence[Evidence]]
    results: Mapping[Part, Result]
    versions: Mapping[Part, Sequence[ResultVersion]]
    objections: Mapping[Part, Objection]
    limits: Mapping[Part, tuple[date | None, date | None]]
    follow_ups: Sequence[FollowUp]
    declines: Sequence[Decline]
    indexes: Mapping[str, FileIndex]


@dataclass(frozen=True, slots=True)
class DrawFacts:
    """The draw of a campaign: its attempts, the newest first; drawn: how many targets of each batch."""

    names: Names
    campaign: Campaign
    batches: Sequence[PlanBatch]
    attempts: Sequence[AttemptReport]
    drawn: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """An annual plan. basis: documents it stands on."""

    names: Names
    plan: AnnualPlan
    basis: Sequence[str]


@dataclass(frozen=True, slots=True)
class YearFacts:
    """A year, or a department's year."""

    names: Names
    report: YearReport | None = None
    indicators: Sequence[Indicator] = ()
    year: int = 0
    department: str = ""

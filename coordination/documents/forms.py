"""The forms there are: of what each is made, who issues it, and what must have happened before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from coordination.documents.papers import (
    FilePaper,
    FindingPaper,
    ObjectionPaper,
    Paper,
    PartPaper,
    StatementPaper,
    TaskPaper,
)
from coordination.documents.wording import word
from coordination.documents.yearly import AssessmentPaper, BatchPaper, DrawPaper, PlanPaper, YearPaper
from coordination.model.access import Act
from coordination.texts import named
from solvers.fault import Message

_FOLDER = Path(__file__).parent / "templates"


class Scope(StrEnum):
    """What one document of a form is about, and so what names it: see `model.documents.Subject`."""

    TASK = "task"
    PART = "part"
    OBJECTION = "objection"
    FINDING = "finding"
    STATEMENT = "statement"
    FILE = "file"
    BATCH = "batch"
    PLAN = "plan"
    DRAW = "draw"
    YEAR = "year"
    ASSESSMENT = "assessment"


class Moment(StrEnum):
    """How far its subject must be before a form can be issued: `desk.documents.gathering` judges it."""

    ANY = "any"
    STAFFED = "staffed"
    CODED = "coded"
    WITH_SHEET = "with_sheet"
    ENDED = "ended"
    UNSIGNED = "unsigned"
    TO_RECTIFY = "to_rectify"
    REPORTED = "reported"
    PUBLISHED = "published"
    CIRCULATED = "circulated"
    DECIDED = "decided"
    ANSWERED = "answered"
    CRIMINAL = "criminal"
    HANDED_ON = "handed_on"
    RECUSED = "recused"
    DECLINED = "declined"
    BOUND = "bound"
    ANNOUNCED = "announced"
    DRAWN = "drawn"
    FILED = "filed"


@dataclass(frozen=True, slots=True)
class Form:
    """One form. code: names its template and its title; mark: begins the numbers of its documents.

    acts: any of them issues it; whole: shows what all departments recorded, so only the lead department and the office
    issue and read it; contacts: shows representative and phone of the target, where the issuer may see them.
    """

    code: str
    mark: str
    scope: Scope
    moment: Moment
    acts: tuple[Act, ...]
    whole: bool = False
    contacts: bool = False

    @property
    def title(self) -> str:
        """As it stands above it: papers are Chinese."""
        return word("document-title", self.code)

    @property
    def name(self) -> Message:
        """What readers of any language call it."""
        return named("document-title", self.code)

    @property
    def paper(self) -> type[Paper]:
        """The record it is made of."""
        return PAPERS[self.scope]

    def template(self) -> bytes:
        """Its template as it comes with the program."""
        return (_FOLDER / f"{self.code}.docx").read_bytes()


PAPERS: Mapping[Scope, type[Paper]] = {
    Scope.TASK: TaskPaper,
    Scope.PART: PartPaper,
    Scope.OBJECTION: ObjectionPaper,
    Scope.FINDING: FindingPaper,
    Scope.STATEMENT: StatementPaper,
    Scope.FILE: FilePaper,
    Scope.BATCH: BatchPaper,
    Scope.PLAN: PlanPaper,
    Scope.DRAW: DrawPaper,
    Scope.YEAR: YearPaper,
    Scope.ASSESSMENT: AssessmentPaper,
}
_PREPARE, _RECORD, _PUBLISH = (Act.PREPARE_INSPECTIONS,), (Act.RECORD_CHECKS,), (Act.PUBLISH_RESULTS,)
_ON_SITE = (Act.PREPARE_INSPECTIONS, Act.RECORD_CHECKS)
_OBJECTIONS, _DRAW, _PLAN = (Act.HANDLE_OBJECTIONS,), (Act.HOLD_DRAWS,), (Act.WRITE_PLANS,)
_READ = (Act.READ_INSPECTIONS,)
_FORMS = (
    Form("annual_plan", "JH", Scope.PLAN, Moment.ANY, _PLAN),
    Form("joint_plan", "LJ", Scope.PLAN, Moment.ANY, _PLAN),
    Form("filing_sheet", "BA", Scope.PLAN, Moment.FILED, _PLAN),
    Form("draw_announcement", "CG", Scope.DRAW, Moment.ANNOUNCED, _DRAW),
    Form("draw_record", "CJ", Scope.DRAW, Moment.DRAWN, _DRAW),
    Form("batch_notice", "RW", Scope.BATCH, Moment.ANY, _PREPARE),
    Form("target_list", "DX", Scope.BATCH, Moment.ANY, _PREPARE, whole=True),
    Form("team_list", "RY", Scope.BATCH, Moment.ANY, _PREPARE, whole=True),
    Form("pre_notice", "NJ", Scope.BATCH, Moment.ANNOUNCED, _PREPARE, whole=True),
    Form("approval_form", "SP", Scope.PART, Moment.STAFFED, _PREPARE),
    Form("inspection_notice", "TZ", Scope.PART, Moment.STAFFED, _PREPARE),
    Form("joint_notice", "LT", Scope.TASK, Moment.STAFFED, _PREPARE),
    Form("check_code_sheet", "JM", Scope.TASK, Moment.CODED, _PREPARE),
    Form("checklist", "JC", Scope.TASK, Moment.STAFFED, _ON_SITE),
    Form("onsite_record", "BL", Scope.PART, Moment.STAFFED, _ON_SITE, contacts=True),
    Form("check_record", "QK", Scope.PART, Moment.STAFFED, _ON_SITE, contacts=True),
    Form("item_record", "JL", Scope.PART, Moment.STAFFED, _ON_SITE),
    Form("precursor_record", "YZ", Scope.PART, Moment.WITH_SHEET, _ON_SITE),
    Form("sampling_form", "CY", Scope.PART, Moment.STAFFED, _ON_SITE),
    Form("inquest_record", "KY", Scope.PART, Moment.STAFFED, _ON_SITE),
    Form("questioning_record", "XW", Scope.PART, Moment.STAFFED, _ON_SITE),
    Form("rectification_order", "ZG", Scope.PART, Moment.TO_RECTIFY, _RECORD),
    Form("joint_summary", "LZ", Scope.TASK, Moment.ENDED, _ON_SITE, whole=True),
    Form("result_report", "BG", Scope.PART, Moment.REPORTED, _ON_SITE),
    Form("result_notice", "GZ", Scope.PART, Moment.REPORTED, _PUBLISH),
    Form("publication", "GS", Scope.PART, Moment.PUBLISHED, _PUBLISH),
    Form("disclosure", "TB", Scope.PART, Moment.CIRCULATED, _PUBLISH),
    Form("objection_receipt", "YY", Scope.OBJECTION, Moment.ANY, _OBJECTIONS),
    Form("review_decision", "FC", Scope.OBJECTION, Moment.DECIDED, _OBJECTIONS),
    Form("objection_reply", "FK", Scope.OBJECTION, Moment.ANSWERED, _OBJECTIONS),
    Form("transfer_letter", "YS", Scope.FINDING, Moment.HANDED_ON, _RECORD),
    Form("criminal_referral", "FZ", Scope.FINDING, Moment.CRIMINAL, _RECORD),
    Form("replacement_statement", "GH", Scope.STATEMENT, Moment.DECLINED, _ON_SITE),
    Form("recusal_statement", "HB", Scope.STATEMENT, Moment.RECUSED, _ON_SITE),
    Form("signature_statement", "JQ", Scope.PART, Moment.UNSIGNED, _ON_SITE),
    Form("case_file_index", "ML", Scope.FILE, Moment.BOUND, _ON_SITE),
    Form("year_report", "ND", Scope.YEAR, Moment.ANY, _READ),
    Form("self_assessment", "ZP", Scope.ASSESSMENT, Moment.ANY, _READ),
)
FORMS: Mapping[str, Form] = {form.code: form for form in _FORMS}
LETTERS = frozenset(form.code for form in _FORMS if form.scope is Scope.FINDING)
"""The forms that go to whom a finding is handed, who reads them too."""

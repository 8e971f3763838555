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
from coordination.documents.yearly import AssessmentPaper, BatchPaper, DrawPaper, PlanPaper, YearPaper
from coordination.model.access import Act

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
    """One form. code: names its template; title: as it stands above it; mark: begins the numbers of its documents.

    acts: any of them issues it; whole: shows what all departments recorded, so only the lead department and the office
    issue and read it; contacts: shows representative and phone of the target, where the issuer may see them.
    """

    code: str
    title: str
    mark: str
    scope: Scope
    moment: Moment
    acts: tuple[Act, ...]
    whole: bool = False
    contacts: bool = False

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
    Form("annual_plan", "年度抽查工作计划表", "JH", Scope.PLAN, Moment.ANY, _PLAN),
    Form("joint_plan", "部门联合抽查工作计划表", "LJ", Scope.PLAN, Moment.ANY, _PLAN),
    Form("filing_sheet", "抽查工作计划备案表", "BA", Scope.PLAN, Moment.FILED, _PLAN),
    Form("draw_announcement", "随机抽取公告", "CG", Scope.DRAW, Moment.ANNOUNCED, _DRAW),
    Form("draw_record", "随机抽取记录", "CJ", Scope.DRAW, Moment.DRAWN, _DRAW),
    Form("batch_notice", "抽查任务公告", "RW", Scope.BATCH, Moment.ANY, _PREPARE),
    Form("target_list", "抽查对象名单", "DX", Scope.BATCH, Moment.ANY, _PREPARE, whole=True),
    Form("team_list", "检查人员名单", "RY", Scope.BATCH, Moment.ANY, _PREPARE, whole=True),
    Form("pre_notice", "拟检查公告", "NJ", Scope.BATCH, Moment.ANNOUNCED, _PREPARE, whole=True),
    Form("approval_form", "行政检查审批表", "SP", Scope.PART, Moment.STAFFED, _PREPARE),
    Form("inspection_notice", "市场监管领域随机抽查通知书", "TZ", Scope.PART, Moment.STAFFED, _PREPARE),
    Form("joint_notice", "部门联合随机抽查通知书", "LT", Scope.TASK, Moment.STAFFED, _PREPARE),
    Form("check_code_sheet", "检查码告知单", "JM", Scope.TASK, Moment.CODED, _PREPARE),
    Form("checklist", "部门联合抽查检查表", "JC", Scope.TASK, Moment.STAFFED, _ON_SITE),
    Form("onsite_record", "现场检查笔录", "BL", Scope.PART, Moment.STAFFED, _ON_SITE, contacts=True),
    Form("check_record", "市场监管领域随机抽查情况记录表", "QK", Scope.PART, Moment.STAFFED, _ON_SITE, contacts=True),
    Form("item_record", "双随机抽查记录表", "JL", Scope.PART, Moment.STAFFED, _ON_SITE),
    Form("precursor_record", "易制毒化学品检查记录表", "YZ", Scope.PART, Moment.WITH_SHEET, _ON_SITE),
    Form("sampling_form", "抽样取证凭证", "CY", Scope.PART, Moment.STAFFED, _ON_SITE),
    Form("inquest_record", "勘验笔录", "KY", Scope.PART, Moment.STAFFED, _ON_SITE),
    Form("questioning_record", "询问笔录", "XW", Scope.PART, Moment.STAFFED, _ON_SITE),
    Form("rectification_order", "责令改正通知书", "ZG", Scope.PART, Moment.TO_RECTIFY, _RECORD),
    Form("joint_summary", "部门联合抽查联合总表", "LZ", Scope.TASK, Moment.ENDED, _ON_SITE, whole=True),
    Form("result_report", "检查情况结果报告", "BG", Scope.PART, Moment.REPORTED, _ON_SITE),
    Form("result_notice", "检查结果告知书", "GZ", Scope.PART, Moment.REPORTED, _PUBLISH),
    Form("publication", "抽查检查结果公示表", "GS", Scope.PART, Moment.PUBLISHED, _PUBLISH),
    Form("disclosure", "检查结果定向通报", "TB", Scope.PART, Moment.CIRCULATED, _PUBLISH),
    Form("objection_receipt", "异议受理回执", "YY", Scope.OBJECTION, Moment.ANY, _OBJECTIONS),
    Form("review_decision", "异议复查决定书", "FC", Scope.OBJECTION, Moment.DECIDED, _OBJECTIONS),
    Form("objection_reply", "异议处理结果反馈书", "FK", Scope.OBJECTION, Moment.ANSWERED, _OBJECTIONS),
    Form("transfer_letter", "案件线索移送函", "YS", Scope.FINDING, Moment.HANDED_ON, _RECORD),
    Form("criminal_referral", "涉嫌犯罪案件移送书", "FZ", Scope.FINDING, Moment.CRIMINAL, _RECORD),
    Form("replacement_statement", "更换检查人员情况说明", "GH", Scope.STATEMENT, Moment.DECLINED, _ON_SITE),
    Form("recusal_statement", "检查人员回避说明", "HB", Scope.STATEMENT, Moment.RECUSED, _ON_SITE),
    Form("signature_statement", "拒绝签字（无人签字）情况说明", "JQ", Scope.PART, Moment.UNSIGNED, _ON_SITE),
    Form("case_file_index", "检查卷宗目录", "ML", Scope.FILE, Moment.BOUND, _ON_SITE),
    Form("year_report", "“双随机、一公开”工作报告", "ND", Scope.YEAR, Moment.ANY, _READ),
    Form("self_assessment", "“双随机、一公开”考评自评表", "ZP", Scope.ASSESSMENT, Moment.ANY, _READ),
)
FORMS: Mapping[str, Form] = {form.code: form for form in _FORMS}
LETTERS = frozenset(form.code for form in _FORMS if form.scope is Scope.FINDING)
"""The forms that go to whom a finding is handed, who reads them too."""

"""One joint visit and one draw in which every form falls due, and every document that can be issued of them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from coordination.desk import documents, results, tasks
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.model.access import Account, Caller, Role
from coordination.model.ceremony import DrawStep
from coordination.model.documents import IssuedDocument, Subject
from coordination.model.follow_ups import FollowUpKind
from coordination.model.items import ItemClass
from coordination.model.on_site import CheckEntry, Outcome, PartySignature, SignatureStatus, SiteEntry
from coordination.model.precursors import SPECIALTY, GroupFound, PrecursorGroup, PrecursorPaper, PrecursorSheet
from coordination.model.tasks import DeclineReason
from coordination.storage import accounts
from coordination.storage.database import Database
from coordination.storage.registers import write
from seeds.loading import reference
from tests.coordination.ceremonies import Steps, opened
from tests.coordination.conduct import (
    CLERK,
    HEAD,
    JOINT,
    OFFICER,
    Q2,
    REVIEWER,
    SINGLE,
    URBAN_CLERK,
    URBAN_HEAD,
    URBAN_OFFICER,
    Conduct,
    conduct,
    local,
)
from tests.coordination.desk.test_plans import FIRE, FOOD, campaign, plan
from tests.coordination.records import item, target
from tests.secrets_of_nobody import KEYRING

URL = "https://onevisit.example"
CODE = "a-code-of-nobody-1234"
CALLERS = (HEAD, URBAN_HEAD, CLERK, URBAN_CLERK, REVIEWER, OFFICER, URBAN_OFFICER)


@contextmanager
def office_in(folder: Path) -> Iterator[Office]:
    """An office of its own; where its file is there already, that is the one."""
    made = Office(
        Database(f"sqlite:///{folder / 'office.db'}", KEYRING), reference(), lambda: local("2026-03-01"), "test"
    )
    made.open()
    yield made
    made.database.dispose()


def conducted(office: Office, pack: str = "LC") -> Conduct:
    """The visit from its plan to the bound file: something found, objected to, upheld; a finding handed on."""
    work = conduct(office, pack)
    with office.database.transaction() as session:
        for caller in CALLERS:
            accounts.add(session, Account(caller.name, f"示例·{caller.name}", Role.PARTICIPANT), "no password")
    tasks.decline_task(work.office, OPERATOR, SINGLE, "LC-1", DeclineReason.HEALTH, "因病住院，附证明")
    work.finish(Outcome.RECTIFICATION_ORDERED)
    tasks_of = work.office, OFFICER, JOINT, "AMR"
    results.open_follow_up(*tasks_of, FollowUpKind.CASE, "燃气软管超期", check="c1", to_department="URBAN")
    results.open_follow_up(*tasks_of, FollowUpKind.CRIMINAL, "涉嫌伪造检验报告")
    work.at("2026-04-09")
    work.report()
    work.report("URBAN")
    work.publish()
    results.circulate_result(work.office, URBAN_CLERK, JOINT, "URBAN", "市公安局", "涉及国家秘密")
    work.at("2026-04-20")
    work.object()
    results.review_objection(work.office, REVIEWER, JOINT, "AMR")
    results.uphold_result(work.office, REVIEWER, JOINT, "AMR", "复查照片，检查时问题属实")
    results.feed_back(work.office, REVIEWER, JOINT, "AMR", "经复查维持原结果。")
    results.bind_file(work.office, CLERK, JOINT)
    return work


def subjects() -> dict[str, tuple[Caller, Subject]]:
    """Of every form of a task, batch, plan or year, who issues it, and about what."""
    part, batch = Subject(JOINT, "AMR"), Subject("b1")
    by_office = (
        ("annual_plan", Subject("2026")),
        ("joint_plan", Subject("2026")),
        ("filing_sheet", Subject("2026")),
        ("batch_notice", batch),
        ("target_list", batch),
        ("team_list", batch),
        ("joint_notice", Subject(JOINT)),
        ("check_code_sheet", Subject(JOINT)),
        ("checklist", Subject(JOINT)),
        ("joint_summary", Subject(JOINT)),
        ("case_file_index", Subject(JOINT)),
        ("replacement_statement", Subject(SINGLE, "LC-1")),
        ("year_report", Subject("2026")),
        ("self_assessment", Subject("2026", "AMR")),
    )
    of_part = ("approval_form", "inspection_notice", "onsite_record", "check_record", "item_record", "sampling_form")
    of_part += ("inquest_record", "questioning_record", "rectification_order", "result_report", "result_notice")
    of_part += ("publication", "objection_receipt", "review_decision", "objection_reply")
    return {
        **{form: (OPERATOR, subject) for form, subject in by_office},
        **dict.fromkeys(of_part, (CLERK, part)),
        "disclosure": (URBAN_CLERK, Subject(JOINT, "URBAN")),
        "transfer_letter": (CLERK, Subject(JOINT, "1")),
        "criminal_referral": (CLERK, Subject(JOINT, "2")),
    }


def documents_of(folder: Path) -> Iterator[tuple[IssuedDocument, bytes]]:
    """Every form issued once, with its Word file; the same ones each time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("coordination.desk.tasks.preparing.token_urlsafe", lambda _: CODE)
        folders = [folder / name for name in ("visit", "draw", "before")]
        with office_in(folder) as office:
            del office  # its tables are made once
        for one in folders:
            one.mkdir()
            shutil.copy(folder / "office.db", one)
        with office_in(folders[0]) as office:
            work = conducted(office)
            for form, (caller, subject) in subjects().items():
                yield issued(work.office, caller, form, subject)
        with office_in(folders[1]) as office:
            yield from of_a_draw(office)
        with office_in(folders[2]) as office:
            work = conduct(office, "CX")
            yield issued(work.office, OPERATOR, "pre_notice", Subject("b1"))
            tasks.decline_task(work.office, OPERATOR, SINGLE, "LC-2", DeclineReason.RECUSAL, "与负责人系夫妻")
            yield issued(work.office, OPERATOR, "recusal_statement", Subject(SINGLE, "LC-2"))
            unsigned(work)
            yield issued(work.office, URBAN_OFFICER, "signature_statement", Subject(JOINT, "URBAN"))
            of_precursors(work)
            yield issued(work.office, OFFICER, "precursor_record", Subject(JOINT, "AMR"))


def unsigned(work: Conduct) -> None:
    """Somebody refuses to sign, before a witness."""
    work.prepare()
    work.at("2026-04-07", 10)
    refused = PartySignature(SignatureStatus.REFUSED, "负责人对检查结果有意见，拒绝签字", "示例物业 值班员")
    work.record("URBAN", SiteEntry(arrived_at=local("2026-04-07"), signature=refused), "refused")


def of_precursors(work: Conduct) -> None:
    """The item of market regulation is one of precursor chemicals; its sheet is filled in."""
    with work.office.database.transaction() as session:
        write(session, [item("AMR-03", specialties=(SPECIALTY,))])
    groups = (
        GroupFound(PrecursorGroup.LICENCE, regular=True),
        GroupFound(PrecursorGroup.LEDGER, regular=False, problem="三月出库登记缺两笔"),
        GroupFound(PrecursorGroup.STORAGE, regular=True),
        GroupFound(PrecursorGroup.MANAGEMENT, regular=True),
    )
    papers = (PrecursorPaper.BUSINESS_LICENCE, PrecursorPaper.PERMIT, PrecursorPaper.BOOKS)
    (check,) = work.checks("AMR", JOINT)
    entry = CheckEntry(
        check.check,
        checked=True,
        outcomes=(Outcome.RECTIFICATION_ORDERED,),
        found="台账登记不全",
        handled="限期补登",
        precursors=PrecursorSheet(groups, papers, "上月盘点表"),
    )
    work.record("AMR", SiteEntry((entry,), arrived_at=local("2026-04-07")), "sheet")


def of_a_draw(office: Office) -> Iterator[tuple[IssuedDocument, bytes]]:
    """Announcement and record of a draw that was given up once."""
    with office.database.transaction() as session:
        write(session, [target(f"t{number:02}") for number in range(40)])
        general = {"item_class": ItemClass.GENERAL, "ratio_cap": 0.6}
        write(session, [item("AMR-03", **general), item("EMERG-01", specialties=(), **general)])
    opened(office, plan(FOOD, FIRE), campaign(FOOD, FIRE))
    steps = Steps(office)
    steps.until(DrawStep.WITNESS)
    yield issued(office, OPERATOR, "draw_announcement", Subject(Q2))
    steps.value()
    steps.hold()
    steps.sign()
    yield issued(replace(office, clock=lambda: local("2026-03-02")), OPERATOR, "draw_record", Subject(Q2))


def issued(office: Office, caller: Caller, form: str, subject: Subject) -> tuple[IssuedDocument, bytes]:
    made = documents.issue_document(office, caller, form, subject, URL)
    return made, documents.read_docx(office, OPERATOR, made.number)[1]

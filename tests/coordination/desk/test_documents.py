"""Documents are issued once, by who may and when it is time, kept, verified by anybody; templates are replaced."""

from __future__ import annotations

import io
import zipfile
from hashlib import sha256

import pytest

from coordination.desk import documents, results, tasks
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.year_end import trace_task
from coordination.documents.forms import FORMS, Scope
from coordination.documents.reading import read
from coordination.documents.task_papers import promised
from coordination.errors import BadInputError, ForbiddenError, NotAllowedError, NotFoundError
from coordination.model.access import Role
from coordination.model.documents import Subject
from coordination.model.follow_ups import FollowUpKind
from coordination.model.on_site import Outcome
from coordination.model.pages import Wanted
from coordination.model.tasks import DeclineReason
from coordination.rules.conduct import NoticeRules, notice_rules
from seeds.loading import reference
from tests.coordination.conduct import (
    CLERK,
    HEAD,
    JOINT,
    OFFICER,
    SINGLE,
    URBAN_CLERK,
    Conduct,
    conduct,
    somebody,
)
from tests.coordination.documents.story import subjects
from tests.coordination.documents.templates import changed, saying

URL = "https://onevisit.example"
PART = Subject(JOINT, "AMR")
SUPERVISOR = somebody("supervisor", Role.SUPERVISOR, "")


def press(files: object, title: str) -> bytes:
    """What sets pages is tried elsewhere; here a file is a file."""
    return f"{title} {len(files)}".encode()  # type: ignore[arg-type]


def said(office: Office, number: str) -> str:
    return str(read(documents.read_docx(office, OPERATOR, number)[1]))


def test_every_form_is_issued_by_somebody_in_the_story() -> None:
    elsewhere = {
        "draw_announcement",
        "draw_record",
        "pre_notice",
        "recusal_statement",
        "signature_statement",
        "precursor_record",
    }
    assert subjects().keys() | elsewhere == FORMS.keys()
    assert len({form.mark for form in FORMS.values()}) == len(FORMS)


def test_the_same_again_is_the_same_document_and_a_change_another_one(office: Office) -> None:
    work = conduct(office)
    first = documents.issue_document(work.office, OPERATOR, "joint_notice", Subject(JOINT), URL)
    work.at("2026-04-02")
    assert documents.issue_document(work.office, CLERK, "joint_notice", Subject(JOINT), URL) == first
    work.prepare()
    second = documents.issue_document(work.office, OPERATOR, "joint_notice", Subject(JOINT), URL)
    assert (first.number, second.number) == (f"LT-{JOINT}-1", f"LT-{JOINT}-2")
    assert first.code != second.code
    code = "-".join(second.code[at : at + 4] for at in (0, 4, 8))
    assert code in said(work.office, second.number)
    assert documents.verify_document(office, first.number, first.code).newest == second.number
    events = [one.action for one in trace_task(work.office, OPERATOR, JOINT).events]
    assert events.count("document-issued") == 2


def test_a_forged_paper_or_file_is_found_out(office: Office) -> None:
    work = conduct(office)
    made = documents.issue_document(work.office, OPERATOR, "joint_notice", Subject(JOINT), URL)
    docx = documents.read_docx(work.office, OPERATOR, made.number)[1]
    pdf = documents.read_pdf(work.office, OPERATOR, made.number, press)[1]
    for file in (docx, pdf):
        found = documents.verify_file(office, sha256(file).hexdigest())
        assert (found.number, found.name) == (made.number, "示例餐饮有限公司, 一店")
        with pytest.raises(NotFoundError):
            documents.verify_file(office, sha256(file + b" ").hexdigest())
    assert (
        documents.verify_document(office, made.number, f" {made.code.upper()[:4]}-{made.code[4:]}").number
        == made.number
    )
    for number, code in ((made.number, "0" * 12), (made.number, made.code[:11]), ("LT-x-1", made.code), ("", "")):
        with pytest.raises(NotFoundError):
            documents.verify_document(office, number, code)


TOO_EARLY = {
    "check_code_sheet": "document-not-coded",
    "rectification_order": "document-not-to-rectify",
    "joint_summary": "document-not-ended",
    "result_report": "document-not-reported",
    "publication": "document-not-published",
    "disclosure": "document-not-circulated",
    "objection_receipt": "document-not-any",
    "review_decision": "document-not-decided",
    "objection_reply": "document-not-answered",
    "case_file_index": "document-not-bound",
}


def test_what_it_is_too_early_for_is_not_issued(office: Office) -> None:
    work = conduct(office)
    told = {}
    for form in TOO_EARLY:
        subject = PART if FORMS[form].scope in {Scope.PART, Scope.OBJECTION} else Subject(JOINT)
        with pytest.raises(NotAllowedError) as error:
            documents.issue_document(work.office, CLERK, form, subject, URL)
        told[form] = error.value.code
    assert told == TOO_EARLY
    assert documents.list_documents(office, OPERATOR, "", "", Wanted(5)).records == ()


def test_all_are_issued_or_none_and_every_one_that_is_early_is_told(office: Office) -> None:
    work = conduct(office)
    work.prepare()
    with pytest.raises(NotAllowedError) as error:
        documents.issue_documents(
            work.office, OPERATOR, "check_code_sheet", [Subject(JOINT), Subject(SINGLE), Subject("2026Q2-00003")], URL
        )
    assert [fault.place for fault in error.value.faults] == [SINGLE, "2026Q2-00003"]
    assert documents.list_documents(office, OPERATOR, "", "", Wanted(5)).records == ()


def test_who_issues_what_about_whom(office: Office) -> None:
    work = conduct(office)
    work.finish(Outcome.RECTIFICATION_ORDERED)
    with pytest.raises(ForbiddenError):  # the office never inspects
        documents.issue_document(work.office, OPERATOR, "rectification_order", PART, URL)
    with pytest.raises(ForbiddenError):
        documents.issue_document(work.office, HEAD, "joint_notice", Subject(JOINT), URL)
    with pytest.raises(ForbiddenError):
        documents.issue_document(work.office, URBAN_CLERK, "onsite_record", PART, URL)
    with pytest.raises(ForbiddenError):
        documents.issue_document(work.office, URBAN_CLERK, "joint_summary", Subject(JOINT), URL)
    with pytest.raises(NotFoundError):
        documents.issue_document(work.office, URBAN_CLERK, "checklist", Subject(SINGLE), URL)
    for wrong in (Subject(JOINT, "FIRE"), Subject(JOINT)):
        with pytest.raises(NotFoundError):
            documents.issue_document(work.office, CLERK, "onsite_record", wrong, URL)
    with pytest.raises(NotFoundError):
        documents.issue_document(work.office, CLERK, "no_such_form", PART, URL)
    assert documents.issue_document(work.office, OFFICER, "rectification_order", PART, URL).department == "AMR"


def test_contacts_are_shown_as_the_issuer_sees_them_and_to_nobody_else(office: Office) -> None:
    work = conduct(office)
    masked = documents.issue_document(work.office, OFFICER, "onsite_record", PART, URL)
    assert "063****0000" in said(work.office, masked.number)
    full = documents.issue_document(work.office, CLERK, "onsite_record", PART, URL)
    assert "0635-0000000" in said(work.office, full.number)
    for caller in (HEAD, SUPERVISOR):
        with pytest.raises(ForbiddenError):
            documents.read_docx(work.office, caller, full.number)
    with pytest.raises(NotFoundError):
        documents.read_docx(work.office, URBAN_CLERK, full.number)
    assert "0635" not in said(
        work.office, documents.issue_document(work.office, CLERK, "approval_form", PART, URL).number
    )


def test_a_department_lists_and_reads_its_own_and_what_concerns_all(office: Office) -> None:
    work = conduct(office)
    joint = documents.issue_document(work.office, OPERATOR, "joint_notice", Subject(JOINT), URL)
    own = documents.issue_document(work.office, URBAN_CLERK, "approval_form", Subject(JOINT, "URBAN"), URL)
    other = documents.issue_document(work.office, CLERK, "approval_form", PART, URL)

    def seen(caller: object) -> set[str]:
        page = documents.list_documents(office, caller, JOINT, "", Wanted(9))  # type: ignore[arg-type]
        return {one.number for one in page.records}

    assert seen(URBAN_CLERK) == {joint.number, own.number}
    assert seen(OPERATOR) == {joint.number, own.number, other.number}
    assert seen(OFFICER) == {joint.number, other.number}
    for caller, number in ((URBAN_CLERK, other.number), (OFFICER, own.number)):
        with pytest.raises(NotFoundError):
            documents.read_docx(office, caller, number)


def test_nobody_is_told_beforehand_where_the_pack_does_not_want_it(office: Office) -> None:
    work = conduct(office)
    with pytest.raises(NotAllowedError) as error:
        documents.issue_document(work.office, OPERATOR, "pre_notice", Subject("b1"), URL)
    assert error.value.code == "document-not-in-pack"
    with pytest.raises(ForbiddenError):
        documents.issue_document(work.office, URBAN_CLERK, "target_list", Subject("b1"), URL)


def test_a_whole_batch_in_one_zip_with_what_is_left_out(office: Office) -> None:
    work = conduct(office)
    work.prepare()
    content = documents.print_batch(work.office, OPERATOR, "b1", (), URL, press)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names, left_out = archive.namelist(), archive.read("left-out.txt").decode()
        assert archive.read("部门联合随机抽查通知书.pdf") == "部门联合随机抽查通知书 b1 1".encode()
    assert f"部门联合随机抽查通知书/LT-{JOINT}-1.docx" in names
    assert f"市场监管领域随机抽查通知书/TZ-{SINGLE}-AMR-1.docx" in names
    assert f"行政检查审批表/SP-{JOINT}-URBAN-1.docx" in names
    assert left_out == f"检查码告知单\t{SINGLE}\n"
    assert documents.print_batch(work.office, OPERATOR, "b1", (), URL, press) == content
    own = documents.print_batch(work.office, URBAN_CLERK, "b2", ["approval_form"], URL, press)
    with zipfile.ZipFile(io.BytesIO(own)) as archive:
        assert archive.namelist() == [f"行政检查审批表/SP-{JOINT}-URBAN-1.docx", "行政检查审批表.pdf"]
    with pytest.raises(NotFoundError):
        documents.print_batch(work.office, OPERATOR, "nothing", (), URL, press)
    with pytest.raises(BadInputError):
        documents.print_batch(work.office, OPERATOR, "b1", ["publication"], URL, press)


def test_a_template_of_the_office_is_used_from_then_on_and_put_back(office: Office) -> None:
    work = conduct(office)
    before = documents.issue_document(work.office, OPERATOR, "joint_notice", Subject(JOINT), URL)
    with pytest.raises(BadInputError) as error:
        documents.replace_template(office, OPERATOR, "joint_notice", saying("{{ nothing }}{{ 1 + 1 }}"), press)
    assert {fault.code for fault in error.value.faults} == {"template-placeholder-unknown", "template-formula"}
    own = changed(("一次入企、各查其责", "本市一次入企"))
    with pytest.raises(ForbiddenError):
        documents.replace_template(office, CLERK, "joint_notice", own, press)
    documents.replace_template(office, OPERATOR, "joint_notice", own, press)
    assert documents.read_template(office, CLERK, "joint_notice") == own
    after = documents.issue_document(work.office, OPERATOR, "joint_notice", Subject(JOINT), URL)
    assert after.number != before.number
    assert "本市一次入企" in said(office, after.number)
    assert "本市一次入企" not in said(office, before.number)
    assert documents.restore_template(office, OPERATOR, "joint_notice").number == 2
    assert documents.read_template(office, OPERATOR, "joint_notice") == FORMS["joint_notice"].template()


def test_what_cannot_be_set_is_told_as_a_fault(office: Office) -> None:
    with pytest.raises(BadInputError) as error:
        documents.check_template(office, OPERATOR, "joint_notice", changed(), unsettable)
    assert [fault.code for fault in error.value.faults] == ["template-unprintable"]


def unsettable(files: object, title: str) -> bytes:
    raise ValueError(f"{title} {files!r:.10}")


def test_the_bound_file_holds_the_documents_and_contacts_for_who_may_see_them(office: Office) -> None:
    work = bound(conduct(office))
    index = results.read_file_index(work.office, OPERATOR, JOINT).index
    assert index is not None
    papers = [piece.path for piece in index.pieces if piece.title.startswith("document")]
    pieces = ["1.docx", "documents.pdf", "1.docx", "1.docx", "documents.pdf", "documents.pdf"]
    assert [path.rsplit("-", 1)[-1] for path in papers] == pieces
    seen = results.read_file_index(work.office, SUPERVISOR, JOINT).index
    assert seen is not None
    hidden = {piece.path for piece in index.pieces} - {piece.path for piece in seen.pieces}
    assert len(hidden) == 2
    with zipfile.ZipFile(io.BytesIO(results.read_file(work.office, SUPERVISOR, JOINT))) as archive:
        assert not any(b"0635-0000000" in archive.read(name) for name in archive.namelist())


def bound(work: Conduct) -> Conduct:
    """The file of the visit, with a notice, an approval form and a record in it."""
    work.finish()
    for department in ("AMR", "URBAN"):
        work.report(department)
        work.publish(department)
    for form, subject in (("joint_notice", Subject(JOINT)), ("approval_form", PART), ("onsite_record", PART)):
        documents.issue_document(work.office, CLERK, form, subject, URL)
    results.bind_file(work.office, CLERK, JOINT, press)
    return work


def test_everything_that_is_of_a_part_names_its_part() -> None:
    assert {FORMS[form].scope for form, (_, subject) in subjects().items() if not subject.detail}.isdisjoint(
        {Scope.PART, Scope.OBJECTION, Scope.FINDING, Scope.STATEMENT, Scope.ASSESSMENT}
    )


def test_a_letter_is_read_by_whom_the_finding_was_handed_to_and_by_nobody_else(office: Office) -> None:
    work = conduct(office)
    work.finish(Outcome.PENDING_FOLLOW_UP)
    emergency, inspector = (
        somebody("clerk.emerg", Role.PARTICIPANT, "EMERG"),
        somebody("i", Role.INSPECTOR, "EMERG", "LC-9"),
    )
    for kind, to in ((FollowUpKind.CASE, "EMERG"), (FollowUpKind.TERRITORIAL, "URBAN")):
        results.open_follow_up(work.office, OFFICER, JOINT, "AMR", kind, "消防通道堵塞", to_department=to)
    letter, other = (
        documents.issue_document(work.office, CLERK, "transfer_letter", Subject(JOINT, number), URL)
        for number in ("1", "2")
    )
    plain = documents.issue_document(work.office, CLERK, "joint_notice", Subject(JOINT), URL)
    may_read = {
        letter.number: (emergency, CLERK, OFFICER, OPERATOR, SUPERVISOR),
        other.number: (URBAN_CLERK, CLERK, OFFICER, OPERATOR, SUPERVISOR),
        plain.number: (URBAN_CLERK, CLERK, OFFICER, OPERATOR, SUPERVISOR),
    }
    for number, readers in may_read.items():
        for caller in (emergency, inspector, URBAN_CLERK, CLERK, OFFICER, OPERATOR, SUPERVISOR):
            listed = [one.number for one in documents.list_documents(work.office, caller, "", "", Wanted(9)).records]
            assert (number in listed) is (caller in readers), (number, caller.name)
            if caller in readers:
                assert documents.read_docx(work.office, caller, number)[0].number == number
                continue
            with pytest.raises(NotFoundError):
                documents.read_docx(work.office, caller, number)
    seen = results.read_follow_up(work.office, emergency, JOINT, 1)
    assert [one.number for one in seen.letters] == [letter.number]
    assert results.acknowledge_follow_up(work.office, emergency, JOINT, 1).acknowledged_by == emergency.name
    for caller in (emergency, inspector):
        with pytest.raises(NotFoundError):
            results.read_follow_up(work.office, caller, JOINT, 2)


def test_who_is_told_why_an_officer_does_not_come(office: Office) -> None:
    work = conduct(office)
    tasks.decline_task(work.office, OPERATOR, JOINT, "LC-1", DeclineReason.HEALTH, "因病住院")
    told = {
        caller.name: [one.decline.statement for one in tasks.list_declines(work.office, caller, JOINT)]
        for caller in (OPERATOR, CLERK, OFFICER, URBAN_CLERK)
    }
    assert told == {
        OPERATOR.name: ["因病住院"],
        CLERK.name: ["因病住院"],
        OFFICER.name: ["因病住院"],
        URBAN_CLERK.name: [],
    }


def test_a_notice_promises_what_the_pack_says() -> None:
    shelf = reference().shelf
    assert {pack: notice_rules(shelf, pack) for pack in shelf.packs} == dict.fromkeys(
        shelf.packs, NoticeRules(fees=False, undisturbed=True)
    )
    loose = promised(NoticeRules(fees=True, undisturbed=False))
    assert "收费依据" in loose["fee_notice"]
    assert "正常生产经营" not in loose["integrity_notice"]

"""Use cases: the file of a target is bound within its time limit, read, and archived once nothing can change any more.

The lead department keeps the whole; each other department has what concerns all, and its own section (C-24, ZB-72).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from pydantic import TypeAdapter

from coordination.desk.deadlines import clock_of
from coordination.desk.masking import sees_contacts
from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.desk.tasks.standing import day_of, noted, require_led, task_alone
from coordination.documents.forms import FORMS
from coordination.documents.printing import Press, printed
from coordination.errors import NotAllowedError, NotFoundError
from coordination.model.access import Act, Caller
from coordination.model.audit import AuditEvent
from coordination.model.case_files import CaseFile, FileIndex, FilePiece, FileStep
from coordination.model.documents import IssuedDocument
from coordination.model.follow_ups import FollowUp, FollowUpKind, FollowUpState
from coordination.model.on_site import Outcome, SiteSave
from coordination.model.results import Objection, Result, ResultState, ResultSync, ResultVersion
from coordination.model.tasks import Task, TaskView
from coordination.stages.bind import bind, zipped
from coordination.stages.order import after_file
from coordination.storage import audit, documents, results, site_records, tasks, urgent
from coordination.storage.columns import adapter_of
from coordination.storage.database import Work
from solvers.fault import Fault

_CONTACTS = "document-with-contacts"
_INDEX = TypeAdapter(FileIndex)
_UNPUBLISHED = {ResultState.AWAITED, ResultState.REPORTED}


@dataclass(frozen=True, slots=True)
class FileDocument:
    """A document for a file, as it was printed. section: code of a department, empty for what concerns all."""

    section: str
    title: str
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class FileView:
    """A file and its index as it was last bound, as far as the caller sees; None before."""

    case_file: CaseFile
    index: FileIndex | None


def bind_file(office: Office, caller: Caller, task_id: str, press: Press = printed) -> FileView:
    """Binds all that a task left behind; the lead department does, once all results are out.

    press: what sets the issued documents as PDF, here or in another process. Raises NotAllowedError with each result
    that is not published or circulated yet.
    """
    return _bound(office, caller, task_id, FileStep.BIND, press)


def archive_file(office: Office, caller: Caller, task_id: str, press: Press = printed) -> FileView:
    """Binds a file for good, with what came since: no objection can come or is open, every finding has its outcome.

    Raises NotAllowedError with everything that is still open.
    """
    return _bound(office, caller, task_id, FileStep.ARCHIVE, press)


def read_file_index(office: Office, caller: Caller, task_id: str) -> FileView:
    """A file with its index; raises NotFoundError before the task has ended."""
    require(caller, Act.READ_INSPECTIONS)
    with office.database.reading() as session:
        task = tasks.task(session, caller.reach, task_id)
        return _view(session, caller, task)


def read_file(office: Office, caller: Caller, task_id: str) -> bytes:
    """The file as a zip, as far as the caller sees; raises NotFoundError before it is bound."""
    require(caller, Act.READ_INSPECTIONS)
    with office.database.reading() as session:
        index = _view(session, caller, tasks.task(session, caller.reach, task_id)).index
        if index is None:
            raise NotFoundError("case-file-not-bound", task=task_id)
        contents = site_records.contents(session, {one.sha256 for one in index.pieces})
    return zipped(index, _INDEX.dump_json(index, indent=1), contents)


def _bound(office: Office, caller: Caller, task_id: str, step: FileStep, press: Press) -> FileView:
    require(caller, Act.PUBLISH_RESULTS)
    prints = _prints(office, caller, task_id, press)
    with office.database.transaction() as session:
        task = task_alone(session, caller, task_id)
        require_led(caller, Act.PUBLISH_RESULTS, [task])
        held = results.case_file(session, task.id)
        if held is None:
            raise NotFoundError("case-file-not-open", task=task.id)
        state = after_file(step, held)
        faults = list(_open_matters(office, session, task, step))
        if faults:
            raise NotAllowedError("case-file-not-ready", faults, task=task.id, count=len(faults))
        index = bind(task, _pieces(session, task, prints))
        content = _INDEX.dump_json(index, indent=1)
        number, now = held.binding + 1, office.clock()
        changed = replace(
            held,
            state=state,
            binding=number,
            index_sha256=sha256(content).hexdigest(),
            bound_by=held.bound_by or caller.name,
            bound_at=held.bound_at or now,
            archived_at=now if step is FileStep.ARCHIVE else None,
        )
        results.put_case_file(session, changed)
        results.add_binding(session, task.id, number, content)
        details = {"pieces": len(index.pieces), "sha256": changed.index_sha256}
        noted(office, caller, "file-bound" if step is FileStep.BIND else "file-archived", task.id, **details)
    return FileView(changed, index)


def _open_matters(office: Office, session: Work, task: Task, step: FileStep) -> Iterator[Fault]:
    """What has to be done first; serious non-cooperation is pursued as a case or a crime (ZB-70, ZB-71)."""
    newest = {key: versions[0].content for key, versions in results.versions_of(session, [task.id]).items()}
    refused = {key for key, one in newest.items() if one.conclusion is Outcome.SERIOUS_NON_COOPERATION}
    handed = results.follow_ups_of(session, task.id)
    pursued = {one.department for one in handed if one.kind in {FollowUpKind.CASE, FollowUpKind.CRIMINAL}}
    for (_, department), result in results.results_of(session, [task.id]).items():
        if result.state in _UNPUBLISHED:
            yield Fault("case-file-result-unpublished", department)
        elif (task.id, department) in refused and department not in pursued:
            yield Fault("case-file-non-cooperation", department)
        elif step is FileStep.ARCHIVE and _may_still_change(office, session, task, result):
            yield Fault("case-file-objection-open", department)
    if step is FileStep.ARCHIVE:
        for one in handed:
            if one.state is not FollowUpState.OUTCOME_BACK:
                yield Fault("case-file-follow-up-open", str(one.number))


def _may_still_change(office: Office, session: Work, task: Task, result: Result) -> bool:
    """Whether an objection is open, or can still come."""
    if result.state is ResultState.FED_BACK or result.published_at is None:
        return False
    days = clock_of(office, session, task.campaign).objection_days
    last = office.reference.calendar.deadline(day_of(result.published_at), days)
    return result.state is not ResultState.PUBLISHED or day_of(office.clock()) <= last.on


def _prints(office: Office, caller: Caller, task_id: str, press: Press) -> list[FileDocument]:
    """The issued documents of each section as one PDF; set before the file is locked, because that takes long."""
    with office.database.reading() as session:
        tasks.task(session, caller.reach, task_id)
        held = documents.issued_of(session, task_id)
        contents = site_records.contents(session, {one.sha256 for one in held})
    sections: dict[tuple[str, str], list[IssuedDocument]] = defaultdict(list)
    for one in held:
        sections[one.department, _title(one)].append(one)
    return [
        FileDocument(section, title, "documents.pdf", press([contents[one.sha256] for one in found], task_id))
        for (section, title), found in sections.items()
    ]


def _title(issued: IssuedDocument) -> str:
    """What a piece is, by which it is told whether everybody who sees the section sees it."""
    form = FORMS.get(issued.form)
    return _CONTACTS if form is not None and form.contacts else "document"


def _pieces(session: Work, task: Task, prints: Sequence[FileDocument]) -> Iterator[tuple[str, str, str, str, int]]:
    """Section, title, name, digest and size of every piece; what is no evidence is kept now, as it is now."""
    papers = documents.issued_of(session, task.id)
    contents = site_records.contents(session, {one.sha256 for one in papers})
    issued = [FileDocument(one.department, _title(one), f"{one.number}.docx", contents[one.sha256]) for one in papers]
    made = [*_of_all(session, task), *_of_departments(session, task), *issued, *prints]
    for one in made:
        yield one.section, one.title, one.name, site_records.keep(session, one.content), len(one.content)
    for held in site_records.evidence(session, task.id):
        yield held.department, "evidence", held.name, held.sha256, held.size_bytes
    for paper in results.papers_of(session, task.id):
        yield paper.department, "objection", paper.name, paper.sha256, paper.size_bytes


def _of_all(session: Work, task: Task) -> Iterator[FileDocument]:
    view = TaskView(
        task,
        tuple(tasks.checks_of(session, [task.id])[task.id]),
        tuple(tasks.teams_of(session, [task.id])[task.id]),
        tuple(tasks.parts_of(session, [task.id])[task.id]),
        None,
        urgent.of_tasks(session, [task.id]).get(task.id),
    )
    yield _json("", "task", TaskView, view)
    yield FileDocument("", "trace", "trace.json", _dump(list[AuditEvent], audit.of_subject(session, task.id)))


def _of_departments(session: Work, task: Task) -> Iterator[FileDocument]:
    for (_, department), saves in sorted(site_records.saves_of(session, [task.id]).items()):
        yield _json(department, "record", list[SiteSave], saves)
    for (_, department), versions in sorted(results.versions_of(session, [task.id]).items()):
        yield _json(department, "result", list[ResultVersion], versions)
    for (_, department), objection in sorted(results.objections_of(session, [task.id]).items()):
        yield _json(department, "objection", Objection, objection)
    syncs, handed = results.syncs_of(session, [task.id]), results.follow_ups_of(session, task.id)
    for department in sorted({one.department for one in syncs}):
        own = [one for one in syncs if one.department == department]
        yield _json(department, "publication", list[ResultSync], own)
    for department in sorted({one.department for one in handed}):
        yield _json(department, "follow-up", list[FollowUp], [one for one in handed if one.department == department])


def _json(section: str, title: str, record_type: Any, record: Any) -> FileDocument:
    return FileDocument(section, title, f"{title}.json", _dump(record_type, record))


def _dump(record_type: Any, record: Any) -> bytes:
    return adapter_of(record_type).dump_json(record, indent=1)


def _view(session: Work, caller: Caller, task: Task) -> FileView:
    held = results.case_file(session, task.id)
    if held is None:
        raise NotFoundError("case-file-not-open", task=task.id)
    if not held.binding:
        return FileView(held, None)
    index = _INDEX.validate_json(results.binding(session, task.id, held.binding))
    return FileView(held, replace(index, pieces=tuple(one for one in index.pieces if _sees(caller, task, one))))


def _sees(caller: Caller, task: Task, piece: FilePiece) -> bool:
    if piece.title == _CONTACTS and not sees_contacts(caller):
        return False
    return caller.reach.department in {"", task.lead_department} or piece.section in {"", caller.reach.department}

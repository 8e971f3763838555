"""Use case: the documents of a whole batch in one zip: a Word file each, and one PDF a form to be printed at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coordination.desk.documents.issuing import issue_documents
from coordination.desk.documents.writing import WITHOUT_TEAM, form_named, require_form
from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.documents.forms import Form, Scope
from coordination.documents.printing import Press, printed
from coordination.errors import BadInputError, NotFoundError
from coordination.model.access import Act, Caller
from coordination.model.documents import Subject
from coordination.model.tasks import NoticeForm, Task, TaskPart
from coordination.stages.bind import packed
from coordination.storage import site_records, tasks

BATCH_FORMS = (
    "batch_notice",
    "target_list",
    "team_list",
    "approval_form",
    "inspection_notice",
    "joint_notice",
    "check_code_sheet",
    "checklist",
    "onsite_record",
)
"""What can be printed for a whole batch: the forms that are due before a visit, and the empty ones taken along."""


def batch_forms(caller: Caller) -> tuple[str, ...]:
    """Those of them that a caller issues."""
    return tuple(code for code in BATCH_FORMS if any(map(caller.may, form_named(code).acts)))


def print_batch(
    office: Office, caller: Caller, batch: str, forms: Sequence[str], url: str, press: Press = printed
) -> bytes:
    """Issues forms for everything of a batch the caller may issue them for, and packs them.

    forms: all that the caller issues where none is named. Tasks for which a form is not due yet are left out and named
    in `left-out.txt`; what was issued before and has not changed is not issued anew. Raises NotFoundError for a batch
    without tasks or an unknown form.
    """
    require(caller, Act.READ_INSPECTIONS)
    chosen = [form_named(code) for code in dict.fromkeys(forms or batch_forms(caller))]
    if any(form.code not in BATCH_FORMS for form in chosen):
        raise BadInputError("document-batch-forms", known=BATCH_FORMS)
    for form in chosen:
        require_form(caller, form)
    with office.database.reading() as session:
        found = tasks.of_batch(session, batch, caller.reach)
        parts = tasks.parts_of(session, [task.id for task in found])
    if not found:
        raise NotFoundError("document-batch-unknown", batch=batch[:60])
    return packed(_files(office, caller, batch, chosen, found, parts, url, press))


def _files(
    office: Office,
    caller: Caller,
    batch: str,
    forms: Sequence[Form],
    found: Sequence[Task],
    parts: dict[str, list[TaskPart]],
    url: str,
    press: Press,
) -> Iterator[tuple[str, bytes]]:
    left_out: list[str] = []
    for form in forms:
        subjects, early = _subjects(caller, batch, form, found, parts)
        left_out += [f"{form.title}\t{one}\n" for one in early]
        if not subjects:
            continue
        issued = issue_documents(office, caller, form.code, subjects, url)
        with office.database.reading() as session:
            contents = site_records.contents(session, {one.sha256 for one in issued})
        for one in issued:
            yield _name(form, one.number, "docx"), contents[one.sha256]
        yield f"{form.title}.pdf", press([contents[one.sha256] for one in issued], f"{form.title} {batch}")
    if left_out:
        yield "left-out.txt", "".join(left_out).encode()


def _subjects(
    caller: Caller, batch: str, form: Form, found: Sequence[Task], parts: dict[str, list[TaskPart]]
) -> tuple[list[Subject], list[str]]:
    """About what a form is issued, and the tasks for which it is not due."""
    if form.scope is Scope.BATCH:
        return [Subject(batch)], []
    due = [task for task in found if _fits(form, task, len(parts[task.id]))]
    ready = [
        task for task in due if task.state not in WITHOUT_TEAM and (form.code != "check_code_sheet" or task.check_code)
    ]
    early = [task.id for task in due if task not in ready]
    if form.scope is Scope.TASK:
        return [Subject(task.id) for task in ready], early
    own = caller.reach.department
    owing = [(task.id, part.department) for task in ready for part in parts[task.id]]
    return [Subject(task, department) for task, department in owing if own in {"", department}], early


def _fits(form: Form, task: Task, departments: int) -> bool:
    """Whether a notice is of the kind the task was, or will be, notified by (D-5)."""
    joint = departments > 1 if task.notice_form is None else task.notice_form is NoticeForm.JOINT
    return {"joint_notice": joint, "inspection_notice": not joint}.get(form.code, True)


def _name(form: Form, number: str, suffix: str) -> str:
    plain = "".join(one if one.isalnum() or one in "-_." else "_" for one in number)
    return f"{form.title}/{plain}.{suffix}"

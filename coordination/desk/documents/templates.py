"""Use cases: the template of a form is read, checked, replaced by one of the office's own, and put back."""

from __future__ import annotations

from dataclasses import dataclass

from coordination.desk.documents.writing import form_named
from coordination.desk.office import Office
from coordination.desk.permission import require, require_everywhere
from coordination.documents.checking import faults_of
from coordination.documents.filling import fill, prepare
from coordination.documents.forms import Form
from coordination.documents.printing import Press, printed
from coordination.documents.trying import tried
from coordination.errors import BadInputError, CoordinationError
from coordination.model.access import Act, Caller
from coordination.model.documents import TemplateVersion
from coordination.storage import documents, site_records
from coordination.storage.database import Work
from solvers.fault import Fault


@dataclass(frozen=True, slots=True)
class CheckedTemplate:
    """A template that can be used, and a PDF of it filled with its own placeholders, to be looked at."""

    form: str
    size_bytes: int
    sample: bytes


def read_template(office: Office, caller: Caller, code: str) -> bytes:
    """The template in use, to be edited in Word; raises NotFoundError."""
    require(caller, Act.READ_INSPECTIONS)
    with office.database.reading() as session:
        return template_of(session, form_named(code))


def check_template(
    office: Office, caller: Caller, code: str, content: bytes, press: Press = printed
) -> CheckedTemplate:
    """Judges a template without putting it in place; raises BadInputError with every fault."""
    require_everywhere(caller, Act.PREPARE_INSPECTIONS)
    del office
    form = form_named(code)
    return CheckedTemplate(form.code, len(content), _sample(form, content, press))


def replace_template(
    office: Office, caller: Caller, code: str, content: bytes, press: Press = printed
) -> TemplateVersion:
    """Puts an office's own template in place; what is issued already stays as it is.

    Raises BadInputError with every fault.
    """
    require_everywhere(caller, Act.PREPARE_INSPECTIONS)
    form = form_named(code)
    _sample(form, content, press)
    with office.database.transaction() as session:
        return _put(office, session, caller, form, site_records.keep(session, content))


def restore_template(office: Office, caller: Caller, code: str) -> TemplateVersion:
    """Puts the program's own template back."""
    require_everywhere(caller, Act.PREPARE_INSPECTIONS)
    form = form_named(code)
    with office.database.transaction() as session:
        return _put(office, session, caller, form, "")


def template_of(session: Work, form: Form) -> bytes:
    """The template of a form that is in use."""
    held = documents.template(session, form.code)
    if held is None or not held.sha256:
        return form.template()
    return site_records.contents(session, [held.sha256])[held.sha256]


def _put(office: Office, session: Work, caller: Caller, form: Form, sha256: str) -> TemplateVersion:
    held = documents.template(session, form.code)
    number = 1 if held is None else held.number + 1
    changed = TemplateVersion(form.code, number, sha256, caller.name, office.clock())
    documents.add_template(session, changed)
    office.acting_for(caller).note("document-template-changed", form.code, {"number": number, "sha256": sha256})
    return changed


def _sample(form: Form, content: bytes, press: Press) -> bytes:
    """A template filled with its own placeholders, as PDF; raises BadInputError with every fault.

    Filled and set it shows what its text alone does not: a loop around half a table, a picture nobody can read.
    """
    faults = faults_of(content, form.paper)
    try:
        if not faults:
            return press([fill(prepare(content), tried(form.paper))], form.title)
    except CoordinationError:
        raise
    except Exception as error:  # noqa: BLE001 - a file of anybody's, read by libraries that raise what they like
        faults = [Fault("template-unprintable", "word/document.xml", {"error": str(error)[:80]})]
    raise BadInputError("template-refused", faults, form=form.name, count=len(faults))

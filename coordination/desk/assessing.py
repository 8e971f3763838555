"""Use cases: what shows the indicators of a self-assessment that no count can fill, and the bound file of the year.

A file says that something is there to be looked at. Whether it is enough, people judge; nothing is scored by how many
files, or inspections, there are (C-35).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from coordination.desk.documents import issue_document, read_docx, read_pdf
from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.desk.tasks import media_type_of
from coordination.desk.tasks.standing import noted, require_of, told
from coordination.desk.year_end import assess_department
from coordination.documents.printing import Press, printed
from coordination.errors import BadInputError, ForbiddenError, NotFoundError
from coordination.model.access import Act, Caller
from coordination.model.documents import Subject
from coordination.model.year_end import BY_FILES, IndicatorFile
from coordination.stages.bind import packed, plain
from coordination.storage import indicator_files, site_records
from coordination.storage.columns import to_json

_LONGEST_NAME = 200
_FORM = "self_assessment"
YEARS = range(2000, 3000)
"""The years there can be."""


def add_indicator_file(
    office: Office, caller: Caller, year: int, department: str, rule: str, name: str, content: bytes
) -> IndicatorFile:
    """A department attaches what shows one of its indicators; the same file twice is one.

    Raises BadInputError for an indicator the system fills itself, and for what is too large or no photo, recording or
    PDF, whatever its name says.
    """
    require_of(caller, Act.PUBLISH_RESULTS, department)
    _require_year(year)
    if rule not in BY_FILES:
        raise BadInputError("indicator-not-by-files", rule=rule[:20], known=tuple(BY_FILES))
    media_type = media_type_of(content)
    name = told(name, "evidence-without-name", _LONGEST_NAME)
    digest = sha256(content).hexdigest()
    with office.database.transaction() as session:
        held = indicator_files.of_year(session, year, department)
        same = next((one for one in held if (one.rule, one.sha256) == (rule, digest)), None)
        if same is not None:
            return same
        site_records.keep(session, content)
        now = office.clock()
        added = IndicatorFile(year, department, rule, digest, name, media_type, len(content), caller.name, now)
        indicator_files.add(session, added)
        noted(office, caller, "indicator-file-added", f"{year}-{department}", rule=rule, sha256=digest)
    return added


def remove_indicator_file(
    office: Office, caller: Caller, year: int, department: str, rule: str, digest: str
) -> IndicatorFile:
    """A department takes a file back that it attached by mistake; raises NotFoundError."""
    require_of(caller, Act.PUBLISH_RESULTS, department)
    _require_year(year)
    with office.database.transaction() as session:
        found = _named(indicator_files.of_year(session, year, department), rule, digest)
        indicator_files.remove(session, found)
        noted(office, caller, "indicator-file-removed", f"{year}-{department}", rule=rule, sha256=digest)
    return found


def list_indicator_files(office: Office, caller: Caller, year: int, department: str) -> list[IndicatorFile]:
    """What a department attached to its indicators of a year, for whoever sees its assessment."""
    _require_seen(caller, department)
    _require_year(year)
    with office.database.reading() as session:
        return indicator_files.of_year(session, year, department)


def read_indicator_file(
    office: Office, caller: Caller, year: int, department: str, rule: str, digest: str
) -> tuple[IndicatorFile, bytes]:
    """A file with its bytes, for whoever sees the assessment; raises NotFoundError."""
    found = _named(list_indicator_files(office, caller, year, department), rule, digest)
    with office.database.reading() as session:
        return found, site_records.contents(session, [digest])[digest]


def bind_year(office: Office, caller: Caller, year: int, department: str, url: str, press: Press = printed) -> bytes:
    """The year of a department in one zip: the self-assessment as Word file and PDF, what it counts, and every file.

    Its checksums are in `SHA256SUMS`; asked again without any change in between, it is the same bytes.
    """
    _require_year(year)
    indicators = assess_department(office, caller, year, department)
    issued = issue_document(office, caller, _FORM, Subject(str(year), department), url)
    whole = replace(caller, reach=replace(caller.reach, region="", inspector=""))  # an officer reads it too
    pieces = [
        (f"{issued.number}.docx", read_docx(office, whole, issued.number)[1]),
        (f"{issued.number}.pdf", read_pdf(office, whole, issued.number, press)[1]),
        ("indicators.json", to_json(indicators)),
    ]
    held = list_indicator_files(office, caller, year, department)
    with office.database.reading() as session:
        contents = site_records.contents(session, {one.sha256 for one in held})
    for number, one in enumerate(held, 1):
        pieces.append((f"{one.rule}/{number:03}-{plain(one.name)}", contents[one.sha256]))
    sums = "".join(f"{sha256(content).hexdigest()}  {name}\n" for name, content in pieces)
    noted(office, caller, "year-bound", f"{year}-{department}", files=len(held))
    return packed([("SHA256SUMS", sums.encode()), *pieces])


def _require_seen(caller: Caller, department: str) -> None:
    require(caller, Act.READ_INSPECTIONS)
    if caller.reach.department not in {"", department}:
        raise ForbiddenError("part-of-other-department", department=department)


def _require_year(year: int) -> None:
    if year not in YEARS:
        raise BadInputError("document-year-unreadable", subject=str(year)[:20])


def _named(held: Sequence[IndicatorFile], rule: str, digest: str) -> IndicatorFile:
    found = next((one for one in held if (one.rule, one.sha256) == (rule, digest)), None)
    if found is None:
        raise NotFoundError("indicator-file-not-found")
    return found

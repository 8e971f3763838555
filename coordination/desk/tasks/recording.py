"""Use cases on site: evidence is attached, and what was typed is sent - once, whenever the connection allows.

Every entry is kept as it came. The device makes a key for it, so an entry that is sent again after a broken answer is
done once; whatever part of the record it holds, in whatever order, is a save (C-27 asks for the whole at the end only).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256

from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.desk.tasks.standing import (
    LONGEST_TEXT,
    noted,
    part_to_record,
    require_open,
    rules_of,
    sheets_of,
    told,
)
from coordination.errors import BadInputError, NotFoundError
from coordination.model.access import Act, Caller
from coordination.model.on_site import (
    Adoption,
    AdoptionKind,
    CheckEntry,
    Evidence,
    PartRecord,
    PartView,
    SiteEntry,
    SiteSave,
)
from coordination.model.results import ResultState
from coordination.model.tasks import PartEnd, Task, TaskState, TaskStep
from coordination.rules.conduct import ConductRules
from coordination.stages.order import BEFORE_ARRIVAL, after_task
from coordination.stages.record import faults_of_entry, record
from coordination.storage import results, site_records, tasks
from coordination.storage.columns import to_json
from coordination.storage.database import Work
from solvers.fault import Fault

LARGEST_EVIDENCE_BYTES = 32 << 20
_LONGEST_KEY, _LONGEST_NAME = 100, 200
_CLOCKS_DIFFER = timedelta(minutes=10)
_ISO_MEDIA = {b"heic": "image/heic", b"heix": "image/heic", b"mif1": "image/heic", b"M4A ": "audio/mp4"}
_BEGINNINGS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"%PDF-", "application/pdf"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
)
_RIFF_MEDIA = {b"WAVE": "audio/wav", b"WEBP": "image/webp"}
_USUAL_VIDEO = "video/mp4"
EVIDENCE_TYPES = sorted({*dict(_BEGINNINGS).values(), *_ISO_MEDIA.values(), *_RIFF_MEDIA.values(), _USUAL_VIDEO})
"""The media types of what may be attached: photos, recordings, PDF."""


def add_evidence(
    office: Office, caller: Caller, task_id: str, department: str, name: str, content: bytes, check: str = ""
) -> Evidence:
    """Attaches a file to a department's part, or to one check of it; the same file twice is one.

    Raises BadInputError for what is too large, or is no photo, recording or PDF, whatever its name says;
    NotAllowedError once the part is complete.
    """
    media_type = media_type_of(content)
    name = told(name, "evidence-without-name", _LONGEST_NAME)
    with office.database.transaction() as session:
        task, part = part_to_record(office, session, caller, task_id, department)
        require_open(task, part)
        held = site_records.evidence(session, task.id)
        digest = sha256(content).hexdigest()
        same = next((one for one in held if (one.department, one.sha256) == (department, digest)), None)
        if same is not None:
            return same
        if check and check not in _checks(session, task, department):
            raise BadInputError("evidence-of-other-check", check=check)
        site_records.keep(session, content)
        now = office.clock()
        added = Evidence(task.id, department, digest, name, media_type, len(content), check, caller.name, now)
        site_records.add_evidence(session, added)
        noted(office, caller, "evidence-added", task.id, department=department, sha256=digest)
    return added


def media_type_of(content: bytes) -> str:
    """What the bytes are, by how they begin; BadInputError for what is too large, or no photo, recording or PDF."""
    if not 0 < len(content) <= LARGEST_EVIDENCE_BYTES:
        raise BadInputError("evidence-size", most=LARGEST_EVIDENCE_BYTES >> 20)
    for beginning, media_type in _BEGINNINGS:
        if content.startswith(beginning):
            return media_type
    if content[4:8] == b"ftyp":
        return _ISO_MEDIA.get(content[8:12], _USUAL_VIDEO)
    if content[:4] == b"RIFF" and content[8:12] in _RIFF_MEDIA:
        return _RIFF_MEDIA[content[8:12]]
    raise BadInputError("evidence-type")


def record_entry(
    office: Office, caller: Caller, task_id: str, department: str, key: str, entry: SiteEntry
) -> PartRecord:
    """Keeps what was sent and gives the whole record as it is now; sent again under its key, it is kept once.

    The first that tells of an arrival makes the task arrived. Before the visit only conclusions of others can be
    entered (ZB-49, LC-09). Raises BadInputError with every fault, NotAllowedError out of order or once the part is
    complete.
    """
    if not 0 < len(key) <= _LONGEST_KEY or not key.isascii() or not key.isprintable():
        raise BadInputError("save-key-unusable", most=_LONGEST_KEY)
    with office.database.transaction() as session:
        task, part = part_to_record(office, session, caller, task_id, department)
        saves, checks = site_records.saves(session, task.id, department), _checks(session, task, department)
        same = next((save for save in saves if save.key == key), None)
        if same is not None:
            if to_json(same.entry) != to_json(entry):
                raise BadInputError("save-key-used")
            return record(checks, saves)
        require_open(task, part)
        now = office.clock()
        _require_sound(session, task, department, entry, checks, rules_of(office, session, task.campaign), now)
        task = _under_way(office, session, task, entry)
        save = SiteSave(key, task.id, department, len(saves) + 1, caller.name, now, entry)
        site_records.add_save(session, save)
        noted(office, caller, "check-recorded", task.id, department=department, save=save.number)
        return record(checks, [*saves, save])


def read_part(office: Office, caller: Caller, task_id: str, department: str, before: str = "") -> PartView:
    """The record of a part with its evidence, for who sees the part; raises NotFoundError.

    before: the key of an entry; the record is what it was when that entry came, as it is now where none has the key.
    """
    require(caller, Act.READ_INSPECTIONS)
    with office.database.reading() as session:
        tasks.part(session, caller.reach, task_id, department)
        task = tasks.task(session, caller.reach, task_id)
        saves = site_records.saves(session, task_id, department)
        place = next((at for at, save in enumerate(saves) if save.key == before), len(saves))
        found = record(_checks(session, task, department), saves[:place])
        held = [one for one in site_records.evidence(session, task_id) if one.department == department]
    return PartView(found, tuple(held))


def read_saves(office: Office, caller: Caller, task_id: str, department: str) -> list[SiteSave]:
    """Everything that was sent about a part, what was replaced later too; raises NotFoundError."""
    require(caller, Act.READ_INSPECTIONS)
    with office.database.reading() as session:
        tasks.part(session, caller.reach, task_id, department)
        return site_records.saves(session, task_id, department)


def read_evidence(office: Office, caller: Caller, task_id: str, department: str, digest: str) -> tuple[Evidence, bytes]:
    """A piece of evidence with its bytes, for who sees the part; raises NotFoundError."""
    view = read_part(office, caller, task_id, department)
    found = next((one for one in view.evidence if one.sha256 == digest), None)
    if found is None:
        raise NotFoundError("evidence-not-found")
    with office.database.reading() as session:
        return found, site_records.contents(session, [digest])[digest]


def _checks(session: Work, task: Task, department: str) -> list[str]:
    return [one.check for one in tasks.checks_of(session, [task.id])[task.id] if one.department == department]


def _under_way(office: Office, session: Work, task: Task, entry: SiteEntry) -> Task:
    """The task in which an entry can be made: arrived with the first that says so."""
    only_adoptions = entry == SiteEntry(checks=entry.checks) and all(one.adoption for one in entry.checks)
    if entry.checks and only_adoptions and task.state in BEFORE_ARRIVAL:
        return task
    required = rules_of(office, session, task.campaign).required
    if entry.arrived_at is not None and task.state is not TaskState.ARRIVED:
        task = replace(task, state=after_task(TaskStep.ARRIVE, task, required), arrived_at=entry.arrived_at)
        tasks.change(session, [task])
    after_task(TaskStep.RECORD, task, required)
    return task


def _require_sound(
    session: Work,
    task: Task,
    department: str,
    entry: SiteEntry,
    checks: list[str],
    rules: ConductRules,
    now: datetime,
) -> None:
    faults = list(faults_of_entry(entry, checks, LONGEST_TEXT))
    stamps = [stamp for stamp in (entry.arrived_at, entry.departed_at) if stamp is not None]
    if any(stamp.tzinfo is None for stamp in stamps):
        faults.append(Fault("record-without-zone", "arrived_at"))
    elif any(stamp > now + _CLOCKS_DIFFER for stamp in stamps):
        faults.append(Fault("record-in-future", "arrived_at"))
    signed = entry.signature
    if signed is not None and any(len(text) > LONGEST_TEXT for text in (signed.note, signed.witness)):
        faults.append(Fault("record-too-long", "signature", {"most": LONGEST_TEXT}))
    with_sheet = {one.check for one in entry.checks if one.precursors is not None}
    if with_sheet:
        owed = [one for one in tasks.checks_of(session, [task.id])[task.id] if one.check in with_sheet]
        faults += [Fault("record-sheet-elsewhere", one) for one in sorted(with_sheet - sheets_of(session, owed))]
    faults += [
        fault
        for one in entry.checks
        if one.adoption
        for fault in _adoption_faults(session, task, department, one, rules)
    ]
    if faults:
        raise BadInputError("record-refused", faults, count=len(faults))


def _adoption_faults(session: Work, task: Task, department: str, entry: CheckEntry, rules: ConductRules) -> list[Fault]:
    """What keeps a conclusion of others from standing for a check."""
    adoption = entry.adoption
    if adoption is None or not rules.recognition:
        return [Fault("adoption-not-in-pack", entry.check)]
    if not entry.outcomes:
        return [Fault("adoption-without-outcome", entry.check)]
    if adoption.kind is AdoptionKind.RESULT:
        return [] if _recognised(session, task, department, adoption) else [Fault("adoption-no-result", entry.check)]
    held = {one.sha256 for one in site_records.evidence(session, task.id) if one.department == department}
    if adoption.evidence not in held or not adoption.source.strip() or not adoption.reference.strip():
        return [Fault("adoption-without-document", entry.check)]
    return []


def _recognised(session: Work, task: Task, department: str, adoption: Adoption) -> bool:
    """Whether another department has published an inspection of the same target on that day."""
    found = results.results_of(session, [adoption.reference]).get((adoption.reference, adoption.source))
    if found is None or adoption.source == department:
        return False
    content = results.versions_of(session, [found.task])[found.task, found.department]
    return (
        found.state not in {ResultState.AWAITED, ResultState.REPORTED}
        and content[0].content.target == task.target
        and content[0].content.end is PartEnd.INSPECTED
        and content[0].content.inspected_on == adoption.concluded_on
    )

"""Writes the records of forms that are about a task: pure, from facts to what is read on the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coordination.documents.facts import TaskFacts
from coordination.documents.papers import (
    EvidenceSaid,
    FilePaper,
    FindingPaper,
    FindingSaid,
    ItemSaid,
    ObjectionPaper,
    ObjectionSaid,
    OfficerSaid,
    PartPaper,
    PartSaid,
    PieceSaid,
    StatementPaper,
    TargetSaid,
    TaskPaper,
)
from coordination.documents.sheets import sheets
from coordination.documents.wording import body, day, instant, listed, share, word, words
from coordination.documents.yearly import BatchPaper, BatchTaskSaid
from coordination.model.on_site import CheckEntry, PartRecord
from coordination.model.results import ResultVersion
from coordination.model.tasks import Task, TaskCheck, TaskMember
from coordination.rules.conduct import NoticeRules
from coordination.stages.settle import worst

_NOTHING = CheckEntry("")
_KIB = 1024


def task_paper(facts: TaskFacts, task_id: str, title: str, *, contacts: bool, whole: bool) -> TaskPaper:
    """A task for all its departments. whole: with what they recorded; contacts: with representative and phone."""
    task = facts.tasks[task_id]
    issuer = facts.names.department(task.lead_department)
    return TaskPaper(title=title, issuer=issuer, **_task(facts, task, contacts=contacts, recorded=whole))


def part_paper(facts: TaskFacts, task_id: str, department: str, title: str, *, contacts: bool) -> PartPaper:
    """A department's part of a task, with what it recorded and reported."""
    return PartPaper(**_part(facts, task_id, department, title, contacts=contacts))


def objection_paper(facts: TaskFacts, task_id: str, department: str, title: str) -> ObjectionPaper:
    """The objection to the result of a part."""
    found, names = facts.objections[task_id, department], facts.names
    review_by, answer_by = facts.limits[task_id, department]
    objection = ObjectionSaid(
        objector=found.objector,
        grounds=found.grounds,
        received_on=day(found.received_on),
        received_by=names.account(found.received_by),
        last_review_on=day(review_by),
        last_answer_on=day(answer_by),
        reviewer=names.account(found.reviewer),
        decision=word("document-decision", found.decision),
        decision_reason=found.decision_reason,
        decided_by=names.account(found.decided_by),
        decided_on=day(found.decided_at),
        answer=found.answer,
        answered_on=day(found.fed_back_at),
    )
    return ObjectionPaper(**_part(facts, task_id, department, title, contacts=False), objection=objection)


def finding_paper(facts: TaskFacts, task_id: str, number: int, title: str) -> FindingPaper:
    """A finding that was handed on."""
    names = facts.names
    found = next(one for one in facts.follow_ups if (one.task, one.number) == (task_id, number))
    items = {one.check: one.item_name for one in facts.checks[task_id]}
    finding = FindingSaid(
        number=f"{task_id}-{number}",
        kind=word("follow-up-kind", found.kind),
        item=items.get(found.check, ""),
        matter=found.matter,
        to=names.department(found.to_department) if found.to_department else body(found.to_body),
        opened_by=names.account(found.opened_by),
        opened_on=day(found.opened_at),
        acknowledged_by=names.account(found.acknowledged_by),
        acknowledged_on=day(found.acknowledged_at),
        reference=found.external_reference,
        outcome=found.outcome,
        outcome_on=day(found.outcome_at),
    )
    return FindingPaper(**_part(facts, task_id, found.department, title, contacts=False), finding=finding)


def statement_paper(facts: TaskFacts, task_id: str, inspector: str, title: str) -> StatementPaper:
    """An officer who does not take part, with the statement."""
    found = next(one for one in facts.declines if (one.task, one.inspector) == (task_id, inspector))
    who = facts.inspectors.get(inspector)
    department = "" if who is None else facts.names.department(who.department)
    said = _task(facts, facts.tasks[task_id], contacts=False, recorded=False)
    return StatementPaper(
        title=title,
        issuer=department,
        **said,
        officer="" if who is None else who.name,
        certificate=inspector,
        officer_department=department,
        reason=word("document-decline", found.reason),
        statement=found.statement,
        declined_on=day(found.declined_at),
    )


def file_paper(facts: TaskFacts, task_id: str, title: str) -> FilePaper:
    """The index of a target's file as it was last bound."""
    task, index = facts.tasks[task_id], facts.indexes[task_id]
    pieces = tuple(
        PieceSaid(
            number=str(one.number),
            section=facts.names.department(one.section) if one.section else "",
            name=f"{word('document-piece', one.title)}　{one.path.rsplit('/', 1)[-1]}",
            sha256=one.sha256,
            size=f"{one.size_bytes / _KIB:.1f} KiB",
        )
        for one in index.pieces
    )
    said = _task(facts, task, contacts=False, recorded=False)
    issuer = facts.names.department(task.lead_department)
    return FilePaper(title=title, issuer=issuer, **said, pieces=pieces, piece_count=str(len(pieces)))


def batch_paper(facts: TaskFacts, batch_id: str, title: str) -> BatchPaper:
    """A batch with its tasks."""
    batch, names = facts.batches[batch_id], facts.names
    campaign = next((one for one in facts.campaigns.values() if batch_id in one.batches), None)
    items = tuple(_item(facts, number, batch.department, code, _NOTHING) for number, code in enumerate(batch.items, 1))
    scope = [names.items[code].target_description for code in batch.scope_items or batch.items if code in names.items]
    tasks = tuple(_of_batch(facts, number, task) for number, task in enumerate(facts.tasks.values(), 1))
    return BatchPaper(
        title=title,
        issuer=names.department(batch.lead_department),
        campaign="" if campaign is None else campaign.id,
        batch=batch.id,
        batch_title=batch.title,
        plan_title="" if campaign is None else campaign.title,
        draw_type=word("document-draw-type", batch.draw_type),
        kind=word("document-kind", batch.kind),
        department=names.department(batch.department),
        lead=names.department(batch.lead_department),
        items=items,
        item_names=listed(one.name for one in items),
        scope=listed(scope, "；"),
        regions=listed(map(names.region, batch.regions)),
        ratio=share(float(batch.ratio)),
        first_on=day(batch.first_date),
        last_on=day(batch.last_date),
        tasks=tasks,
        task_count=str(len(tasks)),
    )


def _part(facts: TaskFacts, task_id: str, department: str, title: str, *, contacts: bool) -> dict[str, Any]:
    task = facts.tasks[task_id]
    said = _task(facts, task, contacts=contacts, recorded=False)
    return {
        "title": title,
        "issuer": facts.names.department(department),
        **said,
        **_frequency(facts, task, {department}),
        "part": _part_said(facts, task, department, recorded=True),
        "remedies": words("document-remedy", facts.remedies[task.campaign], "或者"),
    }


def _task(facts: TaskFacts, task: Task, *, contacts: bool, recorded: bool) -> dict[str, Any]:
    """The fields of `TaskPaper` but its title and issuer."""
    names, target = facts.names, facts.targets[task.target]
    team, owing = facts.teams[task.id], [one.department for one in facts.parts[task.id]]
    departments = [task.lead_department, *(code for code in owing if code != task.lead_department)]
    parts = tuple(_part_said(facts, task, code, recorded=recorded) for code in departments if code in owing)
    officers = _officers(facts, team)
    kinds = [facts.batches[one.batch].kind for one in facts.checks[task.id] if one.batch in facts.batches]
    entries = facts.records if recorded else {}
    versions = [facts.versions[task.id, code][0] for code in owing if recorded and facts.versions.get((task.id, code))]
    conclusion = worst({one.content.conclusion for one in versions if one.content.conclusion is not None})
    return {
        "task": task.id,
        "task_name": facts.campaigns[task.campaign].title,
        "kind": words("document-kind", kinds),
        "source": words("source", [facts.sources.get(one.check, "draw") for one in facts.checks[task.id]]),
        "held_on": day(task.held_on),
        "time": f"{task.start}—{task.end}" if task.start else "",
        "lead": names.department(task.lead_department),
        "departments": listed(map(names.department, departments)),
        "target": TargetSaid(
            name=task.target_name,
            uscc=target.uscc or target.registration_number,
            address=task.address,
            region=names.region(names.regions.county_of(task.region_code)),
            representative=target.legal_representative if contacts else "",
            phone=target.phone if contacts else "",
        ),
        "officers": officers,
        "officer_names": listed(one.name for one in officers),
        "officer_count": str(len(officers)),
        "items": _items(facts, facts.checks[task.id], entries),
        "parts": parts,
        "filing_reference": task.filing_reference,
        "check_code": task.check_code,
        "check_address": f"{names.url}/check/{task.check_code}" if task.check_code else "",
        "conclusion": word("outcome", conclusion),
        **promised(facts.notices[task.campaign]),
        **_frequency(facts, task, set(owing)),
    }


def promised(rules: NoticeRules) -> dict[str, str]:
    """The sentences on fees and integrity."""
    return {
        "fee_notice": word("document-fee", "by-law" if rules.fees else "none"),
        "integrity_notice": word("document-integrity", "undisturbed" if rules.undisturbed else "plain"),
    }


def _frequency(facts: TaskFacts, task: Task, departments: set[str]) -> dict[str, str]:
    """Which visit of its year this is for the target, and how many there may be."""
    days = {on for on, code in facts.visits.get(task.target, ()) if code in departments and on < task.held_on}
    cap = facts.caps[task.campaign]
    return {"visit_count": str(len(days) + 1), "visit_cap": "未设定" if cap is None else f"每部门{cap}次"}


def _officers(facts: TaskFacts, team: Sequence[TaskMember]) -> tuple[OfficerSaid, ...]:
    return tuple(
        OfficerSaid(
            number=str(number),
            name=one.name,
            certificate=one.inspector,
            department=facts.names.department(one.department),
            role="组长" if one.leader else "组员",
            valid_to=day(who.certificate_valid_to) if (who := facts.inspectors.get(one.inspector)) else "",
        )
        for number, one in enumerate(team, 1)
    )


def _items(
    facts: TaskFacts, checks: Sequence[TaskCheck], records: Mapping[tuple[str, str], PartRecord]
) -> tuple[ItemSaid, ...]:
    said = []
    for number, one in enumerate(checks, 1):
        record = records.get((one.task, one.department))
        entries = {} if record is None else {entry.check: entry for entry in record.checks}
        said.append(_item(facts, number, one.department, one.item, entries.get(one.check, _NOTHING)))
    return tuple(said)


def _item(facts: TaskFacts, number: int, department: str, code: str, entry: CheckEntry) -> ItemSaid:
    item, names = facts.names.items.get(code), facts.names
    adoption = entry.adoption
    adopted = "" if adoption is None else f"{names.department(adoption.source)}　{adoption.reference}"
    entrusted = f"{entry.entrusted_to}（监督：{entry.supervised_by}）" if entry.entrusted_to else ""
    return ItemSaid(
        number=str(number),
        department=names.department(department),
        name=code if item is None else item.name,
        content="" if item is None else item.content,
        legal_basis="" if item is None else item.legal_basis,
        methods=words("document-method", entry.methods or (() if item is None else item.methods)),
        frequency="" if item is None else item.frequency,
        checked="" if entry.checked is None else ("是" if entry.checked else "否"),
        reason=entry.reason,
        outcomes=words("outcome", entry.outcomes, "；"),
        found=entry.found,
        measures=words("measure", entry.measures),
        handled=entry.handled,
        adopted=adopted,
        entrusted=entrusted,
    )


def _part_said(facts: TaskFacts, task: Task, department: str, *, recorded: bool) -> PartSaid:
    """A part: who, what, on which basis; with `recorded` also what came of it."""
    key, names = (task.id, department), facts.names
    checks = [one for one in facts.checks[task.id] if one.department == department]
    items = _items(facts, checks, facts.records if recorded else {})
    officers = _officers(facts, [one for one in facts.teams[task.id] if one.department == department])
    part = next(one for one in facts.parts[task.id] if one.department == department)
    head: dict[str, Any] = {
        "department": names.department(department),
        "items": items,
        "officers": officers,
        "item_names": listed(one.name for one in items),
        "officer_names": listed(one.name for one in officers),
        "legal_basis": listed(one.legal_basis for one in items),
        "methods": listed(one.methods for one in items),
        "approved_by": names.account(part.approved_by),
        "approved_on": day(part.approved_at),
    }
    if not recorded:
        return PartSaid(**head)
    versions = facts.versions.get(key, ())
    record = facts.records.get(key)
    return PartSaid(
        **head,
        inspected_on=day(part.inspected_on),
        completed_on=day(part.completed_at),
        ended=listed([word("document-end", part.end), word("document-closing", part.closing_reason)], "："),
        evidence=_evidence(facts, task, department),
        sheets=sheets(names.items, checks, items, record),
        problems=listed((one.found for one in items), "；"),
        measures=listed((one.measures for one in items), "；"),
        **({} if record is None else _on_site(record)),
        **(_reported(facts, key, versions) if versions else {}),
    )


def _on_site(record: PartRecord) -> dict[str, Any]:
    signed = record.signature
    return {
        "arrived_at": instant(record.arrived_at),
        "departed_at": instant(record.departed_at),
        "signature": "" if signed is None else word("document-signature", signed.status),
        "signature_note": "" if signed is None else signed.note,
        "witness": "" if signed is None else signed.witness,
    }


def _reported(facts: TaskFacts, key: tuple[str, str], versions: Sequence[ResultVersion]) -> dict[str, Any]:
    newest, result = versions[0], facts.results[key]
    return {
        "conclusion": word("outcome", newest.content.conclusion),
        "opinion": newest.content.opinion,
        "version": str(newest.number),
        "correction": newest.reason,
        "reported_by": facts.names.account(result.reported_by),
        "reported_on": day(result.reported_at),
        "published_on": day(result.published_at),
        "circle": result.circle,
        "restriction": result.reason,
    }


def _evidence(facts: TaskFacts, task: Task, department: str) -> tuple[EvidenceSaid, ...]:
    held = [one for one in facts.evidence.get(task.id, ()) if one.department == department]
    return tuple(
        EvidenceSaid(str(number), one.name, one.sha256, instant(one.added_at)) for number, one in enumerate(held, 1)
    )


def _of_batch(facts: TaskFacts, number: int, task: Task) -> BatchTaskSaid:
    names, target = facts.names, facts.targets[task.target]
    officers = _officers(facts, facts.teams[task.id])
    return BatchTaskSaid(
        number=str(number),
        task=task.id,
        target=task.target_name,
        uscc=target.uscc or target.registration_number,
        region=names.region(names.regions.county_of(task.region_code)),
        departments=listed(names.department(one.department) for one in facts.parts[task.id]),
        items=listed(one.item_name for one in facts.checks[task.id]),
        held_on=day(task.held_on),
        officers=officers,
        officer_names=listed(one.name for one in officers),
    )

"""Every text exists in both languages with the same places to fill, and every code in the program has one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import Any

import click
import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent

from api.bench.lottery import RULES as LOTTERIES
from api.bench.methods import METHODS
from api.bench.pages.measuring import STEPS as PAGE_STEPS
from api.bench.replanning import CASES
from api.bench.sections import KEYS
from api.bench.service.asked import Sizes
from api.bench.service.pages import KINDS as PAGES
from api.bench.service.sections import STEPS as MEASUREMENTS
from api.bench.sizes import SIZES
from api.command_line import campaigns as campaign_commands
from api.command_line.accounts import _COLUMNS as ACCOUNT_COLUMNS
from api.command_line.alignments import INSPECTION_COLUMNS, MONTH_COLUMNS
from api.command_line.annual_plans import BATCH_COLUMNS, PLAN_COLUMNS
from api.command_line.approval_steps import APPROVAL_COLUMNS
from api.command_line.audits import AUDIT_COLUMNS
from api.command_line.bulletins import BULLETIN_COLUMNS, WARNING_COLUMNS
from api.command_line.case_entries import CASE_COLUMNS, PIN_COLUMNS
from api.command_line.ceremony import FACTS, STEPS
from api.command_line.documents import DOCUMENT_COLUMNS, FORM_COLUMNS
from api.command_line.entries import COVERAGE_COLUMNS
from api.command_line.main import _COMMANDS, build
from api.command_line.pages_bench import COLUMNS as PAGE_COLUMNS
from api.command_line.repeats import PAIR_COLUMNS
from api.command_line.runs import COLUMNS as RUN_COLUMNS
from api.command_line.service_bench import COLUMNS as FIGURE_COLUMNS
from api.command_line.tasks import DUE_COLUMNS, MOVED_COLUMNS, TASK_COLUMNS
from api.command_line.tokens import _COLUMNS as TOKEN_COLUMNS
from api.command_line.what_if import COLUMNS as WHAT_IF_COLUMNS
from api.pages.ceremony_views import STEPS as CEREMONY
from api.pages.choices import CHOICES
from api.pages.departments import WAITING
from api.pages.navigation import GROUPS, PUBLIC
from api.pages.what_ifs import RULES as SUPPOSED
from coordination.desk.accounts.judging import _BELONGS_TO
from coordination.desk.target_import import STEPS as STEPS_OF_AN_IMPORT
from coordination.desk.tasks.preparing import _ACTION as PREPARED
from coordination.documents.checking import NOT_PRINTED
from coordination.documents.forms import FORMS, Scope
from coordination.intake.columns import Known
from coordination.intake.kinds import KINDS
from coordination.intake.kinds.batches import batches
from coordination.model.access import Act, Role
from coordination.model.approvals import Approved
from coordination.model.calendar import Festival
from coordination.model.case_files import FileState, FileStep
from coordination.model.ceremony import DrawState, DrawStep
from coordination.model.deadlines import Clock, DueState
from coordination.model.draws import Source
from coordination.model.feedback import Grievance
from coordination.model.feeds import FeedKind
from coordination.model.follow_ups import FollowUpKind, FollowUpState, FollowUpStep
from coordination.model.items import ItemClass, Method
from coordination.model.on_site import Measure, Outcome, SignatureStatus
from coordination.model.people import HalfDay, InspectorStatus
from coordination.model.plans import BatchKind, DrawType, PlanState
from coordination.model.precursors import PrecursorGroup, PrecursorPaper
from coordination.model.replans import Aim, ChangeKind, EventKind, Why
from coordination.model.results import Decision, ResultState, ResultStep, SyncState
from coordination.model.runs import STAGES, RunKind, RunState
from coordination.model.targets import RiskFlag, TargetKind, TargetStatus
from coordination.model.tasks import ClosingReason, DeclineReason, NoticeForm, PartEnd, TaskState, TaskStep
from coordination.model.urgent import PaperState
from coordination.model.work_rules import SECTIONS
from coordination.rules.packs import Standing
from coordination.rules.parameters import ITEM_STEPS
from coordination.texts import LANGUAGES, Language, catalogue_files, texts
from seeds.loading import reference, table
from solvers.planning.plan import REASONS
from solvers.replanning.problem import Level
from tests.house.codes_of_sums import codes_of_sums

ROOT = Path(__file__).parents[2]
IN_TEMPLATES = re.compile(r"""say\(["']([a-z0-9-]+)["'](?! ~)(?: if [^,)]*? else ["']([a-z0-9-]+)["'])?""")
# Where a code stands among the arguments of a call.
CODE_ARGUMENT = {
    "say": 0,
    "Fault": 0,
    "CellError": 0,
    "RowFault": 3,
    "Violation": 1,
    "_compare": 0,
    "BadInputError": 0,
    "NotFoundError": 0,
    "NotAllowedError": 0,
    "UnavailableError": 0,
    "UnknownCallerError": 0,
    "ForbiddenError": 0,
    "OutdatedError": 0,
    "Failure": 0,
    "Message": 0,
    "told": 1,
}

PARTS_OF_A_CAMPAIGN = ("overview", "timetable", "visits", "map", "left", "pins", "replans", "what-ifs")
TASK_HELP = ("take-over", "list", "show", "approve", "file", "notify", "code", "campaign", "department")
# What states, steps and choices after the plan are called.
AFTER_THE_VISIT: dict[str, type[StrEnum]] = {
    "task-state": TaskState,
    "task-step": TaskStep,
    "closing": ClosingReason,
    "outcome": Outcome,
    "measure": Measure,
    "clock": Clock,
    "paper-state": PaperState,
    "grievance": Grievance,
    "due-state": DueState,
    "result-state": ResultState,
    "result-step": ResultStep,
    "sync-state": SyncState,
    "follow-up-kind": FollowUpKind,
    "follow-up-state": FollowUpState,
    "follow-up-step": FollowUpStep,
    "case-file-state": FileState,
    "case-file-step": FileStep,
}


def messages(language: Language) -> dict[str, set[str]]:
    """Codes of a catalogue with the names of the values each text shows."""
    found: dict[str, set[str]] = {}
    for file in catalogue_files(language):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, fluent.Junk), (file, entry.content)
            if isinstance(entry, fluent.Message):
                assert entry.id.name not in found, entry.id.name
                text = file.read_text(encoding="utf-8")[entry.span.start : entry.span.end] if entry.span else ""
                found[entry.id.name] = set(re.findall(r"\$(\w+)", text))
    return found


def literal_codes() -> Iterator[tuple[str, str]]:
    """Codes that stand in the program as they are."""
    for file in ROOT.glob("*/**/*.py"):
        if file.relative_to(ROOT).parts[0] not in {"api", "coordination", "seeds", "solvers"}:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                place = CODE_ARGUMENT.get(name)
                if place is not None and len(node.args) > place:
                    for code in constants(node.args[place]):
                        yield code, f"{file.relative_to(ROOT)}:{node.lineno}"


def codes_of_templates() -> Iterator[tuple[str, str]]:
    """Codes that stand in templates as they are; those that a template puts together end in a tilde."""
    for file in (ROOT / "api" / "pages" / "templates").rglob("*.html"):
        for found in re.finditer(
            r'say\("([a-z0-9-]+)"(?! ~)(?: if [^,)]*? else "([a-z0-9-]+)")?', file.read_text("utf-8")
        ):
            yield from ((code, file.name) for code in found.groups() if code)


def constants(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from constants(node.body)
        yield from constants(node.orelse)


def codes_of_the_benches() -> Iterator[str]:
    """Those of the planner's, then steps, pages, columns, sizes and figures of the service's, then those of pages."""
    yield from (f"bench-size-{size}" for size in SIZES)
    yield from (f"bench-method-{method}" for method in METHODS)
    yield from (f"bench-event-{case}" for case in CASES)
    yield from (f"bench-replanned-{aim.value}" for aim in Aim)
    yield from (f"bench-rule-{lottery}" for lottery in LOTTERIES)
    yield from (f"bench-{key}{part}" for key in KEYS for part in ("", "-note"))
    yield from (f"bench-service-step-{step}" for step in MEASUREMENTS)
    yield from (f"bench-service-kind-{kind}" for kind in PAGES)
    yield from (f"bench-service-column-{column}" for column in FIGURE_COLUMNS)
    yield from (f"help-bench-service-{one.name.replace('_', '-')}" for one in fields(Sizes))
    yield from (f"bench-pages-step-{step}" for step in PAGE_STEPS)
    yield from (f"bench-pages-column-{column}" for column in PAGE_COLUMNS)
    for file in (ROOT / "api" / "bench" / "service").glob("*.py"):
        keys = re.findall(r'Figure\("([a-z-]+)"', file.read_text(encoding="utf-8"))
        yield from (f"bench-service-{key}" for key in keys)


def composed_codes() -> Iterator[str]:
    """Codes the program puts together."""
    yield from (f"kind-{kind}" for kind in KINDS)
    tables = {**KINDS, "batches": batches}
    yield from (f"column-{kind}-{column.field}" for kind, build in tables.items() for column in build(Known()).columns)
    yield "kind-batches"
    yield from (f"coverage-column-{column}" for column in COVERAGE_COLUMNS)
    yield from (f"pages-rules-{section.replace('_', '-')}" for section in SECTIONS)
    yield from (f"reason-name-{reason.replace('_', '-')}" for reason in REASONS)
    yield from (f"standing-{standing.value.replace('_', '-')}" for standing in Standing)
    yield from (f"step-{step}" for step in ("generate", "import", "draw", "plan", "conduct", "year", "calendars"))
    yield from (f"step-{step}" for step in ("backup", "verify", "restore", "compare"))
    yield from (f"realised-{row['realised_as'].replace(' ', '-')}" for row in table("rules.csv"))
    yield from (f"report-left-{reason}" for reason in ("not-in-business", "visited-within-gap", "department-visit-cap"))
    yield from (f"report-conduct-{decided}" for decided in ("maintained", "corrected"))
    yield from (f"heading-{heading}" for heading in ("usage", "options", "commands"))
    yield from codes_of_the_benches()
    yield from (f"step-{step}" for step in STEPS_OF_AN_IMPORT)
    yield from (f"act-{act.value.replace(':', '-')}" for act in Act)
    yield from (f"role-{role.value}" for role in Role)
    yield from (f"account-column-{column}" for column in ACCOUNT_COLUMNS)
    yield from (f"token-column-{column}" for column in TOKEN_COLUMNS)
    yield from (f"token-state-{state}" for state in ("active", "revoked", "expired"))
    yield from (f"account-{word}-{field}" for word in ("with", "without") for field in _BELONGS_TO)
    yield from (f"feed-kind-{kind.value}" for kind in FeedKind)
    yield from (f"feed-column-{one}" for one in ("id", "kind", "subject", "language", "issued-by", "issued-at"))
    yield from (f"leave-column-{column}" for column in ("first", "last", "half"))
    yield from (f"leave-half-{half.value.replace('_', '-')}" for half in HalfDay)
    yield from (f"draw-state-{state.value}" for state in DrawState)
    yield from (f"draw-step-{step}" for step in ("none", *DrawStep))
    yield from (f"draw-{name}-altered" for name in ("frame", "record"))
    yield from (f"draw-line-{fact}" for fact in FACTS)
    yield from (f"help-draw-{step}" for step in STEPS)
    yield from codes_of_runs()
    yield from codes_of_plans()
    yield from codes_after_the_visit()
    yield from codes_of_tables()
    yield from (f"{family}-{one.replace('_', '-')}" for family, offered in CHOICES.items() for one in offered)
    yield from codes_of_campaign_pages()
    yield from codes_of_sums()
    yield from codes_of_pages()
    yield from ("help-onevisit", *(f"help-{command}" for command in _COMMANDS))


def codes_of_runs() -> Iterator[str]:
    """Codes of planning runs, replans and what-ifs."""
    yield from (f"stage-{stage}" for stage in STAGES)
    yield from (f"run-state-{state.value}" for state in RunState)
    yield from (f"run-column-{column}" for column in RUN_COLUMNS)
    yield from (f"help-run-{act}" for act in ("cancel", "resume", "publish"))
    yield from (f"run-kind-{kind.value.replace('_', '-')}" for kind in RunKind)
    yield from (f"what-if-column-{column}" for column in WHAT_IF_COLUMNS)
    yield from (f"replan-level-{level.value}" for level in Level)
    yield from (f"replan-kind-{kind.value}" for kind in ChangeKind)
    yield from (f"replan-why-{why.value}" for why in Why)
    yield from (f"help-replan-{act}" for act in ("start", "show", "swaps", "check"))
    yield from (f"pages-event-{kind.value.replace('_', '-')}" for kind in EventKind)
    yield from (f"pages-event-note-{kind.value.replace('_', '-')}" for kind in EventKind)
    yield from (f"pages-suppose-{rule.replace('_', '-')}" for rule in SUPPOSED)
    yield from (f"pages-suppose-field-{rule.replace('_', '-')}" for rule in SUPPOSED)
    yield from (f"pages-no-{kind}" for kind in ("replans", "what-ifs"))


def codes_of_plans() -> Iterator[str]:
    """Codes of annual plans and their alignment."""
    yield from (f"plan-state-{state.value}" for state in PlanState)
    yield from (f"plan-column-{column}" for column in PLAN_COLUMNS)
    yield from (f"figures-{column}" for column in ("district", "drawn", "weight", "batch"))
    yield from (f"alignment-column-{column}" for column in (*INSPECTION_COLUMNS, *MONTH_COLUMNS))
    yield from (
        f"help-plan-{act}"
        for act in ("file", "publish", "list", "open", "repeat", "align", "figures", "revise", "order")
    )


def codes_after_the_visit() -> Iterator[str]:
    """Codes of tasks, results, findings and files."""
    yield from (f"task-column-{column}" for column in TASK_COLUMNS)
    yield from (f"due-column-{column}" for column in DUE_COLUMNS)
    yield from (f"moved-column-{column}" for column in MOVED_COLUMNS)
    yield from (f"bulletin-column-{column}" for column in BULLETIN_COLUMNS)
    yield from (f"warning-column-{column}" for column in WARNING_COLUMNS)
    yield from (f"repeat-column-{column}" for column in PAIR_COLUMNS)
    yield from (f"repeat-cause-{cause.value.replace('_', '-')}" for kind in (Source, RiskFlag) for cause in kind)
    yield from (f"help-task-{name}" for name in TASK_HELP)
    yield from (f"help-result-{name}" for name in ("export", "file"))
    yield from codes_of_documents()
    for group, options in AFTER_THE_VISIT.items():
        yield from (f"{group}-{option.value.replace('_', '-')}" for option in options)


def codes_of_documents() -> Iterator[str]:
    """Codes of forms, of what they say, and of what is wrong with their templates."""
    families: dict[str, type[StrEnum]] = {
        "scope": Scope,
        "method": Method,
        "signature": SignatureStatus,
        "kind": BatchKind,
        "draw-type": DrawType,
        "decision": Decision,
        "end": PartEnd,
        "closing": ClosingReason,
        "decline": DeclineReason,
    }
    for family, options in families.items():
        yield from (f"document-{family}-{option.value.replace('_', '-')}" for option in options)
    remedies = reference().shelf.value("BASE2026", "remedies")
    yield from (f"document-remedy-{remedy}" for remedy in remedies)
    for family, choices in {"group": PrecursorGroup, "way": PrecursorGroup, "paper": PrecursorPaper}.items():
        yield from (f"precursor-{family}-{one.value.replace('_', '-')}" for one in choices)
    yield from (f"precursor-regular-{one}" for one in ("yes", "no"))
    yield from (f"document-{one}" for one in ("fee-none", "fee-by-law", "integrity-undisturbed", "integrity-plain"))
    yield from (f"document-body-{body}" for body in ("judicial-organ", "public-security"))
    yield from (f"document-indicator-cx-a{number:02}" for number in range(1, 15))
    yield from (f"document-not-{form.moment.value.replace('_', '-')}" for form in FORMS.values())
    yield from (f"document-title-{code.replace('_', '-')}" for code in FORMS)
    yield from (f"document-column-{column}" for column in {*FORM_COLUMNS, *DOCUMENT_COLUMNS})
    yield from (f"template-holds-{kind}" for kind in {*NOT_PRINTED.values(), "nested-table"})
    yield from (f"help-document-template-{act}" for act in ("show", "check", "set", "reset"))


def codes_of_tables() -> Iterator[str]:
    """Codes of columns, figures and acts of what is listed about campaigns and entered into them."""
    yield from (f"campaign-column-{column}" for column in campaign_commands.CAMPAIGN_COLUMNS)
    yield from (f"check-column-{column}" for column in campaign_commands.CHECK_COLUMNS)
    yield from (f"visit-column-{column}" for column in (*campaign_commands.VISIT_COLUMNS, "campaign"))
    yield from (f"route-column-{column}" for column in campaign_commands.ROUTE_COLUMNS)
    yield from (f"left-column-{column}" for column in campaign_commands.LEFT_COLUMNS)
    yield from (f"share-column-{column}" for column in campaign_commands.SHARE_COLUMNS)
    yield from (f"figure-{figure}" for figure in campaign_commands.FIGURES)
    yield from (f"figure-column-{column}" for column in ("name", "together", "alone"))
    yield from (f"source-{source.value.replace('_', '-')}" for source in Source)
    yield from (f"remedy-{reason.replace('_', '-')}" for reason in REASONS)
    yield from (f"help-register-{act}" for act in ("list", "show", "add", "change", "remove"))
    yield from (f"register-column-{column}" for column in ("field", "value"))
    yield from (f"batch-column-{column}" for column in BATCH_COLUMNS)
    yield from (f"audit-column-{column}" for column in AUDIT_COLUMNS)
    yield from (f"approval-column-{column}" for column in APPROVAL_COLUMNS)
    yield from (f"approval-step-{step.replace('_', '-')}" for step in ITEM_STEPS)
    yield from (f"pin-column-{column}" for column in PIN_COLUMNS)
    yield from (f"case-column-{column}" for column in CASE_COLUMNS)


def codes_of_pages() -> Iterator[str]:
    """Codes that only pages put together."""
    yield from (f"pages-draw-step-{step.replace('_', '-')}" for step in ("announce", *DrawStep))
    yield from (f"pages-kind-{kind.value}" for kind in TargetKind)
    yield from (f"pages-target-{status.value}" for status in TargetStatus)
    yield from (f"pages-flag-{flag.value.replace('_', '-')}" for flag in RiskFlag)
    yield from (f"pages-class-{one.value}" for one in ItemClass)
    yield from (f"pages-inspector-{status.value}" for status in InspectorStatus)
    yield from (f"pages-mark-{mark}" for mark in ("done", "now", "ahead"))
    yield from (f"pages-weekday-{day}" for day in range(1, 8))
    yield from (f"pages-day-{kind}" for kind in ("working", "off", "make-up"))
    yield from (f"pages-weekday-short-{day}" for day in range(1, 8))
    yield from (f"pages-month-{month}" for month in range(1, 13))
    yield from (f"pages-month-{what}-{kind}" for what in ("is", "mark") for kind in ("off", "make-up"))
    yield from (f"festival-{festival.name.lower().replace('_', '-')}" for festival in Festival)
    yield from (f"pages-lead-{table}" for table in ("targets", "items", "inspectors", "plans", "campaigns", "audit"))
    yield from (f"decline-{reason.value.replace('_', '-')}" for reason in DeclineReason)
    yield from (f"pages-feedback-rating-{number}" for number in range(1, 6))
    yield from (f"pages-replan-{what}-over" for what in ("campaign", "visit"))
    yield from (f"pages-notice-{form.value}" for form in NoticeForm)
    yield from (f"pages-end-{end.value}" for end in PartEnd)
    yield from (f"pages-decision-{decision.value}" for decision in Decision)
    yield from (f"pages-language-{language}" for language in LANGUAGES)
    yield from (f"pages-column-{head}" for head in ("certificate", "target", "reason", "declared-by", "declared-at"))
    yield from (f"pages-wait-{state.value.replace('_', '-')}" for state in WAITING)
    yield from (entry.text for group in GROUPS for entry in (group, *group.entries))
    yield from codes_of_ceremony()


def witness_kinds() -> set[str]:
    """Every kind that a pack knows."""
    shelf = reference().shelf
    return {str(kind) for pack in shelf.packs for kind in shelf.value(pack, "draw_witness_kinds") or ()}


def codes_of_ceremony() -> Iterator[str]:
    """Codes of the pages of draws, and of what is public."""
    yield from (
        f"pages-ceremony-{what}-{step}" for what in ("title", "means", "anybody", "waiting") for step in CEREMONY
    )
    yield from (f"witness-kind-{kind.replace('_', '-')}" for kind in witness_kinds())
    yield from (f"pages-drawn-{kind}" for kind in ("standing", "substitute", "left"))
    yield from (f"pages-public-{table}-lead" for table in ("items", "plans", "draws", "drawn", "results", "notices"))
    yield from (f"pages-outcome-{one.value.replace('_', '-')}" for one in Outcome)
    yield from (entry.text for entry in PUBLIC)


def codes_of_campaign_pages() -> Iterator[str]:
    """Codes that the pages around a campaign put together, and those of acts in the audit chain."""
    reasons = [reason.replace("_", "-") for reason in REASONS]
    yield from (f"pages-part-{part}" for part in PARTS_OF_A_CAMPAIGN)
    yield from (f"pages-lead-{table}" for table in ("visits", "checks", "left", "doors", "departments"))
    yield from (f"pages-solve-{reason}" for reason in reasons)
    yield from (f"pages-version-{head}" for head in ("number", "published-at", "digest"))
    pins = ("visit", "held-on", "session", "checks", "reason", "entered-by", "entered-at")
    yield from (f"pages-pin-{head}" for head in pins)
    yield from (f"pages-session-{session}" for session in ("am", "pm"))
    yield from (
        f"apart-{why}" for why in ("too-long", "team-too-large", "windows", "nowhere", "no-day", "people", "pinned")
    )
    yield from ("apart-item", "apart-by-plan")
    yield from (f"audit-action-{approved.value}-step-taken" for approved in Approved)
    yield from (f"audit-action-sync-{state.value}" for state in (SyncState.CONFIRMED, SyncState.REFUSED))
    yield from (f"audit-action-{action}" for action in (*noted_actions(), *PREPARED.values()))


def noted_actions() -> Iterator[str]:
    """The acts that use cases note in the audit chain, where they are written as they are."""
    found = re.compile(r'note(?:d|_each)?\((?:\s*office, caller,)?\s*"([a-z]+(?:-[a-z]+)+)"')
    for file in (ROOT / "coordination").rglob("*.py"):
        yield from found.findall(file.read_text("utf-8"))


def test_both_languages_have_the_same_texts_with_the_same_places() -> None:
    assert messages("zh") == messages("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_text(language: Language) -> None:
    said = texts(language)
    told = [*literal_codes(), *codes_of_templates()]
    missing = {code: place for code, place in told if not said.has(code)}
    assert missing == {}
    assert [code for code in composed_codes() if not said.has(code)] == []


def helps(command: Any, words: str = "onevisit") -> Iterator[tuple[str, str]]:
    """What every command and option says of itself."""
    yield words, command.help or ""
    yield from ((f"{words} {one.opts[0]}", one.help or "") for one in command.params if isinstance(one, click.Option))
    for name in command.list_commands(None) if isinstance(command, click.Group) else ():
        yield from helps(command.get_command(None, name), f"{words} {name}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_and_option_says_what_it_is_for(language: Language) -> None:
    assert [words for words, said in helps(build(texts(language))) if not said or said.startswith("help-")] == []


def test_numbers_are_not_grouped_and_marks_are_not_added() -> None:
    assert texts("en").say("reason-item-cap", year=2026, count=2, cap=2).startswith("In 2026 the item")


def test_a_code_without_a_text_is_shown_rather_than_an_error() -> None:
    assert texts("zh").say("no-such-code", x=1) == "no-such-code"

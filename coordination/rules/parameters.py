"""Every parameter a policy pack may set: name, section, kind, unit and meaning."""

from __future__ import annotations

from dataclasses import dataclass

from coordination.model.draws import DEMANDED
from coordination.model.work_rules import SECTIONS
from coordination.rules.kinds import (
    Kind,
    choice,
    choices,
    day,
    flag,
    number,
    or_none,
    share,
    table,
    text,
    texts,
    whole,
)

RISK_FLAGS = (
    "abnormal_list",
    "dishonesty",
    "government_rectification",
    "life_safety_sector",
    "many_complaints",
    "serious_violation",
    "social_hotspot",
)
ITEM_STEPS = (
    "filed_with_coordinator",
    "derived_from_provincial_list",
    "compiled_by_coordinator",
    "legal_unit_review",
    "leader_approval",
    "published",
)
SOURCES = tuple(sorted(one.value for one in DEMANDED))
METHODS = ("on_site", "written", "network", "testing")
TARGET_KINDS = ("market_entity", "social_org", "public_institution", "admin_organ", "natural_person", "non_standard")
MONTH_DAY = text(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", "MM-DD")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One line of the schema. `unit` is empty where the value has none."""

    section: str
    name: str
    kind: Kind
    meaning: str
    unit: str = ""


def _section(section: str, *lines: tuple[str, Kind, str] | tuple[str, Kind, str, str]) -> tuple[Parameter, ...]:
    return tuple(Parameter(section, *line) for line in lines)


_IDENTITY = _section(
    "identity",
    ("pack_id", text(r"[A-Z0-9]{2,12}", "2-12 capitals or digits"), "key of the pack"),
    ("title", text(), "title of the document"),
    ("document_number", text(), "document number as printed"),
    ("issuer", text(), "issuing body under its present name"),
    ("issued_on", day(), "date of issue"),
    ("valid_from", day(), "first day in force"),
    (
        "valid_to",
        day(),
        "last day in force; past it the pack serves training, comparison and dates inside its validity",
    ),
    ("legal_basis", texts(), "superior documents it names"),
    ("parent_pack", text(r"[A-Z0-9]{2,12}", "2-12 capitals or digits"), "pack that speaks where this one is silent"),
    ("region_code", text(r"\d{6}", "6 digits of GB/T 2260"), "jurisdiction"),
    (
        "scope_kind",
        choice("all_enforcement_departments", "all_departments", "market_regulation_members", "single_department"),
        "who is bound",
    ),
    ("approved_by", text(), "body that adopted the document"),
)

_ORGANISATION = _section(
    "organisation",
    ("coordinator_body", text(), "body that coordinates"),
    ("platform_owner_body", text(), "body that runs the platform"),
    ("joint_meeting_members", whole(1, 100), "size of the joint meeting", "departments"),
    (
        "lead_rule",
        choice("by_joint_plan", "main_supervisor", "initiator", "designated_by_coordinator", "host_division"),
        "who leads a cross-department task",
    ),
    (
        "lead_alternatives",
        choices("main_supervisor", "initiator", "designated_by_coordinator", "designated_by_government"),
        "what holds, in order, where the lead rule names nobody",
    ),
    ("joint_levels", choices("intra_department", "vertical", "cross_department"), "levels of joint inspection known"),
    ("department_contact_required", flag(), "leader, division and contact of a department must be named"),
)

_REGISTERS = _section(
    "registers",
    ("target_kinds", choices(*TARGET_KINDS), "kinds of target allowed"),
    (
        "target_fields_required",
        choices(
            "name", "address", "legal_representative", "phone", "uscc_or_id", "region_code", "industry", "credit_class"
        ),
        "mandatory fields of a target",
    ),
    ("standard_register_owners", table(text(), TARGET_KINDS), "body that owns each standard register"),
    ("registration_feed_required", flag(), "new registrations are passed to the regulators (双告知)"),
    ("register_audit_required", flag(), "registers are themselves spot-checked"),
    (
        "inspector_fields_required",
        choices(
            "certificate_number",
            "name",
            "sex",
            "post",
            "specialties",
            "enforcement_areas",
            "station_code",
            "district_code",
            "department",
            "level",
        ),
        "mandatory fields of an inspector",
    ),
    ("inspector_certificate_required", flag(), "only a person with a valid certificate inspects"),
    ("inspector_admin_staffing_required", flag(), "only persons on administrative staffing (行政编制)"),
    (
        "inspector_kinds_allowed",
        choices("certified", "enforcement_civil_servant", "daily_supervision_staff"),
        "kinds of person the register takes in",
    ),
    ("publish_inspector_register", flag(), "the inspector register is public"),
)

_ITEMS = _section(
    "items",
    ("legal_basis_required", flag(), "no item without a basis in law, regulation or rule"),
    (
        "item_fields_required",
        choices(
            "name",
            "target",
            "content",
            "legal_basis",
            "body",
            "method",
            "ratio",
            "frequency",
            "procedure",
            "check_points",
        ),
        "mandatory fields of an item",
    ),
    ("item_classes", choices("key", "general"), "classes of item"),
    ("item_categories", choices("market_regulation", "other_enforcement"), "categories of item"),
    ("key_item_ratio_cap", or_none(share()), "upper limit of the ratio of key items", "share"),
    ("general_item_ratio_cap_required", flag(), "each general item carries an upper limit of its ratio"),
    ("full_coverage_ratio", share(), "ratio of items that law wants covered fully", "share"),
    ("batch_order_draw_allowed", flag(), "the order of batches may be drawn where the ratio is high"),
    ("high_ratio_threshold", share(), "ratio from which it counts as high", "share"),
    (
        "item_approval_chain",
        choices(*ITEM_STEPS),
        "approvals an item passes, in order",
    ),
    ("item_publication_channels", texts(), "where the item list is published"),
    ("work_rules_sections", choices(*SECTIONS), "what the work rules of a department say"),
)

_PLAN = _section(
    "plan",
    ("annual_plan_required", flag(), "an annual plan is required"),
    ("plan_filing_deadline", MONTH_DAY, "last day to file the plan with the joint-meeting office"),
    ("plan_filing_deadline_judicial", MONTH_DAY, "last day to file the plan with the judicial department"),
    ("plan_filing_to", texts(), "with whom the plan is filed"),
    (
        "plan_fields_required",
        choices(
            "type",
            "item",
            "target",
            "item_class",
            "ratio",
            "frequency",
            "estimated_count",
            "time",
            "body",
            "scope",
            "initiation",
            "level",
            "district_weights",
        ),
        "mandatory fields of a batch",
    ),
    ("plan_adjustable", flag(), "the plan may change in the year, with reason and republication"),
    ("unplanned_check_forbidden", flag(), "no random check outside the plan"),
    ("unplanned_sources_allowed", choices(*SOURCES), "sources of checks outside the plan"),
    ("special_campaign_in_plan", flag(), "special inspections enter plan and draw"),
)

_DRAW = _section(
    "draw",
    ("draw_mechanisms", choices("platform", "lottery_machine", "computer", "lots"), "mechanisms allowed"),
    ("draw_types", choices("directed", "undirected"), "types of draw"),
    ("undirected_ratio_min", share(), "floor of an undirected draw", "share of all market entities"),
    ("directed_ratio_min", share(), "floor of a directed draw", "share of the base"),
    ("directed_ratio_base", choice("market_entities", "eligible_pool"), "denominator of that floor"),
    ("hotspot_ratio_max", share(), "ratio allowed for hot spots", "share"),
    ("hotspot_categories", choices(*RISK_FLAGS), "flags that make a hot spot"),
    ("risk_uplift_flags", choices(*RISK_FLAGS), "flags that raise ratio and frequency"),
    ("risk_weighted_draw", flag(), "the probability depends on risk and credit"),
    (
        "inspector_draw_mode",
        choice("random", "random_with_specialty", "random_adapted", "random_in_business_field", "optimised_lottery"),
        "how inspectors are drawn",
    ),
    ("draw_publication_required", flag(), "the draw itself is published"),
    ("draw_witness_min", whole(0, 20), "witnesses present at the draw", "persons"),
    (
        "draw_witness_kinds",
        choices("personnel", "coordinator", "legal_counsel", "enterprise_rep", "public_rep", "discipline_inspection"),
        "who may witness",
    ),
    ("draw_media_record_required", flag(), "the draw is photographed or filmed"),
    ("draw_signed_record_required", flag(), "the written record of the draw is signed"),
)

_EXEMPTION = _section(
    "exemption",
    ("exemption_list_enabled", flag(), "the exemption list (免检免扰) applies"),
    ("exemption_redraw", flag(), "a drawn exempt target is replaced by lot"),
    (
        "exemption_not_applicable",
        choices("environment", "work_safety", "complaint", "superior_demand", "statutory"),
        "checks never exempted",
    ),
)

_MERGE = _section(
    "merge",
    (
        "joint_merge_modality",
        choice("mandatory", "mandatory_in_same_period", "in_principle"),
        "strength of one visit, many checks",
    ),
    (
        "joint_merge_window",
        choice("annual_plan", "same_execution_period", "windows_intersect"),
        "when checks count as simultaneous",
    ),
    ("repeat_cap_per_item", or_none(whole(1, 366)), "checks of one item at one target in a year", "checks"),
    ("repeat_cap_window", choice("calendar_year", "rolling_365d"), "what a year is for that cap"),
    ("repeat_cap_modality", choice("hard", "in_principle"), "strength of that cap"),
    ("visit_gap_days", or_none(whole(1, 3660)), "days between two visits to one target", "days"),
    ("exclude_already_inspected", flag(), "targets others inspected this year are left out if not joint"),
    ("repeat_bypass_flags", choices(*RISK_FLAGS), "flags that lift the repeat rules"),
    ("repeat_bypass_sources", choices(*SOURCES), "sources of checks that the repeat rules do not stop"),
    ("result_recognition", flag(), "departments accept each other's results"),
    ("cross_level_duplicate_check", flag(), "city and county plans are checked against each other"),
    ("no_arbitrary_count_change", flag(), "the executed number equals the planned one"),
)

_TEAM = _section(
    "team",
    ("min_inspectors_per_visit", whole(1, 20), "inspectors on an on-site visit", "inspectors"),
    ("min_inspectors_per_department", whole(1, 20), "inspectors of each department on the visit", "inspectors"),
    ("max_team_size", or_none(whole(1, 60)), "largest team", "inspectors"),
    ("team_leader_count", whole(0, 1), "leaders of a team", "inspectors"),
    ("specialty_match_mode", choice("none", "prefer", "require"), "strength of the specialty match"),
    ("cross_unit_draw_allowed", flag(), "inspectors of other divisions or levels may be drawn when short"),
    ("direct_assignment_allowed", flag(), "assignment without a draw when short, with approval"),
    ("cross_unit_training_required", flag(), "training before a visit in another field"),
    ("pooling_allowed", flag(), "levels may pool their inspectors"),
    ("auxiliaries_allowed", flag(), "experts and testers may accompany"),
    ("auxiliaries_count_to_minimum", flag(), "they count toward the minimum"),
    (
        "entrusted_tasks",
        choices(
            "auxiliary",
            "testing",
            "financial_audit",
            "consulting",
            "audit",
            "inspection",
            "appraisal",
            "assessment",
            "monitoring",
        ),
        "work that may be entrusted to a qualified body",
    ),
    ("decline_allowed", flag(), "an inspector may refuse a task"),
    ("max_sessions_per_inspector_per_week", or_none(whole(1, 14)), "half days of one inspector in a week", "sessions"),
)

_REPLACEMENT = _section(
    "replacement",
    (
        "replacement_reasons",
        choices("post_change", "work_conflict", "health", "other_special", "recusal"),
        "reasons for which an inspector is replaced",
    ),
    ("replacement_statement_required", flag(), "a written statement is required"),
    ("replacement_method", choice("random_redraw", "appointment"), "how the substitute is found"),
    ("recusal_required", flag(), "an interest means recusal"),
    ("recusal_modes", choices("swap_targets", "withdraw"), "ways of recusal"),
    ("recusal_on_application_of_target", flag(), "the inspected party may apply for recusal"),
    ("accompanying_conflict_checked", flag(), "auxiliaries must have no interest either"),
)

_ON_SITE = _section(
    "on_site",
    ("methods", choices(*METHODS), "ways of inspecting"),
    ("sessions", table(text(r"\d\d:\d\d\+\d{2,3}", "HH:MM+minutes"), ("am", "pm", "evening")), "half days", "minutes"),
    ("visit_setup_minutes", whole(0, 120), "time at the door before and after the checks", "minutes"),
    ("travel_kilometres_per_hour", number(), "speed between targets", "km/h"),
    ("travel_detour_factor", number(), "road kilometres per great-circle kilometre"),
    ("travel_minimum_minutes", whole(0, 120), "shortest way between two places", "minutes"),
    ("pre_inspection_notice_public", flag(), "coming inspections are announced in public"),
    ("filing_before_visit", texts(), "where a visit is filed once the names are fixed"),
    ("inspection_notice_required", flag(), "a notice is handed over on site"),
    ("certificate_display_required", flag(), "certificates are shown"),
    ("whole_process_record", flag(), "the whole process leaves a trace"),
    ("party_signature_required", flag(), "the inspected party signs; refusal is noted"),
    ("fee_allowed", flag(), "fees may be taken"),
    ("no_hindrance_required", flag(), "normal operation is not hindered"),
    (
        "abnormal_closing_reasons",
        choices(
            "unreachable",
            "serious_non_cooperation",
            "deregistered",
            "registration_revoked",
            "licence_revoked",
            "closed",
            "in_liquidation",
        ),
        "reasons for which a direct result counts as done",
    ),
    ("approval_before_visit", flag(), "the head of the body approves each check"),
    ("urgent_paper_days", whole(1, 250), "from an urgent check to its completed paperwork", "working days"),
    ("check_code_required", flag(), "each visit has a check code"),
    ("off_site_first", flag(), "no visit where written or shared data suffice"),
    ("quiet_periods", texts(), "periods without visits, each YYYY-MM-DD/YYYY-MM-DD"),
)

_RESULTS = _section(
    "results",
    ("result_report_days", whole(1, 250), "from completion to the result report", "working days"),
    ("publish_days", whole(1, 250), "deadline of publication", "working days"),
    (
        "publish_days_from",
        choice("task_completion", "end_of_inspection", "report_formed"),
        "event from which that deadline runs",
    ),
    ("publish_channels", texts(), "where results are published"),
    ("publish_under_target_name", flag(), "results are collected under the target's name"),
    (
        "entry_rule",
        choice("inspecting_department", "participating_inspectors", "host_division"),
        "who enters results",
    ),
    ("non_public_handling", choice("excepted_by_law", "restricted_circulation"), "results that cannot be public"),
    ("result_immutable", flag(), "a published result changes only by a signed correction"),
    ("credit_record_push", flag(), "results enter the credit record"),
)

_OBJECTION = _section(
    "objection",
    ("objection_window_days", whole(1, 250), "objections are accepted from publication", "working days"),
    ("review_days", whole(1, 250), "review from receipt", "working days"),
    ("review_feedback_days", whole(1, 250), "feedback from the review's result", "working days"),
    ("remedies", choices("reconsideration", "litigation"), "further remedies"),
)

_FOLLOW_UP = _section(
    "follow_up",
    ("on_spot_handling", flag(), "what can be handled on the spot is"),
    (
        "transfer_rule",
        choice("territorial_unit", "approving_or_competent", "lead_handover", "daily_supervision_division"),
        "who follows up",
    ),
    ("criminal_referral_to", choice("judicial_organ", "public_security"), "where suspected crime goes"),
    ("outcome_feedback_to_inspectors", flag(), "the outcome is told to the inspectors"),
)

_ARCHIVE = _section(
    "archive",
    ("archive_days", whole(1, 250), "from completion of the task to the bound file", "working days"),
    ("archive_unit", choice("one_target_one_file", "one_task_one_file"), "unit of filing"),
    ("liability_exempt_grounds", whole(0, 50), "grounds of exemption listed", "grounds"),
    ("liability_grounds", whole(0, 50), "grounds of liability listed", "grounds"),
    ("assessment_items", whole(0, 100), "indicators of the self-assessment", "indicators"),
    ("assessment_by_inspection_count", flag(), "assessment looks at the number of inspections"),
)

_CREDIT = _section(
    "credit",
    ("department_visit_cap", whole(1, 366), "visits of one department to one enterprise in a year", "visits"),
    ("department_visit_cap_class_a", whole(1, 366), "the same for the lowest-risk class", "visits"),
    (
        "cap_counts_kinds",
        choices("routine", "special_local", "case"),
        "kinds of inspection counted in that cap",
    ),
    ("credit_classes", texts(), "credit-risk classes, low to high"),
    ("credit_draw_weight", table(number()), "relative draw weight by class"),
    ("credit_class_public", flag(), "the class is shown outside"),
    ("complaints_many", whole(1, 1000), "complaints in 12 months that count as many", "complaints"),
    (
        "repeat_alert",
        table(whole(1, 366), ("day", "week", "month")),
        "visits to one enterprise above which an alarm rings",
    ),
    ("working_calendar", text(), "calendar that defines working days"),
)

SCHEMA: dict[str, Parameter] = {
    parameter.name: parameter
    for section in (
        _IDENTITY,
        _ORGANISATION,
        _REGISTERS,
        _ITEMS,
        _PLAN,
        _DRAW,
        _EXEMPTION,
        _MERGE,
        _TEAM,
        _REPLACEMENT,
        _ON_SITE,
        _RESULTS,
        _OBJECTION,
        _FOLLOW_UP,
        _ARCHIVE,
        _CREDIT,
    )
    for parameter in section
}

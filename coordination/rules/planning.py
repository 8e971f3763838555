"""The parameters of a pack that planning and drawing need, typed: what the stages read instead of names of settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from coordination.model.draws import Source
from coordination.model.items import SpecialtyMatch
from coordination.model.targets import RiskFlag
from coordination.rules.packs import Shelf
from solvers.planning import problem

_BINDING: Mapping[str, frozenset[SpecialtyMatch]] = {
    "none": frozenset(),
    "prefer": frozenset({SpecialtyMatch.REQUIRE}),
    "require": frozenset(SpecialtyMatch),
}


@dataclass(frozen=True, slots=True)
class DrawRules:
    """Rules of the draw: class weights (LC-28), who is left out and who may not be (ZB-27, ZB-46, ZB-47, D-3).

    uplift_flags: targets that carry one are drawn with the weight of `riskiest_class` (CX-14, HK-16, ZB-47).
    """

    class_weights: Mapping[str, Fraction]
    default_class: str
    uplift_flags: frozenset[RiskFlag]
    riskiest_class: str
    visit_gap_days: int | None
    department_visit_cap: int | None
    lowest_class: str
    department_visit_cap_lowest: int | None
    bypass_flags: frozenset[RiskFlag]
    exemption_list: bool
    witnesses: int
    witness_kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BypassRules:
    """What lets a check pass the visit gap and the item cap: risk flags and sources (LC-45, ZB-47, ZB-74, C-06)."""

    flags: frozenset[RiskFlag]
    sources: frozenset[Source]

    def cause(self, source: Source, flags: Iterable[RiskFlag]) -> str:
        """What lets a check of a source at a target with these flags pass; empty where nothing does."""
        if source in self.sources:
            return source.value
        return min((flag.value for flag in self.flags & set(flags)), default="")


@dataclass(frozen=True, slots=True)
class PlanningRules:
    """Rules of the planning problem (R3-R10), sessions, travel and quiet periods."""

    rules: problem.Rules
    sessions: tuple[problem.Session, ...]
    travel: problem.Travel
    quiet_periods: tuple[tuple[date, date], ...]
    binding_specialties: frozenset[SpecialtyMatch]
    bypass: BypassRules


@dataclass(frozen=True, slots=True)
class ReplacementRules:
    """Rules of replacing people: reasons, statement (ZB-40, ZB-41), recusal (ZB-43), what approval allows (ZB-36)."""

    reasons: frozenset[str]
    statement_required: bool
    recusal_modes: frozenset[str]
    direct_assignment: bool
    pooling: bool


def bypass_rules(shelf: Shelf, pack_id: str) -> BypassRules:
    """What passes gap and cap under a pack."""
    return BypassRules(
        flags=frozenset(RiskFlag(flag) for flag in shelf.value(pack_id, "repeat_bypass_flags")),
        sources=frozenset(Source(source) for source in shelf.value(pack_id, "repeat_bypass_sources")),
    )


def replacement_rules(shelf: Shelf, pack_id: str) -> ReplacementRules:
    """The rules of replacing people under a pack."""

    def value(name: str) -> Any:
        return shelf.value(pack_id, name)

    return ReplacementRules(
        reasons=frozenset(value("replacement_reasons")),
        statement_required=bool(value("replacement_statement_required")),
        recusal_modes=frozenset(value("recusal_modes")),
        direct_assignment=bool(value("direct_assignment_allowed")),
        pooling=bool(value("cross_unit_draw_allowed")),
    )


def draw_rules(shelf: Shelf, pack_id: str) -> DrawRules:
    """The rules of the draw under a pack."""

    def value(name: str) -> Any:
        return shelf.value(pack_id, name)

    classes = value("credit_classes")
    return DrawRules(
        class_weights={name: Fraction(str(weight)) for name, weight in value("credit_draw_weight").items()}
        if value("risk_weighted_draw")
        else {},
        default_class=classes[min(1, len(classes) - 1)],  # unclassified targets are ordinary ones (D-2: B)
        uplift_flags=frozenset(RiskFlag(flag) for flag in value("risk_uplift_flags")),
        riskiest_class=classes[-1],
        visit_gap_days=value("visit_gap_days") if value("exclude_already_inspected") else None,
        department_visit_cap=value("department_visit_cap"),
        lowest_class=classes[0],
        department_visit_cap_lowest=value("department_visit_cap_class_a"),
        bypass_flags=frozenset(RiskFlag(flag) for flag in value("repeat_bypass_flags")),
        exemption_list=bool(value("exemption_list_enabled")),
        witnesses=value("draw_witness_min"),
        witness_kinds=tuple(value("draw_witness_kinds")),
    )


def planning_rules(shelf: Shelf, pack_id: str) -> PlanningRules:
    """The rules of planning under a pack."""

    def value(name: str) -> Any:
        return shelf.value(pack_id, name)

    return PlanningRules(
        rules=problem.Rules(
            min_inspectors_per_visit=value("min_inspectors_per_visit"),
            min_inspectors_per_department=value("min_inspectors_per_department"),
            max_team_size=value("max_team_size"),
            leader_required=value("team_leader_count") > 0,
            visit_gap_days=value("visit_gap_days"),
            item_cap_per_year=value("repeat_cap_per_item"),
            visit_setup_minutes=value("visit_setup_minutes"),
            max_sessions_per_inspector_per_week=value("max_sessions_per_inspector_per_week"),
        ),
        sessions=tuple(_session(name, text) for name, text in value("sessions").items()),
        travel=problem.Travel(
            kilometres_per_hour=float(value("travel_kilometres_per_hour")),
            detour_factor=float(value("travel_detour_factor")),
            minimum_minutes=value("travel_minimum_minutes"),
        ),
        quiet_periods=tuple(_period(text) for text in value("quiet_periods")),
        binding_specialties=_BINDING[value("specialty_match_mode") or "none"],  # the shelf knows none as nothing
        bypass=bypass_rules(shelf, pack_id),
    )


def _session(name: str, text: str) -> problem.Session:
    start, minutes = text.split("+")
    return problem.Session(name, start, int(minutes))


def _period(text: str) -> tuple[date, date]:
    first, last = text.split("/")
    return date.fromisoformat(first), date.fromisoformat(last)

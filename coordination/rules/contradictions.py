"""Contradictions inside one pack, looked for in what holds after inheritance (C-03)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from coordination.rules.packs import NO_LIMIT, Setting
from solvers.fault import Fault, Value

_NOT_ABOVE = (
    ("undirected_ratio_min", "key_item_ratio_cap"),
    ("directed_ratio_min", "key_item_ratio_cap"),
    ("undirected_ratio_min", "full_coverage_ratio"),
    ("directed_ratio_min", "hotspot_ratio_max"),
    ("min_inspectors_per_visit", "max_team_size"),
    ("min_inspectors_per_department", "max_team_size"),
    ("department_visit_cap_class_a", "department_visit_cap"),
    ("result_report_days", "archive_days"),
    ("valid_from", "valid_to"),
    ("issued_on", "valid_to"),
)
_PERIOD = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)")
_SESSION = re.compile(r"(\d\d):(\d\d)\+(\d+)")


def contradictions(pack_id: str, settings: Mapping[str, Setting]) -> Iterator[Fault]:
    """Every contradiction: floors above caps, classes without weight, impossible periods and sessions."""
    held: dict[str, Any] = {name: setting.value for name, setting in settings.items() if setting.value != NO_LIMIT}
    for floor, cap in _NOT_ABOVE:
        if floor in held and cap in held and held[floor] > held[cap]:
            values: dict[str, Value] = {
                "floor": floor,
                "floor_value": str(held[floor]),
                "floor_rule": settings[floor].rules,
                "cap": cap,
                "cap_value": str(held[cap]),
                "cap_rule": settings[cap].rules,
            }
            yield Fault("pack-floor-above-cap", pack_id, values)
    weights = held.get("credit_draw_weight", {})
    for name in sorted(set(held.get("credit_classes", [])) ^ set(weights)):
        yield Fault("pack-class-without-weight", pack_id, {"name": name})
    for period in held.get("quiet_periods", []):
        if not _is_period(period):
            yield Fault("pack-not-a-period", pack_id, {"value": period})
    yield from _session_faults(pack_id, held.get("sessions", {}))


def _is_period(text: str) -> bool:
    match = _PERIOD.fullmatch(text)
    try:
        return match is not None and date.fromisoformat(match[1]) <= date.fromisoformat(match[2])
    except ValueError:
        return False


def _session_faults(pack_id: str, sessions: Mapping[str, str]) -> Iterator[Fault]:
    spans = []
    for name, text in sessions.items():
        match = _SESSION.fullmatch(text)
        start = int(match[1]) * 60 + int(match[2]) if match else 0
        end = start + int(match[3]) if match else 0
        if match is None or not 0 <= start < end <= 24 * 60:
            yield Fault("pack-not-a-session", pack_id, {"name": name, "value": text})
        spans.append((start, end, name))
    for (_, end, name), (start, _, following) in zip(sorted(spans), sorted(spans)[1:], strict=False):
        if start < end:
            yield Fault("pack-sessions-overlap", pack_id, {"first": name, "second": following})

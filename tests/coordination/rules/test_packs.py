"""Policy packs: inheritance, validity, sources beside values, and refusal with every fault at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from coordination.errors import BadInputError, NotFoundError
from coordination.rules.packs import Shelf, Standing
from coordination.rules.parameters import SCHEMA
from coordination.rules.planning import draw_rules, planning_rules
from coordination.rules.reading import read_shelf
from seeds.loading import is_rule, shelf

PACKS = Path(__file__).parents[3] / "seeds" / "packs"
BASE = b"""
[identity]
pack_id = { value = "BASE", rule = "C-01" }
[team]
min_inspectors_per_visit = { value = 2, rule = "ZB-29" }
max_team_size = { value = 12, rule = "C-43" }
"""


def read(**files: bytes) -> Shelf:
    return read_shelf({"base.toml": BASE, **{f"{name}.toml": raw for name, raw in files.items()}}, is_rule)


def codes(**files: bytes) -> list[str]:
    with pytest.raises(BadInputError) as refused:
        read(**files)
    return sorted(fault.code for fault in refused.value.faults)


def child(body: str = "", parent: str = "BASE") -> bytes:
    identity = (
        'pack_id = { value = "CHILD", rule = "C-01" }',
        f'parent_pack = {{ value = "{parent}", rule = "C-01" }}',
    )
    return "\n".join(["[identity]", *identity, body]).encode()


@pytest.mark.parametrize("pack_id", ["BASE2026", "JN", "LC", "CX", "HK", "ZB"])
def test_all_six_are_there_and_every_value_has_its_source(pack_id: str) -> None:
    held = shelf().effective(pack_id)
    assert len(held) > 130
    for name, setting in held.items():
        assert SCHEMA[name].kind.accepts(setting.value), name
        assert setting.rules, name
        assert all(is_rule(rule) for rule in setting.rules), name
        assert setting.pack in {pack_id, "BASE2026"}


def test_what_the_documents_say() -> None:
    packs = shelf()
    assert packs.value("CX", "undirected_ratio_min") == 0.03
    assert packs.value("CX", "directed_ratio_min") == 0.10
    assert packs.value("LC", "key_item_ratio_cap") is None
    assert packs.value("LC", "plan_filing_deadline") == "01-31"
    assert packs.value("LC", "publish_days") == 20
    assert packs.value("LC", "joint_meeting_members") == 17
    assert packs.effective("ZB")["repeat_cap_per_item"].rules == ("ZB-44",)
    assert packs.value("ZB", "objection_window_days") == 60
    assert (packs.value("ZB", "review_days"), packs.value("ZB", "review_feedback_days")) == (20, 7)
    assert packs.value("JN", "repeat_cap_per_item") == 2  # silent, so the base speaks
    assert packs.effective("JN")["repeat_cap_per_item"].pack == "BASE2026"


def test_the_identity_of_a_document_is_its_own() -> None:
    assert "document_number" not in shelf().effective("HK")
    assert shelf().value("CX", "region_code") == "620823"


def test_zb_has_expired_and_serves_dates_inside_its_validity() -> None:
    zb = shelf().pack("ZB")
    assert zb.standing(date(2020, 6, 5)) is Standing.NOT_YET
    assert zb.standing(date(2025, 6, 5)) is Standing.IN_FORCE
    assert zb.standing(date(2025, 6, 6)) is Standing.EXPIRED
    assert shelf().pack("LC").standing(date(2019, 10, 22)) is Standing.NOT_YET


def test_an_unknown_pack_is_told_with_those_there_are() -> None:
    with pytest.raises(NotFoundError) as unknown:
        shelf().pack("XX")
    assert "ZB" in str(unknown.value.values["known"])


def test_every_fault_of_every_file_at_once() -> None:
    wrong = child("""
[team]
max_team_size = { value = 12 }
min_inspectors_per_visit = { value = "two", rule = "ZB-29" }
min_inspectors_per_visitor = { value = 2, rule = "ZB-29" }
[plan]
max_sessions_per_inspector_per_week = { value = 8, rule = "ZB-99" }
""")
    assert codes(child=wrong, other=b"[identity]\n", broken=b"[") == [
        "pack-not-toml",
        "pack-unknown-parameter",
        "pack-unknown-rule",
        "pack-without-id",
        "pack-without-rule",
        "pack-wrong-section",
        "pack-wrong-value",
    ]


def ratios(cap: str) -> bytes:
    items = f'[items]\nkey_item_ratio_cap = {{ value = {cap}, rule = "LC-14" }}\n'
    return child(items + '[draw]\nundirected_ratio_min = { value = 0.03, rule = "CX-12" }\n')


def team_of(least: int) -> bytes:
    return child(f'[team]\nmin_inspectors_per_visit = {{ value = {least}, rule = "ZB-29" }}\n')


def test_floor_above_cap_is_found_after_inheritance() -> None:
    assert codes(child=team_of(13)) == ["pack-floor-above-cap"]
    assert codes(child=ratios("0.02")) == ["pack-floor-above-cap"]


def test_neighbours_of_a_contradiction_are_accepted() -> None:
    assert read(child=team_of(12)).value("CHILD", "min_inspectors_per_visit") == 12
    assert read(child=ratios("0.03")).value("CHILD", "key_item_ratio_cap") == 0.03
    assert read(child=ratios('"none"')).value("CHILD", "key_item_ratio_cap") is None


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (
            """[credit]
            credit_classes = { value = ["A", "B"], rule = "D-2" }
            credit_draw_weight = { value = { A = 1 }, rule = "D-2" }
            """,
            "pack-class-without-weight",
        ),
        ('[on_site]\nquiet_periods = { value = ["2026-05-09/2026-05-01"], rule = "D-15" }\n', "pack-not-a-period"),
        (
            '[on_site]\nsessions = { value = { am = "09:00+180", pm = "11:00+120" }, rule = "C-43" }\n',
            "pack-sessions-overlap",
        ),
        ('[on_site]\nsessions = { value = { am = "23:00+180" }, rule = "C-43" }\n', "pack-not-a-session"),
    ],
)
def test_other_contradictions(body: str, code: str) -> None:
    assert codes(child=child(body)) == [code]


def test_parents_must_exist_and_must_not_go_round() -> None:
    assert codes(child=child(parent="NOWHERE")) == ["pack-unknown-parent"]
    assert codes(child=child(parent="CHILD")) == ["pack-parent-circle"]
    assert codes(child=child(), twin=child()) == ["pack-twice"]


def test_the_rules_of_planning_and_drawing_are_typed() -> None:
    planning = planning_rules(shelf(), "LC")
    assert (planning.rules.min_inspectors_per_visit, planning.rules.visit_gap_days) == (2, 365)
    assert [session.id for session in planning.sessions] == ["am", "pm"]
    drawing = draw_rules(shelf(), "LC")
    assert drawing.class_weights["D"] > drawing.class_weights["A"] > 0
    assert drawing.default_class == "B"


def test_our_packs_are_what_the_folder_holds() -> None:
    assert {file.stem for file in PACKS.glob("*.toml")} == set(shelf().packs)


@pytest.mark.parametrize("pack_id", ["BASE2026", "JN", "LC", "CX", "HK", "ZB"])
def test_a_plan_can_be_made_under_every_pack(pack_id: str) -> None:
    assert planning_rules(shelf(), pack_id).rules.min_inspectors_per_visit == 2
    assert draw_rules(shelf(), pack_id).class_weights is not None

"""Bodies that are right: what the fuzzer leaves whole, or spoils in one place."""

from __future__ import annotations

from typing import Any

import msgspec

from coordination.model.items import ItemClass
from coordination.model.people import DeclaredRecusal, Leave
from tests.api.fuzzing.filled import DAY, LEAVER, Q2
from tests.coordination.ceremonies import KIND, SOURCE, VALUE
from tests.coordination.conduct import JPEG
from tests.coordination.intake.files_of import as_csv
from tests.coordination.records import batch, inspector, item

_PASSWORD = "correct-horse-battery-9"  # noqa: S105 - of nobody
_ACCOUNT = {"display_name": "示例", "role": "lead", "department": "AMR"}
_LEAVE = [{"first_date": str(DAY), "last_date": str(DAY), "half_day": "am"}]
_BATCH = {**msgspec.to_builtins(batch("b-more", "AMR-03"), str_keys=True, enc_hook=str), "ratio": "1/5"}
_PLAN = {"year": 2028, "title": "年度计划", "pack": "LC", "filed_on": str(DAY), "batches": []}
_CHECK = {"check": "b-food:AMR-03@T5", "checked": True, "outcomes": ["no_problem"]}
_TASKS = {"tasks": [f"{Q2}-00003"]}
_DAYS = {"first_date": "2026-04-02", "last_date": "2026-04-30"}
_CASE = {"source": "complaint", "reason": "投诉", "target": "t3", "items": ["AMR-03"], **_DAYS, "reference": "12345"}
_ABSENT = {"inspectors": ["P1"], **_DAYS, "reason": "病假"}
_REPLAN = {"kind": "absence", "untouched_before": "2026-03-02", **_ABSENT}

BODIES: dict[str, Any] = {
    "account-add": {"name": "added", "password": _PASSWORD, "account": _ACCOUNT},
    "account-change": _ACCOUNT,
    "account-password": {"password": _PASSWORD},
    "busy-propose": b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n",
    "busy-take": _LEAVE,
    "draw-announce": {"public_value_source": SOURCE, "reason": "停电"},
    "draw-give-up": {"reason": "停电"},
    "draw-sign": {"record_sha256": "0" * 64},
    "draw-value": {"value": VALUE},
    "draw-witness": {"kind": KIND},
    "feed-issue": {"kind": "department", "subject": "AMR"},
    "alignment-agree": {"batches": ["b-food"]},
    "alignment-propose": {"share": "4/5", "move_days": 7, "seconds": 1},
    "case-enter": _CASE,
    "case-withdraw": {"reason": "撤诉"},
    "clocks-change": {"pack": "ZB"},
    "evidence-add": JPEG,
    "follow-up-acknowledge": {"external_reference": "X1"},
    "follow-up-open": {"kind": "case", "matter": "软管老化", "check": _CHECK["check"], "to_department": "EMERG"},
    "follow-up-outcome": {"outcome": "已立案"},
    "import": as_csv([["执法证号", "开始日期", "结束日期"], ["P1", "2026-10-08", "2026-10-09"]]),
    "indicator-file-add": JPEG,
    "inspection-decline": {"inspector": "P1", "reason": "health", "statement": "住院"},
    "inspections-approve": _TASKS,
    "inspections-codes": _TASKS,
    "inspections-file": {**_TASKS, "reference": "备案1"},
    "inspections-notify": {**_TASKS, "form": "joint"},
    "inspector-change": msgspec.to_builtins(inspector("P1")),
    "item-change": msgspec.to_builtins(item("AMR-03", item_class=ItemClass.GENERAL, ratio_cap=0.6)),
    "leave-add": msgspec.to_builtins(Leave("P1", DAY.replace(month=9), DAY.replace(month=9))),
    "leave-change": msgspec.to_builtins(Leave("P1", DAY, DAY.replace(day=30))),
    "log-in": {"name": LEAVER.name, "password": _PASSWORD},
    "own-password": {"present": _PASSWORD, "password": _PASSWORD},
    "pin-add": {"checks": [_CHECK["check"]], "held_on": "2026-04-02", "reason": "停业前"},
    "plan-batches": [_BATCH],
    "plan-order": {"draw_seed": "9.18.26", "above": "1/5"},
    "plan-repeat": {"like": 2026},
    "plan-propose": _PLAN,
    "recusal-add": msgspec.to_builtins(DeclaredRecusal("P2", "t3", "近亲属")),
    "replan-start": _REPLAN,
    "part-close": {"reason": "unreachable", "found_on": str(DAY)},
    "part-entry": {"key": "phone-1", "entry": {"checks": [_CHECK], "signature": {"status": "signed"}}},
    "result-circulate": {"circle": "相关部门", "reason": "涉及商业秘密"},
    "result-confirm": {"channel": "credit_record", "external_reference": "X1"},
    "result-correct": {"reason": "更正", "items": [{"item": "AMR-03", "outcomes": ["no_problem"]}]},
    "result-feed-back": {"answer": "已更正"},
    "result-object": {"objector": "示例店", "grounds": "软管为新换", "received_on": str(DAY)},
    "result-refuse": {"channel": "credit_record", "reason": "格式"},
    "result-report": {"opinion": "责令改正"},
    "result-uphold": {"reason": "照片为证"},
    "results-publish": _TASKS,
    "run-start": {"seconds": 60, "draw_seed": Q2, "processes": 1},
    "token-issue": {"account": LEAVER.name, "label": "test", "scopes": ["tasks:read"], "days": 1},
    "what-if-start": {"people": {"AMR": 0.5}, "week": 3},
}

"""Bodies that are right: what the fuzzer leaves whole, or spoils in one place."""

from __future__ import annotations

from typing import Any

import msgspec

from coordination.model.items import ItemClass
from coordination.model.people import DeclaredRecusal, Leave
from tests.api.fuzzing.filled import DAY, LEAVER, Q2
from tests.coordination.ceremonies import KIND, SOURCE, VALUE
from tests.coordination.intake.files_of import as_csv
from tests.coordination.records import batch, inspector, item

_PASSWORD = "correct-horse-battery-9"  # noqa: S105 - of nobody
_ACCOUNT = {"display_name": "示例", "role": "lead", "department": "AMR"}
_LEAVE = [{"first_date": str(DAY), "last_date": str(DAY), "half_day": "am"}]
_BATCH = {**msgspec.to_builtins(batch("b-more", "AMR-03"), str_keys=True, enc_hook=str), "ratio": "1/5"}
_PLAN = {"year": 2028, "title": "年度计划", "pack": "LC", "filed_on": str(DAY), "batches": []}

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
    "import": as_csv([["执法证号", "开始日期", "结束日期"], ["P1", "2026-10-08", "2026-10-09"]]),
    "inspector-change": msgspec.to_builtins(inspector("P1")),
    "item-change": msgspec.to_builtins(item("AMR-03", item_class=ItemClass.GENERAL, ratio_cap=0.6)),
    "leave-add": msgspec.to_builtins(Leave("P1", DAY.replace(month=9), DAY.replace(month=9))),
    "leave-change": msgspec.to_builtins(Leave("P1", DAY, DAY.replace(day=30))),
    "log-in": {"name": LEAVER.name, "password": _PASSWORD},
    "own-password": {"present": _PASSWORD, "password": _PASSWORD},
    "plan-batches": [_BATCH],
    "plan-propose": _PLAN,
    "recusal-add": msgspec.to_builtins(DeclaredRecusal("P2", "t3", "近亲属")),
    "run-start": {"seconds": 60, "draw_seed": Q2, "processes": 1},
    "token-issue": {"account": LEAVER.name, "label": "test", "scopes": ["tasks:read"], "days": 1},
}

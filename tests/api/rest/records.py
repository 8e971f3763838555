"""What the registers of the tests hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from coordination.model.people import Inspector
from tests.coordination.records import target

INSPECTORS = [
    Inspector(
        number, "示例", department, "科员", "县", "371502", "", ("371502",), (), "厅", date(2028, 1, 1), may_lead=True
    )
    for number, department in (("P1", "AMR"), ("P2", "AMR"), ("P3", "EMERG"))
]
PHONE, REPRESENTATIVE = "13800005678", "示例人"
TARGETS = [
    replace(target(f"T{number}"), name=f"示例{number}餐饮店", phone=PHONE, legal_representative=REPRESENTATIVE)
    for number in range(7)
]

"""A table of batches for an annual plan: one row a batch, in the words departments write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from coordination.intake import cells
from coordination.intake.columns import Column, Known
from coordination.intake.tables import Kind
from coordination.model.plans import PlanBatch

_PARTS = {"%": 100, "％": 100, "‰": 1000}


def batches(known: Known) -> Kind[PlanBatch]:
    """Rows of batches (LC-24); who leads is the department itself where nobody else is named."""
    return Kind(
        name="batches",
        columns=(
            Column("id", ("批次编号", "编号", "批次"), required=True, example="2027-AMR-01"),
            Column("title", ("名称", "批次名称", "任务名称"), required=True, example="餐饮服务抽查"),
            Column(
                "department",
                ("部门", "抽查部门", "实施部门"),
                cells.known(known.departments),
                required=True,
                example="市市场监管局",
            ),
            Column(
                "items",
                ("抽查事项", "事项编码", "事项"),
                cells.several(cells.known(known.items)),
                required=True,
                example="AMR-05、AMR-06",
            ),
            Column(
                "regions",
                ("区县", "抽查区域", "县市区"),
                cells.several(cells.known(known.regions)),
                required=True,
                example="东昌府区、茌平区",
            ),
            Column("ratio", ("抽查比例", "比例"), _exact_share, required=True, example="5%"),
            Column("first_date", ("开始日期", "开始时间"), cells.day, required=True, example="2027-04-01"),
            Column("last_date", ("结束日期", "截止日期", "结束时间"), cells.day, required=True, example="2027-06-30"),
            Column("lead_department", ("牵头部门", "发起部门"), cells.known(known.departments), example="市市场监管局"),
            Column("joint_item", ("联合事项编码", "联合事项"), cells.identifier, example="J-04"),
            Column("earliest_date", ("最早日期", "可提前至"), cells.day, empty=None, example="2027-03-01"),
            Column("latest_date", ("最晚日期", "可推迟至"), cells.day, empty=None, example="2027-07-31"),
            Column("may_join", ("可联合抽取", "可合并抽取"), cells.yes_no, empty=True, example="是"),
        ),
        build=lambda values: PlanBatch(
            **{**values, "lead_department": values["lead_department"] or values["department"]}
        ),
        key=lambda batch: batch.id,
        faults=_backwards,
    )


def _backwards(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if values["first_date"] > values["last_date"]:
        yield "last_date", "span-backwards"


def _exact_share(text: str) -> Fraction:
    """5%, 0.05, 2‰ or 1/20, exactly: a plan's quotas follow from it."""
    plain = text.strip()
    try:
        read = Fraction(plain.rstrip("%％‰").strip()) / _PARTS.get(plain[-1:], 1)
    except (ValueError, ZeroDivisionError):
        read = Fraction(-1)
    if not 0 < read <= 1:
        raise cells.CellError("cell-not-a-share")
    return read

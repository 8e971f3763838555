"""Files about inspectors: their register, their leave and their recusals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from coordination.intake import cells, words
from coordination.intake.columns import Column, Known
from coordination.intake.tables import Kind
from coordination.model.people import DeclaredRecusal, HalfDay, Inspector, InspectorStatus, Leave

_CERTIFICATE_NAMES = ("执法证号", "执法证件号", "行政执法证号", "证件号", "执法证编号")


def inspectors(known: Known) -> Kind[Inspector]:
    """Rows of the inspector register (JN-27, ZB-23)."""
    return Kind(
        name="inspectors",
        columns=(
            Column("certificate_number", _CERTIFICATE_NAMES, cells.identifier, required=True, example="SD15-AMR-0001"),
            Column("name", ("姓名", "检查人员姓名", "人员姓名"), required=True, example="示例一"),
            Column("sex", ("性别",), example="女"),
            Column(
                "department",
                ("所属部门", "部门", "工作单位", "单位"),
                cells.known(known.departments),
                required=True,
                example="市市场监管局",
            ),
            Column("post", ("职务", "岗位", "职务（岗位）", "岗位大类"), required=True, example="一级主任科员"),
            Column("level", ("单位层级", "层级"), example="县"),
            Column(
                "district_code",
                ("所属区县", "区县代码", "所属区县（代码）", "所属地区"),
                cells.known(known.regions),
                required=True,
                example="371502",
            ),
            Column("station_code", ("所属站所", "站所代码", "所属站所（代码）"), example="371502-03"),
            Column(
                "areas",
                ("执法区域", "管辖片区", "管辖区域"),
                cells.several(cells.known(known.regions)),
                required=True,
                example="371502",
            ),
            Column(
                "specialties",
                ("专长", "业务专长", "岗位资格资质"),
                cells.several(cells.known(known.specialties)),
                empty=(),
                example="食品安全",
            ),
            Column("certificate_issuer", ("发证机关", "证件制发机关"), required=True, example="山东省司法厅"),
            Column(
                "certificate_valid_to",
                ("证件有效期至", "证件有效期", "有效期至", "有效期"),
                cells.day,
                required=True,
                example="2028-12-31",
            ),
            Column("may_lead", ("可任组长", "可否任组长"), cells.yes_no, empty=False, example="是"),
            Column(
                "status",
                ("状态", "人员状态"),
                cells.option(words.INSPECTOR_STATUSES),
                empty=InspectorStatus.ACTIVE,
                example="有效",
            ),
        ),
        build=lambda values: Inspector(**values),
        key=lambda one: one.certificate_number,
    )


def leave(known: Known) -> Kind[Leave]:
    """Rows of absences."""
    return Kind(
        name="leave",
        columns=(
            Column(
                "inspector", _CERTIFICATE_NAMES, cells.known(known.inspectors), required=True, example="SD15-AMR-0001"
            ),
            Column("first_date", ("开始日期", "请假开始", "起始日期"), cells.day, required=True, example="2026-04-07"),
            Column("last_date", ("结束日期", "请假结束", "截止日期"), cells.day, required=True, example="2026-04-10"),
            Column(
                "half_day",
                ("时段", "半天", "请假时段"),
                cells.option(words.HALF_DAYS),
                empty=HalfDay.WHOLE_DAY,
                example="全天",
            ),
            Column("reason", ("事由", "请假事由", "原因"), example="年休假"),
        ),
        build=lambda values: Leave(**values),
        key=lambda one: (one.inspector, one.first_date, one.half_day),
        faults=_span_faults,
    )


def recusals(known: Known) -> Kind[DeclaredRecusal]:
    """Rows of declared conflicts of interest (CX-26, ZB-42)."""
    return Kind(
        name="recusals",
        columns=(
            Column(
                "inspector", _CERTIFICATE_NAMES, cells.known(known.inspectors), required=True, example="SD15-AMR-0001"
            ),
            Column(
                "target",
                ("统一社会信用代码", "对象代码", "信用代码", "代码"),
                cells.known(known.targets),
                required=True,
                example="91371502MA000020X0",
            ),
            Column("reason", ("回避事由", "事由", "关系", "利害关系"), required=True, example="近姻亲"),
            Column("swap_with", ("愿与互换", "互换人员", "互换人员证号"), cells.known(known.inspectors), example=""),
        ),
        build=lambda values: DeclaredRecusal(**values),
        key=lambda one: (one.inspector, one.target),
    )


def _span_faults(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if values["first_date"] > values["last_date"]:
        yield "last_date", "span-backwards"

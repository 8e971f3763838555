"""Files about targets: the registers themselves, exemptions, earlier visits, and lists drawn elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from coordination.intake import cells, words
from coordination.intake.columns import Column, Known
from coordination.intake.tables import Kind
from coordination.model.draws import DrawnElsewhere
from coordination.model.targets import (
    Exemption,
    PastVisit,
    RegisterEntry,
    RegisterKind,
    TargetKind,
    TargetStatus,
)

_CODE_NAMES = ("统一社会信用代码", "对象代码", "社会信用代码", "信用代码", "注册号", "内部编号", "代码")


def register_entries(known: Known) -> Kind[RegisterEntry]:
    """Rows of the four standard registers and the non-standard one (JN-22, HK-07, ZB-17)."""
    return Kind(
        name="targets",
        columns=(
            Column(
                "name",
                ("名称", "企业名称", "主体名称", "检查对象名称", "检查对象", "单位名称", "姓名"),
                required=True,
                example="聊城示例餐饮有限公司",
            ),
            Column(
                "uscc",
                ("统一社会信用代码", "社会信用代码", "信用代码", "统一代码"),
                cells.uscc,
                example="91371502MA000020X0",
            ),
            Column(
                "registration_number",
                ("注册号", "工商注册号", "营业执照注册号"),
                cells.registration_number,
                example="371500200012345",
            ),
            Column("organisation_code", ("组织机构代码",), cells.identifier, example="MA000020X"),
            Column("internal_id", ("内部编号", "对象编号", "项目编号"), cells.identifier, example="XM-2026-001"),
            Column(
                "register",
                ("名录库", "登记库", "库别", "名录库类型"),
                cells.option(words.REGISTERS),
                empty=None,
                example="市场主体库",
            ),
            Column(
                "kind",
                ("对象类型", "主体类型", "对象类别", "类型"),
                cells.option(words.KINDS),
                empty=None,
                example="市场主体",
            ),
            Column(
                "region_code",
                ("所属区县", "区县代码", "行政区划", "行政区划代码", "辖区", "管辖区域"),
                cells.known(known.regions),
                required=True,
                example="371502",
            ),
            Column(
                "address",
                ("地址", "住所", "经营场所", "经营地址", "生产经营地址", "注册地址"),
                required=True,
                example="东昌府区柳园街道示例路1号",
            ),
            Column("longitude", ("经度",), cells.degrees(73, 136), empty=None, example="115.98"),
            Column("latitude", ("纬度",), cells.degrees(3, 54), empty=None, example="36.45"),
            Column(
                "legal_representative", ("法定代表人", "负责人", "法定代表人或负责人", "经营者"), example="示例负责人"
            ),
            Column("phone", ("联系电话", "电话", "单位电话", "联系方式"), example="0635-0000000"),
            Column("industry", ("行业代码", "国民经济行业代码", "行业"), cells.known(known.industries), example="6210"),
            Column(
                "licence_number", ("许可证编号", "许可证号", "证照编号"), cells.identifier, example="JY23715020000000"
            ),
            Column(
                "tags",
                ("许可标签", "监管标签", "许可事项", "专项库类型"),
                cells.several(str),
                empty=(),
                example="食品经营许可",
            ),
            Column(
                "status",
                ("登记状态", "经营状态", "状态", "企业状态"),
                cells.option(words.STATUSES),
                empty=TargetStatus.ACTIVE,
                example="存续",
            ),
            Column(
                "credit_class",
                ("信用风险等级", "信用风险分类", "信用等级"),
                cells.known(known.credit_classes),
                example="B",
            ),
            Column("food_risk_level", ("食品安全风险等级", "食品风险等级"), example="B"),
            Column(
                "flags",
                ("风险标记", "风险标识"),
                cells.several(cells.option(words.FLAGS)),
                empty=(),
                example="多次投诉举报",
            ),
            Column(
                "closed_on",
                ("不便检查日期", "停业日期", "休息日期"),
                cells.days,
                empty=(),
                example="2026-05-01~2026-05-05",
            ),
        ),
        build=_entry,
        key=lambda entry: (entry.register, entry.key),
        faults=_entry_faults,
    )


def _entry(values: Mapping[str, Any]) -> RegisterEntry:
    fields = dict(values)
    register = fields.pop("register") or (RegisterKind.MARKET_ENTITY if values["uscc"] else RegisterKind.NON_STANDARD)
    kind = fields.pop("kind") or TargetKind(register.value)
    return RegisterEntry(register=register, kind=kind, **fields)


def _entry_faults(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if not (values["uscc"] or values["registration_number"] or values["internal_id"]):
        yield "uscc", "target-without-code"
    if (values["longitude"] is None) != (values["latitude"] is None):
        yield "longitude", "target-half-a-place"


def exemptions(known: Known) -> Kind[Exemption]:
    """Rows of the exemption list (免检免扰, ZB-27)."""
    return Kind(
        name="exemptions",
        columns=(
            Column("target", _CODE_NAMES, cells.known(known.targets), required=True, example="91371502MA000020X0"),
            Column(
                "first_date",
                ("开始日期", "生效日期", "有效期自", "起始日期"),
                cells.day,
                required=True,
                example="2026-01-01",
            ),
            Column(
                "last_date",
                ("结束日期", "失效日期", "有效期至", "截止日期"),
                cells.day,
                required=True,
                example="2026-12-31",
            ),
            Column("basis", ("依据", "免检依据", "文号"), required=True, example="免检免扰名单（2026年）"),
        ),
        build=lambda values: Exemption(**values),
        key=lambda one: (one.target, one.first_date),
        faults=_span_faults,
    )


def past_visits(known: Known) -> Kind[PastVisit]:
    """Rows of visits that took place, one a department and day."""
    return Kind(
        name="visits",
        columns=(
            Column("target", _CODE_NAMES, cells.known(known.targets), required=True, example="91371502MA000020X0"),
            Column("visited_on", ("检查日期", "日期", "入企日期"), cells.day, required=True, example="2025-09-16"),
            Column(
                "department",
                ("检查部门", "部门", "检查机关", "检查主体"),
                cells.known(known.departments),
                required=True,
                example="市市场监管局",
            ),
            Column(
                "items",
                ("事项编码", "检查事项", "抽查事项"),
                cells.several(cells.known(known.items)),
                empty=(),
                example="AMR-05、AMR-17",
            ),
            Column("source", ("检查来源", "任务名称", "来源"), example="双随机抽查"),
            Column("cause", ("再次检查原因", "免间隔原因"), cells.option(words.CAUSES), example="投诉举报"),
        ),
        build=lambda values: PastVisit(**values),
        key=lambda one: (one.target, one.visited_on, one.department),
    )


def drawn_elsewhere(known: Known) -> Kind[DrawnElsewhere]:
    """Rows of a list drawn on an official platform (C-30)."""
    return Kind(
        name="draws",
        columns=(
            Column("target", _CODE_NAMES, cells.known(known.targets), required=True, example="91371502MA000020X0"),
            Column(
                "batch",
                ("批次编号", "批次", "任务编号", "计划批次"),
                cells.known(known.batches),
                required=True,
                example="2026Q2-AMR-01",
            ),
            Column("platform", ("抽取平台", "平台"), required=True, example="省“双随机、一公开”监管工作平台"),
            Column("drawn_on", ("抽取日期", "抽取时间"), cells.day, required=True, example="2026-03-25"),
            Column("external_reference", ("抽取编号", "平台编号", "外部编号"), example="SD-2026-000001"),
        ),
        build=lambda values: DrawnElsewhere(**values),
        key=lambda one: (one.batch, one.target),
    )


def _span_faults(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if values["first_date"] > values["last_date"]:
        yield "last_date", "span-backwards"

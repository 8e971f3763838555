"""Files about items: a department's inspection items and the joint item list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from coordination.intake import cells, words
from coordination.intake.columns import Column, Known
from coordination.intake.tables import Kind
from coordination.model.items import Checklist, InspectionItem, ItemClass, JointItem, SpecialtyMatch, StatutoryRatio


def inspection_items(known: Known) -> Kind[InspectionItem]:
    """Rows of an item list (CX-09, ZB-11, HK-10)."""
    return Kind(
        name="items",
        columns=(
            Column("code", ("事项编码", "事项代码", "编码"), cells.identifier, required=True, example="AMR-05"),
            Column(
                "department",
                ("部门", "抽查部门", "检查主体", "实施部门"),
                cells.known(known.departments),
                required=True,
                example="市市场监管局",
            ),
            Column("field", ("抽查领域", "抽查类别", "领域"), required=True, example="食品安全检查"),
            Column("name", ("抽查事项", "事项名称", "抽查事项名称"), required=True, example="餐饮服务食品安全监督检查"),
            Column("item_class", ("事项类别", "类别"), cells.option(words.ITEM_CLASSES), required=True, example="重点"),
            Column("category", ("事项分类",), cells.option(words.CATEGORIES), required=True, example="市场监管"),
            Column(
                "legal_basis", ("检查依据", "抽查依据", "依据"), required=True, example="《食品安全法》第一百一十条"
            ),
            Column("target_description", ("检查对象", "抽查对象", "对象"), required=True, example="餐饮服务提供者"),
            Column(
                "kinds", ("适用主体类型",), cells.several(cells.option(words.KINDS)), required=True, example="市场主体"
            ),
            Column(
                "industries",
                ("适用行业", "行业代码"),
                cells.several(cells.known(known.industries)),
                empty=(),
                example="62",
            ),
            Column("tags", ("适用标签", "许可标签"), cells.several(str), empty=(), example="食品经营许可"),
            Column(
                "methods",
                ("检查方式", "抽查方式"),
                cells.several(cells.option(words.METHODS)),
                required=True,
                example="现场检查",
            ),
            Column(
                "content",
                ("检查内容", "抽查内容", "内容"),
                required=True,
                example="检查许可、从业人员健康管理、加工过程控制。",
            ),
            Column("ratio", ("抽查比例",), cells.share, required=True, example="5%"),
            Column("ratio_cap", ("比例上限", "抽查比例上限"), cells.share, empty=None, example="10%"),
            Column("frequency", ("抽查频次", "频次"), required=True, example="1次/年"),
            Column("minutes", ("检查时长", "检查时长(分钟)", "时长"), cells.whole(5, 480), required=True, example="45"),
            Column(
                "specialties",
                ("所需专长", "专长"),
                cells.several(cells.known(known.specialties)),
                empty=(),
                example="食品安全",
            ),
            Column(
                "specialty_match",
                ("专长要求",),
                cells.option(words.SPECIALTY_MATCHES),
                empty=SpecialtyMatch.PREFER,
                example="必须",
            ),
            Column("exemption_applies", ("免检适用", "是否适用免检"), cells.yes_no, required=True, example="否"),
            Column("notice_harmless", ("统一公告", "是否公告"), cells.yes_no, empty=False, example="是"),
        ),
        build=lambda values: InspectionItem(**values),
        key=lambda item: item.code,
        faults=_item_faults,
    )


def _item_faults(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    cap = values["ratio_cap"]
    if values["item_class"] is ItemClass.GENERAL and cap is None:
        yield "ratio_cap", "item-general-without-cap"  # LC-16, ZB-14
    if cap is not None and values["ratio"] > cap:
        yield "ratio", "item-ratio-above-cap"  # C-03


def checklists(known: Known) -> Kind[Checklist]:
    """Rows of procedures and check points, one an item (LC-22)."""
    return Kind(
        name="checklists",
        columns=(
            Column("item", ("事项编码", "抽查事项"), cells.known(known.items), required=True, example="AMR-05"),
            Column(
                "procedure", ("工作程序", "检查程序"), required=True, example="出示证件、告知权利、现场查看、制作笔录"
            ),
            Column(
                "check_points",
                ("检查要点", "检查项目"),
                cells.several(str),
                required=True,
                example="许可证在有效期内、从业人员健康证明、原料进货查验记录",
            ),
        ),
        build=lambda values: Checklist(**values),
        key=lambda one: one.item,
    )


def statutory_ratios(known: Known) -> Kind[StatutoryRatio]:
    """Rows of ratios that the law itself lays down, one an item (JN-20, JN-30)."""
    return Kind(
        name="statutory-ratios",
        columns=(
            Column("item", ("事项编码", "抽查事项"), cells.known(known.items), required=True, example="EMERG-01"),
            Column("ratio", ("法定抽查比例", "法定比例"), cells.share, required=True, example="100%"),
            Column("frequency", ("法定抽查频次", "法定频次"), required=True, example="每年至少1次"),
            Column("basis", ("规定", "依据"), required=True, example="《特种设备安全监察条例》第五十条"),
        ),
        build=lambda values: StatutoryRatio(**values),
        key=lambda one: one.item,
    )


def joint_items(known: Known) -> Kind[JointItem]:
    """Rows of the joint item list with the columns of the published lists (D-8)."""
    return Kind(
        name="joint-items",
        columns=(
            Column("code", ("联合事项编码", "编码", "序号"), cells.identifier, required=True, example="J-04"),
            Column("field", ("抽查领域", "领域"), required=True, example="宾馆、旅店监督抽查"),
            Column("name", ("抽查事项", "事项名称"), required=True, example="宾馆、旅店许可、治安、卫生检查"),
            Column("item_class", ("事项类别", "类别"), cells.option(words.ITEM_CLASSES), required=True, example="重点"),
            Column("target_description", ("检查对象", "抽查对象", "联查对象"), required=True, example="各类宾馆、旅店"),
            Column(
                "lead_department",
                ("发起部门", "牵头部门"),
                cells.known(known.departments),
                required=True,
                example="市公安局",
            ),
            Column(
                "cooperating_departments",
                ("配合部门", "参与部门"),
                cells.several(cells.known(known.departments)),
                required=True,
                example="市卫生健康委、市市场监管局",
            ),
            Column(
                "items",
                ("事项编码", "包含事项"),
                cells.several(cells.known(known.items)),
                required=True,
                example="PSB-01、HEALTH-01、AMR-17",
            ),
            Column("legal_basis", ("检查依据", "依据"), required=True, example="《公共场所卫生管理条例》"),
            Column(
                "methods",
                ("检查方式", "抽查方式"),
                cells.several(cells.option(words.METHODS)),
                required=True,
                example="现场检查",
            ),
            Column("ratio_and_frequency", ("抽查比例及频次", "抽查比例和频次"), required=True, example="5%，1次/年"),
            Column("level", ("抽查层级", "层级"), example="县级"),
            Column("due", ("完成时限", "时间安排"), example="10月底前"),
            Column("contact_section", ("联络科室", "联系科室"), example="信用监督管理科"),
        ),
        build=lambda values: JointItem(**values),
        key=lambda item: item.code,
    )

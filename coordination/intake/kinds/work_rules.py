"""Files of work rules: one row a department, one column a section."""

from __future__ import annotations

from coordination.intake import cells
from coordination.intake.columns import Column, Known
from coordination.intake.tables import Kind
from coordination.model.work_rules import WorkRules


def work_rules(known: Known) -> Kind[WorkRules]:
    """Rows of work rules (JN-13, CX-18); sections that are not written yet are empty."""
    return Kind(
        name="work-rules",
        columns=(
            Column(
                "department",
                ("部门", "抽查部门", "实施部门"),
                cells.known(known.departments),
                required=True,
                example="市市场监管局",
            ),
            Column("title", ("细则名称", "名称"), required=True, example="市市场监管局随机抽查工作细则"),
            Column("number", ("文号",), example="聊市监发〔2026〕3号"),
            Column("duties", ("部门职责", "职责"), example="负责市场主体登记注册和市场综合监督管理。"),
            Column(
                "ratio_and_frequency",
                ("抽查比例和频次", "抽查比例及频次"),
                example="一般事项不超过5%，每年1次；重点事项按年度计划。",
            ),
            Column("procedure", ("抽查操作流程", "操作流程"), example="公告、锁定名单、摇号、匹配人员、检查、公示"),
            Column("norms", ("检查工作规范", "工作规范"), example="两人以上持证检查，出示证件，全过程记录。"),
            Column("register_scope", ("名录库范围", "检查对象名录库的范围"), example="辖区内全部存续的市场主体。"),
            Column("target_draw", ("对象抽取方式", "检查对象的抽取方式"), example="按信用风险分层，由公开随机码抽取。"),
            Column("inspector_draw", ("人员选派方式", "执法检查人员的随机选派方式"), example="按公布的概率抽签选派。"),
            Column("standards", ("检查标准和要点", "抽查标准和要点"), example="按事项清单所附检查要点逐项检查。"),
            Column("methods", ("检查方式",), example="现场检查、书面检查、网络监测、检验检测。"),
            Column("publication", ("结果公示",), example="检查结束后20个工作日内向社会公示。"),
            Column("papers", ("文书格式",), example="使用全市统一的文书。"),
            Column("published_on", ("公布日期",), cells.day, empty=None, example="2026-01-10"),
        ),
        build=lambda values: WorkRules(**values),
        key=lambda one: one.department,
    )

"""The register files of the made-up city, as an office would receive them: in several encodings and formats."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta

import xlsxwriter

from coordination.model.calendar import WorkingCalendar
from coordination.model.people import Specialty
from seeds.demo.city import CITY, City, Row
from seeds.loading import table

_SURNAMES = "赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许何吕施张孔曹"
_YEAR_BEFORE, _QUARTER, _QUARTER_END = date(2025, 4, 1), date(2026, 4, 1), date(2026, 6, 30)

RegisterFile = tuple[str, str, bytes]
"""Kind, file name and bytes of one file."""


def register_files(city: City, specialties: Sequence[Specialty], calendar: WorkingCalendar) -> list[RegisterFile]:
    """Every file of the city, in the order in which they are imported."""
    targets = city.targets
    inspectors = _inspectors(city, specialties)
    by_register = {name: [row for row in targets if row["名录库"] == name] for name in _REGISTER_FILES}
    files: list[RegisterFile] = [("targets", "老注册号企业名录.csv", _csv(_old_numbers(city), "gb18030"))]
    files += [("targets", file_name, write(by_register[name])) for name, (file_name, write) in _REGISTER_FILES.items()]
    files += [
        ("targets", "食品经营许可专项库.csv", _csv(_food_licences(by_register["市场主体库"]), "utf-8-sig")),
        ("inspectors", "执法检查人员名录库.xlsx", _xlsx(inspectors)),
        ("leave", "请假登记.csv", _csv(_leave(city, inspectors), "gb18030")),
        ("visits", "2025年4月至2026年3月入企检查台账.csv", _csv(_past_visits(city, calendar), "utf-8-sig")),
        ("recusals", "回避登记.csv", _csv(_recusals(city, inspectors), "gb18030")),
        ("exemptions", "免检免扰名单.csv", _csv(_exemptions(city), "utf-8")),
    ]
    return files


def _old_numbers(city: City) -> list[Row]:
    """Targets an old register knows by their 15-digit number alone; the market register has both codes."""
    columns = ("名称", "注册号", "所属区县", "地址")
    return [{column: row[column] for column in columns} for row in city.targets if row["注册号"]]


def _food_licences(rows: Sequence[Row]) -> list[Row]:
    """The food department's own list: the same firms again, once per licence."""
    licensed = [row for row in rows if "食品经营许可" in row["许可标签"]]
    return [
        {
            "检查对象名称": row["名称"],
            "社会信用代码": row["统一社会信用代码"],
            "名录库": "市场主体库",
            "所属区县": row["所属区县"],
            "经营场所": row["地址"],
            "许可证编号": f"JY2{row['所属区县']}{number:07}",
            "许可标签": "食品经营许可",
            "食品安全风险等级": "ABBC"[number % 4],
        }
        for number, row in enumerate(licensed)
        if number % 3 == 0
    ]


def _inspectors(city: City, specialties: Sequence[Specialty]) -> list[Row]:
    rows: list[Row] = []
    for staff in city.facts["staff"]:
        own = [specialty.name for specialty in specialties if specialty.department == staff["department"]]
        offices = [(CITY, "市", staff["city"])]
        offices += [(c.code, "县", staff["zone"] if c.local else staff["county"]) for c in city.counties]
        dealt = 0
        for code, level, people in offices:
            for number in range(people):
                rows.append(_inspector(staff["department"], code, level, own, dealt, len(rows), number))
                dealt += 1
    return rows


def _inspector(department: str, code: str, level: str, own: Sequence[str], dealt: int, serial: int, number: int) -> Row:
    second = [own[(dealt + 1) % len(own)]] if serial % 3 == 0 and len(own) > 1 else []
    expires = date(2026, 5, 1) + timedelta(days=serial % 50) if serial % 47 == 5 else date(2028, 12, 31)
    return {
        "执法证号": f"LC{code[2:]}{department}{serial:04}",
        "姓名": f"{_SURNAMES[serial % len(_SURNAMES)]}某{serial % 97 + 1}",
        "性别": "女" if serial % 5 < 2 else "男",
        "所属部门": department,
        "职务": "科长" if number == 0 else "一级主任科员",
        "单位层级": level,
        "所属区县": code,
        "所属站所": f"{code}-{number % 4:02}",
        "执法区域": code,
        "专长": "、".join([own[dealt % len(own)], *second]),
        "发证机关": "山东省司法厅",
        "证件有效期至": expires.isoformat(),
        "可任组长": "是" if number % 3 == 0 else "否",
        "状态": "有效",
    }


def _leave(city: City, inspectors: Sequence[Row]) -> list[Row]:
    absent = city.chance.uniform("leave", len(inspectors))
    starts = city.chance.numbers("leave start", 86, len(inspectors))
    rows = []
    for number, person in enumerate(inspectors):
        if absent[number] < 0.34:
            first = _QUARTER + timedelta(days=starts[number])
            long = absent[number] < 0.03
            last = min(first + timedelta(days=30 if long else number % 5), _QUARTER_END)
            part = "上午" if absent[number] > 0.31 else "全天"
            rows.append(
                {
                    "执法证号": person["执法证号"],
                    "开始日期": first.isoformat(),
                    "结束日期": last.isoformat(),
                    "时段": part,
                    "事由": "长期病假" if long else "年休假",
                }
            )
    return rows


def _past_visits(city: City, calendar: WorkingCalendar) -> list[Row]:
    """A year of earlier visits: one target in fifteen, each by one department for one of its items."""
    days = list(calendar.working_days(_YEAR_BEFORE, _QUARTER - timedelta(days=8)))
    items = [item for item in table("registers/items.csv") if "现场检查" in item["检查方式"]]
    visited = city.chance.uniform("visited", len(city.targets)) < 1 / 15
    when = city.chance.numbers("visited when", len(days), len(city.targets))
    which = city.chance.uniform("visited which", len(city.targets))
    rows = []
    for number, target in enumerate(city.targets):
        fitting = [item for item in items if _concerns(item, target)] if visited[number] else []
        if fitting:
            item = fitting[int(which[number] * len(fitting))]
            rows.append(
                {
                    "对象代码": _code(target),
                    "检查日期": days[when[number]].isoformat(),
                    "检查部门": item["部门"],
                    "事项编码": item["事项编码"],
                    "检查来源": "双随机抽查",
                }
            )
    return rows


def visits_elsewhere(
    city: City, campaign: str, days: Sequence[date], visited: Collection[str], planned: Collection[str]
) -> bytes:
    """A file of visits that other systems made before a campaign.

    One in sixty of the targets nobody was or will be at, and for a complaint one that was visited.
    """
    items = [item for item in table("registers/items.csv") if "现场检查" in item["检查方式"]]
    free = [
        row for row in city.targets if row["统一社会信用代码"] not in {"", *visited, *planned} and not row["注册号"]
    ]
    chosen = city.chance.uniform(f"elsewhere {campaign}", len(free)) < 1 / 60
    when = city.chance.numbers(f"elsewhere when {campaign}", len(days), len(free))
    known = [
        row for row in city.targets if row["统一社会信用代码"] in visited and row["统一社会信用代码"] not in planned
    ]
    made = [(row, days[when[number]], "") for number, row in enumerate(free) if chosen[number]]
    made += [(row, days[-1], "投诉举报") for row in known[:1]]
    rows = [
        {
            "对象代码": row["统一社会信用代码"],
            "检查日期": day.isoformat(),
            "检查部门": fitting[0]["部门"],
            "事项编码": fitting[0]["事项编码"],
            "检查来源": "省级平台",
            "再次检查原因": cause,
        }
        for row, day, cause in made
        for fitting in ([item for item in items if _concerns(item, row)],)
        if fitting
    ]
    return _csv(rows, "utf-8-sig")


def _concerns(item: Mapping[str, str], target: Row) -> bool:
    industries = tuple(code for code in item["适用行业"].split("、") if re.match(r"\d", code))
    tags = {tag for tag in item["适用标签"].split("、") if tag}
    return (
        target["对象类型"] in item["适用主体类型"].split("、")
        and (not item["适用行业"] or target["行业代码"].startswith(industries))
        and (not tags or not tags.isdisjoint(target["许可标签"].split("、")))
    )


def _recusals(city: City, inspectors: Sequence[Row]) -> list[Row]:
    count = round(900 * max(city.scale, 0.05))
    people = city.chance.numbers("recused person", len(inspectors), count)
    targets = city.chance.numbers("recused target", len(city.targets), count)
    reasons = city.chance.pick("recused reason", ["近姻亲", "三代以内旁系血亲", "配偶任职", "曾任职"], count)
    pairs = dict(zip(zip(people, targets, strict=True), reasons, strict=True))
    return [
        {"执法证号": inspectors[person]["执法证号"], "对象代码": _code(city.targets[target]), "回避事由": reason}
        for (person, target), reason in pairs.items()
    ]


def _exemptions(city: City) -> list[Row]:
    chosen = city.chance.uniform("exempt", len(city.targets)) < 0.012
    return [
        {
            "对象代码": _code(target),
            "生效日期": "2026-01-01",
            "失效日期": "2026-12-31",
            "免检依据": "2026年度免检免扰名单",
        }
        for target, exempt in zip(city.targets, chosen, strict=True)
        if exempt and target["信用风险等级"] == "A"
    ]


def _code(target: Row) -> str:
    return target["统一社会信用代码"] or target["内部编号"]


def _csv(rows: Iterable[Row], encoding: str) -> bytes:
    listed = list(rows)
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(listed[0]) if listed else ["对象代码"])
    writer.writeheader()
    writer.writerows(listed)
    return text.getvalue().encode(encoding)


def _xlsx(rows: Iterable[Row]) -> bytes:
    listed = list(rows)
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as workbook:
        # A workbook carries the time it was made; the demo's files are the same every time.
        workbook.set_properties({"created": datetime.combine(_QUARTER, time())})
        sheet = workbook.add_worksheet("名录")
        sheet.write_row(0, 0, list(listed[0]))
        for number, row in enumerate(listed, 1):
            for place, value in enumerate(row.values()):
                sheet.write_string(number, place, value)
    return buffer.getvalue()


def _in(encoding: str) -> Callable[[Iterable[Row]], bytes]:
    return lambda rows: _csv(rows, encoding)


_REGISTER_FILES: dict[str, tuple[str, Callable[[Iterable[Row]], bytes]]] = {
    "市场主体库": ("市场主体库.csv", _in("gb18030")),
    "社会组织库": ("社会组织库.csv", _in("utf-16")),
    "事业单位库": ("事业单位库.xlsx", _xlsx),
    "行政机关库": ("行政机关库.csv", _in("utf-8-sig")),
    "非标准库": ("非标准库（在建工程）.xlsx", _xlsx),
}

"""Register files are read whatever form they come in; bad rows come back with every fault and what to do."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date

import pytest

from coordination.errors import BadInputError
from coordination.intake.columns import Known
from coordination.intake.kinds import KINDS
from coordination.intake.refusals import refusals_csv, refusals_xlsx
from coordination.intake.tables import Reading, read_table
from coordination.intake.templates import template_csv, template_xlsx
from coordination.model.targets import RegisterEntry, RegisterKind, RiskFlag, TargetKind
from coordination.texts import texts
from tests.coordination.intake.files_of import FORMS, Rows, as_csv, as_xlsx

KNOWN = Known(
    departments={"市市场监管局": "AMR", "AMR": "AMR"},
    regions={"371502": "371502", "东昌府区": "371502"},
    industries={"6210": "6210", "62": "62"},
    specialties={"食品安全监管": "food"},
    credit_classes={"B": "B"},
    items={"AMR-03": "AMR-03"},
    targets={"91371502MA000020X0": "91371502MA000020X0"},
    inspectors={"LC-1": "LC-1"},
    batches={"2026Q2-1": "2026Q2-1"},
)
HEADER = ["企业名称", "统一社会信用代码", "所属区县", "住所", "行业代码", "成立日期"]
GOOD = ["䶮记餐饮有限公司", "91371502MA000020X0", "东昌府区", "柳园路1号", "6210", "2020-01-01"]


def read(raw: bytes, kind: str = "targets") -> Reading[RegisterEntry]:
    return read_table(raw, KINDS[kind](KNOWN))


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_record(form: str) -> None:
    reading = read(FORMS[form]([HEADER, GOOD]))
    assert [record for _, record in reading.records] == [
        RegisterEntry(
            register=RegisterKind.MARKET_ENTITY,
            kind=TargetKind.MARKET_ENTITY,
            name="䶮记餐饮有限公司",
            region_code="371502",
            address="柳园路1号",
            uscc="91371502MA000020X0",
            industry="6210",
        )
    ]
    assert reading.ignored == ("成立日期",)


def test_titles_above_the_header_and_empty_rows_keep_their_numbers() -> None:
    reading = read(as_xlsx([["检查对象名录"], [], HEADER, [], GOOD]))
    assert [number for number, _ in reading.records] == [5]


@pytest.mark.parametrize("header", ["*名称*", " 名 称 ", "名称（必填）", "检查对象名称:"])
def test_headers_are_known_by_what_they_mean(header: str) -> None:
    assert read(as_csv([[header, *HEADER[1:]], GOOD])).rows == 1


def test_a_bad_row_stops_nothing_and_says_all_that_is_wrong_with_it() -> None:
    bad = ["", "91371502MA000020X1", "东昌县", "", "9999", ""]
    reading = read(as_csv([HEADER, bad, GOOD]))
    assert [number for number, _ in reading.records] == [3]
    assert [(fault.row, fault.column, fault.code) for fault in reading.faults] == [
        (2, "名称", "cell-missing"),
        (2, "统一社会信用代码", "uscc-check-character"),
        (2, "所属区县", "cell-not-registered"),
        (2, "地址", "cell-missing"),
        (2, "行业代码", "cell-not-registered"),
    ]


@pytest.mark.parametrize("write", [refusals_csv, refusals_xlsx])
def test_the_file_of_refused_rows_can_be_corrected_and_imported_again(write: object) -> None:
    bad = [*GOOD[:1], "91371502MA000020X1", *GOOD[2:]]
    first = read(as_csv([HEADER, bad, GOOD]))
    returned = write(first, texts("zh"))  # type: ignore[operator]
    again = read(returned)
    assert [fault.code for fault in again.faults] == ["uscc-check-character"]
    assert "原行号" in again.ignored
    once_more = write(again, texts("zh"))  # type: ignore[operator]
    assert [fault.code for fault in read(once_more).faults] == ["uscc-check-character"]


def test_a_row_that_stands_twice_is_told_where_it_stood_first() -> None:
    reading = read(as_csv([HEADER, GOOD, GOOD]))
    assert [(fault.row, fault.code, fault.values["first"]) for fault in reading.faults] == [(3, "row-twice", 2)]


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("统一社会信用代码", "９1371502MA000020X0", "uscc-full-width"),
        ("统一社会信用代码", "1.13703030042170e+17", "cell-code-became-number"),
        ("统一社会信用代码", "371502190001010003", "uscc-check-character"),
        ("内部编号", "371502190001010003", "cell-citizen-number"),
        ("许可证编号", "371502190001010003", "cell-citizen-number"),
        ("内部编号", "Ｎ－１", "cell-not-a-code"),
        ("注册号", "３７１５００２０００１２３４５", "registration-number-full-width"),
        ("注册号", "37150020001234", "registration-number-form"),
        ("经度", "200", "cell-not-degrees"),
        ("登记状态", "不详", "cell-unknown-word"),
        ("不便检查日期", "五月", "cell-not-a-date"),
        ("不便检查日期", "2026-05-05~2026-05-01", "cell-not-a-stretch"),
        ("风险标记", "好评", "cell-unknown-word"),
        ("地址", "路" * 10_001, "cell-too-long"),
        ("许可证编号", "a b;drop", "cell-not-a-code"),
    ],
)
def test_what_a_cell_may_not_be(column: str, cell: str, code: str) -> None:
    header = [
        "名称",
        "统一社会信用代码",
        "所属区县",
        "地址",
        "注册号",
        "经度",
        "纬度",
        "登记状态",
        "不便检查日期",
        "风险标记",
        "内部编号",
        "许可证编号",
    ]
    values = dict.fromkeys(header, "") | {
        "名称": "甲",
        "统一社会信用代码": GOOD[1],
        "所属区县": "371502",
        "地址": "路1号",
        "纬度": "36",
    }
    values |= {"经度": "116"} | {column: cell}
    assert [fault.code for fault in read(as_csv([header, [values[name] for name in header]])).faults] == [code]


def test_what_cells_may_be() -> None:
    header = [*HEADER[:5], "不便检查日期", "风险标记", "许可标签"]
    row = [
        GOOD[0],
        " 91371502 ma000020x0 ",
        *GOOD[2:5],
        "2026/5/1~2026.5.3、2026年6月1日",
        "多次投诉举报、经营异常",
        "食品经营许可 烟花爆竹经营许可",
    ]
    ((_, entry),) = read(as_csv([header, row])).records
    assert entry.uscc == "91371502MA000020X0"
    assert entry.closed_on == (date(2026, 5, 1), date(2026, 5, 2), date(2026, 5, 3), date(2026, 6, 1))
    assert entry.flags == (RiskFlag.MANY_COMPLAINTS, RiskFlag.ABNORMAL_LIST)
    assert entry.tags == ("食品经营许可", "烟花爆竹经营许可")


def test_targets_without_standard_code_need_an_id_of_their_own() -> None:
    header = ["名称", "内部编号", "所属区县", "地址"]
    reading = read(as_csv([header, ["工地", "XM-1", "371502", "路1号"], ["工地", "", "371502", "路2号"]]))
    ((_, entry),) = reading.records
    assert (entry.register, entry.target_id) == (RegisterKind.NON_STANDARD, "non_standard:XM-1")
    assert [fault.code for fault in reading.faults] == ["target-without-code"]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "file-empty"),
        (b"  \n ", "file-empty"),
        (b"PK\x03\x04 no archive", "file-damaged"),
        (b"\xd0\xcf\x11\xe0 locked", "file-damaged"),
        (b"<html><table></table></html>", "file-is-web-page"),
        (b"\x81\x20\xff\xff\n", "file-not-text"),
        ("甲,乙\n1,2\n".encode(), "file-without-columns"),
        (b'<?xml version="1.0"?><x xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "file-damaged"),
    ],
)
def test_files_that_cannot_be_used_say_so_in_one_sentence(raw: bytes, code: str) -> None:
    with pytest.raises(BadInputError) as refused:
        read(raw)
    assert refused.value.code == code


def test_an_archive_that_would_burst_is_refused_before_it_is_opened() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", b"0" * (400 << 20))
    with pytest.raises(BadInputError) as refused:
        read(buffer.getvalue())
    assert refused.value.code == "file-too-large"


def test_an_entity_bomb_is_refused() -> None:
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'
        b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">&b;</Workbook>'
    )
    with pytest.raises(BadInputError):
        read(bomb)


@pytest.mark.parametrize("kind", KINDS)
def test_templates_are_empty_and_their_examples_are_good_rows_or_name_what_to_import_first(kind: str) -> None:
    named = KINDS[kind](KNOWN)
    for raw in (template_csv(named), template_xlsx(named, texts("zh"))):
        assert read_table(raw, named).rows == 0
    (header,) = csv.reader(io.StringIO(template_csv(named).decode("utf-8-sig")))
    reading = read_table(as_csv([header, [column.example for column in named.columns]]), named)
    assert {fault.code for fault in reading.faults} <= {"cell-not-registered"}
    assert reading.rows == 1


ITEM: Rows = [
    [
        "事项编码",
        "部门",
        "抽查领域",
        "抽查事项",
        "事项类别",
        "事项分类",
        "检查依据",
        "检查对象",
        "适用主体类型",
        "检查方式",
        "检查内容",
        "抽查比例",
        "比例上限",
        "抽查频次",
        "检查时长(分钟)",
        "免检适用",
    ],
    [
        "X-1",
        "AMR",
        "食品",
        "餐饮检查",
        "一般",
        "市场监管",
        "《食品安全法》",
        "餐饮",
        "市场主体",
        "现场检查",
        "许可",
        "5%",
        "10%",
        "1次/年",
        "45",
        "否",
    ],
]


@pytest.mark.parametrize(
    ("ratio", "cap", "item_class", "codes"),
    [
        ("5%", "10%", "一般", []),
        ("10%", "10%", "一般", []),
        ("5%", "", "一般", ["item-general-without-cap"]),
        ("20%", "10%", "一般", ["item-ratio-above-cap"]),
        ("100%", "", "重点", []),
        ("2‰", "0.01", "一般", []),
        ("5倍", "10%", "一般", ["cell-not-a-share"]),
    ],
)
def test_ratios_and_caps_of_items(ratio: str, cap: str, item_class: str, codes: list[str]) -> None:
    row = [*ITEM[1]]
    row[4], row[11], row[12] = item_class, ratio, cap
    assert [fault.code for fault in read(as_csv([ITEM[0], row]), "items").faults] == codes


def test_a_leave_that_ends_before_it_begins_is_refused() -> None:
    rows = [["执法证号", "开始日期", "结束日期"], ["LC-1", "2026-04-10", "2026-04-07"]]
    assert [fault.code for fault in read(as_csv(rows), "leave").faults] == ["span-backwards"]

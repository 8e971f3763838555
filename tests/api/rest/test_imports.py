"""Register files over the web: good rows in, refused rows back, hostile files refused, exports harmless."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from coordination.intake.exports import harmless
from coordination.model.access import ACTS_OF, Caller, Role
from tests.api.rest.conftest import As, Client
from tests.coordination.intake.files_of import as_csv, as_xls, as_xlsx

HEADER = ["名称", "统一社会信用代码", "内部编号", "所属区县", "地址"]
GOOD = ["=1+1餐饮店", "", "N-1", "371502", "+路1号"]
FULL_WIDTH = ["示例", "９１３７１５０２MA000020X0", "", "371502", "路"]


def workbook_of(*parts: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return buffer.getvalue()


def cells_of(raw: bytes) -> list[list[str]]:
    return [
        [str(cell) for cell in row]
        for row in CalamineWorkbook.from_filelike(io.BytesIO(raw)).get_sheet_by_index(0).to_python()
    ]


@pytest.mark.parametrize("form", [False, True], ids=["as the body", "as a form"])
def test_good_rows_get_in_and_refused_ones_come_back(client: Client, shown: As, form: bool) -> None:
    asked, raw = shown(Role.OFFICE), as_xlsx([HEADER, GOOD, FULL_WIDTH])
    sent = {"files": {"file": ("../../x.xlsx", raw)}} if form else {"content": raw}
    answer = client.post("/api/v1/imports/targets", headers=asked, **sent)  # type: ignore[arg-type]
    came = answer.json()
    assert answer.status_code == 201, came
    assert (came["job"]["read"], came["job"]["refused"]) == (2, 1)
    assert [fault["code"] for fault in came["faults"]] == ["uscc-full-width"]
    refused = client.get(came["refused_rows"], headers=asked)
    assert FULL_WIDTH[1] in cells_of(refused.content)[1]
    assert client.get(f"/api/v1/imports/{came['job']['id']}", headers=asked).json() == came["job"]
    assert client.get(f"/api/v1/imports/{came['job']['id']}", headers=shown(Role.LEAD)).status_code == 404


def test_an_import_asked_twice_under_one_key_is_done_once(client: Client, shown: As) -> None:
    asked = {**shown(Role.OFFICE), "Idempotency-Key": "import-1"}
    raw = as_csv([HEADER, ["二次导入店", "", "N-2", "371502", "路"]])
    answers = [client.post("/api/v1/imports/targets", content=raw, headers=asked) for _ in range(2)]
    assert answers[0].json()["job"]["new"] == 1
    assert answers[0].content == answers[1].content


def test_how_far_an_import_is_can_be_asked_by_whoever_does_it(client: Client, shown: As) -> None:
    doing, other = (Caller(role.value, role, ACTS_OF[role]) for role in (Role.OFFICE, Role.LEAD))
    with client.app.state.imports.told(doing, "targets") as (job_id, told):
        told("store", 5_000, 200_000)
        asked = [client.get("/api/v1/imports/under-way", headers=shown(one.role)).json() for one in (doing, other)]
        assert asked == [[{"id": job_id, "kind": "targets", "step": "store", "done": 5_000, "total": 200_000}], []]
    assert client.get("/api/v1/imports/under-way", headers=shown(Role.OFFICE)).json() == []


def test_an_import_that_is_refused_is_no_longer_under_way(client: Client, shown: As) -> None:
    assert client.post("/api/v1/imports/targets", content=b"", headers=shown(Role.OFFICE)).status_code == 422
    assert client.get("/api/v1/imports/under-way", headers=shown(Role.OFFICE)).json() == []


def test_a_department_imports_its_own_rows_only(client: Client, shown: As) -> None:
    raw = as_csv([["执法证号", "开始日期", "结束日期"], *([one, "2026-10-08", "2026-10-09"] for one in ("P1", "P3"))])
    came = client.post("/api/v1/imports/leave", content=raw, headers=shown(Role.PARTICIPANT)).json()
    assert (came["job"]["new"], came["job"]["refused"]) == (1, 1)
    assert came["faults"][0]["code"] == "row-out-of-reach"
    lists = client.post("/api/v1/imports/exemptions", content=raw, headers=shown(Role.PARTICIPANT))
    assert lists.status_code in {403, 422}


SMALL, LARGE = struct.pack("<I", 123_457), struct.pack("<I", 1 << 31)  # what an archive says it unpacks to
ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>'
    b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">&a;</Workbook>'
)
INDEX = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
    ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table>'
    '<Row ss:Index="{row}"><Cell ss:Index="{column}"><Data>x</Data></Cell></Row></Table></Worksheet></Workbook>'
)


def corners() -> bytes:
    """A small workbook with a cell in the first and in the last corner: read densely it takes half a terabyte."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write(0, 0, "x")
        sheet.write(1_048_575, 16_383, "x")
    return buffer.getvalue()


HOSTILE = {
    "cells in opposite corners": corners(),
    "a row at a thousand million": INDEX.format(row=10**9, column=1).encode(),
    "a row before the first": INDEX.format(row=-5, column=1).encode(),
    "a column at a million million": INDEX.format(row=1, column=10**12).encode(),
    "a place that is no number": INDEX.format(row="１", column="x").encode(),
    "an old workbook cut off": as_xls([HEADER, GOOD])[:1500],
    "an old workbook with nonsense in it": as_xls([HEADER, GOOD]).replace(bytes(8), b"\xff" * 8),
    "a packed workbook in a packed workbook": workbook_of(("xl/a.xlsx", workbook_of(("xl/b.xml", b"x")))),
    "a path out of the archive": workbook_of(("../../etc/passwd", b"x"), ("xl/../../x", b"x")),
    "nothing": b"",
    "a program": b"\x7fELF" + bytes(4000),
    "a page": b"<html><table><tr><td>x</td></tr></table></html>",
    "a broken workbook": b"PK\x03\x04" + b"x" * 100,
    "a workbook without sheets": workbook_of(("a.txt", b"x")),
    "a zip bomb": workbook_of(("xl/1.xml", bytes(123_457))).replace(SMALL, LARGE),
    "entities that grow": ENTITIES,
    "another table": as_csv([["a", "b"], ["1", "2"]]),
    "half a character": "名称".encode()[:-1] + b"\xff\xff\xff",
}


@pytest.mark.parametrize("kind", ["text/csv", "application/json", "application/x-www-form-urlencoded", "image/png"])
def test_what_a_file_says_of_itself_is_not_asked(client: Client, shown: As, kind: str) -> None:
    asked = {**shown(Role.OFFICE), "Content-Type": kind, "Content-Disposition": "attachment; filename=../../x.png"}
    raw = as_xlsx([HEADER, ["示例", "", f"N-{len(kind)}0", "371502", "路"]])
    answer = client.post("/api/v1/imports/targets", content=raw, headers=asked)
    assert (answer.status_code, answer.json()["job"]["new"]) == (201, 1)


@pytest.mark.parametrize(
    "name", ["../../../etc/passwd", "/etc/passwd", "a\\..\\b.csv", "x\0.csv", "\u202ex.csv", "x" * 5000]
)
def test_a_name_of_a_file_leads_nowhere(client: Client, shown: As, name: str) -> None:
    raw = as_csv([HEADER, ["示例", "", f"N-{hash(name)}", "371502", "路"]])
    answer = client.post("/api/v1/imports/targets", files={"file": (name, raw)}, headers=shown(Role.OFFICE))
    assert answer.status_code in {201, 400}
    assert "passwd" not in answer.text


@pytest.mark.parametrize("kind", ["..%2f..%2fetc%2fpasswd", "targets%2f..", "%2e%2e", "targets%00", "ｔargets"])
def test_a_kind_is_no_path(client: Client, shown: As, kind: str) -> None:
    answer = client.post(f"/api/v1/imports/{kind}", content=as_csv([HEADER, GOOD]), headers=shown(Role.OFFICE))
    assert answer.status_code in {400, 404, 405}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_and_nothing_is_stored(client: Client, shown: As, raw: bytes) -> None:
    asked = shown(Role.OFFICE)
    before = client.get("/api/v1/audit-events?limit=1", headers=asked).json()["records"]
    answer = client.post("/api/v1/imports/targets", content=raw, headers=asked)
    assert 400 <= answer.status_code < 500
    assert answer.json()["code"].startswith(("file-", "request-"))
    assert client.get("/api/v1/audit-events?limit=1", headers=asked).json()["records"] == before


def test_a_cell_of_a_hundred_megabytes_is_refused(client: Client, shown: As) -> None:
    plain = as_csv([HEADER, ["x" * (63 << 20), "", "N-9", "371502", "路"]])
    answer = client.post("/api/v1/imports/targets", content=plain, headers=shown(Role.OFFICE))
    assert answer.status_code == 422 or answer.json()["faults"][0]["code"] == "cell-too-long"
    too_large = client.post("/api/v1/imports/targets", content=plain * 2, headers=shown(Role.OFFICE))
    assert too_large.status_code == 413


def test_a_form_without_a_file_is_refused(client: Client, shown: As) -> None:
    sent = {"a": (None, "x"), "b": (None, "y")}
    answer = client.post("/api/v1/imports/targets", files=sent, headers=shown(Role.OFFICE))  # type: ignore[arg-type]
    assert (answer.status_code, answer.json()["code"]) == (422, "form-without-file")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_exported_cells_cannot_be_formulas(client: Client, shown: As, form: str) -> None:
    asked = shown(Role.OFFICE)
    client.post("/api/v1/imports/targets", content=as_csv([HEADER, GOOD]), headers=asked)
    answer = client.get(f"/api/v1/exports/targets?form={form}&name=1%2B1", headers=asked)
    text = answer.content.decode("utf-8-sig") if form == "csv" else str(cells_of(answer.content))
    assert "'=1+1餐饮店" in text
    assert "'+路1号" in text
    assert answer.headers["content-disposition"] == f'attachment; filename="targets.{form}"'


@pytest.mark.parametrize("cell", ["=x", "+x", "-x", "@x", "\tx", "\rx", "\n=x"])
def test_a_cell_that_begins_like_a_formula_gets_a_quote(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    assert harmless("x" + cell) == "x" + cell


def test_a_long_export_goes_on_where_it_stopped(client: Client, shown: As) -> None:
    asked = shown(Role.SUPERVISOR)
    first = client.get("/api/v1/exports/inspectors?limit=2", headers=asked)
    rest = client.get(f"/api/v1/exports/inspectors?cursor={first.headers['x-next-cursor']}", headers=asked)
    assert [len(part.text.splitlines()) - 1 for part in (first, rest)] == [2, 1]
    assert "x-next-cursor" not in rest.headers

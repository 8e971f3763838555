"""A register comes in as a workbook: how far it is moves while one waits; the rows that were refused are offered."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from coordination.intake.files import sheets_of
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
ROWS, WRONG = 20_000, 3
HEAD = ("名称", "内部编号", "所属区县", "地址", "行业代码")
_LONG = 240_000
_NOTE = """() => {
  sessionStorage.setItem("seen", "[]");
  const told = document.querySelector("[data-under-way]");
  new MutationObserver(() => {
    const line = `${told.querySelector("span").textContent} ${told.querySelector("progress").value}`;
    sessionStorage.setItem("seen", JSON.stringify([...JSON.parse(sessionStorage.getItem("seen")), line]));
  }).observe(told, { subtree: true, childList: true, attributes: true });
}"""


def workbook() -> bytes:
    """So many shops under numbers of the office's own, and some rows in a county that is not there."""
    raw = io.BytesIO()
    with xlsxwriter.Workbook(raw, {"in_memory": True, "strings_to_numbers": False}) as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, HEAD)
        for number in range(1, ROWS + WRONG + 1):
            county = "东昌府区" if number <= ROWS else "不存在的区"
            sheet.write_row(number, 0, (f"示例商店{number}", f"BROWSER-{number}", county, f"示范路{number}号", "5212"))
    return raw.getvalue()


def test_an_import_tells_how_far_it_is_and_offers_what_was_refused(
    visiting: Callable[..., Visit], tmp_path: Path
) -> None:
    file = tmp_path / "targets.xlsx"
    file.write_bytes(workbook())
    visit = visiting()
    page = visit.page
    visit.log_in("office")
    visit.go("/imports")
    page.wait_for_load_state("load")  # the script looks how far an import is
    page.evaluate(_NOTE)
    page.check("input[name=kind][value=targets]")
    page.set_input_files("#file", file)
    with page.expect_navigation(timeout=_LONG):
        page.click("main form button.primary", no_wait_after=True)
    seen = page.evaluate("JSON.parse(sessionStorage.getItem('seen'))")
    assert seen
    assert any(re.search(r"\S+ [0-9.]*[1-9]", line) for line in seen), seen
    figures = page.locator(".figure .value").all_inner_texts()
    assert [figures[0], figures[-1]] == [str(ROWS + WRONG), str(WRONG)]
    assert page.locator("#refused tbody tr").count() == WRONG
    assert page.locator("#written tbody tr").count() == 50
    assert visit.faults_at_both_sizes("story-imported") == []
    with page.expect_download() as fetched:
        page.click("a[download].primary")
    [rows] = [list(sheet.rows) for sheet in sheets_of(Path(fetched.value.path()).read_bytes())]
    assert len(rows) == 1 + WRONG
    visit.press("#written tbody a >> nth=0")
    assert "/targets/" in page.url
    visit.go("/imports")
    assert visit.faults_at_both_sizes("story-imports") == []
    visit.press("#imports tbody a >> nth=0")
    assert page.locator("#refused tbody tr").count() == WRONG

"""Documents on the command line: forms, one issued and verified, a batch, a template replaced and put back."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from coordination.desk.office import Office
from coordination.storage.database import Database
from seeds.loading import reference
from tests.api.test_command_line import Run, Said, run
from tests.coordination.conduct import JOINT, conduct, local
from tests.coordination.documents.templates import saying
from tests.secrets_of_nobody import KEYRING

__all__ = ["run"]
NUMBER = f"JC-{JOINT}-1"


@pytest.fixture
def taken(run: Run, tmp_path: Path) -> Run:
    """A campaign whose plan is published and taken over."""
    database = Database(f"sqlite:///{tmp_path / 'onevisit.db'}", KEYRING)
    office = Office(database, reference(), lambda: local("2026-04-01"), "test")
    office.open()
    conduct(office)
    database.dispose()
    return run


def refused(said: Said, told: str) -> bool:
    return said.status == 2 and told in said.err


def test_documents_are_issued_one_by_one_and_for_a_batch_taken_out_and_verified(taken: Run, tmp_path: Path) -> None:
    assert "joint_notice" in taken("document", "forms").out
    assert "parts[].items[].name" in taken("document", "placeholders", "checklist").out
    word, pdf = tmp_path / "检查表.docx", tmp_path / "检查表.pdf"
    told = taken("document", "issue", "checklist", JOINT, "-o", str(word)).out
    code = told.split("校验码 ")[1][:12]
    assert NUMBER in told
    assert NUMBER in taken("document", "list", "--subject", JOINT).out
    taken("document", "show", NUMBER, "-o", str(pdf))
    assert pdf.read_bytes().startswith(b"%PDF-")
    for given in ((NUMBER, code), (str(word),), (str(pdf),)):
        assert "确由本系统出具" in taken("document", "verify", *given).out
    assert refused(taken("document", "verify", NUMBER, "000000000000"), "没有编号和校验码相符的文书")
    assert refused(taken("document", "show", NUMBER, "-o", "x.txt"), "应以 .docx 或 .pdf 结尾")
    assert refused(taken("document", "issue", "rectification_order", JOINT, "AMR", "-o", str(word)), "您无权")
    file = tmp_path / "批次.zip"
    taken("document", "batch", "b1", "--form", "target_list", "-o", str(file))
    with zipfile.ZipFile(file) as archive:
        assert archive.namelist() == ["抽查对象名单/DX-b1-1.docx", "抽查对象名单.pdf"]


@pytest.mark.large
def test_a_template_is_judged_replaced_and_put_back(taken: Run, tmp_path: Path) -> None:
    file = tmp_path / "通知书.docx"
    taken("document", "template", "show", "joint_notice", "-o", str(file))
    assert "可以使用" in taken("document", "template", "check", "joint_notice", str(file)).out
    file.write_bytes(saying("{{ nobody }}"))
    assert refused(taken("document", "template", "set", "joint_notice", str(file)), "没有占位符“nobody”")
    file.write_bytes(saying("{{ departments }}"))
    assert "已换用" in taken("document", "template", "set", "joint_notice", str(file)).out
    assert "已恢复" in taken("document", "template", "reset", "joint_notice").out

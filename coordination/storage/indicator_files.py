"""Files that show indicators of a department's year; their bytes are kept content."""

from __future__ import annotations

from sqlalchemy import ColumnElement, delete, insert, select
from sqlmodel import Session

from coordination.model.year_end import IndicatorFile
from coordination.storage.columns import from_row, to_row
from coordination.storage.registers import table_of
from coordination.storage.result_rows import IndicatorFileRow

_FILES = table_of(IndicatorFileRow)


def add(session: Session, file: IndicatorFile) -> None:
    """Stores what a file is; its bytes are kept already."""
    session.execute(insert(_FILES).values(**to_row(file)))


def remove(session: Session, file: IndicatorFile) -> None:
    """Forgets that a file belongs to an indicator; its bytes stay."""
    same = (_FILES.c.rule == file.rule, _FILES.c.sha256 == file.sha256)
    session.execute(delete(_FILES).where(*_of(file.year, file.department), *same))


def of_year(session: Session, year: int, department: str) -> list[IndicatorFile]:
    """The files of a department's year, by indicator, in the order in which they were added."""
    order = (_FILES.c.rule, _FILES.c.added_at, _FILES.c.sha256)
    chosen = select(_FILES).where(*_of(year, department)).order_by(*order)
    return [from_row(IndicatorFile, dict(row)) for row in session.execute(chosen).mappings()]


def _of(year: int, department: str) -> tuple[ColumnElement[bool], ...]:
    return _FILES.c.year == year, _FILES.c.department == department

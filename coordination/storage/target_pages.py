"""Pages of targets out of a million: by the beginning of a code, a part of the name, region, or industry.

The filter that finds fewest leads: one index gives its rows in the order of the page already, so that fifty are found
without looking at the rest; the other filters are asked of each row. The indexes stand in migration 0005.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Select, column, func, literal, literal_column, select, table, tuple_
from sqlalchemy.types import ARRAY, Integer, String, Text
from sqlmodel import Session

from coordination.errors import BadInputError
from coordination.model.access import Reach
from coordination.model.pages import Page, TargetFilter, Wanted
from coordination.model.targets import Target
from coordination.storage.grams import folded, grams, token
from coordination.storage.reading import before_end, by_code_point, narrowed, paged, region_prefix, starts_with
from coordination.storage.registers import table_of
from coordination.storage.rows import TargetCodeRow, TargetRow

_TARGETS, _CODES = table_of(TargetRow), table_of(TargetCodeRow)
_OTHER_CODES = _CODES.alias("other_code")
_WORDS = table("target_search", column("rowid", Integer), column("target_search", String))
_NUMBERS = table("target_search_number", column("number", Integer), column("target", String))
_SHORTEST_NAME = 2


@dataclass(frozen=True, slots=True)
class _Lead:
    """The query a filter leads: its rows, the name of their order, and the keys of that order."""

    chosen: Select[Any]
    order: str
    keys: tuple[ColumnElement[Any], ...]


def target_page(session: Session, reach: Reach, filters: TargetFilter, wanted: Wanted) -> Page[Target]:
    """A page of the targets that pass every filter.

    Raises BadInputError for a name of one character, and for full-width characters in a code.
    """
    if filters.name and len(folded(filters.name)) < _SHORTEST_NAME:
        raise BadInputError("name-too-short", least=_SHORTEST_NAME)
    region = region_prefix(filters.region or reach.region)
    filters = replace(filters, code=_code(filters.code))
    lead, others = _lead(session, filters, region, going_on=bool(wanted.after))
    chosen = narrowed(lead.chosen, Target, reach).where(*others)
    return paged(session, Target, chosen, lead.order, lead.keys, wanted)


def _lead(
    session: Session, filters: TargetFilter, region: str, *, going_on: bool
) -> tuple[_Lead, Iterable[ColumnElement[bool]]]:
    begins, industry = before_end if going_on else starts_with, filters.industry
    others = [starts_with(_TARGETS.c.region_code, region)] if region else []
    others += [starts_with(_TARGETS.c.industry, industry)] if industry else []
    if filters.code:
        contains = [_TARGETS.c.name.contains(filters.name, autoescape=True)] if filters.name else []
        return _by_code(filters.code, begins), [*others, *contains]
    if filters.name:
        postgres = session.get_bind().dialect.name == "postgresql"
        return (_by_name_on_postgres(filters.name) if postgres else _by_name(filters.name, region)), others
    if region:
        return _by_columns("region", [_TARGETS.c.region_code, _TARGETS.c.industry], region, begins), others[1:]
    if industry:
        return _by_columns("industry", [_TARGETS.c.industry], industry, begins), others[1:]
    return _Lead(select(_TARGETS), "id", (_TARGETS.c.id,)), []


def _by_columns(
    order: str,
    leading: Sequence[ColumnElement[str]],
    prefix: str,
    begins: Callable[[ColumnElement[str], str], ColumnElement[bool]],
) -> _Lead:
    chosen = select(_TARGETS).where(begins(leading[0], prefix))
    return _Lead(chosen, order, tuple(by_code_point(one) for one in (*leading, _TARGETS.c.id)))


def _by_code(code: str, begins: Callable[[ColumnElement[str], str], ColumnElement[bool]]) -> _Lead:
    """Each target once, at the first of its codes that begins so."""
    other = by_code_point(_OTHER_CODES.c.value), _OTHER_CODES.c.scheme
    earlier = select(_OTHER_CODES.c.value).where(
        _OTHER_CODES.c.target == _CODES.c.target,
        starts_with(_OTHER_CODES.c.value, code),
        tuple_(*other) < tuple_(by_code_point(_CODES.c.value), _CODES.c.scheme),
    )
    joined = select(_TARGETS).join(_CODES, _CODES.c.target == _TARGETS.c.id)
    chosen = joined.where(begins(_CODES.c.value, code), ~earlier.exists())
    return _Lead(chosen, "code", (by_code_point(_CODES.c.value), by_code_point(_CODES.c.target)))


def _by_name(name: str, region: str) -> _Lead:
    """SQLite: a full-text index of pairs, in which a phrase of pairs is a part of the name; region stands beside."""
    words = f'name : "{" ".join(token(gram) for gram in grams(name))}"'
    if region:
        words += f" AND region : {region}*"
    joined = select(_TARGETS).select_from(_WORDS)
    joined = joined.join(_NUMBERS, _NUMBERS.c.number == _WORDS.c.rowid)
    joined = joined.join(_TARGETS, _TARGETS.c.id == _NUMBERS.c.target)
    return _Lead(joined.where(_WORDS.c.target_search.op("match")(words)), "name", (_WORDS.c.rowid,))


def _by_name_on_postgres(name: str) -> _Lead:
    """PostgreSQL: an inverted index of pairs; neighbours are asked of the name itself."""
    pairs = func.onevisit_grams(_TARGETS.c.name).op("@>")(literal(grams(name), ARRAY(Text)))
    part = func.strpos(literal_column("normalize(lower(target.name), NFKC)"), folded(name)) > 0
    return _Lead(select(_TARGETS).where(pairs, part), "name", (_TARGETS.c.id,))


def _code(text: str) -> str:
    """A code as registers keep it; full-width digits and letters are refused, as they are in files."""
    if any("\uff10" <= character <= "\uff5a" for character in text):
        raise BadInputError("code-full-width", value=text)
    return "".join(text.split()).upper()

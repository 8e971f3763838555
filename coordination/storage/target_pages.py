"""Pages of targets out of a million: by the beginning of a code, a part of the name, region, or industry.

One filter leads: its index gives rows in the order of the page already, so that fifty are found without looking at the
rest; the other filters are asked of each row. Where several are given and one of them finds few targets, all of these
are looked at instead: a leader that finds many might find few that pass. The indexes stand in migration 0005.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Select, column, func, literal, literal_column, select, table, tuple_, union_all
from sqlalchemy.types import ARRAY, Integer, String, Text
from sqlmodel import Session

from coordination.errors import BadInputError
from coordination.model.access import Reach
from coordination.model.pages import Page, TargetFilter, Wanted
from coordination.model.targets import Target
from coordination.storage.grams import folded, grams, tokens
from coordination.storage.reading import (
    before_end,
    by_code_point,
    narrowed,
    ordering,
    paged,
    region_prefix,
    starts_with,
)
from coordination.storage.registers import among, table_of
from coordination.storage.rows import TargetCodeRow, TargetRow

_TARGETS, _CODES = table_of(TargetRow), table_of(TargetCodeRow)
_OTHER_CODES = _CODES.alias("other_code")
_WORDS = table("target_search", column("rowid", Integer), column("target_search", String))
_NUMBERS = table("target_search_number", column("number", Integer), column("target", String))
_SHORTEST_NAME = 2
_FEW, _STILL_FEW = 1_000, 5_000  # to begin with, and where a page goes on although others have added some
_ALL_OF_FEW = "few"


@dataclass(frozen=True, slots=True)
class _Lead:
    """The query a filter leads: its rows, the name of their order, and the keys of that order."""

    chosen: Select[Any]
    order: str
    keys: tuple[ColumnElement[Any], ...]


def with_targets(session: Session, regions: Sequence[str]) -> set[str]:
    """Those of some regions in which there is a target; one probe of the index each, in one query."""
    here = [select(_TARGETS.c.id).where(starts_with(_TARGETS.c.region_code, code)).exists() for code in regions]
    probes = [select(literal(code)).where(held) for code, held in zip(regions, here, strict=True)]
    return set(session.execute(union_all(*probes)).scalars()) if probes else set()


def target_page(session: Session, reach: Reach, filters: TargetFilter, wanted: Wanted) -> Page[Target]:
    """A page of the targets that pass every filter.

    Raises BadInputError for a name of one character, and for full-width characters in a code.
    """
    if filters.name and len(folded(filters.name)) < _SHORTEST_NAME:
        raise BadInputError("name-too-short", least=_SHORTEST_NAME)
    region = region_prefix(filters.region or reach.region)
    filters = replace(filters, code=_code(filters.code), region=region)
    if wanted.order:
        return _in_other_order(session, reach, filters, wanted)
    few = _few(session, filters, wanted)
    if few is not None:
        chosen = select(_TARGETS).where(among(session, _TARGETS.c.id, few), *_conditions(session, filters).values())
        return paged(session, Target, narrowed(chosen, Target, reach), _ALL_OF_FEW, (_TARGETS.c.id,), wanted)
    lead, others = _lead(session, filters, going_on=bool(wanted.after))
    chosen = narrowed(lead.chosen, Target, reach).where(*others)
    return paged(session, Target, chosen, lead.order, lead.keys, wanted)


def _in_other_order(session: Session, reach: Reach, filters: TargetFilter, wanted: Wanted) -> Page[Target]:
    """Sorted by a column that somebody asked for: no index leads, every target that passes is looked at."""
    chosen = narrowed(select(_TARGETS).where(*_conditions(session, filters).values()), Target, reach)
    keys = [*ordering(_TARGETS, wanted), _TARGETS.c.id]
    return paged(session, Target, chosen, f"target{wanted.order}", keys, wanted)


def _few(session: Session, filters: TargetFilter, wanted: Wanted) -> list[str] | None:
    """All targets that one of several filters finds, where these are few."""
    ids = _ids(session, filters)
    if len(ids) < 2 or (wanted.after and wanted.after[0] != _ALL_OF_FEW):
        return None
    most = _STILL_FEW if wanted.after else _FEW
    for found_by in ids:
        found = list(session.execute(found_by.limit(most + 1)).scalars())
        if len(found) <= most:
            return found
    return None


def _ids(session: Session, filters: TargetFilter) -> list[Select[Any]]:
    """For each filter that is given, the ids of what it finds by its index."""
    found: list[Select[Any]] = []
    if filters.code:
        found.append(select(_CODES.c.target).where(starts_with(_CODES.c.value, filters.code)))
    if filters.name and _is_postgres(session):
        found.append(select(_TARGETS.c.id).where(*_name_on_postgres(filters.name)))
    elif filters.name:
        by_number = _NUMBERS.c.number == _WORDS.c.rowid
        found.append(select(_NUMBERS.c.target).join(_WORDS, by_number).where(_matches(_phrase(filters.name))))
    columns = ((_TARGETS.c.region_code, filters.region), (_TARGETS.c.industry, filters.industry))
    return [*found, *(select(_TARGETS.c.id).where(starts_with(column, value)) for column, value in columns if value)]


def _conditions(session: Session, filters: TargetFilter) -> dict[str, ColumnElement[bool]]:
    """What each filter that is given asks of one target."""
    asked: dict[str, ColumnElement[bool]] = {}
    if filters.code:
        own = select(_CODES.c.value).where(_CODES.c.target == _TARGETS.c.id, starts_with(_CODES.c.value, filters.code))
        asked["code"] = own.exists()
    if filters.name and _is_postgres(session):
        asked["name"] = _part_on_postgres(filters.name)
    elif filters.name:
        words = literal(" ") + func.onevisit_grams(_TARGETS.c.name) + " "
        asked["name"] = func.instr(words, f" {tokens(filters.name)} ") > 0
    if filters.region:
        asked["region"] = starts_with(_TARGETS.c.region_code, filters.region)
    if filters.industry:
        asked["industry"] = starts_with(_TARGETS.c.industry, filters.industry)
    return asked


def _lead(session: Session, filters: TargetFilter, *, going_on: bool) -> tuple[_Lead, Iterable[ColumnElement[bool]]]:
    begins, others = before_end if going_on else starts_with, _conditions(session, filters)
    lead = _Lead(select(_TARGETS), "id", (_TARGETS.c.id,))
    if others.pop("name", None) is not None:
        postgres = _is_postgres(session)
        lead = _by_name_on_postgres(filters.name) if postgres else _by_name(filters.name, filters.region)
    elif others.pop("code", None) is not None:
        lead = _by_code(filters.code, begins)
    elif others.pop("region", None) is not None:
        lead = _by_columns("region", [_TARGETS.c.region_code, _TARGETS.c.industry], filters.region, begins)
    elif others.pop("industry", None) is not None:
        lead = _by_columns("industry", [_TARGETS.c.industry], filters.industry, begins)
    return lead, others.values()


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
    words = _phrase(name)
    if region:
        words += f" AND region : {region}*"
    joined = select(_TARGETS).select_from(_WORDS)
    joined = joined.join(_NUMBERS, _NUMBERS.c.number == _WORDS.c.rowid)
    joined = joined.join(_TARGETS, _TARGETS.c.id == _NUMBERS.c.target)
    return _Lead(joined.where(_matches(words)), "name", (_WORDS.c.rowid,))


def _phrase(name: str) -> str:
    return f'name : "{tokens(name)}"'


def _matches(words: str) -> ColumnElement[bool]:
    return _WORDS.c.target_search.op("match")(words)


def _by_name_on_postgres(name: str) -> _Lead:
    """PostgreSQL: an inverted index of pairs; neighbours are asked of the name itself."""
    return _Lead(select(_TARGETS).where(*_name_on_postgres(name)), "name", (_TARGETS.c.id,))


def _name_on_postgres(name: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    pairs = func.onevisit_grams(_TARGETS.c.name).op("@>")(literal(grams(name), ARRAY(Text)))
    return pairs, _part_on_postgres(name)


def _part_on_postgres(name: str) -> ColumnElement[bool]:
    return func.strpos(literal_column("normalize(lower(target.name), NFKC)"), folded(name)) > 0


def _is_postgres(session: Session) -> bool:
    return session.get_bind().dialect.name == "postgresql"


def _code(text: str) -> str:
    """A code as registers keep it; full-width digits and letters are refused, as they are in files."""
    if any("\uff10" <= character <= "\uff5a" for character in text):
        raise BadInputError("code-full-width", value=text)
    return "".join(text.split()).upper()

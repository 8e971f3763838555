"""What a published plan comes to beside separate work, as tables: in all, by department, by version. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from api.pages.campaign_tables import PERSON_DAY, base, person_days
from api.pages.shell import Shell
from api.pages.tables import Cell, Column, Table
from coordination.model.campaigns import Comparison, DepartmentShare, VersionStamp

_CHECKS, _SEPARATE, _, _, _TOGETHER, _SAVED = range(2, 8)
"""By what the table of departments is sorted: the places of its columns (`short_lists.narrowed`)."""


@dataclass(frozen=True, slots=True)
class _Opens:
    """What the name of a figure leads to, the numbers alone and together, what is saved, and the bound."""

    name: str
    alone: str
    together: str
    saved: str = ""
    bound: str = ""


def shares_table(shell: Shell, compared: Comparison) -> Table:
    """Each department's part of a plan, beside what it would do alone."""
    say = shell.say
    numbers = ("checks", "separate", "visits", "people-alone", "people", "people-saved")
    columns = (
        Column(say("share-column-department")),
        *(Column(say(f"share-column-{one}"), number=True) for one in numbers),
    )
    path = base(compared.campaign)
    rows = tuple(
        (
            Cell(shell.department(one.department), f"{path}/visits{own}"),
            Cell(str(one.checks), f"{path}/planned{own}"),
            Cell(str(one.separate), f"{path}/doors{own}"),
            Cell(str(one.visits), f"{path}/visits{own}"),
            Cell(_alone_days(shell, one), f"{path}/alone{own}"),
            Cell(person_days(one.person_sessions), f"{path}/routes{own}"),
            Cell(person_days(one.saved_person_sessions)),
        )
        for one in compared.departments
        for own in [f"?department={quote(one.department)}"]
    )
    return Table("departments", f"{path}/departments", columns, rows)


def _alone_days(shell: Shell, share: DepartmentShare) -> str:
    """Person-days alone: of the plan of separate work where there is one, and what any takes at least."""
    if share.separate_person_sessions is None:
        return person_days(None)
    least = f"≥ {person_days(share.separate_person_sessions)}"
    return least if share.separate_planned is None else shell.said.aside(person_days(share.separate_planned), least)


def compared_table(shell: Shell, compared: Comparison) -> Table:
    """Checks, visits, doors and person-days beside what departments that go alone would have cost; proved bounds."""
    say, at, targets = shell.say, base(compared.campaign), compared.targets or 1
    alone, bound = compared.separate_person_sessions, compared.person_sessions_bound
    made = compared.separate_planned
    bounded = bound is not None or compared.visits_bound is not None
    by_door, proof_of_visits = f"{at}/doors?sort=-saved", f"{at}/bounds#visits"
    heads = ("figure-column-alone", "figure-column-together", "pages-column-saved", "pages-column-bound")
    columns = (
        Column(say("figure-column-name")),
        *(Column(say(head), number=True) for head in (heads if bounded else heads[:-1])),
    )
    rows = (
        _compared(
            shell,
            "figure-planned",
            _Opens(f"{at}/planned", f"{at}/departments?sort=-{_CHECKS}", f"{at}/planned"),
            compared.planned,
            compared.planned,
            None,
        ),
        _compared(
            shell,
            "figure-visits",
            _Opens(f"{at}/visits", f"{at}/departments?sort=-{_SEPARATE}", f"{at}/visits", by_door, proof_of_visits),
            compared.separate,
            compared.visits,
            compared.visits_bound,
        ),
        _compared(
            shell,
            "pages-doors-each",
            _Opens(f"{at}/doors", f"{at}/doors?sort=-separate", f"{at}/doors?sort=-visits", by_door, proof_of_visits),
            compared.separate / targets,
            compared.visits / targets,
            None if compared.visits_bound is None else compared.visits_bound / targets,
            digits=2,
        ),
        _compared(
            shell,
            "figure-person-days",
            _Opens(
                f"{at}/departments",
                f"{at}/alone?sort=-people",
                f"{at}/departments?sort=-{_TOGETHER}",
                f"{at}/departments?sort=-{_SAVED}",
                f"{at}/bounds#person-sessions",
            ),
            None if alone is None else alone / PERSON_DAY,
            compared.person_sessions / PERSON_DAY,
            None if bound is None else bound / PERSON_DAY,
            least="≥ ",
            made=None if made is None else made / PERSON_DAY,
        ),
    )
    seen = tuple(row[: len(columns)] for row in rows)
    return Table("compared", at, columns, seen, kept={"table": "compared"})


def _compared(
    shell: Shell,
    name: str,
    opens: _Opens,
    alone: float | None,
    together: float,
    bound: float | None,
    *,
    digits: int | None = None,
    least: str = "",
    made: float | None = None,
) -> tuple[Cell, ...]:
    """One figure; least: before what separate work costs at least, of which the saving is one too.

    made: what a plan of separate work costs; where that is less, going together costs more by as much at least.
    """

    def shown(value: float | None) -> str:
        if value is None:
            return "–"
        return f"{value:g}" if digits is None else f"{value:.{digits}f}"

    saved = f"{least}{int(100 * (alone - together) / alone)}%" if alone and alone > together else ""
    if made and made < together:
        saved = shell.say("pages-compared-more", percent=int(100 * (together - made) / made))
    before = shown(alone) if alone is None else f"{least}{shown(alone)}"
    before = before if made is None else shell.said.aside(shown(made), before)
    return (
        Cell(shell.say(name), opens.name),
        Cell(before, "" if alone is None else opens.alone),
        Cell(shown(together), opens.together),
        Cell(saved or "–", opens.saved if saved else ""),
        Cell(shown(bound), "" if bound is None else opens.bound),
    )


def versions_table(shell: Shell, campaign: str, stamps: Sequence[VersionStamp]) -> Table:
    """The published versions, the newest first."""
    say = shell.say
    columns = tuple(Column(say(f"pages-version-{one}")) for one in ("number", "published-at", "digest"))
    rows = tuple(
        (
            Cell(str(one.version), f"{base(campaign)}/visits?version={one.version}"),
            Cell(shell.when(one.published_at)),
            Cell(one.sha256),
        )
        for one in stamps
    )
    return Table("versions", base(campaign), columns, rows, kept={"table": "versions"})

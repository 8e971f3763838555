"""Use cases: what targets and items are called that a caller has been shown, and in which county targets are."""

from __future__ import annotations

from collections.abc import Iterable

from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.model.access import Act, Caller
from coordination.model.campaigns import LeftCheck, Names
from coordination.model.draws import CheckDemand
from coordination.model.items import InspectionItem
from coordination.storage.reading import target_column
from coordination.storage.registers import everything


def names_of(office: Office, caller: Caller, checks: Iterable[CheckDemand | LeftCheck]) -> Names:
    """The names of the targets and items of some checks."""
    require(caller, Act.READ_CAMPAIGNS)
    shown = list(checks)
    with office.database.reading() as session:
        targets = target_column(session, "name", {one.target for one in shown})
        items = {item.code: item.name for item in everything(session, InspectionItem)}
    return Names(targets, {code: items.get(code, code) for code in {one.item for one in shown}})


def areas_of_targets(office: Office, caller: Caller, targets: Iterable[str]) -> dict[str, str]:
    """The county of each target, by id."""
    require(caller, Act.READ_CAMPAIGNS)
    with office.database.reading() as session:
        found = target_column(session, "region_code", targets)
    return {target: office.reference.regions.county_of(code) for target, code in found.items()}

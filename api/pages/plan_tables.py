"""Annual plans, their batches and campaigns as tables. Pure: records in, a table out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import quote, urlencode

from api.pages.register_tables import departments_filter, percent
from api.pages.shell import Shell
from api.pages.tables import Cell, Column, Filter, Table, Tone, in_order, matching
from coordination.desk.agenda import Due
from coordination.model.access import Act
from coordination.model.ceremony import DrawState
from coordination.model.plans import AnnualPlan, Campaign, PlanBatch, PlanState

TONE_OF_PLAN: Mapping[PlanState, Tone] = {
    PlanState.PROPOSED: "warn",
    PlanState.FILED: "calm",
    PlanState.PUBLISHED: "good",
}
TONE_OF_DRAW: Mapping[DrawState, Tone] = {
    DrawState.PUBLISHED: "good",
    DrawState.GIVEN_UP: "bad",
    DrawState.VOID: "bad",
}
_KINDS = ("joint", "single")
_FEW = 5


def plans_table(shell: Shell, plans: Iterable[AnnualPlan], path: str = "/plans") -> Table:
    """The plans, the latest first; path: of the page with one of them below it."""
    say = shell.say
    columns = (
        Column(say("plan-column-year")),
        Column(say("pages-column-title")),
        Column(say("pages-column-batches"), number=True),
        Column(say("pages-column-pack")),
        Column(say("pages-column-filed-on")),
        Column(say("pages-column-status")),
    )
    rows = tuple(
        (
            Cell(str(plan.year), f"{path}/{plan.year}"),
            Cell(plan.title),
            Cell(str(len(plan.batches)), f"{path}/{plan.year}#batches"),
            Cell(plan.pack),
            Cell(plan.filed_on.isoformat()),
            Cell(say(f"plan-state-{plan.state.value}"), tone=TONE_OF_PLAN[plan.state]),
        )
        for plan in plans
    )
    return Table("plans", path, columns, rows, empty="pages-no-plans")


@dataclass(frozen=True, slots=True)
class BatchesAsked:
    """What is asked of the batches of a plan; empty is any. last: the day on which they end."""

    text: str = ""
    department: str = ""
    kind: str = ""
    campaign: str = ""
    last: str = ""
    sort: str = ""


EVERY_BATCH = BatchesAsked()


def batches_table(
    shell: Shell,
    plan: AnnualPlan,
    path: str,
    asked: BatchesAsked = EVERY_BATCH,
    campaigns: Sequence[Campaign] = (),
) -> Table:
    """The batches of a plan that pass the filters; campaigns: to choose from."""
    say = shell.say
    columns = (
        Column(say("pages-column-batch"), "id"),
        Column(say("pages-column-title"), "title"),
        Column(say("pages-column-department"), "department"),
        Column(say("pages-column-lead"), "lead"),
        Column(say("pages-column-first"), "first"),
        Column(say("pages-column-last"), "last"),
        Column(say("pages-column-ratio"), "ratio", number=True),
        Column(say("pages-column-items"), shown=False),
        Column(say("pages-column-regions"), shown=False),
        Column(say("pages-column-joint"), "joint"),
    )
    taken = {batch for one in campaigns if one.id == asked.campaign for batch in one.batches}
    found = (
        batch
        for batch in plan.batches
        if matching(asked.text, batch.id, batch.title)
        and asked.department in {"", batch.department}
        and (asked.kind not in _KINDS or bool(batch.joint_item) is (asked.kind == "joint"))
        and (not asked.campaign or batch.id in taken)
        and asked.last in {"", batch.last_date.isoformat()}
    )
    keys = {
        "id": lambda one: one.id,
        "title": lambda one: one.title,
        "department": lambda one: shell.department(one.department),
        "lead": lambda one: shell.department(one.lead_department),
        "first": lambda one: (one.first_date, one.last_date),
        "last": lambda one: one.last_date,
        "ratio": lambda one: one.ratio,
        "joint": lambda one: (not one.joint_item, one.joint_item),
    }
    kinds = tuple((one, say(f"pages-{one}")) for one in _KINDS)
    choices = tuple((one.id, one.title) for one in campaigns)
    filters: tuple[Filter, ...] = (
        Filter("text", say("pages-filter-batch"), asked.text),
        departments_filter(shell, asked.department),
        Filter("kind", say("pages-column-joint"), asked.kind, "choice", kinds),
    )
    if not path.startswith("/public"):
        filters += (
            Filter("campaign", say("pages-column-campaign"), asked.campaign, "choice", choices),
            Filter("last", say("pages-column-last"), asked.last, "date"),
        )
    rows = tuple(_batch_row(shell, batch, path) for batch in in_order(found, asked.sort, keys))
    return Table("batches", path, columns, rows, filters, asked.sort)


def batches_address(shell: Shell, campaign: Campaign, last: date | None = None) -> str:
    """The batches of a campaign, of those that end on a day; empty for whoever reads no plans."""
    if not shell.may(Act.READ_PLANS):
        return ""
    asked = {"campaign": campaign.id, **({"last": last.isoformat()} if last else {})}
    return f"/plans/{campaign.year}?{urlencode(asked)}#batches"


def deadlines_table(shell: Shell, dues: Iterable[Due]) -> Table:
    """Days on which batches of campaigns end, the nearest first; working days of a year without notice are marked."""
    say = shell.say
    columns = (
        Column(say("pages-column-last")),
        Column(say("pages-column-campaign")),
        Column(say("pages-column-batches"), number=True),
        Column(say("pages-column-working-days"), number=True),
    )
    rows = tuple(
        (
            Cell(due.on.isoformat()),
            Cell(due.campaign.title, f"/campaigns/{quote(due.campaign.id, safe='')}"),
            Cell(str(due.batches), batches_address(shell, due.campaign, due.on)),
            Cell(f"{due.working_days}{'*' if due.provisional else ''}", tone="bad" if due.working_days <= _FEW else ""),
        )
        for due in dues
    )
    return Table("deadlines", "/", columns, rows)


def campaigns_table(shell: Shell, campaigns: Iterable[Campaign], path: str = "/campaigns") -> Table:
    """The campaigns, the latest first; path: of the page with one of them below it."""
    say = shell.say
    columns = (
        Column(say("pages-column-campaign")),
        Column(say("pages-column-title")),
        Column(say("pages-column-first")),
        Column(say("pages-column-last")),
        Column(say("pages-column-batches"), number=True),
        Column(say("pages-column-status")),
    )
    rows = tuple(
        (
            Cell(one.id, f"{path}/{one.id}"),
            Cell(one.title),
            Cell(one.first_date.isoformat()),
            Cell(one.last_date.isoformat()),
            Cell(str(len(one.batches)), batches_address(shell, one)),
            _window(shell, one),
        )
        for one in campaigns
    )
    return Table("campaigns", path, columns, rows, empty="pages-no-campaigns")


def draws_table(shell: Shell, campaigns: Sequence[Campaign], states: Mapping[str, DrawState]) -> Table:
    """The campaigns with how far their draws are; states: of the newest attempts."""
    table = campaigns_table(shell, campaigns, "/ceremony")
    column = Column(shell.say("pages-draw"))
    rows = ((*row[:-1], _drawn(shell, one, states.get(one.id))) for one, row in zip(campaigns, table.rows, strict=True))
    return replace(table, columns=(*table.columns[:-1], column), rows=tuple(rows))


def batches_between(plan: AnnualPlan, taken: Iterable[str], first: date, last: date) -> list[PlanBatch]:
    """The batches of a plan whose windows lie between two dates, both included, and that no campaign has yet."""
    gone = set(taken)
    return [one for one in plan.batches if first <= one.first_date and one.last_date <= last and one.id not in gone]


def _batch_row(shell: Shell, batch: PlanBatch, path: str) -> tuple[Cell, ...]:
    joint = bool(batch.joint_item)
    return (
        Cell(batch.id, "" if path.startswith("/public") else f"{path}/batches/{quote(batch.id, safe='')}"),
        Cell(batch.title),
        Cell(shell.department(batch.department)),
        Cell(shell.department(batch.lead_department)),
        Cell(batch.first_date.isoformat()),
        Cell(batch.last_date.isoformat()),
        Cell(percent(float(batch.ratio))),
        Cell(shell.listed(batch.items)),
        Cell(shell.listed(shell.region(one) for one in batch.regions)),
        Cell(shell.say("pages-joint" if joint else "pages-single"), tone="good" if joint else "calm"),
    )


def _drawn(shell: Shell, campaign: Campaign, state: DrawState | None) -> Cell:
    if state is None:
        return Cell(shell.say("pages-draw-none"), tone="calm" if shell.today > campaign.last_date else "warn")
    return Cell(shell.say(f"draw-state-{state.value}"), tone=TONE_OF_DRAW.get(state, "warn"))


def _window(shell: Shell, campaign: Campaign) -> Cell:
    if shell.today < campaign.first_date:
        return Cell(shell.say("pages-window-ahead"), tone="calm")
    over = shell.today > campaign.last_date
    return Cell(shell.say("pages-window-over" if over else "pages-window-open"), tone="calm" if over else "good")

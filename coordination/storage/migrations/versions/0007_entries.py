"""Who declared a recusal; pins and cases of campaigns; runs that belong to no campaign; approvals and filings."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Recusals that were there before say of nobody who declared them."""
    op.add_column("recusal", sa.Column("declared_by", sa.String(), nullable=False, server_default=""))
    op.add_column("recusal", sa.Column("declared_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("recusal") as batch_op:
        batch_op.alter_column("declared_by", existing_type=sa.String(), server_default=None)
    _create("campaign_pin", "id", *_pin_columns())
    _create("campaign_case", "number", *_case_columns())
    with op.batch_alter_table("campaign_case") as batch_op:
        batch_op.create_index(batch_op.f("ix_campaign_case_target"), ["target"], unique=False)

    op.create_table(
        "approval",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("subject", "key", "sha256", "step")),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("note", "taken_by")),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("subject", "key", "sha256", "step", name=op.f("pk_approval")),
    )
    _free_runs_of_campaigns()


def _free_runs_of_campaigns() -> None:
    """SQLite makes the table anew for this; blocks of runs, which refer to it, stand aside meanwhile."""
    aside = op.get_bind().dialect.name == "sqlite"
    if aside:
        op.execute("create temporary table kept_block as select * from run_block")
        op.execute("delete from run_block")
    with op.batch_alter_table("planning_run", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.alter_column("campaign", existing_type=sa.String(), nullable=True)
    if aside:
        op.execute("insert into run_block select * from kept_block")
        op.execute("drop table kept_block")


def _create(name: str, key: str, *columns: sa.Column[Any] | sa.Constraint) -> None:
    op.create_table(
        name,
        sa.Column(key, sa.Integer(), nullable=False),
        sa.Column("campaign", sa.String(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["campaign"], ["campaign.id"], name=op.f(f"fk_{name}_campaign_campaign")),
        sa.PrimaryKeyConstraint(key, name=op.f(f"pk_{name}")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f(f"ix_{name}_campaign"), name, ["campaign"], unique=False)


def _entered() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("entered_by", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
    )


def _pin_columns() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("checks", sa.JSON(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("session", sa.String(), nullable=True),
        sa.Column("inspectors", sa.JSON(), nullable=False),
        *_entered(),
    )


def _case_columns() -> tuple[sa.Column[Any] | sa.Constraint, ...]:
    texts = ("source", "reference", "target", "batch", "withdrawn_by", "withdrawal")
    return (
        *(sa.Column(name, sa.String(), nullable=False) for name in texts),
        *(sa.Column(name, sa.JSON(), nullable=False) for name in ("items", "departments")),
        *(sa.Column(name, sa.Date(), nullable=False) for name in ("first_date", "last_date")),
        *_entered(),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["target"], ["target.id"], name=op.f("fk_campaign_case_target_target")),
        sa.ForeignKeyConstraint(["batch"], ["plan_batch.id"], name=op.f("fk_campaign_case_batch_plan_batch")),
    )


def downgrade() -> None:
    """What these tables hold is lost: before, there was no place for it."""
    op.execute("delete from run_block where run in (select id from planning_run where campaign is null)")
    op.execute("delete from planning_run where campaign is null")
    op.drop_table("approval")
    op.drop_table("campaign_case")
    op.drop_table("campaign_pin")
    op.drop_column("recusal", "declared_at")
    op.drop_column("recusal", "declared_by")

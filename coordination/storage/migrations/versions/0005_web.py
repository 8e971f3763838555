"""What the web service needs: indexes that answer a page of targets, kept answers, import jobs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_CODE_POINTS = {"postgresql": ' collate "C"', "sqlite": ""}
_INDEXES = {
    "target_search_code": ("target_code", ("value", "target")),
    "target_search_region": ("target", ("region_code", "industry", "id")),
    "target_search_industry": ("target", ("industry", "id")),
}
# SQLite: a full-text index without content, by a number of its own (VACUUM may change a rowid), kept by triggers.
_SQLITE = (
    "create table target_search_number (number integer primary key, target varchar not null unique)",
    "create virtual table target_search using fts5(name, region, content='', columnsize=0, tokenize='ascii')",
    """create trigger target_search_added after insert on target begin
      insert into target_search_number (target) values (new.id);
      insert into target_search (rowid, name, region)
        values (last_insert_rowid(), onevisit_grams(new.name), new.region_code);
    end""",
    """create trigger target_search_removed after delete on target begin
      insert into target_search (target_search, rowid, name, region)
        select 'delete', number, onevisit_grams(old.name), old.region_code
        from target_search_number where target = old.id;
      delete from target_search_number where target = old.id;
    end""",
    """create trigger target_search_changed after update of name, region_code on target
      when old.name <> new.name or old.region_code <> new.region_code begin
      insert into target_search (target_search, rowid, name, region)
        select 'delete', number, onevisit_grams(old.name), old.region_code
        from target_search_number where target = old.id;
      insert into target_search (rowid, name, region)
        select number, onevisit_grams(new.name), new.region_code from target_search_number where target = new.id;
    end""",
    "insert into target_search_number (target) select id from target order by id",
    """insert into target_search (rowid, name, region)
      select n.number, onevisit_grams(t.name), t.region_code
      from target_search_number n join target t on t.id = n.target order by n.number""",
)
# PostgreSQL: an inverted index over pairs of characters, without any extension.
_POSTGRES = (
    """create function onevisit_grams(name text) returns text[] language sql immutable strict parallel safe as $$
      select coalesce(array_agg(substr(plain, place, 2)), '{}')
      from (select normalize(lower(name), NFKC) as plain) folded, generate_series(1, length(plain) - 1) place
    $$""",
    "create index target_search_name on target using gin (onevisit_grams(name))",
)


def upgrade() -> None:
    dialect = op.get_bind().dialect.name
    for name, (table, columns) in _INDEXES.items():
        listed = ", ".join(f"{column}{_CODE_POINTS[dialect]}" for column in columns)
        op.execute(f"create index {name} on {table} ({listed})")
    for statement in _SQLITE if dialect == "sqlite" else _POSTGRES:
        op.execute(statement)
    op.create_table(
        "kept_answer",
        sa.Column("caller", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("request_sha256", sa.String(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("caller", "key", name=op.f("pk_kept_answer")),
    )
    with op.batch_alter_table("kept_answer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_kept_answer_kept_at"), ["kept_at"], unique=False)
    op.create_table(
        "import_job",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("imported_by", sa.String(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read", sa.Integer(), nullable=False),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.Column("refused_rows", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_job")),
    )
    with op.batch_alter_table("import_job", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_import_job_imported_at"), ["imported_at"], unique=False)


def downgrade() -> None:
    op.drop_table("import_job")
    op.drop_table("kept_answer")
    if op.get_bind().dialect.name == "sqlite":
        for name in ("added", "removed", "changed"):
            op.execute(f"drop trigger target_search_{name}")
        op.execute("drop table target_search")
        op.execute("drop table target_search_number")
    else:
        op.execute("drop index target_search_name")
        op.execute("drop function onevisit_grams(text)")
    for name in _INDEXES:
        op.execute(f"drop index {name}")

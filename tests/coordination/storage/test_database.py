"""Transactions are all or nothing on both databases; migrations and rows agree; the audit chain holds."""

from __future__ import annotations

import json
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import event, select, text
from sqlalchemy.exc import StatementError
from sqlmodel import SQLModel

from coordination.desk.office import Office
from coordination.errors import BadInputError, UnavailableError
from coordination.model.access import Reach
from coordination.model.ceremony import DrawState
from coordination.model.people import Department, HalfDay, Inspector, Leave
from coordination.model.plans import PlanState
from coordination.model.runs import RunOrder
from coordination.storage import accounts, draws, migrations, planning, runs
from coordination.storage.columns import to_row
from coordination.storage.database import Database
from coordination.storage.planning_rows import AuditEventRow
from coordination.storage.registers import ROW_OF, bulk_insert, everything, table_of, write
from coordination.storage.wiping import wipe


def test_migrations_make_exactly_the_tables_of_the_rows(database: Database) -> None:
    database.prepare()
    by_hand = {"include_object": lambda _, name, *__: not (name or "").startswith("target_search")}
    with database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts=by_hand), SQLModel.metadata) == []


def test_many_rows_are_kept_as_few_are_and_a_key_twice_is_refused_in_one_sentence(office: Office) -> None:
    day = date(2026, 4, 1)
    people = [
        Inspector(
            f"P{number}", "示例\t\\N", "AMR", "", "", "", "", ("371502", "逗,号"), (), "厅", day, may_lead=number < 9
        )
        for number in range(120)
    ]
    absences = [Leave(one.certificate_number, day, day, HalfDay.MORNING, "") for one in people]
    with office.database.transaction() as session:
        assert write(session, people).new == write(session, absences).new == len(people)
    with office.database.reading() as session:
        assert set(everything(session, Inspector)) == set(people)
        assert set(everything(session, Leave)) == set(absences)
    twice = [to_row(one) for one in people]
    with pytest.raises(UnavailableError), office.database.transaction() as session:
        bulk_insert(session, table_of(ROW_OF[Inspector]), twice)


def test_preparing_twice_changes_nothing(database: Database) -> None:
    database.prepare()
    database.prepare()


def test_an_error_undoes_everything(office: Office) -> None:
    with pytest.raises(RuntimeError, match="halfway"), office.database.transaction() as session:
        wipe(session)
        raise RuntimeError("halfway")
    with office.database.transaction() as session:
        assert len(everything(session, Department)) == 17


def test_a_transaction_inside_another_is_part_of_it(office: Office) -> None:
    extra = Department("FIRE", "市消防救援支队", "Fire Rescue", "消防", (), vertical=True)
    with pytest.raises(RuntimeError, match="outside"), office.database.transaction():
        with office.database.transaction() as session:
            write(session, [extra])
        raise RuntimeError("outside")
    with office.database.transaction() as session:
        assert extra not in everything(session, Department)


def test_reading_sees_one_state_and_waits_for_nobody_who_writes(office: Office) -> None:
    extra = Department("FIRE", "市消防救援支队", "Fire Rescue", "消防", (), vertical=True)
    other = Database(office.database.engine.url.render_as_string(hide_password=False))
    with office.database.transaction() as session:
        write(session, [extra])
        with other.reading() as elsewhere:
            before = everything(elsewhere, Department)
    with other.reading() as elsewhere:
        after = everything(elsewhere, Department)
    other.dispose()
    assert (len(before), len(after)) == (17, 18)


def test_who_only_reads_cannot_begin_to_write(office: Office) -> None:
    with office.database.reading(), pytest.raises(RuntimeError, match="only reads"):
        office.note("tried", "test", {})


def test_reading_inside_a_transaction_sees_what_it_wrote(office: Office) -> None:
    extra = Department("FIRE", "市消防救援支队", "Fire Rescue", "消防", (), vertical=True)
    with office.database.transaction() as session:
        write(session, [extra])
        with office.database.reading() as same:
            assert extra in everything(same, Department)


def test_every_event_carries_the_digest_of_the_one_before(office: Office) -> None:
    for number in range(3):
        office.note("tried", "test", {"number": number})
    with office.database.transaction() as session:
        events = list(session.execute(select(table_of(AuditEventRow))).mappings())
    previous = "0" * 64
    for one in events:
        content = {name: one[name] for name in one if name != "sha256"}
        assert one["previous_sha256"] == previous
        previous = sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
        assert one["sha256"] == previous
    assert [one["sequence"] for one in events] == list(range(1, len(events) + 1))


def test_a_database_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnavailableError) as unavailable:
        Database(f"sqlite:///{tmp_path / 'nowhere' / 'x.db'}").prepare()
    assert unavailable.value.code == "database-unavailable"


@pytest.mark.parametrize("url", ["", "nonsense", "mysql://root@host/x", "sqlite"])
def test_an_address_that_means_nothing_is_refused(url: str) -> None:
    with pytest.raises(BadInputError) as refused:
        Database(url)
    assert refused.value.code == "database-url"


def test_a_file_that_is_no_database_says_so(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"not a database, but long enough to look like one" * 50)
    with pytest.raises(UnavailableError):
        Database(f"sqlite:///{tmp_path / 'x.db'}").prepare()


def test_a_write_that_may_be_left_out_waits_for_nobody(office: Office) -> None:
    other = Database(office.database.engine.url.render_as_string(hide_password=False))
    statements: list[str] = []
    event.listen(other.engine, "before_cursor_execute", lambda *told: statements.append(told[2]))
    extra = Department("FIRE", "市消防救援支队", "Fire Rescue", "消防", (), vertical=True)
    sqlite = office.database.engine.dialect.name == "sqlite"
    with office.database.transaction():
        office.note("tried", "test", {})
        done = other.unless_busy(lambda session: session.execute(text("select 1")))
    assert done is not sqlite
    assert not sqlite or statements[0] == "pragma busy_timeout=0"
    assert not sqlite or statements[-1] == "pragma busy_timeout=10000"
    assert other.unless_busy(lambda session: write(session, [extra]))
    other.dispose()
    with office.database.reading() as session:
        assert extra in everything(session, Department)


def test_a_write_that_may_be_left_out_is_part_of_the_transaction_it_stands_in(office: Office) -> None:
    extra = Department("FIRE", "市消防救援支队", "Fire Rescue", "消防", (), vertical=True)
    with office.database.reading():
        assert not office.database.unless_busy(lambda session: write(session, [extra]))
    with pytest.raises(RuntimeError, match="undone"), office.database.transaction():
        assert office.database.unless_busy(lambda session: write(session, [extra]))
        raise RuntimeError("undone")
    with office.database.reading() as session:
        assert extra not in everything(session, Department)


def test_a_naive_time_is_no_instant(office: Office) -> None:
    with pytest.raises(StatementError, match="time zone"), office.database.transaction() as session:
        accounts.count_failures(session, "nobody", 0, datetime(2026, 3, 1, 9))  # noqa: DTZ001 - that is the point


def test_a_draw_held_before_there_were_ceremonies_is_the_first_attempt_and_public(database: Database) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__path__[0])))
    with database.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0004")
        announced = {"public_value_source": "某彩票", "chain_length": 24, "commitment": "c", "frame_rows": 1}
        digests = {"frame_sha256": "f", "announcement_sha256": "a"}
        record = announced | digests | {"announced_at": "2026-03-20T09:00:00+08:00", "public_value": "1.2"}
        connection.execute(text("insert into annual_plan values (2026, '计划', 'LC', '2026-01-10')"))
        connection.execute(
            text("insert into campaign values ('Q2', '二季度', 2026, 'LC', '[]', '2026-04-01', '2026-06-30')")
        )
        connection.execute(
            text("insert into draw values ('Q2', '2026-03-25T09:30:00+08:00', :frame, :record)"),
            {"frame": b"frame", "record": json.dumps(record).encode()},
        )
    database.prepare()
    with database.reading() as session:
        attempt = draws.newest(session, "Q2")
        assert (attempt.number, attempt.state, attempt.public_value) == (1, DrawState.PUBLISHED, "1.2")
        assert attempt.drawn_at == datetime.fromisoformat("2026-03-25T09:30:00+08:00")
        assert draws.file_of(session, attempt, "frame") == b"frame"
        assert [plan.state for plan in planning.plans(session, Reach())] == [PlanState.PUBLISHED]


def test_runs_keep_their_blocks_where_they_need_no_campaign_any_more(database: Database) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__path__[0])))
    with database.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0006")
        connection.execute(text("insert into annual_plan values (2026, '计划', 'LC', '2026-01-10', 'filed')"))
        connection.execute(
            text("insert into campaign values ('Q2', '二季度', 2026, 'LC', '[]', '2026-04-01', '2026-06-30')")
        )
        columns = (
            "campaign, problem_sha256, problem, base_version, draw_seed, processes, language, state, stage, attempt"
        )
        connection.execute(
            text(
                f"insert into planning_run ({columns}, requested_by, requested_at)"  # noqa: S608 - no value in it
                " values ('Q2', 'f', :file, 0, 's', 1, 'zh', 'running', 'route', 1, 'test', '2026-03-25 01:30:00')"
            ),
            {"file": b"{}"},
        )
        connection.execute(
            text("insert into run_block (run, number, state, worker, starts) values (1, 0, 'open', '', 2)")
        )
    database.prepare()
    with database.transaction() as session:
        assert [(run.id, run.campaign, len(runs.blocks(session, run.id))) for run in runs.runs(session)] == [
            (1, "Q2", 1)
        ]
        loose = runs.add_run(
            session, "", b"{}", 0, RunOrder(), "test", datetime.fromisoformat("2026-03-25T09:30+08:00")
        )
        assert (loose, runs.run(session, loose).campaign) == (2, "")

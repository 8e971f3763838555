"""Personal data are sealed in the database, come back equal, and only with their key; another key is noticed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from coordination.desk.importing import import_register
from coordination.desk.office import Office
from coordination.desk.sealing import reseal_personal_data
from coordination.errors import UnavailableError
from coordination.model.people import DeclaredRecusal, Inspector, Leave
from coordination.model.targets import Target
from coordination.storage import migrations, portable
from coordination.storage.columns import give_keyring
from coordination.storage.database import Database
from coordination.storage.registers import everything, write
from coordination.storage.sealing import Keyring
from seeds.loading import reference
from tests.coordination.conftest import NOW
from tests.coordination.intake.files_of import as_csv
from tests.coordination.records import inspector
from tests.secrets_of_nobody import KEYRING, SECRET

OTHER = b"another secret of a service in the tests"
PHONE, PERSON, ILLNESS, RELATION = "13800005678", "示例法人", "示例病假", "示例近亲属"
FILE = as_csv(
    [
        ["名称", "内部编号", "所属区县", "地址", "联系电话", "法定代表人"],
        ["示例餐饮店", "N-1", "371502", "路1号", PHONE, PERSON],
    ]
)
PERSONAL = [word.encode() for word in (PHONE, PERSON, ILLNESS, RELATION)]


def filled(office: Office) -> Office:
    """An office with a target that has a phone and a representative, a sick leave, and a recusal with its reason."""
    import_register(office, "targets", FILE)
    with office.database.transaction() as session:
        write(session, [inspector("p1")])
        (found,) = everything(session, Target)
        write(session, [Leave("p1", date(2026, 4, 1), date(2026, 4, 2), reason=ILLNESS)])
        write(session, [DeclaredRecusal("p1", found.id, RELATION)])
    return office


def again(database: Database, keyring: Keyring) -> Database:
    """The same database, opened with other keys."""
    return Database(database.engine.url.render_as_string(hide_password=False), keyring)


def kept(database: Database) -> bytes:
    """Everything as it stands in the database; of SQLite the files themselves."""
    with database.reading() as session:
        found = b"".join(line for table in portable.kept_tables(session) for line in portable.lines(session, table))
    if database.engine.dialect.name == "sqlite":
        path = Path(str(database.engine.url.database))
        found += b"".join(one.read_bytes() for one in path.parent.glob(f"{path.name}*"))
    return found


def read(database: Database) -> tuple[str, str, str, str]:
    with database.reading() as session:
        (found,), (leave,), (recusal,) = (everything(session, kind) for kind in (Target, Leave, DeclaredRecusal))
    return found.phone, found.legal_representative, leave.reason, recusal.reason


def test_nothing_personal_stands_in_the_database_and_all_of_it_comes_back(office: Office) -> None:
    database = filled(office).database
    assert [word for word in PERSONAL if word in kept(database)] == []
    assert "示例餐饮店".encode() in kept(database)
    assert read(database) == (PHONE, PERSON, ILLNESS, RELATION)


def test_the_same_file_again_changes_nothing(office: Office) -> None:
    outcome = import_register(filled(office), "targets", FILE)
    assert (outcome.new, outcome.changed, outcome.unchanged) == (0, 0, 1)


def test_a_change_is_sealed_too(office: Office) -> None:
    changed = FILE.replace(PHONE.encode(), b"13900001234").replace(PERSON.encode(), b"")
    import_register(filled(office), "targets", changed)
    assert b"13900001234" not in kept(office.database)
    assert read(office.database) == ("13900001234", "", ILLNESS, RELATION)


@pytest.mark.parametrize(("keyring", "code"), [(Keyring(), "missing"), (Keyring([OTHER]), "other")])
def test_without_its_key_nothing_personal_is_read_or_written(office: Office, keyring: Keyring, code: str) -> None:
    other = again(filled(office).database, keyring)
    with pytest.raises(UnavailableError) as error:
        read(other)
    assert error.value.code == f"personal-data-key-{code}"
    with other.reading() as session:
        assert [one.certificate_number for one in everything(session, Inspector)] == ["p1"]
    other.dispose()


def test_without_a_key_nothing_personal_is_written(office: Office) -> None:
    other = again(office.database, Keyring([b"too short"]))
    other.prepare()
    with pytest.raises(UnavailableError) as error:
        import_register(Office(other, office.reference, office.clock, "test"), "targets", FILE)
    assert error.value.code == "personal-data-key-missing"
    other.dispose()
    with office.database.reading() as session:
        assert everything(session, Target) == []


def test_another_key_is_noticed_before_it_is_used(office: Office) -> None:
    other = again(office.database, Keyring([OTHER]))
    with pytest.raises(UnavailableError) as error:
        other.prepare()
    assert error.value.code == "personal-data-key-other"
    other.dispose()


@pytest.mark.parametrize("change", ["phone = legal_representative", "phone = 'AAAA' || phone", "phone = 'x'"])
def test_what_was_changed_or_moved_is_not_believed(office: Office, change: str) -> None:
    with filled(office).database.engine.begin() as connection:
        connection.execute(text(f"update target set {change}"))  # noqa: S608 - of this test
    with pytest.raises(UnavailableError) as error:
        read(office.database)
    assert error.value.code in {"personal-data-changed", "personal-data-key-other"}


def test_a_new_key_seals_everything_anew(office: Office) -> None:
    database = filled(office).database
    both, alone = again(database, Keyring([OTHER, SECRET])), again(database, Keyring([OTHER]))
    both.prepare()
    assert read(both) == read(database)
    assert reseal_personal_data(Office(both, office.reference, office.clock, "test")) >= 6
    alone.prepare()
    assert read(alone) == (PHONE, PERSON, ILLNESS, RELATION)
    with pytest.raises(UnavailableError):
        read(database)
    assert import_register(Office(alone, office.reference, office.clock, "test"), "targets", FILE).unchanged == 1
    both.dispose()
    alone.dispose()


@pytest.fixture
def unsealed(database: Database) -> Database:
    """A database of before, in which everything stands as it is."""
    office = Office(database, reference(), lambda: NOW, "test")
    office.open()
    filled(office)
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__path__[0])))
    with database.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0008-1")
    assert [word for word in PERSONAL if word in kept(database)] == PERSONAL
    return database


def test_a_database_of_before_is_sealed_when_it_is_opened(unsealed: Database) -> None:
    unsealed.prepare()
    assert read(unsealed) == (PHONE, PERSON, ILLNESS, RELATION)
    unsealed.dispose()  # what SQLite wrote beside the file goes with the last connection
    assert [word for word in PERSONAL if word in kept(unsealed)] == []


def test_a_database_of_before_stays_as_it_is_without_a_key(unsealed: Database) -> None:
    give_keyring(unsealed.engine.dialect, Keyring())
    with pytest.raises(UnavailableError) as error:
        unsealed.prepare()
    assert error.value.code == "personal-data-key-missing"
    assert [word for word in PERSONAL if word in kept(unsealed)] == PERSONAL


@given(st.text(), st.text(min_size=1))
def test_what_is_sealed_opens_and_shows_nothing(value: str, place: str) -> None:
    sealed = KEYRING.seal_text(value, place)
    assert KEYRING.open_text(sealed, place) == value
    assert sealed == "" or sealed != KEYRING.seal_text(value, place)

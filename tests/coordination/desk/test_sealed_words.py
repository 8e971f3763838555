"""What people wrote of each other after the visit is sealed, comes back, and is sealed in a database of before."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config

from coordination.desk import cases, pinning, results, tasks
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.model.cases import CaseWish
from coordination.model.draws import Source
from coordination.model.follow_ups import FollowUpKind
from coordination.model.on_site import Outcome
from coordination.model.pins import PinWish
from coordination.model.tasks import DeclineReason
from coordination.storage import migrations
from tests.coordination.conduct import CLERK, JOINT, JPEG, OFFICER, Q2, SINGLE, Conduct, conduct
from tests.coordination.storage.test_sealing import kept
from tests.coordination.versions import OTHER

WORDS = (
    "示例异议人",
    "软管当月刚更换",
    "燃气软管超过使用年限",
    "责令限期改正",
    "示例住院",
    "示例投诉",
    "示例停业",
    "示例线索",
)


@pytest.fixture
def written(office: Office) -> Conduct:
    """A visit objected to, with a photo and a finding; a pin, a case, an officer who declined."""
    work = conduct(office)
    pinning.add_pin(work.office, OPERATOR, Q2, PinWish(("c3",), OTHER.held_on, reason="示例停业"))
    wish = CaseWish(Source.COMPLAINT, "示例投诉", OTHER.target, ("AMR-09",), OTHER.held_on, OTHER.held_on)
    cases.enter_case(work.office, OPERATOR, Q2, wish)
    work.prepare()
    work.at("2026-04-07")
    work.arrive()
    tasks.add_evidence(work.office, OFFICER, JOINT, "AMR", "示例.jpg", JPEG)
    handed = {"check": "c1", "to_department": "URBAN", "to_body": ""}
    results.open_follow_up(work.office, OFFICER, JOINT, "AMR", FollowUpKind.TERRITORIAL, "示例线索", **handed)
    work.inspect("AMR", Outcome.RECTIFICATION_ORDERED)
    work.report()
    work.publish()
    day = work.now[0].date()
    results.object_to_result(work.office, CLERK, JOINT, "AMR", *WORDS[:2], day)
    tasks.decline_task(work.office, CLERK, SINGLE, "LC-2", DeclineReason.HEALTH, "示例住院")
    return work


def _standing(work: Conduct) -> list[str]:
    """Those of the words, and of the photo, that can be read where the database is kept."""
    work.office.database.dispose()  # what SQLite wrote beside the file goes with the last connection
    found = kept(work.office.database)
    return [word for word in WORDS if word.encode() in found] + (["photo"] if b"a photoa photo" in found else [])


def test_what_people_wrote_does_not_stand_in_the_database(written: Conduct) -> None:
    assert _standing(written) == []
    objection = written.result("AMR").objection
    assert objection is not None
    assert (objection.objector, objection.grounds) == WORDS[:2]


def test_what_people_wrote_before_is_sealed_when_the_database_is_opened(written: Conduct) -> None:
    config, database = Config(), written.office.database
    config.set_main_option("script_location", str(Path(migrations.__path__[0])))
    with database.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0011")
    assert {"示例异议人", "示例投诉"} <= set(_standing(written))
    database.prepare()
    assert written.result("AMR").versions[0].content.items[0].found == "燃气软管超过使用年限"
    with database.reading() as session:
        tables = session.connection()
        row = tables.exec_driver_sql("select objector, grounds from objection").one()
    assert not set(row) & set(WORDS)

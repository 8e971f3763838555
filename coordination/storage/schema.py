"""Which form the tables have, and how they come to another: Alembic's revisions."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from coordination.errors import NotAllowedError

_MIGRATIONS = Path(__file__).parent / "migrations"


def revision(connection: Connection) -> str | None:
    """The form of the tables in a database, None where it has none."""
    return MigrationContext.configure(connection).get_current_revision()


def newest() -> str:
    """The form this program works with."""
    return str(_scripts().get_current_head())


def require_known(held: str) -> None:
    """Raises NotAllowedError where a form is not among those this program knows: a newer one made it."""
    if held not in {script.revision for script in _scripts().walk_revisions()}:
        raise NotAllowedError("database-newer", held=held, known=newest())


def migrate(connection: Connection, to: str = "head") -> None:
    """Brings the tables forward to a form, inside the transaction of the connection."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return config

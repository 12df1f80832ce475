"""Brings the tables to the newest revision, or says that they are newer than this program."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from knowledge.errors import StoreDamaged
from knowledge.records.database import Database

_FOLDER = Path(__file__).parent / "migrations"


def migrate(database: Database) -> None:
    """Bring the tables to the newest revision, in one transaction.

    Raises:
        StoreDamaged: If a newer version of the program wrote the records.
    """
    with database.reading() as connection:
        if _revision(connection) == _newest():
            return
    with database.writing() as connection:
        present = _revision(connection)
        if present is not None and present not in _known():
            raise StoreDamaged(
                f"the records are at revision {present!r}, which this version of Doorwerk does "
                "not know; install the newer version again"
            )
        command.upgrade(_config(connection), "head")


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _newest() -> str | None:
    return ScriptDirectory.from_config(_config()).get_current_head()


def _known() -> frozenset[str]:
    script = ScriptDirectory.from_config(_config())
    return frozenset(revision.revision for revision in script.walk_revisions())

"""Runs migrations on the connection that the caller hands over."""

from alembic import context

from knowledge.records import (
    brief_tables,
    directory_tables,
    follow_up_tables,
    letter_tables,
    policy_tables,
    tables,
    theme_tables,
)
from knowledge.records.columns import metadata

# Imported so that their tables stand on the metadata too.
_ALSO = (
    brief_tables,
    directory_tables,
    follow_up_tables,
    letter_tables,
    policy_tables,
    tables,
    theme_tables,
)

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=True,
    transaction_per_migration=False,
)
context.run_migrations()

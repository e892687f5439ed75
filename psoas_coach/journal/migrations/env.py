"""Alembic's entry point: run the migrations inside the transaction that was passed in.

There is no log and no settings file: the connection comes in ``config.attributes``.
"""

from __future__ import annotations

from alembic import context

from psoas_coach.journal.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite alters a table by copying it
    transactional_ddl=True,  # all or nothing, on SQLite too
)
context.run_migrations()

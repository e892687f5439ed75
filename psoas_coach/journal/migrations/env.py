"""What Alembic runs: the migrations, inside the transaction that was handed over.

No log and no file of settings: the connection comes in ``config.attributes``.
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

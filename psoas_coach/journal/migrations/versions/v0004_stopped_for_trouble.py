"""A session is stopped when trouble ended it: no time and tired leave it unfinished, no more.

The column was filled in by an earlier rule, which counted every reason. It is read from the reasons
again, here once and by the journal whenever it writes.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TROUBLE = ("pain", "tingling", "other")
"""The reasons that count, as they were when this was written."""


def upgrade() -> None:
    """Fill the column in from the reasons."""
    sessions = sa.table(
        "sessions",
        *map(sa.column, ("owner", "id", "revision", "stop_reason")),
        sa.column("stopped", sa.Boolean),
    )
    holds = sa.table("holds", *map(sa.column, ("owner", "session", "revision", "stop_reason")))
    of_a_hold = sa.exists().where(
        holds.c.owner == sessions.c.owner,
        holds.c.session == sessions.c.id,
        holds.c.revision == sessions.c.revision,
        holds.c.stop_reason.in_(TROUBLE),
    )
    trouble = sa.or_(sa.func.coalesce(sessions.c.stop_reason, "").in_(TROUBLE), of_a_hold)
    op.execute(sessions.update().where(sessions.c.stopped).values(stopped=trouble))

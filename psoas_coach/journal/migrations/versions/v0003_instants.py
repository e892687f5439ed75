"""What came later is found by its instant; sign-ins that are over have a table of their own.

They stood among the settings, where an import could bring one back and "delete everything" took
them out: then a cookie that was signed out opened the journal again.
"""

from __future__ import annotations

import datetime as dt
import json

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

FACTS = ("self_checks", "sessions", "day_notes")
SETTING = "ended_sign_ins"


def upgrade() -> None:
    """Add an index to each table of facts, and the table; settings of old move into it."""
    for name in FACTS:
        op.create_index(f"ix_{name}_owner_utc", name, ["owner", "utc"], unique=False)
    table = op.create_table(
        "ended_sign_ins",
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("mark", sa.Text, nullable=False),
        sa.Column("ended", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("owner", "mark", name="pk_ended_sign_ins"),
    )
    walled = op.get_bind().dialect.name == "postgresql"
    if walled:  # for the table's owner too, which would see no row without naming its owner
        op.execute("ALTER TABLE settings NO FORCE ROW LEVEL SECURITY")
    rows = _moved()
    if rows:
        op.bulk_insert(table, rows)
    op.execute(sa.text("DELETE FROM settings WHERE key = :key").bindparams(key=SETTING))
    if walled:
        op.execute("ALTER TABLE settings FORCE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE ended_sign_ins ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE ended_sign_ins FORCE ROW LEVEL SECURITY")
        op.execute(
            "CREATE POLICY one_owner ON ended_sign_ins "
            "USING (owner = current_setting('psoas_coach.owner', true)) "
            "WITH CHECK (owner = current_setting('psoas_coach.owner', true))"
        )


def _moved() -> list[dict[str, object]]:
    """The sign-ins that the settings tell; an import may have put anything there."""
    query = sa.text("SELECT owner, value FROM settings WHERE key = :key")
    rows: list[dict[str, object]] = []
    for owner, value in op.get_bind().execute(query.bindparams(key=SETTING)):
        told = json.loads(value)
        for mark, at in told.items() if isinstance(told, dict) else ():
            if isinstance(at, int | float) and 0 <= at < 1e11:
                ended = dt.datetime.fromtimestamp(at, dt.UTC)
                rows.append({"owner": owner, "mark": str(mark), "ended": ended})
    return rows

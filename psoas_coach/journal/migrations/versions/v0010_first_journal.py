"""The first journal: facts in revisions, drafts, settings, and the owner's counter.

Written out, not taken from ``tables``: a migration says what was done then.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = None
branch_labels = None
depends_on = None

OWNED = (
    *("self_checks", "sessions", "holds", "day_notes"),
    *("drafts", "settings", "ended_sign_ins", "owners"),
)


def upgrade() -> None:
    """Create every table, and on PostgreSQL the separation of owners."""
    _create_fact_table(
        "self_checks",
        sa.Column("questionnaire", sa.Text, nullable=False),
        sa.Column("rules", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("level", sa.Text, nullable=False),
        sa.Column("score", sa.Integer),
        sa.Column("band", sa.Text),
        sa.Column("sitting_hours", sa.Float),
        sa.Column("sitting_bout_minutes", sa.Integer),
        sa.Column("pain_average", sa.Integer),
        sa.Column("pain_worst", sa.Integer),
        sa.Column("thomas_left", sa.Float),
        sa.Column("thomas_right", sa.Float),
        sa.Column("answers", sa.Text, nullable=False),
        sa.Column("result", sa.Text, nullable=False),
    )
    _create_fact_table(
        "sessions",
        sa.Column("self_check", sa.Text),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("depth", sa.Integer, nullable=False),
        sa.Column("pain_before", sa.Integer),
        sa.Column("tingling_before", sa.Boolean),
        sa.Column("pain_after", sa.Integer),
        sa.Column("tingling", sa.Text),
        sa.Column("finished", sa.Boolean, nullable=False),
        sa.Column("stop_reason", sa.Text),
        sa.Column("stopped", sa.Boolean, nullable=False),
        sa.Column("left_seconds", sa.Float, nullable=False),
        sa.Column("left_lengthening", sa.Float, nullable=False),
        sa.Column("right_seconds", sa.Float, nullable=False),
        sa.Column("right_lengthening", sa.Float, nullable=False),
        sa.Column("both_seconds", sa.Float, nullable=False),
        sa.Column("both_lengthening", sa.Float, nullable=False),
        sa.Column("moves", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("versions", sa.Text, nullable=False),
        sa.Column("plan", sa.Text, nullable=False),
    )
    op.create_table(
        "holds",
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("session", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("move", sa.Text, nullable=False),
        sa.Column("side", sa.Text, nullable=False),
        sa.Column("repetition", sa.Integer, nullable=False),
        sa.Column("planned_seconds", sa.Float, nullable=False),
        sa.Column("held_seconds", sa.Float, nullable=False),
        sa.Column("stop_reason", sa.Text),
        sa.Column("lengthens", sa.Boolean, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("owner", "session", "revision", "place", name="pk_holds"),
        sa.ForeignKeyConstraint(
            ["owner", "session", "revision"],
            ["sessions.owner", "sessions.id", "sessions.revision"],
            name="fk_holds_sessions",
            ondelete="CASCADE",
        ),
        sqlite_with_rowid=False,
    )
    _create_fact_table(
        "day_notes",
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("pain_now", sa.Integer),
        sa.Column("tingling", sa.Boolean),
        sa.Column("sitting_hours", sa.Float),
        sa.Column("longest_sit", sa.Integer),
        sa.Column("body", sa.Text, nullable=False),
    )
    _create_owned_table(
        "drafts", "kind", sa.Column("about", sa.Text), sa.Column("body", sa.Text, nullable=False)
    )
    _create_owned_table("settings", "key", sa.Column("value", sa.Text, nullable=False))
    _create_owned_table(
        "ended_sign_ins", "mark", sa.Column("ended", sa.DateTime(timezone=True), nullable=False)
    )
    op.create_table(
        "owners",
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("owner", name="pk_owners"),
    )
    if op.get_bind().dialect.name == "postgresql":
        for table in OWNED:
            _enable_row_security(table)


def _create_fact_table(name: str, *columns: sa.Column[object]) -> None:
    """Create a table of facts, with its indexes by date and by instant."""
    op.create_table(
        name,
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("removed", sa.Boolean, nullable=False),
        sa.Column("demo", sa.Boolean, nullable=False),
        sa.Column("utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("local_date", sa.Date, nullable=False),
        sa.Column("week", sa.Date, nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("owner", "id", "revision", name=f"pk_{name}"),
    )
    op.create_index(
        f"ix_{name}_owner_local_date_utc", name, ["owner", "local_date", "utc"], unique=False
    )
    op.create_index(f"ix_{name}_owner_utc", name, ["owner", "utc"], unique=False)


def _create_owned_table(name: str, key: str, *columns: sa.Column[object]) -> None:
    """Create a table with one row for each owner and ``key``."""
    op.create_table(
        name,
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column(key, sa.Text, nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("owner", key, name=f"pk_{name}"),
    )


def _enable_row_security(table: str) -> None:
    """Restrict a transaction to the rows of the owner it has named; without a name, to none."""
    op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    op.execute(
        f"CREATE POLICY one_owner ON {table} "
        "USING (owner = current_setting('psoas_coach.owner', true)) "
        "WITH CHECK (owner = current_setting('psoas_coach.owner', true))"
    )

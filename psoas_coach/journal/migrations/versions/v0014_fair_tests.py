"""Fair tests and their ends, which are written once and never changed.

Written out, not taken from ``tables``: a migration says what was done then.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

FIXED = "revision = 1 AND NOT removed"
REFUSAL = "a fair test cannot be changed"


def _build_fact_columns() -> tuple[sa.Column[Any], ...]:
    """Return the columns that every fact has; each table needs objects of its own."""
    return (
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("removed", sa.Boolean, nullable=False),
        sa.Column("demo", sa.Boolean, nullable=False),
        sa.Column("utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("local_date", sa.Date, nullable=False),
        sa.Column("week", sa.Date, nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
    )


def upgrade() -> None:
    """Create the tables, the triggers, and on PostgreSQL the separation of owners."""
    op.create_table(
        "fair_tests",
        *_build_fact_columns(),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("moves", sa.Text, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("goal", sa.Text, nullable=False),
        sa.Column("asked_from", sa.Integer, nullable=False),
        sa.Column("first_day", sa.Date, nullable=False),
        sa.Column("pairs", sa.Integer, nullable=False),
        sa.Column("block_days", sa.Integer, nullable=False),
        sa.Column("left_out_days", sa.Integer, nullable=False),
        sa.Column("analysis", sa.Text, nullable=False),
        sa.Column("draw", sa.Text, nullable=False),
        sa.Column("salt", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("owner", "id", "revision", name="pk_fair_tests"),
        sa.CheckConstraint(FIXED, name="ck_fair_tests_fixed"),
        sa.CheckConstraint("length(draw) = pairs", name="ck_fair_tests_draw"),
    )
    op.create_table(
        "fair_test_ends",
        *_build_fact_columns(),
        sa.Column("how", sa.Text, nullable=False),
        sa.Column("verdict", sa.Text),
        sa.Column("result", sa.Text),
        sa.PrimaryKeyConstraint("owner", "id", "revision", name="pk_fair_test_ends"),
        sa.CheckConstraint(FIXED, name="ck_fair_test_ends_fixed"),
        sa.ForeignKeyConstraint(
            ["owner", "id", "revision"],
            ["fair_tests.owner", "fair_tests.id", "fair_tests.revision"],
            name="fk_fair_test_ends_fair_tests",
        ),
    )
    for table in ("fair_tests", "fair_test_ends"):
        for columns in (("owner", "local_date", "utc"), ("owner", "utc")):
            op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))
    if op.get_bind().dialect.name == "postgresql":
        _guard_on_server()
    else:
        for table in ("fair_tests", "fair_test_ends"):
            op.execute(
                f"CREATE TRIGGER {table}_fixed BEFORE UPDATE ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            )


def _guard_on_server() -> None:
    op.execute(
        "CREATE OR REPLACE FUNCTION refuse_fair_test_update() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'check_violation'; END $$"
    )
    for table in ("fair_tests", "fair_test_ends"):
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        op.execute(
            f"CREATE POLICY one_owner ON {table} "
            "USING (owner = current_setting('psoas_coach.owner', true)) "
            "WITH CHECK (owner = current_setting('psoas_coach.owner', true))"
        )
        op.execute(
            f"CREATE TRIGGER {table}_fixed BEFORE UPDATE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_fair_test_update()"
        )

"""Breaks from sitting, as the break timer reports them.

Written out, not taken from ``tables``: a migration says what was done then.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table, and on PostgreSQL the separation of owners."""
    op.create_table(
        "sitting_breaks",
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("removed", sa.Boolean, nullable=False),
        sa.Column("demo", sa.Boolean, nullable=False),
        sa.Column("utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("local_date", sa.Date, nullable=False),
        sa.Column("week", sa.Date, nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("sat_seconds", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("owner", "id", "revision", name="pk_sitting_breaks"),
    )
    for columns in (("owner", "local_date", "utc"), ("owner", "utc")):
        op.create_index(f"ix_sitting_breaks_{'_'.join(columns)}", "sitting_breaks", list(columns))
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE sitting_breaks ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE sitting_breaks FORCE ROW LEVEL SECURITY")
        op.execute(
            "CREATE POLICY one_owner ON sitting_breaks "
            "USING (owner = current_setting('psoas_coach.owner', true)) "
            "WITH CHECK (owner = current_setting('psoas_coach.owner', true))"
        )

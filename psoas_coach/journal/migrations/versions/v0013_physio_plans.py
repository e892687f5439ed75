"""Plans that a physio made, each whole in one row.

Written out, not taken from ``tables``: a migration says what was done then.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table, and on PostgreSQL the separation of owners."""
    op.create_table(
        "physio_plans",
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("removed", sa.Boolean, nullable=False),
        sa.Column("demo", sa.Boolean, nullable=False),
        sa.Column("utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("local_date", sa.Date, nullable=False),
        sa.Column("week", sa.Date, nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("until", sa.Date, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("owner", "id", "revision", name="pk_physio_plans"),
    )
    for columns in (("owner", "local_date", "utc"), ("owner", "utc")):
        op.create_index(f"ix_physio_plans_{'_'.join(columns)}", "physio_plans", list(columns))
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE physio_plans ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE physio_plans FORCE ROW LEVEL SECURITY")
        op.execute(
            "CREATE POLICY one_owner ON physio_plans "
            "USING (owner = current_setting('psoas_coach.owner', true)) "
            "WITH CHECK (owner = current_setting('psoas_coach.owner', true))"
        )

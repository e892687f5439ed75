"""Paired devices: who may open the journal from the local network.

Written out, not taken from ``tables``: a migration says what was done then.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table, and on PostgreSQL the separation of owners."""
    op.create_table(
        "devices",
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("token_hash", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("paired_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("owner", "id", name="pk_devices"),
    )
    op.create_index("ix_devices_owner_token_hash", "devices", ["owner", "token_hash"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE devices ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE devices FORCE ROW LEVEL SECURITY")
        op.execute(
            "CREATE POLICY one_owner ON devices "
            "USING (owner = current_setting('psoas_coach.owner', true)) "
            "WITH CHECK (owner = current_setting('psoas_coach.owner', true))"
        )

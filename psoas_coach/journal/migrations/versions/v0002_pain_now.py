"""A check-in asks how much it hurts right now, which is another question than the last 24 hours.

What was told before keeps its own column: the two never share a line.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; a note of before has nothing in it."""
    op.add_column("day_notes", sa.Column("pain_now", sa.Integer))

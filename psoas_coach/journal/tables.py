"""The tables, the same on SQLite and PostgreSQL, with the owner first in every key and index.

``self_checks``, ``sessions``, ``day_notes``, ``sitting_breaks`` and ``physio_plans`` are facts:
rows are added and never changed. An edit, a removal and an undo are each a row with the next
``revision``; the highest one counts.

Some columns are *extracted*: copied from the row's own body or holds when it is written, so that
SQL can sum them without parsing JSON. They cannot become stale, because the row never changes.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
)

from psoas_coach.journal.moments import Instant, make_moment_columns

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def _define_facts(name: str, *columns: Column[object]) -> Table:
    """Return a table of facts: its key, its moment, and its own ``columns``."""
    table = Table(
        name,
        metadata,
        Column("owner", Text, primary_key=True),
        Column("id", Text, primary_key=True),
        Column("revision", Integer, primary_key=True, autoincrement=False),
        Column("removed", Boolean, nullable=False),
        Column("demo", Boolean, nullable=False),
        *make_moment_columns(),
        *columns,
    )
    Index(None, table.c.owner, table.c.local_date, table.c.utc)  # for days
    Index(None, table.c.owner, table.c.utc)  # for what came later
    return table


self_checks = _define_facts(
    "self_checks",
    Column("questionnaire", Text, nullable=False),
    Column("rules", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("level", Text, nullable=False),  # extracted, as the next eight
    Column("score", Integer),
    Column("band", Text),
    Column("sitting_hours", Float),
    Column("sitting_bout_minutes", Integer),
    Column("pain_average", Integer),
    Column("pain_worst", Integer),
    Column("thomas_left", Float),
    Column("thomas_right", Float),
    Column("answers", Text, nullable=False),
    Column("result", Text, nullable=False),
)

SUMS = tuple(
    f"{side}_{measure}"
    for side in ("left", "right", "both")
    for measure in ("seconds", "lengthening")
)
"""Columns of a session with the seconds held on each side: in all moves, and in those that
lengthen. Reading them takes a tenth of the time of joining and summing the holds.
"""

sessions = _define_facts(
    "sessions",
    Column("self_check", Text),
    Column("source", Text, nullable=False),
    Column("depth", Integer, nullable=False),
    Column("pain_before", Integer),
    Column("tingling_before", Boolean),
    Column("pain_after", Integer),
    Column("tingling", Text),
    Column("finished", Boolean, nullable=False),
    Column("stop_reason", Text),
    Column("stopped", Boolean, nullable=False),  # extracted: trouble ended it or a hold of it
    *(Column(name, Float, nullable=False) for name in SUMS),  # extracted: sums over the holds
    Column("moves", Text, nullable=False),  # extracted: ids of moves held, in order, with commas
    Column("note", Text, nullable=False),
    Column("versions", Text, nullable=False),
    Column("plan", Text, nullable=False),
)

holds = Table(
    "holds",
    metadata,
    Column("owner", Text, primary_key=True),
    Column("session", Text, primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("move", Text, nullable=False),
    Column("side", Text, nullable=False),
    Column("repetition", Integer, nullable=False),
    Column("planned_seconds", Float, nullable=False),
    Column("held_seconds", Float, nullable=False),
    Column("stop_reason", Text),
    Column("lengthens", Boolean, nullable=False),
    Column("name", Text, nullable=False),
    ForeignKeyConstraint(
        ["owner", "session", "revision"],
        ["sessions.owner", "sessions.id", "sessions.revision"],
        ondelete="CASCADE",
    ),
    sqlite_with_rowid=False,  # read in the order of its key, a third faster to sum
)

day_notes = _define_facts(
    "day_notes",
    Column("kind", Text, nullable=False),
    Column("pain_now", Integer),  # extracted, as the next three
    Column("tingling", Boolean),
    Column("sitting_hours", Float),
    Column("longest_sit", Integer),
    Column("body", Text, nullable=False),
)

sitting_breaks = _define_facts(
    "sitting_breaks",
    Column("outcome", Text, nullable=False),
    Column("sat_seconds", Integer, nullable=False),
)

physio_plans = _define_facts(
    "physio_plans",
    Column("until", Date, nullable=False),  # extracted
    Column("body", Text, nullable=False),
)

FIXED = "revision = 1 AND NOT removed"
"""The constraint of facts that are never superseded. Triggers refuse an update as well."""

fair_tests = _define_facts(
    "fair_tests",
    Column("question", Text, nullable=False),
    Column("moves", Text, nullable=False),  # ids with a comma, or nothing
    Column("outcome", Text, nullable=False),
    Column("goal", Text, nullable=False),
    Column("asked_from", Integer, nullable=False),
    Column("first_day", Date, nullable=False),
    Column("pairs", Integer, nullable=False),
    Column("block_days", Integer, nullable=False),
    Column("left_out_days", Integer, nullable=False),
    Column("analysis", Text, nullable=False),
    Column("draw", Text, nullable=False),
    Column("salt", Text, nullable=False),
    Column("digest", Text, nullable=False),
)
fair_tests.append_constraint(CheckConstraint(FIXED, name="ck_fair_tests_fixed"))
fair_tests.append_constraint(CheckConstraint("length(draw) = pairs", name="ck_fair_tests_draw"))

fair_test_ends = _define_facts(
    "fair_test_ends",
    Column("how", Text, nullable=False),
    Column("verdict", Text),
    Column("result", Text),
)
fair_test_ends.append_constraint(CheckConstraint(FIXED, name="ck_fair_test_ends_fixed"))
fair_test_ends.append_constraint(
    ForeignKeyConstraint(
        ["owner", "id", "revision"],
        ["fair_tests.owner", "fair_tests.id", "fair_tests.revision"],
        name="fk_fair_test_ends_fair_tests",
    )
)

drafts = Table(
    "drafts",
    metadata,
    Column("owner", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("about", Text),  # extracted: the id of the record that the draft will become
    Column("body", Text, nullable=False),
)

settings = Table(
    "settings",
    metadata,
    Column("owner", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

ended_sign_ins = Table(
    "ended_sign_ins",
    metadata,
    Column("owner", Text, primary_key=True),
    Column("mark", Text, primary_key=True),  # a hash, see ui/access/revoked_sign_ins.py
    Column("ended", Instant, nullable=False),
)

devices = Table(
    "devices",
    metadata,
    Column("owner", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("token_hash", Text, nullable=False),  # SHA-256 of a random token, see devices.py
    Column("name", Text, nullable=False),
    Column("paired_at", Instant, nullable=False),
    Column("last_seen_at", Instant, nullable=False),
    Column("removed_at", Instant),
)
Index(None, devices.c.owner, devices.c.token_hash)

owners = Table(
    "owners",
    metadata,
    Column("owner", Text, primary_key=True),
    Column("version", BigInteger, nullable=False),  # counts this owner's confirmed writes
)

"""The record of one person's body: the only place that speaks SQL.

Nothing is imported here, so that whoever needs only ``records`` or ``errors`` does not wait
0.2 s for SQLAlchemy. The way in is ``journal.Journal(engine.open_engine(), owner)``.
"""

"""The records of one person, and the only package that contains SQL.

This module imports nothing, so that code that needs only ``records`` or ``errors`` does not wait
0.2 s for SQLAlchemy. A journal is opened with ``journal.Journal(engine.open_engine(), owner)``.
"""

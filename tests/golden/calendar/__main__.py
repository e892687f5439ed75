"""``python -m tests.golden.calendar`` regenerates the calendar files and their instances."""

from __future__ import annotations

from tests.golden.calendar import write

write()

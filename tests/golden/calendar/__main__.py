"""``python -m tests.golden.calendar``: write the calendar files and their instances anew."""

from __future__ import annotations

from tests.golden.calendar import write

write()

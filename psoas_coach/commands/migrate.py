"""``python -m psoas_coach migrate``: the journal in its newest form, made where there is none.

For hosts, who run it once before they start a new version. At home the app does the same.
"""

from __future__ import annotations

import argparse

from psoas_coach import content as contents
from psoas_coach.commands import _journal
from psoas_coach.journal.engine import open_engine


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    _journal.parser(commands, "migrate", owner=False)


def run(_args: argparse.Namespace) -> int:
    """Open it: that is all it takes."""
    return _journal.attempt(_migrate)


def _migrate() -> str:
    open_engine().dispose()
    return contents.load().words["my_data.command.migrated"]

"""``python -m psoas_coach migrate``: upgrade the journal to the latest schema, or create it.

For hosts, who run it once before they start a new version. At home the app does the same.
"""

from __future__ import annotations

import argparse

from psoas_coach import content as contents
from psoas_coach.commands import _journal
from psoas_coach.journal.engine import open_engine


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = _journal.add_parser(commands, "migrate", owner=False)
    help_text = contents.load().words["my_data.command.migrate_anew"]
    parser.add_argument("--anew", action="store_true", help=help_text)


def run(args: argparse.Namespace) -> int:
    """Open the journal, which migrates it."""
    return _journal.run_and_report(lambda: _migrate(anew=args.anew))


def _migrate(*, anew: bool) -> str:
    open_engine(anew=anew).dispose()
    return contents.load().words["my_data.command.migrated"]

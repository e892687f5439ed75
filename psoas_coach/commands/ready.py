"""``python -m psoas_coach ready``: whether the journal can be used now.

For service managers and hosts; ``deploy/serve.py`` answers the same question at ``/ready``.
"""

from __future__ import annotations

import argparse

from psoas_coach import content as contents
from psoas_coach.commands import _journal
from psoas_coach.journal import read_only

NOT_READY = 1


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    words = contents.load().words
    commands.add_parser(
        "ready", help=words["hosting.ready.help"], description=words["hosting.ready.about"]
    )


def run(_args: argparse.Namespace) -> int:
    """Print a sentence; the exit status is 0 if ready, 1 if not, 2 for an unusable address."""
    readiness: list[read_only.Readiness] = []
    status = _journal.run_and_report(lambda: _describe(readiness))
    return NOT_READY if readiness and readiness[0] != "ready" else status


def _describe(readiness: list[read_only.Readiness]) -> str:
    readiness.append(read_only.check_readiness())
    words = contents.load().words
    own = f"hosting.ready.{readiness[0]}"
    return words[own if own in words else f"journal.unavailable.{readiness[0]}"]

"""``psoas-coach run``: the app itself, for this machine alone."""

from __future__ import annotations

import argparse

from psoas_coach.commands._server import parse_port, serve
from psoas_coach.content import load


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    words = load().words
    parser = commands.add_parser(
        "run", help=words["commands.run.help"], description=words["commands.run.about"]
    )
    parser.add_argument("--port", type=parse_port, help=words["commands.run.port"])


def run(args: argparse.Namespace) -> int:
    """Serve the app in this process until it is interrupted."""
    return serve(args.port)

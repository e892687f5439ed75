"""``psoas-coach phone``: the app on this machine, and on phones of the home network.

Everything that can be refused is refused here, in a sentence, before the app starts.
"""

from __future__ import annotations

import argparse
import datetime as dt
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from psoas_coach.commands._server import parse_port, serve
from psoas_coach.content import load
from psoas_coach.journal.engine import find_default_path, find_journal_path
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.phone import current_service

if TYPE_CHECKING:
    from psoas_coach.phone.service import PhoneService

REFUSED = 2
DEFAULT_PORT = 8443


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    words = load().words
    parser = commands.add_parser(
        "phone", help=words["phone.command.help"], description=words["phone.command.about"]
    )
    parser.add_argument("--port", type=parse_port, help=words["commands.run.port"])
    parser.add_argument(
        "--phone-port",
        type=parse_port,
        default=DEFAULT_PORT,
        help=words["phone.command.phone_port"],
    )
    parser.add_argument("--cert", type=Path, help=words["phone.command.cert"])
    parser.add_argument("--key", type=Path, help=words["phone.command.key"])
    parser.add_argument("--http", action="store_true", help=words["phone.command.http"])


def run(args: argparse.Namespace) -> int:
    """Serve the app to this machine and to paired phones until it is interrupted."""
    try:
        current_service.prepare(_prepare(args))
    except _RefusalError as refusal:
        sys.stderr.write(f"{load().words[refusal.key].format(**refusal.values)}\n")
        return REFUSED
    previous = signal.signal(signal.SIGINT, _interrupt)
    try:
        return serve(args.port)
    finally:
        signal.signal(signal.SIGINT, previous)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    """End the command, unless the service has ended: a stopped server repeats the signal.

    Raises:
        KeyboardInterrupt: As Python's own handler does.
    """
    prepared = current_service.get_current()
    if prepared is None or not prepared.ended:
        raise KeyboardInterrupt


class _RefusalError(Exception):
    """Ends the command with the sentence under ``key``."""

    def __init__(self, key: str, **values: object) -> None:
        self.key = key
        self.values = values
        super().__init__(key)


def _prepare(args: argparse.Namespace) -> PhoneService:
    """Return the requested service.

    Raises:
        _RefusalError: The service is not possible.
    """
    from psoas_coach.phone import certificate, listener, service  # noqa: PLC0415 -- they take a while to import

    if (args.cert is None) != (args.key is None):
        raise _RefusalError("phone.command.cert_and_key")
    if args.http and args.cert is not None:
        raise _RefusalError("phone.command.http_or_cert")
    try:
        folder = (find_journal_path() or find_default_path()).parent / service.FOLDER
    except JournalRefusalError as trouble:
        raise _RefusalError(trouble.key) from None
    try:
        bound = listener.bind(args.phone_port)
    except OSError:
        raise _RefusalError("phone.command.port_taken", port=args.phone_port) from None
    try:
        own = None
        if args.cert is not None:
            own = certificate.read_certificate(args.cert, args.key, dt.datetime.now(dt.UTC))
        return service.PhoneService(bound, folder, own, secure=not args.http)
    except certificate.CertificateError as error:
        bound.close()
        raise _RefusalError(f"phone.command.certificate.{error.fault}", folder=folder) from None
    except service.NoNetworkError:
        bound.close()
        raise _RefusalError("phone.command.no_network") from None

"""Shared code of the commands that open a journal: the owner, and how errors are reported.

Exit status 0, or 2 with one sentence on standard error: then nothing was changed.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from psoas_coach import content as contents
from psoas_coach.journal.db_errors import translate_db_errors
from psoas_coach.journal.engine import find_journal_path, open_engine
from psoas_coach.journal.errors import JournalRefusalError, JournalUnavailableError
from psoas_coach.journal.journal import Journal
from psoas_coach.sharing.import_errors import ImportRefusalError

REFUSED = 2
OWNER = "local"
"""The default owner: that of a machine without sign-in."""
STANDARD = "-"
"""The argument that stands for standard input or output."""


class CommandRefusalError(Exception):
    """Ends a command with the sentence under ``key``."""

    def __init__(self, key: str, **values: object) -> None:
        self.key = key
        self.values = values
        super().__init__(key)


class EnoughReadError(Exception):
    """The reader of the output has closed it, as in ``| head``."""


def add_parser(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, *, owner: bool = True
) -> argparse.ArgumentParser:
    """Add the parser of a command, with its words.

    Args:
        commands: The parsers of all commands.
        name: The command as it is typed.
        owner: Whether it takes the owner of a journal.
    """
    words = contents.load().words
    parser = commands.add_parser(
        name,
        help=words[f"my_data.command.{name}_help"],
        description=words[f"my_data.command.{name}_about"],
    )
    if owner:
        parser.add_argument("--owner", default=OWNER, help=words["my_data.command.owner"])
    return parser


def run_and_report(work: Callable[[], str]) -> int:
    """Run ``work`` and print its result, or say why it is impossible.

    Raises:
        BrokenPipeError: The reader of the output has closed it.
    """
    words = contents.load().words
    try:
        with translate_db_errors():
            sentence = work()
    except EnoughReadError as enough:
        raise BrokenPipeError from enough
    except (JournalRefusalError, JournalUnavailableError) as trouble:
        sentence, status = words[trouble.key], REFUSED
    except ImportRefusalError as trouble:
        sentence, status = trouble.explain(words), REFUSED
    except CommandRefusalError as refusal:
        sentence, status = words[refusal.key].format(**refusal.values), REFUSED
    else:
        status = 0
    if sentence:
        (sys.stderr if status else sys.stdout).write(f"{sentence}\n")
    return status


@contextmanager
def open_journal(owner: str) -> Iterator[Journal]:
    """Yield the journal of ``owner`` at the location given by the environment."""
    engine = open_engine()
    try:
        yield Journal(engine, owner)
    finally:
        engine.dispose()


def require_journal_file() -> Path:
    """Return the journal's file, for commands that need one.

    Raises:
        CommandRefusalError: The journal is on a server.
    """
    path = find_journal_path()
    if path is None:
        raise CommandRefusalError("my_data.command.server")
    return path


def file_exists(path: Path) -> bool:
    """Whether a file exists.

    Raises:
        CommandRefusalError: The folder cannot be accessed.
    """
    try:
        path.stat()
    except (FileNotFoundError, ValueError):  # A name with a null byte does not exist.
        return False
    except OSError:  # Path.exists would ignore this, for instance a folder that is a file.
        raise CommandRefusalError("my_data.command.cannot", file=path) from None
    return True


def read(file: str, most: int) -> bytes:
    """Return at most ``most`` bytes and one more of a file, or of standard input.

    Raises:
        CommandRefusalError: The file does not exist or cannot be read.
    """
    try:
        if file == STANDARD:
            return sys.stdin.buffer.read(most + 1)
        with Path(file).open("rb") as source:
            return source.read(most + 1)
    except FileNotFoundError:
        raise CommandRefusalError("my_data.command.no_file", file=file) from None
    except (OSError, ValueError, AttributeError):  # Closed, or an invalid character in the name.
        raise CommandRefusalError("my_data.command.cannot", file=file) from None


def write(file: str, data: bytes) -> None:
    """Write a new private file, or to standard output.

    An incomplete file is removed.

    Raises:
        EnoughReadError: The reader of the output has closed it.
        CommandRefusalError: The file exists already, or cannot be written.
    """
    if file == STANDARD:
        try:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            raise EnoughReadError from None
        except OSError:
            raise CommandRefusalError("commands.nowhere") from None
        return
    try:
        number = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with open(number, "wb") as target:  # noqa: PTH123 -- a number, not a path
                target.write(data)
                target.flush()
                os.fsync(number)
        except BaseException:
            Path(file).unlink(missing_ok=True)
            raise
    except FileExistsError:
        raise CommandRefusalError("my_data.command.there", file=file) from None
    except (OSError, ValueError):
        raise CommandRefusalError("my_data.command.cannot", file=file) from None

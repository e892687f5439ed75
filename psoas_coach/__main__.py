"""The command line: ``psoas-coach COMMAND``, or ``python -m psoas_coach COMMAND``.

Without a command it starts the app.

Only the module of the wanted command is imported, so that ``assess`` starts without a database
and a backup without a page.
"""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import sys
from collections.abc import Sequence
from contextlib import suppress

from psoas_coach import commands
from psoas_coach.commands._language import (
    add_language,
    drop_language,
    find_wanted_language,
    set_for_process,
)
from psoas_coach.content import InvalidContentError, load
from psoas_coach.content.language import find_terminal_language, use_language

_REFUSED, _BROKEN_CONTENT, _INTERRUPTED = 2, 3, 130
_DEFAULT_COMMAND = "run"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command in its language and return its exit status.

    0 done, 1 found something wrong, 2 refused, 3 broken content files, 130 ended by Ctrl-C.
    """
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    with use_language(find_wanted_language(arguments) or find_terminal_language()):
        return _run_aloud(arguments)


def _run_aloud(arguments: Sequence[str]) -> int:
    """Run one command; whatever ends it early has its exit status."""
    try:
        if sys.stdout is None or sys.stderr is None:  # closed by whoever started this
            return _nowhere()
        status = _run(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # whoever reads has read enough (`| head`)
        _silence()
        return 0
    except OSError:  # every other one has its sentence where it happens
        _silence()
        return _nowhere()
    return status


def _nowhere() -> int:
    """Say, where that is possible, that the output cannot be written."""
    with suppress(OSError, InvalidContentError):
        if sys.stderr is not None:
            sys.stderr.write(f"{load().words['commands.nowhere']}\n")
    return _REFUSED


def _silence() -> None:
    """Let what is still in the buffer go nowhere, or Python would try it again at exit."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: Sequence[str]) -> int:
    command = drop_language(arguments)[:1]
    if not command:
        command = [_DEFAULT_COMMAND]
        arguments = [*arguments, _DEFAULT_COMMAND]
    # A module's name may end in _ where the command is a word of Python's own; one that begins
    # with _ is shared by several commands and is none itself.
    names_of_all = [module.name for module in pkgutil.iter_modules(commands.__path__)]
    names = {name.rstrip("_"): name for name in names_of_all if not name.startswith("_")}
    selection = command if command[0] in names else list(names)
    modules = {
        name: importlib.import_module(f"psoas_coach.commands.{names[name]}") for name in selection
    }
    try:
        words = load().words
    except InvalidContentError as error:
        sys.stderr.write(f"{error}\n")
        return _BROKEN_CONTENT
    parser = argparse.ArgumentParser(prog="psoas-coach", description=words["commands.about"])
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in modules.values():
        module.add(subparsers)
    add_language(parser)
    for subparser in subparsers.choices.values():
        add_language(subparser)
    for argument in arguments:
        try:
            os.fsencode(argument)
        except UnicodeEncodeError:  # half a character: no name of a file, nor of anything else
            parser.error(words["commands.half"].format(argument=ascii(argument)))
    options = parser.parse_args(arguments)
    with set_for_process(getattr(options, "language", None)):
        return int(modules[options.command].run(options))


if __name__ == "__main__":
    sys.exit(main())

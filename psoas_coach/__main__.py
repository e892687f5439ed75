"""The command line: ``psoas-coach COMMAND``, or ``python -m psoas_coach COMMAND``.

Without a command it starts the app.

Only the module of the wanted command is imported, so that ``assess`` starts without a database
and a backup without a page. ``--language`` is looked for before the arguments are read, because the
help is in that language too.
"""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

from psoas_coach import commands
from psoas_coach.content import InvalidContentError, load
from psoas_coach.content.language import (
    VARIABLE,
    find_terminal_language,
    list_languages,
    match,
    use_language,
)

_REFUSED, _BROKEN_CONTENT, _INTERRUPTED = 2, 3, 130
_DEFAULT_COMMAND = "run"
_OPTION = "--language"
_SHORTEST = "--la"
"""The shortest accepted form, because ``argparse`` accepts the beginning of an option."""


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
            return _report_no_output()
        status = _run(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # whoever reads has read enough (`| head`)
        _discard_output()
        return 0
    except OSError:  # every other one has its sentence where it happens
        _discard_output()
        return _report_no_output()
    return status


def _report_no_output() -> int:
    """Say, where that is possible, that the output cannot be written."""
    with suppress(OSError, InvalidContentError):
        if sys.stderr is not None:
            sys.stderr.write(f"{load().words['commands.nowhere']}\n")
    return _REFUSED


def _discard_output() -> None:
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
    _add_language(parser)
    for subparser in subparsers.choices.values():
        _add_language(subparser)
    for argument in arguments:
        try:
            os.fsencode(argument)
        except UnicodeEncodeError:  # half a character: no name of a file, nor of anything else
            parser.error(words["commands.half"].format(argument=ascii(argument)))
    options = parser.parse_args(arguments)
    with set_for_process(getattr(options, "language", None)):
        return int(modules[options.command].run(options))


def _add_language(parser: argparse.ArgumentParser) -> None:
    """Let a command take the option; it may stand before the command or after it."""
    text = load().words["commands.language"].format(languages=", ".join(list_languages()))
    parser.add_argument(
        _OPTION, type=_parse_language, default=argparse.SUPPRESS, help=text, metavar="LANGUAGE"
    )


def _parse_language(typed: str) -> str:
    """Return the language that was meant.

    Raises:
        ArgumentTypeError: It does not ship.
    """
    language = match(typed)
    if language is None:
        sentence = load().words["commands.no_language"]
        raise argparse.ArgumentTypeError(sentence.format(languages=", ".join(list_languages())))
    return language


def find_wanted_language(arguments: Sequence[str]) -> str | None:
    """Return the language that the arguments ask for; None without one that ships."""
    wanted = None
    for place in _find_places(arguments):
        _, _, value = arguments[place].partition("=")
        wanted = match(value or "".join(arguments[place + 1 : place + 2]))
    return wanted


def drop_language(arguments: Sequence[str]) -> list[str]:
    """Return the arguments without the option and its value."""
    dropped = set()
    for place in _find_places(arguments):
        dropped |= {place} if "=" in arguments[place] else {place, place + 1}
    return [argument for place, argument in enumerate(arguments) if place not in dropped]


@contextmanager
def set_for_process(language: str | None) -> Iterator[None]:
    """Let every thread of the process have a language, as those of the app; None changes nothing.

    Args:
        language: The language that was asked for.
    """
    before = os.environ.get(VARIABLE)
    if language is not None:
        os.environ[VARIABLE] = language
    try:
        yield
    finally:
        if language is not None:
            os.environ.pop(VARIABLE)
            os.environ.update({} if before is None else {VARIABLE: before})


def _find_places(arguments: Sequence[str]) -> Iterator[int]:
    for place, argument in enumerate(arguments):
        if argument == "--":
            return
        name = argument.partition("=")[0]
        if name.startswith(_SHORTEST) and _OPTION.startswith(name):
            yield place


if __name__ == "__main__":
    sys.exit(main())

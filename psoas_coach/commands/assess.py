"""``python -m psoas_coach assess``: guidance for answers in a file, as JSON.

Exit status 0, or 2 if the input violates the contract: then standard error has one sentence for
each error and standard output has nothing. With ``--lines`` an error is printed in place of its
line's result.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from pathlib import Path
from typing import IO

import msgspec

from psoas_coach import content as contents
from psoas_coach.guidance.errors import Fault, InvalidInputError
from psoas_coach.guidance.request import answer_request

FAULTY = 2


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    words = contents.load().words
    parser = commands.add_parser(
        "assess", help=words["commands.assess.help"], description=words["commands.assess.about"]
    )
    parser.add_argument("file", metavar="FILE", help=words["commands.assess.file"])
    parser.add_argument("--lines", action="store_true", help=words["commands.assess.lines"])


def run(args: argparse.Namespace) -> int:
    """Read the input, and print the guidance."""
    try:
        with _open(args.file) as source:
            return _answer_each_line(source) if args.lines else _answer_whole(source)
    except BrokenPipeError:
        # The reader has closed the output (`| head`). What is still in the buffer must not be
        # written again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        fault = Fault("FILE", f"{args.file}: {error.strerror}", "a file that can be read")
        sys.stderr.write(f"{fault}\n")
        return FAULTY


def _open(file: str) -> contextlib.AbstractContextManager[IO[bytes]]:
    return contextlib.nullcontext(sys.stdin.buffer) if file == "-" else Path(file).open("rb")


def _answer_whole(source: IO[bytes]) -> int:
    try:
        result = answer_request(source.read(), contents.load())
    except InvalidInputError as error:
        sys.stderr.write(f"{error}\n")
        return FAULTY
    sys.stdout.buffer.write(msgspec.json.encode(result) + b"\n")
    sys.stdout.buffer.flush()
    return 0


def _answer_each_line(source: IO[bytes]) -> int:
    content = contents.load()
    status = 0
    encoder = msgspec.json.Encoder()
    write = sys.stdout.buffer.write
    for number, line in enumerate(source, start=1):
        try:
            result: object = answer_request(line.rstrip(b"\r\n"), content)
        except InvalidInputError as error:
            status = FAULTY
            result = {"error": [str(fault) for fault in error.faults], "line": number}
        write(encoder.encode(result))
        write(b"\n")
    sys.stdout.buffer.flush()
    return status

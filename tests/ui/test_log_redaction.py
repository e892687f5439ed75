"""No log repeats the message of an error; its places in the code are always there."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from psoas_coach.ui import log_redaction

ROOT = Path(__file__).resolve().parents[2]
TYPED = "my secret back"
PROGRAM = f"""
import logging, sys, threading
from psoas_coach.ui import log_redaction
log_redaction.install()
log_redaction.install()

def fail():
    try:
        raise KeyError({TYPED!r})
    except KeyError as first:
        raise ValueError({TYPED!r}) from first

logging.basicConfig(level=logging.DEBUG)
try:
    fail()
except ValueError as error:
    logging.error("it failed", exc_info=error)
    logging.exception("again")
thread = threading.Thread(target=fail)
thread.start()
thread.join()
fail()
"""


def test_neither_loggers_nor_threads_nor_the_end_of_a_program_repeat_a_message() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 1
    assert TYPED not in ended.stdout + ended.stderr.replace(PROGRAM, "")
    assert ended.stderr.count("ValueError at") == 4
    assert ended.stderr.count("caused by KeyError at") == 4
    assert ended.stderr.count(" in fail") == 8


def test_an_error_that_is_its_own_cause_is_logged_once() -> None:
    error = ValueError(TYPED)
    error.__context__ = error
    assert log_redaction.format_traceback(error) == "ValueError at"
    assert log_redaction.format_traceback(None) == ""


@pytest.mark.parametrize("name", log_redaction.TALKATIVE)
def test_debug_output_of_the_transport_is_never_logged(name: str) -> None:
    logging.getLogger(name).setLevel(logging.DEBUG)
    log_redaction.install()
    assert not logging.getLogger(name).isEnabledFor(logging.DEBUG)

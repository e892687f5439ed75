"""A page that fails: a kind sentence for the person, and a log without anything that was typed."""

from __future__ import annotations

import logging

import pytest
from streamlit.testing.v1 import AppTest

from psoas_coach.journal.journal import Journal
from psoas_coach.ui import shell
from psoas_coach.ui.words import say
from tests.ui.conftest import ROOT

TYPED = "my secret back"


def _report_as_it_is(error: Exception) -> None:
    _ORIGINAL(error)


_ORIGINAL = shell.report_error


def test_the_person_gets_a_sentence_and_the_log_nothing_personal(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    del journal

    def broken(_refusal: Exception | None) -> None:
        raise ValueError(TYPED)

    monkeypatch.setattr(shell, "report_error", _report_as_it_is)
    monkeypatch.setattr(shell, "draw_frame", broken)
    with caplog.at_level(logging.ERROR):
        at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert [error.value for error in at.error] == [say("frame.mishap")]
    assert not at.exception
    assert "ValueError" in caplog.text
    assert "test_shell_errors.py" in caplog.text
    assert TYPED not in caplog.text


def test_a_mishap_in_a_test_is_an_error_of_that_test(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    del journal

    def broken(_refusal: Exception | None) -> None:
        raise ValueError(TYPED)

    monkeypatch.setattr(shell, "draw_frame", broken)
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert at.exception

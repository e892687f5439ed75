"""The command for the summary of a visit: the same file as the page's, never incomplete."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from psoas_coach.coach.personal_calendar import load_moment
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.coach.visit import load_visit_facts
from psoas_coach.coach.visit_choices import PARTS, VisitChoices
from psoas_coach.content import load
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.sharing.typed_text import MOST_LETTERS
from psoas_coach.sharing.visit_pdf import write_pdf
from psoas_coach.ui.phrases.visit import build_report
from psoas_coach.ui.words import say
from tests.commands.conftest import Run
from tests.support import clock
from tests.support.answers_factory import self_check, session


@pytest.fixture
def journal(file: Path) -> Iterator[Journal]:
    """The journal that the command opens, with a self-check and a session."""
    engine = open_engine(f"sqlite:///{file}")
    journal = Journal(engine, "local")
    journal.self_checks.add(self_check(clock.ago(1)))
    journal.sessions.add(session(clock.ago(1)))
    yield journal
    engine.dispose()


def file_of_the_page(journal: Journal, choices: VisitChoices) -> bytes:
    date = load_moment(journal, clock.now()).local_date
    return write_pdf(build_report(load_visit_facts(Snapshot(journal, date)), choices, load()))


def test_it_writes_what_the_page_writes(journal: Journal, run: Run, tmp_path: Path) -> None:
    out = tmp_path / "visit.pdf"
    texts = ("--note", "My #note", "--questions", "Why?")
    assert run("report", "--out", out, *texts, "--without", "score") == (
        0,
        f"{say('visit.command.done', file=out)}\n",
        "",
    )
    parts = tuple(part for part in PARTS if part != "score")
    assert out.read_bytes() == file_of_the_page(journal, VisitChoices(parts, "My #note", "Why?"))
    assert out.stat().st_mode & 0o077 == 0


def test_a_file_that_is_there_is_never_replaced(journal: Journal, run: Run, tmp_path: Path) -> None:
    del journal
    out = tmp_path / "visit.pdf"
    out.write_text("mine", encoding="utf-8")
    status, _, complaint = run("report", "--out", out)
    assert (status, complaint) == (2, f"{say('my_data.command.there', file=out)}\n")
    assert out.read_text(encoding="utf-8") == "mine"


def test_a_text_that_is_too_long_is_refused(journal: Journal, run: Run, tmp_path: Path) -> None:
    del journal
    out = tmp_path / "visit.pdf"
    status, _, complaint = run("report", "--out", out, "--note", "x" * (MOST_LETTERS + 1))
    assert (status, complaint) == (2, f"{say('visit.command.too_long', most=MOST_LETTERS)}\n")
    assert not out.exists()


def test_nothing_to_hand_over_makes_neither_a_file_nor_a_journal(
    file: Path, run: Run, tmp_path: Path
) -> None:
    out = tmp_path / "visit.pdf"
    refused = (2, "", f"{say('visit.command.nothing')}\n")
    assert run("report", "--out", out) == refused
    assert not file.exists()
    open_engine(f"sqlite:///{file}").dispose()
    assert run("report", "--out", out) == refused
    assert not out.exists()

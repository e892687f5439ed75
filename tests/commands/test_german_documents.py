"""Output of commands in German: only ids and typed text are not translated."""

from __future__ import annotations

import csv
import html
import io
import re
import uuid
import zipfile
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from psoas_coach.coach.reminders import FIRST_BREAKS, FIRST_SESSION, make_calendar_file
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.content import language, load
from psoas_coach.guidance import assess
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.sharing.calendar_file import Reminders
from psoas_coach.sharing.csv_export import write_csv_tables
from psoas_coach.sharing.fhir_self_check import build_questionnaire
from psoas_coach.ui.guidance.plan import make_plan_sheet
from tests.support import clock, visit_people
from tests.support.answers_factory import DESK_WORKER, add_self_check
from tests.support.english_words import find_english_near
from tests.support.page_texts import list_strings
from tests.support.visit_people import GOAL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.commands.conftest import Run

GERMAN = ("--language", "de")


@pytest.fixture
def journal(file: Path) -> Iterator[Journal]:
    engine = open_engine(f"sqlite:///{file}")
    yield Journal(engine, "local")
    engine.dispose()


@pytest.mark.parametrize("visitor", visit_people.VISITORS)
def test_a_command_and_the_summary_for_a_visit_have_no_english_left(
    journal: Journal, run: Run, tmp_path: Path, visitor: visit_people.Visitor
) -> None:
    visit_people.fill(journal, visitor, clock.ago())
    out = tmp_path / "summary.pdf"
    printed = []
    for command in (("today",), ("report", "--out", out), ("check",)):
        _, output, complained = run(*GERMAN, *command)
        printed += [output, complained]
    assert len("".join(printed).split()) > 20
    pages = [page.extract_text() for page in PdfReader(out).pages]
    assert len(" ".join(pages).split()) > 200
    text = "\n".join([*printed, *pages]).replace(str(tmp_path), "").replace(GOAL, "")
    assert find_english_near(text) == []


def test_the_form_for_other_programs_is_german_and_says_so() -> None:
    with language.use_language("de"):
        form = build_questionnaire(load())
    assert form["language"] == "de"
    texts = list(list_strings(form))
    assert len(texts) > 100
    assert [near for text in texts for near in find_english_near(text)] == []


def test_the_heads_of_tables_stay_the_same(journal: Journal) -> None:
    add_self_check(journal)
    heads = []
    for one in ("en", "de"):
        with language.use_language(one):
            archive = zipfile.ZipFile(io.BytesIO(write_csv_tables(journal.transfer.dump())))
        rows = {
            name: next(csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig"))))
            for name in archive.namelist()
            if name.endswith(".csv")
        }
        heads.append(rows)
    assert heads[0] == heads[1]
    assert heads[0]


def test_the_printed_plan_is_german_and_says_so() -> None:
    with language.use_language("de"):
        paper = make_plan_sheet(assess(DESK_WORKER), clock.today()).decode()
    assert '<html lang="de">' in paper
    text = html.unescape(
        re.sub(r"<style>.*?</style>|<svg.*?</svg>|<[^>]+>", "\n", paper, flags=re.DOTALL)
    )
    assert len(text.split()) > 200
    assert find_english_near(text) == []


def test_the_calendar_file_has_no_english_left(journal: Journal) -> None:
    add_self_check(journal)
    wanted = Reminders(uuid.uuid4(), session=FIRST_SESSION, breaks=FIRST_BREAKS)
    plan = Snapshot(journal, clock.today()).todays_plan
    with language.use_language("de"):
        file = make_calendar_file(journal, wanted, plan, clock.ago(), load()).decode()
    lines = file.replace("\r\n ", "").splitlines()
    texts = [line for line in lines if line.startswith(("SUMMARY", "DESCRIPTION", "X-WR-CALNAME"))]
    assert len(texts) > 3
    assert [near for text in texts for near in find_english_near(text.partition(":")[2])] == []

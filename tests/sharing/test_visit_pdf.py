"""The PDF for a visit: complete, in order, tagged, on two pages at most."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.coach.visit import load_visit_facts
from psoas_coach.coach.visit_choices import PARTS, VisitChoices
from psoas_coach.content import load
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import make_moment
from psoas_coach.sharing.pain_chart import LEFT, RIGHT
from psoas_coach.sharing.typed_text import MOST_LETTERS
from psoas_coach.sharing.visit_pdf import MOST_PAGES, TooLongError, write_pdf
from psoas_coach.sharing.visit_report import ReportPart, VisitReport
from psoas_coach.ui.phrases.visit import build_report
from psoas_coach.ui.words import say
from tests.support import visit_people
from tests.support.answers_factory import session
from tests.support.report_text import list_texts, squeeze
from tests.support.visit_people import VISITORS, Visitor

NOW = make_moment(dt.datetime(2026, 11, 29, 18, 0, tzinfo=dt.UTC), "Europe/Berlin")
MARKUP = '#set page(fill: red)\n*b* $x$ `a` <l> @x // /* ]]] #" \\u{41} </svg> {page}'
A4 = (595, 842)


@contextmanager
def new_journal(folder: Path) -> Iterator[Journal]:
    """Open an empty journal."""
    engine = open_engine(f"sqlite:///{folder / 'journal.sqlite3'}")
    yield Journal(engine, "local")
    engine.dispose()


def load_report(journal: Journal, choices: VisitChoices) -> VisitReport:
    facts = load_visit_facts(Snapshot(journal, NOW.local_date))
    return build_report(facts, choices, load())


def make_note_report(text: str) -> VisitReport:
    parts = (ReportPart("note", "Note", typed=text),)
    return VisitReport("en", "Summary", NOW.local_date, "Foot", "{page} of {pages}", (), parts, ())


def read(file: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(file))


def text_of(reader: PdfReader, report: VisitReport) -> str:
    """Return the text of all pages without what stands at their foot, spaces taken out."""
    pages, count = [], len(reader.pages)
    for number, page in enumerate(reader.pages, start=1):
        page_number = report.page.replace("{page}", str(number)).replace("{pages}", str(count))
        foot = squeeze(report.running + page_number)
        text = squeeze(page.extract_text())
        assert text.count(foot) == 1
        pages.append(text.replace(foot, ""))
    return "".join(pages)


@pytest.fixture(scope="module", params=VISITORS)
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> VisitReport:
    """The summary of each of the three people, with what they want to say and ask."""
    visitor: Visitor = request.param
    with new_journal(tmp_path_factory.mktemp(visitor)) as journal:
        visit_people.fill(journal, visitor, NOW)
        return load_report(journal, VisitChoices(PARTS, MARKUP, "May I lift my children?"))


def test_all_of_it_can_be_read_in_its_order_and_nothing_else(report: VisitReport) -> None:
    reader = read(write_pdf(report))
    assert len(reader.pages) <= MOST_PAGES
    assert text_of(reader, report) == squeeze("".join(list_texts(report, drawings=True)))


def test_it_is_tagged_named_and_has_its_fonts_with_it(report: VisitReport) -> None:
    reader = read(write_pdf(report))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value
    assert root["/Lang"] == report.language
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value
    assert reader.metadata is not None
    assert reader.metadata.title == report.title
    assert b"pdfuaid" in root["/Metadata"].get_data()
    tags = list(walk(root["/StructTreeRoot"]))
    kinds = [tag["/S"] for tag in tags if "/S" in tag]
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") == len(report.parts)
    heads = sum(len(table.heads) for part in report.parts for table in part.tables)
    assert kinds.count("/TH") == heads
    charts = [part.chart.words for part in report.parts if part.chart is not None]
    assert [tag["/Alt"] for tag in tags if tag.get("/S") == "/Figure"] == charts
    fonts = [font.get_object() for page in reader.pages for font in fonts_of(page)]
    assert fonts
    for font in fonts:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor)


def walk(node: Any) -> Any:  # noqa: ANN401 -- whatever a PDF holds
    """Yield each element of the structure tree under a node."""
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from walk(child)
    elif isinstance(node, dict):
        yield node
        if "/K" in node:
            yield from walk(node["/K"])


def fonts_of(page: Any) -> list[Any]:  # noqa: ANN401 -- a page of pypdf
    """Return the fonts of a page and of the drawings on it."""
    resources = page["/Resources"]
    fonts = list(resources.get("/Font", {}).values())
    for form in resources.get("/XObject", {}).values():
        fonts += form.get_object().get("/Resources", {}).get("/Font", {}).values()
    return fonts


def test_the_same_report_is_the_same_file(report: VisitReport) -> None:
    assert write_pdf(report) == write_pdf(report)


def test_everything_at_once_still_fits_on_two_pages(tmp_path: Path) -> None:
    longest = VisitChoices(PARTS, "W" * MOST_LETTERS, "a\n" * (MOST_LETTERS // 2))
    with new_journal(tmp_path) as journal:
        visit_people.fill_everything(journal, NOW)
        report = load_report(journal, longest)
        assert {part.id for part in report.parts} >= set(PARTS)
        reader = read(write_pdf(report))
        assert len(reader.pages) == MOST_PAGES
        assert "W" * MOST_LETTERS in squeeze("".join(page.extract_text() for page in reader.pages))
        visit_people.tick_all_signs(journal, NOW)
        urgent = load_report(journal, longest)
        assert urgent.parts[0].urgent
        assert len(read(write_pdf(urgent)).pages) <= MOST_PAGES


def test_years_of_pain_stay_within_their_chart(tmp_path: Path) -> None:
    with new_journal(tmp_path) as journal:
        for days in (1500, 1496, 900, 400, 30, 2, 1):
            at = make_moment(NOW.utc - dt.timedelta(days=days), NOW.zone)
            journal.sessions.add(session(at, pain_before=days % 7))
        report = load_report(journal, VisitChoices(("pain",)))
    (part,) = (part for part in report.parts if part.id == "pain")
    assert part.chart is not None
    assert say("visit.pain.dot.month") in part.notes[0]
    across = [float(x) for x in re.findall(r'cx="([\d.]+)"', part.chart.svg)]
    assert len(across) == 5  # the first two and the last two are of one month each
    line = re.findall(r'<polyline points="([^"]*)"', part.chart.svg)
    across += [float(point.split(",")[0]) for points in line for point in points.split()]
    assert min(across) == LEFT
    assert max(across) <= RIGHT


def test_nothing_that_is_typed_leaves_the_page_or_is_read_as_markup() -> None:
    for text in ("W" * MOST_LETTERS, MARKUP, "_".join(["long"] * 120), "日本 שלום 🙂"):
        page = read(write_pdf(make_note_report(text))).pages[0]
        assert (round(page.mediabox.width), round(page.mediabox.height)) == A4
        lines = [line for line in page.extract_text().split("\n") if line.strip()]
        assert max(map(len, lines)) < 130


def test_a_text_that_does_not_fit_is_refused_and_never_cut() -> None:
    with pytest.raises(TooLongError):
        write_pdf(make_note_report("word " * 20_000))

"""Sources: each has an author, a title and a year, and none leads to a site of copies."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from psoas_coach import content
from psoas_coach.content.checks import COPY_SITES, find_copy_site
from psoas_coach.ui.citations import say_use, write_reference, write_short_reference
from psoas_coach.ui.moves.move_article import write_evidence_sentence
from tests.support.edited_content import faults_after

LOADED = content.load()
SOURCES = LOADED.sources

EVIDENCE = {
    "runners_lunge": ("low", "this_move"),
    "crescent_lunge": ("none", None),
    "crescent_hands_on_hips": ("low", "kind"),
    "kneeling_backbend": ("none", None),
    "kneeling_backbend_twist": ("none", None),
    "couch_stretch": ("low", "kind"),
    "bed_edge_hang": ("low", "this_move"),
    "heel_slide": ("low", "kind"),
    "side_lying_strap": ("low", "kind"),
    "standing_stride": ("low", "kind"),
    "constructive_rest": ("low", "kind"),
    "side_lying_rest": ("none", None),
    "slow_breathing": ("low", "kind"),
    "tense_and_let_go": ("low", "kind"),
    "bridge": ("moderate", "exercise"),
    "dead_bug": ("moderate", "exercise"),
    "seated_march": ("low", "kind"),
    "wall_stack": ("none", None),
    "stand_and_walk": ("moderate", "this_move"),
    "seated_rock": ("low", "kind"),
}
"""How strong the evidence is for each move and what it is for, written a second time by hand."""


@pytest.mark.parametrize("key", SOURCES)
def test_a_source_is_shown_with_its_author_title_and_year(key: str) -> None:
    source, shown = SOURCES[key], write_reference(SOURCES[key])
    for part in (source.authors, source.title, str(source.year)):
        assert part in shown
        assert part in write_short_reference(source) or part == source.authors
    assert shown.endswith((".", "?"))
    assert ".." not in shown
    assert "?." not in shown


@pytest.mark.parametrize("key", SOURCES)
def test_a_title_of_ours_is_in_brackets_and_a_date_of_reading_says_so(key: str) -> None:
    source, shown = SOURCES[key], write_short_reference(SOURCES[key])
    assert shown.startswith("[") == source.described
    assert ("read in" in shown) == source.undated


@pytest.mark.parametrize("key", SOURCES)
def test_the_use_of_a_source_is_described_in_whole_sentences(key: str) -> None:
    text = say_use(key)
    assert text[0].isupper()
    assert text.endswith(".")
    assert len(text.split()) >= 6


@pytest.mark.parametrize("key", SOURCES)
def test_no_source_is_a_copy_or_a_report_on_somebody_elses_site(key: str) -> None:
    source = SOURCES[key]
    assert find_copy_site(source.link or "") is None
    assert not re.search(
        r"\bas (?:copied|told|shown) (?:by|on|in)\b|www\.|https?:", write_reference(source)
    )


@pytest.mark.parametrize("key", SOURCES)
def test_a_link_leads_to_the_source_and_not_to_a_front_page(key: str) -> None:
    link = SOURCES[key].link
    assert link is None or re.match(r"https://[^/]+/[^/]", link)


@pytest.mark.parametrize(
    "link",
    ["https://www.scribd.com/document/1", "https://de.scribd.com/x", "https://studylib.net/doc/2"],
)
def test_a_site_of_copies_is_found_under_any_of_its_names(link: str) -> None:
    assert find_copy_site(link) in COPY_SITES


@pytest.mark.parametrize("link", ["https://preference.com/a", "https://doi.org/10.1/scribd.com"])
def test_other_sites_are_let_through(link: str) -> None:
    assert find_copy_site(link) is None


def test_a_link_to_a_site_of_copies_is_a_fault(tmp_path: Path) -> None:
    faults = faults_after(
        tmp_path,
        "sources.toml",
        'link = "https://doi.org/10.1053/apmr.2003.50056"',
        'link = "https://www.scribd.com/document/267154204"',
    )
    assert faults == [
        (
            "sources.toml: KERR03.link: scribd.com is a site of copies, "
            "so give the publisher's own address"
        ),
    ]


def test_a_site_of_copies_named_in_the_title_is_a_fault(tmp_path: Path) -> None:
    faults = faults_after(
        tmp_path,
        "sources.toml",
        'place = "Arch Phys Med Rehabil 84:1-6"',
        'place = "Arch Phys Med Rehabil 84:1-6, as copied on scribd.com"',
    )
    assert faults == ["sources.toml: KERR03: scribd.com is a site of copies, so name who wrote it"]


def test_a_source_without_a_year_is_a_fault(tmp_path: Path) -> None:
    faults = faults_after(
        tmp_path,
        "sources.toml",
        'year = 2003\nplace = "Arch Phys',
        'place = "Arch Phys',
    )
    assert faults == ["sources.toml: KERR03.year: it is missing"]


def keys_named(value: Any, field: str = "") -> Iterator[str]:  # noqa: ANN401 -- any parsed TOML
    """Yield every key that stands in a field for sources."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from keys_named(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from keys_named(inner, field)
    elif field in {"source", "sources"} or field.endswith(("_source", "_sources")):
        yield value


def test_every_key_that_a_file_names_is_a_source() -> None:
    named = {
        key
        for path in sorted(content.DATA.glob("*.toml"))
        for key in keys_named(tomllib.loads(path.read_text("utf-8")))
    }
    assert len(named) > 40
    assert named <= SOURCES.keys()


def test_the_sources_that_the_walk_and_the_weekly_question_lean_on_are_there() -> None:
    for fact in ("701", "208", "112", "0.72", "0.60", "0.85"):
        assert fact in say_use("WALKBACK24")
    assert SOURCES["PGIC"].year == 2004
    assert SOURCES["WHOGUIDE23"].authors == "World Health Organization"


def test_the_trial_of_breaks_is_told_as_one_of_people_without_pain() -> None:
    assert "no pain when they began" in say_use("WAON21")
    assert "no pain at the start" in LOADED.move_words["stand_and_walk"].evidence


def test_no_words_for_people_hold_the_key_of_a_source() -> None:
    keys = re.compile(rf"\b(?:{'|'.join(map(re.escape, SOURCES))})\b")
    texts = [*LOADED.words.values()]
    texts += [write_reference(source) for source in SOURCES.values()]
    for words in LOADED.move_words.values():
        texts += [words.evidence, words.leave_out]
    # Part of a title, and the number that a guideline goes by.
    named = {"ATEAM", "NG59"}
    assert {hit for text in texts for hit in keys.findall(text)} == named


@pytest.mark.parametrize("id_", sorted(EVIDENCE))
def test_a_move_has_the_evidence_written_by_hand(id_: str) -> None:
    move = LOADED.moves[id_]
    assert (move.evidence, move.evidence_for) == EVIDENCE[id_]


@pytest.mark.parametrize("id_", LOADED.moves)
def test_how_good_the_evidence_is_is_in_a_whole_sentence(id_: str) -> None:
    move, text = LOADED.moves[id_], write_evidence_sentence(LOADED.moves[id_])
    assert re.fullmatch(r"(?:There is|We found) .+\.", text)
    if move.evidence_for in {"kind", "exercise"}:
        assert re.search(r"none for this very (?:one|move)", text)
    if move.evidence == "low":
        assert "weak" in text


def test_evidence_that_says_not_what_it_is_for_is_a_fault(tmp_path: Path) -> None:
    old = 'sources = ["ATEAM"]\nevidence = "low"\nevidence_for = "kind"'
    faults = faults_after(tmp_path, "moves.toml", old, 'sources = ["ATEAM"]\nevidence = "low"')
    assert faults == ["moves.toml: constructive_rest.evidence_for: needed, unless evidence is none"]


def test_no_evidence_that_is_for_something_is_a_fault(tmp_path: Path) -> None:
    old = 'sources = ["LAIRD14"]\nevidence = "none"'
    faults = faults_after(tmp_path, "moves.toml", old, f'{old}\nevidence_for = "kind"')
    assert faults == ["moves.toml: wall_stack.evidence_for: there is none, so leave it out"]

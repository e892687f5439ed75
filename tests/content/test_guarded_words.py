"""Every sentence that keeps people safe equals its hand-written copy.

``guarded_words.toml`` is that second writing. A slip of the keyboard in ``data/words/en`` then
fails here by the name of its sentence, and a change that is meant is made in two files.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from psoas_coach import content
from psoas_coach.ui.phrases.doses import say_dose_line

CONTENT = content.load()
TABLE = tomllib.loads(Path(__file__).with_name("guarded_words.toml").read_text("utf-8"))
SENTENCES: dict[str, str] = {
    f"{file}.{key}": text
    for file, sentences in TABLE["sentences"].items()
    for key, text in sentences.items()
}
WRITTEN = {
    **CONTENT.words,
    **{f"moves.{id_}.dose": say_dose_line(id_, CONTENT) for id_ in CONTENT.moves},
}
GUARDED = re.compile(
    r"""safety\..+
    |results\.(?:closing|levels\..+|depth\..+|bands\..+|how\.(?:answers|levels|cap|weights|reviewed)
        |promises\..+|six_weeks\.body|modifications\..+|because\.red_.+|because\.history\..+)
    |questions\.thomas_left\.skip
    |fhir\.(?:about|description|not_sure|unless_examined)
    |fair_test\.(?:not_now|verdict\..+|start\.(?:advice(?:_longer|_none)?|terms))
    |self_check\.ended\..+
    |session\.(?:worry\..+|before\.(?:ask|question|start|start_tingling|worried|signs_now|signs_today))
    |session\.after\.stopped\..+
    |session\.stop\..+|session\.rest_first\..+|frame\.(?:card|held)\..+
    |phone\.(?:command\.http|(?:terminal|section)\.(?:warning|plain))
    |physio_plan\.(?:stop|never_more|not_right_now|ask|silent\.(?:no_moves|pain)|waits\.(?:withheld|visit))
    |reminders\.calendar\.(?:session|break|recheck)\.(?:title|text)
    |today\.check_in\.new(?:_yes|_no)?|today\.setback\..+
    |moves\..+\.dose""",
    re.VERBOSE,
)
"""What has to be written twice."""


def test_every_sentence_that_keeps_people_safe_is_written_twice() -> None:
    guarded = {key for key in WRITTEN if GUARDED.fullmatch(key)}
    assert guarded - SENTENCES.keys() == set(), "write these in guarded_words.toml, too"
    assert SENTENCES.keys() - guarded == set(), "these are guarded, and no sentence has this name"


@pytest.mark.parametrize("key", sorted(SENTENCES))
def test_a_guarded_sentence_is_as_it_was_written_by_hand(key: str) -> None:
    text = WRITTEN.get(key)
    assert text == SENTENCES[key], (
        f"{key} keeps people safe and has changed.\nIt was:  {SENTENCES[key]}\nIt is:   {text}\n"
        "If the change is meant, make it in tests/content/guarded_words.toml, too."
    )


@pytest.mark.parametrize("id_", sorted(TABLE["verdicts"].keys() | CONTENT.claims.keys()))
def test_the_verdict_of_a_claim_is_the_one_written_by_hand(id_: str) -> None:
    assert id_ in CONTENT.claims, f"claims.toml: {id_} is gone"
    assert TABLE["verdicts"].get(id_) == CONTENT.claims[id_].verdict, f"claims.toml: {id_}.verdict"

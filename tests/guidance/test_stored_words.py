"""Stored results are the same in every language, and are read in the language of the run."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from psoas_coach.content import Content, load
from psoas_coach.guidance import assess, stored_words
from psoas_coach.guidance.stored_words import (
    find_recorded,
    name_move,
    translate,
    translate_plan,
    translate_result,
)
from tests.support.made_up_language import LANGUAGE, copy_data, use_data
from tests.support.random_answers import HEALTHY

ACHING = {**HEALTHY, "precautions": ("pregnant",)}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_data(tmp_path_factory.mktemp("stored"))


@pytest.fixture
def made_up(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Content:
    use_data(folder, monkeypatch)
    return load(language=LANGUAGE)


def test_a_result_is_recorded_in_the_first_language(made_up: Content) -> None:
    first = load(language="en")
    assert find_recorded(made_up) is first
    assert find_recorded(first) is first
    recorded = assess(ACHING, None, find_recorded(made_up))
    assert msgspec.to_builtins(recorded) == msgspec.to_builtins(assess(ACHING, None, first))
    assert assess(ACHING, None, made_up) != recorded


def test_a_stored_result_is_read_in_the_language_of_the_run(made_up: Content) -> None:
    first = load(language="en")
    english, other = assess(ACHING, None, first), assess(ACHING, None, made_up)
    assert translate_result(english, made_up) == other
    assert translate_result(other, first) == english
    assert translate_result(other, made_up) == other
    assert translate_plan(other.plan, first) == english.plan
    assert any(item.modifications for item in english.plan)


def test_a_sentence_of_an_older_version_stays_as_it_was(made_up: Content) -> None:
    assert translate("It was said this way once.", made_up) == "It was said this way once."


def test_a_move_of_ours_is_named_anew_and_a_physios_own_is_not(made_up: Content) -> None:
    assert name_move("runners_lunge", "Runner's lunge", made_up) != "Runner's lunge"
    assert name_move("own_1", "Towel slide", made_up) == "Towel slide"


def test_a_physios_own_moves_keep_their_words_in_a_record(made_up: Content) -> None:
    own = msgspec.structs.replace(made_up.move_words["runners_lunge"], name="Towel slide")
    with_own = msgspec.structs.replace(made_up, move_words={**made_up.move_words, "own_1": own})
    recorded = find_recorded(with_own)
    assert recorded.move_words["own_1"].name == "Towel slide"
    assert recorded.move_words["bridge"].name == load(language="en").move_words["bridge"].name


def test_with_one_language_nothing_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored_words, "list_languages", lambda: ("en",))
    result = assess(ACHING, None, load())
    assert translate_result(result, load()) is result

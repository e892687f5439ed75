"""The language of a run: who sets it, what is cached for it, and what a browser requests."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psoas_coach import content
from psoas_coach.content.language import (
    FIRST_LANGUAGE,
    VARIABLE,
    cache_per_language,
    find_terminal_language,
    get_language,
    keep_language,
    list_languages,
    negotiate,
    use_language,
    write_tag,
)

SHIPPED = ("en", "de", "pt_BR")


def test_a_run_without_a_wish_is_in_the_first_language() -> None:
    assert get_language() == FIRST_LANGUAGE
    assert content.load().language == FIRST_LANGUAGE


def test_a_language_holds_until_its_block_ends_and_only_there() -> None:
    others: list[str] = []
    with use_language("de"):
        with use_language("pt_BR"):
            assert get_language() == "pt_BR"
        assert get_language() == "de"
        other = threading.Thread(target=lambda: others.append(get_language()))
        other.start()
        other.join()
    assert get_language() == FIRST_LANGUAGE
    assert others == [FIRST_LANGUAGE], "another thread serves somebody else"


def test_a_language_ends_with_the_fault_that_ends_its_block() -> None:
    with pytest.raises(ZeroDivisionError), use_language("de"):
        _ = 1 // 0
    assert get_language() == FIRST_LANGUAGE


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        (None, "en"),
        ("", "en"),
        ("de", "de"),
        ("DE", "de"),
        ("de-AT", "de"),
        ("de_CH", "de"),
        ("en-GB,de;q=0.5", "en"),
        ("fr,de;q=0.7,en;q=0.3", "de"),
        ("en;q=0.3, de;q=0.7", "de"),
        ("de;q=0, en", "en"),
        ("pt-BR", "pt_BR"),
        ("pt", "en"),
        ("zh-Hant-TW, de", "de"),
        ("fr-FR, es;q=0.9", "en"),
        ("*", "en"),
        ("de;q=much", "en"),
        ("de;q=1.2.3, pt-br;q=.1", "pt_BR"),
        ("../../etc", "en"),
        ("den", "en"),
    ],
)
def test_a_person_gets_the_language_that_they_read(accepted: str | None, language: str) -> None:
    assert negotiate(accepted, SHIPPED) == language


@given(st.text(max_size=300))
def test_a_header_may_say_anything(accepted: str) -> None:
    assert negotiate(accepted, SHIPPED) in SHIPPED


def test_a_tag_without_end_takes_no_time() -> None:
    started = time.process_time()
    assert negotiate("aa" + "-a" * 32_000, SHIPPED) == "en"
    assert time.process_time() - started < 0.5


@pytest.mark.parametrize("locale", ["de", "de_DE", "de_AT.UTF-8", "de_DE@euro", "de_DE.utf8@euro"])
def test_a_terminal_names_its_language_with_place_and_encoding(
    locale: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("LC_ALL", locale)
    assert find_terminal_language() == "de"
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert find_terminal_language() == "en"
    monkeypatch.setenv(VARIABLE, locale)
    assert find_terminal_language() == "de", "what is set for the app may be written the same way"


def test_work_for_later_keeps_the_language_of_now() -> None:
    with use_language("de"):
        later = keep_language(get_language)
    assert later() == "de"
    assert get_language() == FIRST_LANGUAGE


def test_a_long_header_is_read_up_to_its_twentieth_wish() -> None:
    assert negotiate(",".join(["fr"] * 19 + ["de"]), SHIPPED) == "de"
    assert negotiate(",".join(["fr"] * 20 + ["de"]), SHIPPED) == "en"


def test_the_languages_are_the_folders_and_the_first_one_leads(tmp_path: Path) -> None:
    for name in ("de", "cs", "en"):
        (tmp_path / name).mkdir()
    (tmp_path / "notes.txt").write_text("no language", "utf-8")
    assert list_languages(tmp_path) == ("en", "cs", "de")
    assert list_languages()[0] == FIRST_LANGUAGE


def test_a_tag_is_what_browsers_write() -> None:
    assert [write_tag(language) for language in SHIPPED] == ["en", "de", "pt-BR"]


def test_each_language_has_a_cache_of_its_own() -> None:
    calls: list[tuple[str, int]] = []

    @cache_per_language(maxsize=1)
    def greet(number: int) -> str:
        """Greet."""
        calls.append((get_language(), number))
        return f"{get_language()} {number}"

    assert greet.__doc__ == "Greet."
    assert [greet(1), greet(1)] == ["en 1", "en 1"]
    with use_language("de"):
        assert [greet(1), greet(1)] == ["de 1", "de 1"]
    assert greet(1) == "en 1", "the other language did not push it out"
    assert calls == [("en", 1), ("de", 1)]
    assert greet.cache_info()["de"].hits == 1
    assert [greet(2), greet(1)] == ["en 2", "en 1"]
    assert calls[2:] == [("en", 2), ("en", 1)], "one value is kept for each language"
    greet.cache_clear()
    assert greet(1) == "en 1"
    assert len(calls) == 5

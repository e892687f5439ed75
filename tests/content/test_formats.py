"""Dates, numbers, lists and plural forms, in the first language and in others.

The English formats are the ones used before CLDR.
"""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

import pytest

from psoas_coach.content import formats
from psoas_coach.content.language import use_language

DATE = dt.date(2026, 11, 3)
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def test_english_is_written_as_before() -> None:
    for month, name in enumerate(MONTHS, start=1):
        date = dt.date(2026, month, 28)
        assert formats.say_day(date) == f"28 {name} 2026"
        assert formats.say_month(date) == f"{name} 2026"
    assert formats.list_months() == MONTHS
    assert formats.list_months("abbreviated") == tuple(name[:3] for name in MONTHS)
    assert formats.list_weekdays() == ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    assert formats.list_weekdays("wide")[0] == "Monday"


def test_other_languages_have_their_own_order_and_signs() -> None:
    with use_language("de"):
        assert formats.say_day(DATE) == "3. November 2026"
        assert formats.list_weekdays()[0] == "Mo"
        assert formats.say_number(2.46) == "2,5"
        assert formats.say_list(["a", "b", "c"]) == "a, b und c"
        assert formats.find_number_signs() == (",", ".")
    with use_language("pl"):
        assert formats.say_day(DATE) == "3 listopada 2026"
        assert formats.say_month(DATE) == "listopad 2026"
    with use_language("pt_BR"):
        assert formats.say_day(DATE) == "3 de novembro de 2026"


@pytest.mark.parametrize(
    ("value", "expected"),
    [(4.0, "4"), (2.46, "2.5"), (-0.04, "0"), (-3.14, "-3.1"), (1234.5, "1234.5"), (0.25, "0.2")],
)
def test_a_number_has_one_place_at_most(value: float, expected: str) -> None:
    assert formats.say_number(value) == expected


def test_places_after_the_point() -> None:
    assert formats.say_number(4, least=1) == "4.0"
    assert formats.say_number(41.6, places=0) == "42"
    assert formats.say_exact(1.25) == "1.25"
    assert formats.say_exact(7.0) == "7"


@pytest.mark.parametrize(
    ("items", "expected"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_several_things_are_one_phrase(items: list[str], expected: str) -> None:
    assert formats.say_list(items) == expected


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", {1: "one", 0: "other", 2: "other", 1.5: "other", -1: "one", 1.04: "one"}),
        ("de", {1: "one", 0: "other", 21: "other"}),
        ("fr", {0: "one", 1: "one", 1.5: "one", 2: "other"}),
        ("pl", {1: "one", 2: "few", 5: "many", 22: "few", 1.5: "other"}),
    ],
)
def test_the_form_is_that_of_the_number_as_it_is_written(
    language: str, forms: dict[float, str]
) -> None:
    assert {number: formats.choose_form(number, language) for number in forms} == forms
    assert set(forms.values()) <= set(formats.list_forms(language))


def test_a_form_may_be_for_one_number_alone() -> None:
    assert formats.is_for_one_number("en", "one")
    assert not formats.is_for_one_number("fr", "one"), "it is for none as well"
    assert not formats.is_for_one_number("pl", "few")


def test_which_codes_are_languages() -> None:
    assert [code for code in ("en", "de", "pt_BR", "xx", "tlh") if formats.has_locale(code)] == [
        "en",
        "de",
        "pt_BR",
    ]


def test_babel_is_loaded_with_the_first_date_and_not_before() -> None:
    code = (
        "import sys; from psoas_coach.content import load; load()\n"
        "from psoas_coach.content.formats import say_day\n"
        "print('babel' in sys.modules)\n"
        "import datetime; say_day(datetime.date(2026, 1, 1)); print('babel' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


def test_a_date_is_worked_out_once_for_each_language() -> None:
    day = dt.date(2031, 3, 3)
    before = formats._say_day.cache_info().misses  # noqa: SLF001 -- that it is kept shows nowhere else
    texts = []
    for language in ("de", "en", "de", "en"):
        with use_language(language):
            texts.append(formats.say_day(day))
    assert texts == ["3. März 2031", "3 March 2031"] * 2
    assert formats._say_day.cache_info().misses == before + 2  # noqa: SLF001 -- the same

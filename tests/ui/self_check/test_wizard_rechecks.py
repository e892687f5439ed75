"""A self-check that is due again, and what changed since the last one, without a browser."""

from __future__ import annotations

import datetime as dt
import html
from typing import TYPE_CHECKING

import msgspec
import pytest

from psoas_coach.coach.self_check_offers import PUT_OFF_SETTING
from psoas_coach.content import load
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.question_list import make_key
from psoas_coach.ui.words import say
from tests.support import clock
from tests.support.answers_factory import add_self_check, self_check
from tests.support.page_driver import keys, list_ticked, markups, run_page, title, words
from tests.ui.conftest import OpenPage

if TYPE_CHECKING:
    from psoas_coach.journal.journal import Journal

LATER = "recheck-later"
RULES = load().session.self_check


def offer(kind: str, days_ago: int) -> str:
    return say(f"rechecks.due.{kind}", date=format_day(clock.ago(days_ago).local_date))


# When a new one is due


@pytest.mark.parametrize(
    ("age", "kind"),
    [
        (RULES.offer_after_days - 1, None),
        (RULES.offer_after_days, "two_weeks"),
        (RULES.firm_after_days - 1, "two_weeks"),
        (RULES.firm_after_days, "six_weeks"),
        (400, "six_weeks"),
    ],
)
def test_every_two_weeks_a_new_self_check_is_offered_and_more_firmly_after_six(
    journal: Journal, open_page: OpenPage, age: int, kind: str | None
) -> None:
    add_self_check(journal, age)
    at = open_page("today")
    text = words(at)
    for name in ("two_weeks", "six_weeks", "soon"):
        assert (offer(name, age) in text) is (name == kind)
    assert (LATER in keys(at)) is (kind is not None)


@pytest.mark.parametrize(
    ("age", "asked"), [(RULES.offer_after_days - 1, False), (RULES.offer_after_days, True)]
)
def test_two_weeks_after_asking_for_a_visit_it_asks_again(
    journal: Journal, open_page: OpenPage, age: int, asked: bool
) -> None:
    add_self_check(journal, age, see_someone=["not_improving"])
    text = words(open_page("today"))
    assert say("today.level.soon") in text
    assert (offer("soon", age) in text) is asked


def test_a_new_self_check_ends_the_offer(journal: Journal, open_page: OpenPage) -> None:
    add_self_check(journal, 20)
    add_self_check(journal)
    assert LATER not in keys(open_page("today"))


def test_not_now_is_taken_at_its_word_for_three_days(journal: Journal, open_page: OpenPage) -> None:
    add_self_check(journal, 20)
    at = open_page("today")
    at.button(key=LATER).click()
    run_page(at)
    assert LATER not in keys(at)
    assert LATER not in keys(open_page("today")), "it holds in another tab"
    until = clock.ago(-RULES.put_off_days).local_date
    assert journal.settings.get(PUT_OFF_SETTING) == until.isoformat()


@pytest.mark.parametrize(
    ("kept", "offered"),
    [
        ("today", True),
        ("tomorrow", False),
        ("9999-12-31", True),
        ("soon", True),
        (7, True),
        (None, True),
    ],
)
def test_a_postponed_offer_returns_on_its_day_whatever_a_backup_says(
    journal: Journal, open_page: OpenPage, kept: object, offered: bool
) -> None:
    add_self_check(journal, 20)
    dates = {"today": clock.ago().local_date, "tomorrow": clock.ago(-1).local_date}
    date = dates.get(str(kept))
    journal.settings.save(PUT_OFF_SETTING, date.isoformat() if date else kept)
    assert (LATER in keys(open_page("today"))) is offered


def test_the_new_self_check_begins_empty(journal: Journal, open_page: OpenPage) -> None:
    add_self_check(journal, 20, precautions=["knee"], see_someone=["hip_locks"])
    at = open_page("self_check")
    assert title(at) == say("questions.age_group.ask")
    assert not list_ticked(at)
    assert make_key("sitting_hours") not in at.session_state
    assert journal.drafts.load("self_check") is None


def test_answers_that_point_both_ways_are_looked_at_after_as_long() -> None:
    assert say("results.mixed").endswith("Look again in two weeks.")
    assert dt.timedelta(days=RULES.offer_after_days) == dt.timedelta(weeks=2)


# What changed since


def since(days_ago: int) -> str:
    return say("rechecks.since.title", date=format_day(clock.ago(days_ago).local_date))


def test_a_result_tells_what_changed_since_the_one_before(
    journal: Journal, open_page: OpenPage
) -> None:
    add_self_check(journal, 40, sitting_hours=12)
    add_self_check(journal, 20)
    add_self_check(journal, sitting_hours=6, precautions=["knee"])
    text = words(open_page("guidance"))
    assert since(20) in text
    assert since(40) not in text
    assert "<strong>Hours of sitting</strong> · 9 hours a day, now 6" in text
    knee = say("safety.precautions.items.knee").partition(". ")[0].removesuffix(".")
    assert f"<strong>About your body</strong> · new “{knee}”" in text
    assert say("rechecks.since.answers") in text
    assert text.index(since(20)) < text.index(say("results.how.title"))


def test_the_first_result_compares_with_nothing(journal: Journal, open_page: OpenPage) -> None:
    add_self_check(journal)
    text = words(open_page("guidance"))
    assert say("rechecks.since.nothing") not in text
    assert say("rechecks.since.title", date="") not in text


def test_nothing_changed_is_said_plainly(journal: Journal, open_page: OpenPage) -> None:
    add_self_check(journal, 20)
    add_self_check(journal)
    text = words(open_page("guidance"))
    assert since(20) in text
    assert say("rechecks.since.nothing") in text


def test_an_answer_corrected_today_still_compares_with_the_day_before(
    journal: Journal, open_page: OpenPage
) -> None:
    add_self_check(journal, 20)
    add_self_check(journal, sitting_hours=8)
    add_self_check(journal, sitting_hours=6)
    assert "<strong>Hours of sitting</strong> · 9 hours a day, now 6" in words(
        open_page("guidance")
    )


def test_a_past_result_compares_with_the_one_before_it(
    journal: Journal, open_page: OpenPage
) -> None:
    first = add_self_check(journal, 40, sitting_hours=12)
    second = add_self_check(journal, 20)
    add_self_check(journal, sitting_hours=6)
    assert since(40) in words(open_page("guidance", result=second.id))
    assert say("rechecks.since.title", date="") not in words(open_page("guidance", result=first.id))


def test_a_removed_self_check_is_compared_with_nothing(
    journal: Journal, open_page: OpenPage
) -> None:
    add_self_check(journal, 40)
    between = add_self_check(journal, 20)
    add_self_check(journal)
    assert journal.self_checks.remove(between.id)
    assert since(40) in words(open_page("guidance"))


def test_scores_of_other_rules_are_not_compared(journal: Journal, open_page: OpenPage) -> None:
    old = msgspec.structs.replace(self_check(clock.ago(20), sitting_hours=12), rules="0")
    assert journal.self_checks.add(old)
    add_self_check(journal)
    text = words(open_page("guidance"))
    assert say("rechecks.standing.rules") in text
    assert "<strong>Hours of sitting</strong> · 12 hours a day, now 9" in text


def test_typed_text_is_text_and_never_markup(journal: Journal, open_page: OpenPage) -> None:
    add_self_check(journal, 20, main_activity="<b>run</b>")
    add_self_check(journal, main_activity="<script>walk</script>")
    drawn = "".join(markups(open_page("guidance")))
    assert "<script>" not in drawn
    assert html.escape("“<b>run</b>”, now “<script>walk</script>”") in drawn

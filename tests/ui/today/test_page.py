"""The Today page: who has no plan, the plan, and the way into its session."""

from __future__ import annotations

import html

import msgspec
import pytest

from psoas_coach.coach import session_draft as drafts
from psoas_coach.guidance import Guidance
from psoas_coach.journal.journal import Journal
from psoas_coach.ui.words import say
from tests.support.answers_factory import self_check
from tests.support.page_driver import markups, run_page, words
from tests.support.today_driver import CONTENT, OpenPage, choose, now, page, press, session, today

NAMES = tuple(words_.name for words_ in CONTENT.move_words.values())


def test_a_first_visit_says_what_this_is_and_has_one_button(open_page: OpenPage) -> None:
    at = open_page("today")
    text = words(at)
    assert say("today.first.what") in text
    assert say("today.first.honest") in text
    pictures = "".join(markups(at))
    assert pictures.count("<img ") == pictures.count(' alt="') > 1
    assert [say("today.first.start") in button.label for button in at.button] == [True]


def test_the_button_leads_to_the_self_check(open_page: OpenPage) -> None:
    at = press(open_page("today"), say("today.first.start"))
    assert say("questions.age_group.ask") in words(at)


def test_a_self_check_in_progress_can_be_continued(journal: Journal, open_page: OpenPage) -> None:
    journal.drafts.save("self_check", {"id": None})
    at = open_page("today")
    assert [say("today.first.go_on") in button.label for button in at.button] == [True]


def test_a_self_check_of_other_questions_asks_for_a_new_one(
    journal: Journal, open_page: OpenPage
) -> None:
    old = self_check(now())
    journal.self_checks.add(msgspec.structs.replace(old, answers={"a_question_of_old": 3}))
    at = open_page("today")
    assert say("results.levels.outdated.body") in words(at)


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ({"pain_average": None}, "incomplete"),
        ({"age_group": "under_18"}, "under_18"),
    ],
)
def test_without_a_plan_there_is_a_kind_sentence_a_link_and_no_move(
    journal: Journal, open_page: OpenPage, answers: dict[str, object], state: str
) -> None:
    journal.self_checks.add(self_check(now(), **answers))
    at = open_page("today")
    text = words(at)
    assert say(f"today.level.{state}") in text
    assert say("results.closing") in text
    assert [link.proto.label for link in at.get("page_link")] == [
        say("today.level.to_guidance"),
        say("today.level.to_self_check"),
    ]
    assert not [name for name in NAMES if name in text]
    assert not at.get("image")
    assert not at.button


def test_crisis_help_comes_first_and_no_stretch_follows(
    journal: Journal, open_page: OpenPage
) -> None:
    journal.self_checks.add(self_check(now(), see_someone=["very_low_mood"]))
    text = words(open_page("today"))
    assert say("results.levels.soon.crisis") in text
    lengthening = [id_ for id_, move in CONTENT.moves.items() if move.lengthens]
    assert not [id_ for id_ in lengthening if CONTENT.move_words[id_].name in text]


def test_the_plan_is_there_with_its_names_minutes_and_reasons(
    journal: Journal, open_page: OpenPage
) -> None:
    at = page(journal, open_page)
    check = journal.self_checks.find_latest()
    assert check is not None
    plan = check.result["plan"]
    text = words(at)
    text = html.unescape(text)
    assert f"{len(plan) - 2} moves, about " in text
    for item in plan[1:]:
        assert CONTENT.move_words[item["move"]].name in text
        assert item["why"] in text


def test_the_moves_of_the_session_come_before_what_is_done_through_the_day(
    journal: Journal, open_page: OpenPage
) -> None:
    text = words(page(journal, open_page))
    names = [CONTENT.move_words[item.move].name for item in plan_of(journal).session]
    listed = text[text.index(say("today.plan.moves")) :]
    moves, habits = listed.split(say("guidance.plan.day"))
    assert all(name in moves for name in names)
    assert CONTENT.move_words["stand_and_walk"].name in habits
    assert CONTENT.move_words["stand_and_walk"].name not in moves


def plan_of(journal: Journal) -> Guidance:
    check = journal.self_checks.find_latest()
    assert check is not None
    return msgspec.convert(check.result, Guidance)


def test_the_card_has_a_figure_that_moves_and_one_that_is_still(
    journal: Journal, open_page: OpenPage
) -> None:
    (card,) = [markup for markup in markups(page(journal, open_page)) if "pc-stage" in markup]
    assert card.count("<img") == 2
    still, breath = card.split("<img")[1:]
    assert "pc-breath" not in still
    assert 'alt=""' not in still
    assert "pc-breath" in breath
    assert 'alt=""' in breath  # its words are the still one's


def test_the_goal_is_beside_the_title(journal: Journal, open_page: OpenPage) -> None:
    journal.self_checks.add(self_check(now(), main_activity="<b>my garden</b>"))
    at = open_page("today")
    assert say("today.goal", goal="<b>my garden</b>") in words(at)
    assert "<b>my garden" not in "".join(markups(at))


def test_without_a_wish_there_is_no_line_for_it(journal: Journal, open_page: OpenPage) -> None:
    journal.self_checks.add(self_check(now(), main_activity="  "))
    assert say("today.goal", goal="").strip() not in words(open_page("today"))


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ((), "today.week.none"),
        ((0,), "today.week.one"),
        ((1, 6), "today.week.other"),
        ((1, 7), "today.week.one"),
    ],
)
def test_the_week_is_seven_dots_with_their_sentence(
    journal: Journal, open_page: OpenPage, days: tuple[int, ...], sentence: str
) -> None:
    for ago in days:
        journal.sessions.add(session(ago))
    (dots,) = [markup for markup in markups(page(journal, open_page)) if "pc-week" in markup]
    lately = [ago for ago in days if ago < 7]
    assert f'aria-label="{say(sentence, number=len(lately))}"' in dots
    assert dots.count('class="pc-day ') == 7
    assert dots.count('class="pc-day done"') == len(lately)


def test_the_dots_open_to_the_weeks_before_them(journal: Journal, open_page: OpenPage) -> None:
    for ago in (1, 20):
        journal.sessions.add(session(ago))
    (week,) = [markup for markup in markups(page(journal, open_page)) if "pc-week" in markup]
    head, _, rest = week.partition("</summary>")
    assert "<details" in head
    assert html.escape(say("today.weeks.title")) in head
    assert say("today.weeks.column.done") in rest


def test_reasons_and_advice_are_folded_under_their_move(
    journal: Journal, open_page: OpenPage
) -> None:
    journal.self_checks.add(self_check(now(), precautions=["pregnant"]))
    (rows,) = [markup for markup in markups(open_page("today")) if "move-rows" in markup]
    items = plan_of(journal).plan
    advised = [item for item in items if item.modifications]
    assert advised, "this person's moves have no advice: the test shows nothing"
    for row in rows.split("<details")[1:]:
        head, _, body = row.partition("</summary>")
        assert "<p" not in head
        assert "<p" in body
    assert html.unescape(rows).count(say("guidance.plan.adapted")) <= len(advised)
    for note in {note for item in items for note in item.modifications}:
        assert note in words(open_page("today"))


def test_every_figure_has_words_for_people_who_cannot_see_it(
    journal: Journal, open_page: OpenPage
) -> None:
    rows = "".join(markups(page(journal, open_page)))
    assert rows.count("<img ") == rows.count(' alt="') > 2
    without = [part for part in rows.split("<img ") if ' alt=""' in part.partition(">")[0]]
    breath = [block for block in without if "pc-breath" in block.partition(">")[0]]
    assert len(breath) == 1  # it lies over a figure that has words
    # A row that opens has them inside, where they do not lengthen the name of its button.
    assert len(without) - 1 == rows.count("<summary>") == rows.count('class="pc-unseen">Seen')


def test_a_pain_number_and_one_button_begin_the_session(
    journal: Journal, open_page: OpenPage
) -> None:
    at = page(journal, open_page)
    choose(at, f"session_pain {today()}", 2)
    press(at, say("session.before.start"))
    begun = drafts.load_draft(journal)
    assert begun is not None
    assert (begun.stage, begun.pain_before) == ("playing", 2)


def test_changes_since_last_time_are_described(journal: Journal, open_page: OpenPage) -> None:
    journal.sessions.add(session(2, 5, 3))
    text = words(page(journal, open_page))
    assert "Your last session was 2 days ago. Your pain went from 5 to 3." in text


def test_a_session_of_years_ago_is_still_known(journal: Journal, open_page: OpenPage) -> None:
    journal.sessions.add(session(900))
    assert "Your last session was 900 days ago. Nothing is lost" in words(page(journal, open_page))


def test_after_todays_session_the_way_in_is_folded_away(
    journal: Journal, open_page: OpenPage
) -> None:
    journal.sessions.add(session())
    at = page(journal, open_page)
    assert say("today.plan.done") in words(at)
    assert say("today.plan.moves_not_due") in words(at)
    assert say("today.plan.moves") not in words(at)
    assert not [button for button in at.button if say("session.before.start") in button.label]
    at.session_state["today_more"] = True
    run_page(at)
    assert [button for button in at.button if say("session.before.start") in button.label]


def test_a_visit_that_is_due_comes_first(journal: Journal, open_page: OpenPage) -> None:
    journal.self_checks.add(self_check(now(), see_someone=["not_improving"]))
    at = open_page("today")
    assert say("today.level.soon") in [warning.value for warning in at.warning]

"""What came out of a fair test: a sentence, a picture, the numbers, and how to check the coins."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from psoas_coach.content import Content
from psoas_coach.content.formats import say_number
from psoas_coach.journal.fair_test_records import FairTestResult
from psoas_coach.journal.fair_tests import RecordedTest, write_terms
from psoas_coach.ui import html
from psoas_coach.ui.fair_test.picture import Means, draw_pairs, list_pair_means
from psoas_coach.ui.figures import Theme, theme
from psoas_coach.ui.html import Html
from psoas_coach.ui.phrases.fair_test import (
    adherence_sentence,
    list_line,
    question_title,
    verdict_sentences,
)
from psoas_coach.ui.words import say


def draw_ended(recorded: RecordedTest, content: Content) -> None:
    """Draw the card of a test that has ended.

    Args:
        recorded: The test, with its end.
        content: The rules and the words.
    """
    with st.container(border=True, key="card-fair-test-end"):
        html.draw(*build_card(recorded, content, theme()))
    html.draw(_build_check(recorded))


def build_card(recorded: RecordedTest, content: Content, colours: Theme) -> tuple[Html, ...]:
    """Return the card as markup: what was asked, the verdict, its picture and its numbers.

    Args:
        recorded: The test, with its end.
        content: The rules and the words.
        colours: The theme of the page.
    """
    sentences = verdict_sentences(recorded, content)
    parts = [
        html.heading(question_title(recorded.test)),
        html.element("p", sentences[0], classes="paragraph fair-verdict"),
        *map(html.paragraph, sentences[1:]),
    ]
    result = None if recorded.end is None else recorded.end.result
    if result is not None:
        pairs = list_pair_means(result, content.fair_test.analysis.least_answers)
        picture = draw_pairs(pairs, result.interval, colours)
        words = say("fair_test.ended.picture", sentence=sentences[0])
        parts.append(html.element("div", html.image(picture, words), classes="fair-picture"))
        parts.append(html.paragraph(say("fair_test.ended.picture_key"), classes="quiet"))
        parts.append(html.paragraph(adherence_sentence(recorded, content)))
        parts.append(html.disclosure(say("fair_test.ended.table"), _build_table(result, pairs)))
        parts.append(html.paragraph(say("fair_test.verdict.care")))
    return tuple(parts)


def draw_earlier(ended: Sequence[RecordedTest]) -> None:
    """List ended tests with date and verdict; nothing where there are none."""
    if not ended:
        return
    html.draw(
        html.heading(say("fair_test.ended.others")),
        html.unordered_list(list_line(one) for one in reversed(ended)),
    )


def _build_table(result: FairTestResult, pairs: tuple[Means | None, ...]) -> Html:
    heads = (
        html.element("th", say(f"fair_test.ended.column_{one}"), scope="col")
        for one in ("pair", "with", "without", "difference")
    )
    rows = []
    for number, means in enumerate(pairs):
        blocks = {one.condition: one for one in result.blocks[2 * number : 2 * number + 2]}
        cells = (_mean(blocks["with"].mean), _mean(blocks["without"].mean))
        left_out = say("fair_test.ended.left_out")
        difference = left_out if means is None else f"{means[0] - means[1]:+.1f}"
        rows.append(
            html.table_row(str(number + 1), *cells, difference.replace("-", "\N{MINUS SIGN}"))
        )
    return html.element("table", html.element("tr", *heads), *rows, classes="numbers")


def _mean(mean: float | None) -> str:
    return say("fair_test.ended.nothing") if mean is None else say_number(mean, least=1)


def _build_check(recorded: RecordedTest) -> Html:
    """Return the hash and what it was made of, the draw among it."""
    test = recorded.test
    return html.disclosure(
        say("fair_test.ended.check"),
        html.paragraph(say("fair_test.ended.check_body")),
        html.element("code", test.digest, classes="fair-code"),
        html.paragraph(say("fair_test.ended.check_how")),
        html.element("code", write_terms(test), classes="fair-code"),
    )

"""Start a fair test: the question, the effect that the test could detect, and the terms."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence

import streamlit as st

from psoas_coach.coach.fair_test.outlook import Outlook, find_outlook
from psoas_coach.coach.fair_test.questions import Offer, list_offers
from psoas_coach.coach.fair_test.start import (
    Choice,
    DailyQuestion,
    begin_test,
    find_first_day,
    find_goal,
)
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.content import Content
from psoas_coach.journal.fair_test_records import FairTestOutcome
from psoas_coach.journal.records import Moment
from psoas_coach.ui import html
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.fair_test.history import draw_history, offer_history
from psoas_coach.ui.html import Html
from psoas_coach.ui.phrases.fair_test import format_hour, say_move, say_points
from psoas_coach.ui.streamlit_workarounds.buttons import draw_primary_button
from psoas_coach.ui.words import say

ID = "fair_test_id"
"""Session-state key: the id that the test will have, so that a second press starts no second test.
"""
_WEEK = 7


def draw_start(snapshot: Snapshot, now: Moment, question: DailyQuestion | None) -> None:
    """Draw the choices, the forecast, and the button that tosses the coins.

    Args:
        snapshot: What the person's journal says today.
        now: The current moment, with the person's own date and time zone.
        question: The daily question that is already asked, or None.
    """
    choices, consequences = st.columns([11, 9], gap="large")
    with choices:
        st.header(say("fair_test.start.title"), anchor=False)
        with st.container(key="card-fair-test"):
            offer, choice = _ask_choice(snapshot, question)
            outlook = find_outlook(snapshot, choice.outcome, offer.question.block_days)
            if outlook is not None:
                choice = _choose_length(choice, offer, outlook, snapshot.content)
    with consequences:
        if outlook is not None:
            _draw_terms(choice, offer, now, snapshot.content)
            _draw_go(snapshot, now, choice, outlook)
        elif question is None or question.outcome != choice.outcome:
            offer_history(snapshot, choice)
        else:
            draw_history(snapshot, now, question)


def _ask_choice(snapshot: Snapshot, asked: DailyQuestion | None) -> tuple[Offer, Choice]:
    """Ask what to test, by which outcome, and from which hour."""
    offers = {offer.question.id: offer for offer in list_offers(snapshot)}
    question = st.radio(
        say("fair_test.start.question"),
        list(offers),
        format_func=lambda option: say(f"fair_test.questions.{option}.title"),
        captions=[say(f"fair_test.questions.{offer}.what") for offer in offers],
        key="fair_test_question",
    )
    offer = offers.get(question or "sessions") or next(iter(offers.values()))
    moves = _choose_moves(offer, snapshot.content)
    outcome = _choose_outcome(snapshot, asked)
    design = snapshot.content.fair_test.design
    before = None if asked is None else asked.asked_from
    hour = st.segmented_control(
        say("fair_test.start.hour"),
        design.ask_hours,
        default=before if before in design.ask_hours else design.usual_ask_hour,
        format_func=lambda option: _say_hour_label(option, design.ask_hours),
        required=True,
        key="fair_test_hour",
    )
    goal = find_goal(snapshot) if outcome == "goal" else ""
    asked_from = hour if hour in design.ask_hours else design.usual_ask_hour
    return offer, Choice(offer.question.id, moves, outcome, goal, asked_from)


def _choose_moves(offer: Offer, content: Content) -> tuple[str, ...]:
    if not offer.moves:
        return ()

    def name(pair: tuple[str, str]) -> str:
        move, other = (say_move(id_, content) for id_ in pair)
        return say("fair_test.questions.moves.pair", move=move, other=other)

    pair = st.selectbox(
        say("fair_test.questions.moves.choose"),
        offer.moves,
        format_func=name,
        key="fair_test_moves",
    )
    return pair if pair in offer.moves else offer.moves[0]


def _choose_outcome(snapshot: Snapshot, question: DailyQuestion | None) -> FairTestOutcome:
    goal = find_goal(snapshot)
    outcomes: list[FairTestOutcome] = ["pain", "goal"] if goal else ["pain"]
    if len(outcomes) == 1:
        return "pain"
    before = "pain" if question is None else question.outcome
    outcome: FairTestOutcome | None = st.radio(
        say("fair_test.start.outcome"),
        outcomes,
        index=outcomes.index(before),
        format_func=lambda option: say(f"fair_test.outcomes.choose_{option}", goal=goal),
        key="fair_test_outcome",
    )
    return outcome if outcome in outcomes else "pain"


def _say_hour_label(hour: int, hours: Sequence[int]) -> str:
    return say("fair_test.start.hour_any") if hour == hours[0] else format_hour(hour)


def _choose_length(choice: Choice, offer: Offer, outlook: Outlook, content: Content) -> Choice:
    """Ask for the length, next to what each length would detect."""
    rules = content.fair_test
    if _list_useful_lengths(outlook):
        html.draw(_build_forecast(offer, outlook, content))
    else:
        longest = _count_weeks(max(rules.analysis.pair_counts), offer.question.block_days)
        st.subheader(say("fair_test.start.forecast"), anchor=False)
        advice = say("fair_test.start.advice_none", weeks=longest)
        st.warning(advice, icon=":material/lightbulb:")
    if outlook.source == "check_ins":
        st.markdown(f":gray[:small[{say('fair_test.start.from_check_ins')}]]")
    pairs = st.segmented_control(
        say("fair_test.start.length"),
        rules.analysis.pair_counts,
        default=rules.design.usual_pairs,
        format_func=lambda option: say(
            "fair_test.start.weeks", weeks=_count_weeks(option, offer.question.block_days)
        ),
        required=True,
        key="fair_test_pairs",
    )
    return Choice(
        choice.question,
        choice.moves,
        choice.outcome,
        choice.goal,
        choice.asked_from,
        pairs if pairs in rules.analysis.pair_counts else rules.design.usual_pairs,
    )


def _build_forecast(offer: Offer, outlook: Outlook, content: Content) -> Html:
    rows = (
        html.table_row(
            say("fair_test.start.weeks", weeks=_count_weeks(pairs, offer.question.block_days)),
            _say_findings(outlook.detectable.get(pairs)),
        )
        for pairs in content.fair_test.analysis.pair_counts
    )
    return html.join(
        (
            html.heading(say("fair_test.start.forecast"), 3),
            html.paragraph(say("fair_test.start.forecast_lead")),
            html.element("table", *rows, classes="numbers"),
        )
    )


def _list_useful_lengths(outlook: Outlook) -> list[int]:
    """Return the lengths, in pairs of blocks, that would detect a plausible difference."""
    return [pairs for pairs, least in outlook.detectable.items() if least is not None]


def _say_findings(detectable: float | None) -> str:
    if detectable is None:
        return say("fair_test.start.finds_none")
    return say("fair_test.start.finds", points=say_points(detectable))


def _draw_terms(choice: Choice, offer: Offer, now: Moment, content: Content) -> None:
    """Say what the person agrees to."""
    first = find_first_day(now.local_date, content)
    days = 2 * choice.pairs * offer.question.block_days
    st.header(say("fair_test.start.agree"), anchor=False)
    st.markdown(
        say(
            "fair_test.start.terms",
            pairs=choice.pairs,
            weeks=_count_weeks(choice.pairs, offer.question.block_days),
            first=format_day(first),
            last=format_day(first + dt.timedelta(days=days - 1)),
            left_out=content.fair_test.analysis.left_out_days,
        )
    )


def _draw_go(snapshot: Snapshot, now: Moment, choice: Choice, outlook: Outlook) -> None:
    """Draw the button, with advice against the test if it would only detect a huge difference.

    If no length detects less, the forecast has already said so.

    Args:
        snapshot: What the person's journal says today.
        now: The current moment.
        choice: The intended test.
        outlook: What each length would detect.
    """
    id_ = _find_id(snapshot)
    if outlook.detectable.get(choice.pairs) is None:
        if useful := _list_useful_lengths(outlook):
            longer = max(useful) > choice.pairs
            advice = say("fair_test.start.advice_longer" if longer else "fair_test.start.advice")
            st.warning(advice, icon=":material/lightbulb:")
        pressed = st.button(say("fair_test.start.go_anyway"), key="fair_test_go_anyway")
    else:
        pressed = draw_primary_button(
            say("fair_test.start.go"), key="fair_test_go", width="stretch"
        )
    if not pressed:
        return
    if begin_test(snapshot, now, choice, id_):
        st.rerun()
    st.warning(say("fair_test.start.not_started"))


def _find_id(snapshot: Snapshot) -> str:
    """Return the id of this tab's next test; an id that is taken belongs to an earlier test."""
    id_: str | None = st.session_state.get(ID)
    if id_ is None or any(recorded.test.id == id_ for recorded in snapshot.fair_tests):
        id_ = st.session_state[ID] = uuid.uuid4().hex
    return id_


def _count_weeks(pairs: int, block_days: int) -> int:
    return -(-2 * pairs * block_days // _WEEK)

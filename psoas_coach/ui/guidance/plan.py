"""The plan: the habits of the day, then the moves of a session with figure, dose and reason."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import streamlit as st

from psoas_coach.coach.warm_up import find_warm_up, session_minutes
from psoas_coach.content import Content
from psoas_coach.guidance.results import Guidance, PlanItem
from psoas_coach.guidance.timeline import WarmUp
from psoas_coach.ui import html, shell
from psoas_coach.ui.figures import Theme
from psoas_coach.ui.guidance.move_cards import Card, move_cards
from psoas_coach.ui.guidance.opened import Opened
from psoas_coach.ui.html import Html
from psoas_coach.ui.main_button import main_button
from psoas_coach.ui.phrases import answer_words
from psoas_coach.ui.phrases.doses import dose, habit_dose
from psoas_coach.ui.phrases.session import warm_up_sentence
from psoas_coach.ui.words import say

_DEEP = 3


def start(opened: Opened, place: str) -> None:
    """Draw the button that leads to the session; a past result has none."""
    if opened.newest and opened.planned.session:
        label = say("guidance.button.start")
        if main_button(label, key=f"guidance-start-{place}", icon=":material/play_arrow:"):
            st.switch_page(shell.page("session"))


def plan(opened: Opened, content: Content, colours: Theme) -> Html:
    """Return the plan: today's for the newest result, else as it was given."""
    planned = opened.planned
    if not planned.plan:
        return Html()
    first = _warm_up(planned, content)
    habits = tuple(_card(one, habit_dose(one, content), content) for one in planned.habits)
    pieces = [
        html.heading(say("guidance.plan.title")),
        html.paragraph(_frame(planned.session, first, content)),
        html.paragraph(_depth(opened)),
        html.paragraph(say("guidance.no_clinician")),
        html.heading(say("guidance.plan.break" if len(habits) == 1 else "guidance.plan.habits"), 3),
        move_cards(habits, colours),
    ]
    if planned.session:
        pieces.append(html.heading(say("guidance.plan.session"), 3))
        if first is not None:
            pieces.append(html.paragraph(warm_up_sentence(first)))
        cards = tuple(_card(one, dose(one), content) for one in planned.session)
        pieces.append(move_cards(cards, colours))
    return html.join(pieces)


def _warm_up(planned: Guidance, content: Content) -> WarmUp | None:
    """Return what the session begins with; a result of other rules stands as it was given."""
    if planned.versions.rules != content.versions.rules:
        return None
    return find_warm_up(planned.session, planned.allowed, content)


def _frame(moves: Sequence[PlanItem], first: WarmUp | None, content: Content) -> str:
    """Say how long a session takes and on how many days; a flare may leave the breaks only."""
    if not moves:
        return say("today.plan.flare_breaks")
    count = say(
        "guidance.plan.count", count=len(moves), minutes=session_minutes(moves, first, content)
    )
    days = "deep" if any(one.depth == _DEEP for one in moves) else "days"
    return f"{count} {say(f'guidance.plan.{days}')}"


def _depth(opened: Opened) -> Html:
    """Say how deep the moves may go, and which answers set that."""
    cap = opened.planned.depth_cap
    meaning = say(f"results.depth.{cap}.meaning")
    if opened.planned.cap_reasons:
        why = answer_words.reasons(opened.planned.cap_reasons)
        meaning += " " + say("guidance.plan.cap", because=why)
    return html.join((html.strong(f"{say(f'results.depth.{cap}.name')}."), f" {meaning}"))


def _card(item: PlanItem, amount: str, content: Content) -> Card:
    words = content.move_words.get(item.move)
    card = Card(
        name=answer_words.move(item.move, content),
        amount=amount,
        why=item.why,
        notes_title=say("guidance.plan.for_you"),
        notes=item.modifications,
    )
    if words is None:  # a move of the past that is no longer known: its dose stays readable
        return card
    return msgspec.structs.replace(
        card,
        pictured=item.move,
        steps_title=say("guidance.plan.how"),
        steps=(words.start, *words.steps, words.come_out),
        feels=(
            (say("guidance.plan.feel"), words.feel),
            (say("guidance.plan.not_feel"), words.not_feel),
        ),
    )

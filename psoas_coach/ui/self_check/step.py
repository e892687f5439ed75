"""Draw one step: the progress so far, its questions, what is still open, and the buttons."""

from __future__ import annotations

import functools
from collections.abc import Callable

import streamlit as st

from psoas_coach.coach import self_check_endings, self_check_flow
from psoas_coach.coach.self_check_cards import drop_open_lists, list_cards
from psoas_coach.coach.self_check_draft import Draft
from psoas_coach.coach.self_check_navigation import Button
from psoas_coach.content import Content, load
from psoas_coach.guidance.level import find_crisis_signs
from psoas_coach.guidance.results import Answer
from psoas_coach.ui import html, question_answers, question_list, self_check_tab, shell
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.html import Html
from psoas_coach.ui.phone_numbers import show_crisis_line
from psoas_coach.ui.question_cards import show_cards
from psoas_coach.ui.self_check import end_card, questions
from psoas_coach.ui.self_check_tab import ButtonPress, TabState
from psoas_coach.ui.streamlit_workarounds.buttons import draw_primary_button
from psoas_coach.ui.words import say


def draw(
    draft: Draft, here: TabState, state: question_answers.WidgetValues, content: Content
) -> ButtonPress | None:
    """Draw the current step; return the button that was pressed.

    Args:
        draft: The draft as it is stored.
        here: What this tab remembers.
        state: The values of all widgets.
        content: The questionnaire, the rules and the words.
    """
    step = self_check_flow.find_step(here.step, content)
    presses = [_draw_head(step, draft, here, content)]
    end = end_card.find_end(draft.answers, content, step)
    for id_ in self_check_flow.list_asked(step, draft.answers, content) or step.asks[:1]:
        with st.container():  # A question may have a message of its own below it.
            _draw_question(id_, draft, here, end, state)
            _open(id_, step, draft, here, content)
    ends = end is not None
    presses += (
        _draw_end(step, draft, content) if ends else _draw_buttons(step, draft, here, content)
    )
    return next((press for press in presses if press is not None), None)


def _draw_question(
    id_: str,
    draft: Draft,
    here: TabState,
    end: end_card.End | None,
    state: question_answers.WidgetValues,
) -> None:
    content = load()
    below = _build_below(id_, draft, end, content)
    members = question_answers.list_offered(id_, draft.answers, content)
    if list_cards(id_, content):
        on = question_answers.ShownAnswers(
            draft.answers, draft.cleared, here.acknowledged
        ).list_ticked(id_)
        show_cards(id_, on, here.acknowledged, below, content)
    elif members:
        question_list.show_list(id_, members, draft.answers.get(id_), here.acknowledged, below)
    else:
        questions.show(id_, draft.answers, state, here.acknowledged, content)
    if end is not None and end.place == (id_, ""):
        end_card.draw_card(end)


def _draw_head(
    step: self_check_flow.Step, draft: Draft, here: TabState, content: Content
) -> ButtonPress | None:
    number, count = self_check_flow.number_step(step, draft.answers, content)
    counter = "extra" if step.optional else "place"
    if not self_check_flow.is_way_settled(draft.answers, content):
        counter += "_about"
    far = say(f"self_check.{counter}", number=number, count=count)
    heading, *helps = questions.list_headline(step.asks[0], content)
    parts = [_build_bar(number, count, far), f"# {heading}", *helps]
    # All words are our own, so the bar can be part of this markup without an element of its own.
    st.markdown("\n\n".join(parts), unsafe_allow_html=True, anchors=False)
    if here.began is None:
        return None
    with st.container(border=True):
        st.markdown(say("self_check.resumed", date=format_day(here.began)))
        return _draw_button("again", step, here.id)


def _build_bar(number: int, count: int, words: str) -> Html:
    """Return a thin bar that shows the person's progress.

    Args:
        number: The number of the step.
        count: The number of steps, as far as it is known from the answers.
        words: The progress in words, for screen readers.
    """
    return html.element(
        "div",
        html.bar(number, count),
        classes="rich-text step-bar",
        role="progressbar",
        aria_label=words,
        aria_valuenow=round(100 * number / count),
        aria_valuemin=0,
        aria_valuemax=100,
    )


def _build_below(
    id_: str, draft: Draft, end: end_card.End | None, content: Content
) -> question_list.Below:
    """Return the callback that draws the messages below some items of a list.

    If a sign needs both, the crisis line comes before the advice.
    """
    answer = draft.answers.get(id_)
    lines: dict[str, list[Callable[[], None]]] = {}
    for sign in find_crisis_signs({id_: answer}, load()) if isinstance(answer, tuple) else ():
        lines.setdefault(sign.partition(".")[2], []).append(show_crisis_line)
    if end is not None and end.place[0] == id_:
        asks_below = end_card.asks_below(
            self_check_flow.find_step(id_, content), draft.answers, content
        )
        card = functools.partial(end_card.draw_card, end, asks_below=asks_below)
        lines.setdefault(end.place[1], []).append(card)
    return {item: functools.partial(_draw_each, tuple(parts)) for item, parts in lines.items()}


def _draw_each(parts: tuple[Callable[[], None], ...]) -> None:
    for part in parts:
        part()


def _open(
    id_: str, step: self_check_flow.Step, draft: Draft, here: TabState, content: Content
) -> None:
    """Say below a question what is wrong with its answer, or that it is not answered yet."""
    if id_ in self_check_endings.find_contradicted(step, draft.answers, content):
        st.warning(say(f"questions.{id_}.not_below"), icon=":material/compare_arrows:")
    if id_ in self_check_endings.find_doubtful(step, draft.answers, content):
        st.info(say(f"self_check.doubtful.{id_}"), icon=":material/compare_arrows:")
    if here.asked_again != step.id:
        return
    if id_ in self_check_flow.list_needed(step, _list_complete(draft, content), content):
        kind = "none" if question_list.has_none(id_) else "needed"
        kind = "cards" if list_cards(id_, content) else kind
    elif id_ in self_check_flow.list_open(step, draft.answers, content):
        kind = "skippable"
    else:
        return
    st.warning(say(f"self_check.open.{kind}"), icon=":material/arrow_upward:")


def _list_complete(draft: Draft, content: Content) -> dict[str, Answer]:
    """Return the complete answers."""
    return drop_open_lists(draft.answers, draft.cleared, content)


def _draw_buttons(
    step: self_check_flow.Step, draft: Draft, here: TabState, content: Content
) -> list[ButtonPress | None]:
    after = self_check_flow.find_neighbour(step, 1, draft.answers, content)
    needed = self_check_flow.list_needed(
        step, _list_complete(draft, content), content
    ) or self_check_endings.find_contradicted(step, draft.answers, content)
    left = self_check_flow.list_open(step, draft.answers, content)
    is_marked = here.asked_again == step.id and bool(needed or left)
    last = after is None or after.optional != step.optional
    presses: list[ButtonPress | None] = []
    with st.container(horizontal=True, key="self_check-foot"):
        if self_check_flow.find_neighbour(step, -1, draft.answers, content) is not None:
            presses.append(_draw_button("back", step, here.id))
        forward: Button = "finish" if last else "next"
        without = is_marked and not needed
        label = "without" if without else forward
        presses.append(_draw_button(forward, step, here.id, label=label, main=True))
        if step.optional and not last:
            presses.append(_draw_button("finish", step, here.id))
    return presses


def _draw_button(
    button: Button,
    step: self_check_flow.Step,
    id_: str,
    *,
    label: str | None = None,
    main: bool = False,
) -> ButtonPress | None:
    press = ButtonPress(button, step.id, id_)
    draw_button = draw_primary_button if main else st.button
    pressed = draw_button(
        say(f"self_check.button.{label or button}"),
        key=f"self_check-{button}-{step.id}",
        on_click=self_check_tab.note_press,
        args=(press,),
    )
    return press if pressed else None


def _draw_end(
    step: self_check_flow.Step, draft: Draft, content: Content
) -> list[ButtonPress | None]:
    end_card.draw_closing(step, draft.answers, content)
    # Below each other, because side by side a phone cut off the end of the first label.
    label = say("self_check.button.alone")
    if draw_primary_button(label, key=f"self_check-alone-{step.id}", width="stretch"):
        self_check_tab.forget()
        st.switch_page(shell.get_page("guidance"))
    return [_draw_button("again", step, draft.id)]

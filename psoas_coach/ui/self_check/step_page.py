"""One step as it is drawn: how far it is, its questions, what is still open, and the buttons."""

from __future__ import annotations

import functools
from collections.abc import Callable
from contextlib import nullcontext

import streamlit as st

from psoas_coach.coach import self_check_flow
from psoas_coach.coach.self_check_draft import Draft
from psoas_coach.coach.self_check_navigation import Button
from psoas_coach.content import Content, load
from psoas_coach.guidance.level import find_crisis_signs
from psoas_coach.ui import html, questions, self_check_tab, shell
from psoas_coach.ui.crisis_line import show_crisis_line
from psoas_coach.ui.dates import day
from psoas_coach.ui.html import Html
from psoas_coach.ui.self_check import ended
from psoas_coach.ui.self_check_tab import ButtonPress, TabState
from psoas_coach.ui.streamlit_workarounds import primary_button
from psoas_coach.ui.words import has, say


def draw(
    draft: Draft, here: TabState, state: questions.Seen, content: Content
) -> ButtonPress | None:
    """Draw the step that the person is at; return the button that was pressed."""
    step = self_check_flow.step_of(here.step, content)
    pressed = [_head(step, here, content)]
    end = ended.find(draft.answers, content)
    asked = self_check_flow.asked(step, draft.answers, content)
    together = len(step.asks) == 1  # by the step: what is on the page must not move as it grows
    boxed = not together and _may_say_more(step, here)
    with nullcontext() if together else st.container(gap="medium"):
        for id_ in asked:
            with st.container() if boxed else nullcontext():
                below = _below(id_, draft, end, content)
                members = questions.offered(id_, draft.answers, content)
                if members:
                    answer = draft.answers.get(id_)
                    questions.show_list(id_, members, answer, here.heard, below)
                else:
                    questions.show(id_, draft.answers, state, here.heard, content)
                if end is not None and end.place == (id_, ""):
                    ended.card(end)
                _open(id_, step, draft, here, content)
        ends = end is not None
        pressed += _end(step, draft, content) if ends else _buttons(step, draft, here, content)
    return next((one for one in pressed if one is not None), None)


def _may_say_more(step: self_check_flow.Step, here: TabState) -> bool:
    """Whether a question may get a line of its own under it, which needs a place kept for it."""
    return here.asked_again == step.id or any(
        has(f"questions.{id_}.not_below") or has(f"self_check.doubtful.{id_}") for id_ in step.asks
    )


def _head(step: self_check_flow.Step, here: TabState, content: Content) -> ButtonPress | None:
    number, count = self_check_flow.step_number(step, content)
    far = say(
        "self_check.extra" if step.optional else "self_check.place", number=number, count=count
    )
    title, intro = (say(f"questions.groups.{step.id}.{one}") for one in ("title", "intro"))
    said = [far, _bar(number, count, far), f"# {title}", intro]
    if step.asks[0] not in content.questions:  # a safety list, which is a step of its own
        said.append(questions.text(step.asks[0], content))
    # All words are our own, and a bar among them spares every rerun an element of its own.
    st.markdown("\n\n".join(said), unsafe_allow_html=True, anchors=False)
    if here.began is None:
        return None
    with st.container(border=True):
        st.markdown(say("self_check.resumed", date=day(here.began)))
        return _button("again", step, here.id)


def _bar(number: int, count: int, words: str) -> Html:
    """Return a bar that is filled as far as the person has come."""
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


def _below(id_: str, draft: Draft, end: ended.End | None, content: Content) -> questions.Below:
    """Return what draws the lines that belong right under some items of a list.

    Where a sign calls for both, somebody to talk to comes before what to do.
    """
    answer = draft.answers.get(id_)
    drawn: dict[str, list[Callable[[], None]]] = {}
    for sign in find_crisis_signs({id_: answer}, load()) if isinstance(answer, tuple) else ():
        drawn.setdefault(sign.partition(".")[2], []).append(show_crisis_line)
    if end is not None and end.place[0] == id_:
        asks_below = ended.asks_below(self_check_flow.step_of(id_, content), draft.answers, content)
        card = functools.partial(ended.card, end, asks_below=asks_below)
        drawn.setdefault(end.place[1], []).append(card)
    return {item: functools.partial(_each, tuple(parts)) for item, parts in drawn.items()}


def _each(parts: tuple[Callable[[], None], ...]) -> None:
    for part in parts:
        part()


def _open(
    id_: str, step: self_check_flow.Step, draft: Draft, here: TabState, content: Content
) -> None:
    """Say beside a question what is wrong with its answer, or that it is still open."""
    if id_ in self_check_flow.contradicted(step, draft.answers, content):
        st.warning(say(f"questions.{id_}.not_below"), icon=":material/compare_arrows:")
    if id_ in self_check_flow.doubtful(step, draft.answers, content):
        st.info(say(f"self_check.doubtful.{id_}"), icon=":material/compare_arrows:")
    if here.asked_again != step.id:
        return
    if id_ in self_check_flow.needed(step, draft.answers, content):
        kind = "none" if questions.has_none(id_) else "needed"
    elif id_ in self_check_flow.left_open(step, draft.answers, content):
        kind = "skippable"
    else:
        return
    st.markdown(f":material/arrow_upward: {say(f'self_check.open.{kind}')}")


def _buttons(
    step: self_check_flow.Step, draft: Draft, here: TabState, content: Content
) -> list[ButtonPress | None]:
    after = self_check_flow.neighbour(step, 1, content)
    needed = self_check_flow.needed(step, draft.answers, content) or self_check_flow.contradicted(
        step, draft.answers, content
    )
    left = self_check_flow.left_open(step, draft.answers, content)
    marked = here.asked_again == step.id and bool(needed or left)
    if marked:
        st.warning(say(f"self_check.open.summary_{'needed' if needed else 'skippable'}"))
    last = after is None or after.optional != step.optional
    pressed: list[ButtonPress | None] = []
    with st.container(horizontal=True):
        if self_check_flow.neighbour(step, -1, content) is not None:
            pressed.append(_button("back", step, here.id))
        forward: Button = "finish" if last else "next"
        without = marked and not needed
        label = "without" if without else forward
        pressed.append(_button(forward, step, here.id, label=label, main=True))
        if step.optional and not last:
            pressed.append(_button("finish", step, here.id))
    if last and after is not None:
        st.space("small")
        with st.container(border=True):
            st.markdown(say("self_check.fine_tuning.offer"))
            pressed.append(_button("fine_tune", step, here.id))
    return pressed


def _button(
    what: Button,
    step: self_check_flow.Step,
    id_: str,
    *,
    label: str | None = None,
    main: bool = False,
) -> ButtonPress | None:
    wish = ButtonPress(what, step.id, id_)
    draw_button = primary_button if main else st.button
    pressed = draw_button(
        say(f"self_check.button.{label or what}"),
        key=f"self_check-{what}-{step.id}",
        on_click=self_check_tab.note_press,
        args=(wish,),
    )
    return wish if pressed else None


def _end(step: self_check_flow.Step, draft: Draft, content: Content) -> list[ButtonPress | None]:
    ended.closing(step, draft.answers, content)
    with st.container(horizontal=True):
        if primary_button(say("self_check.button.alone"), key=f"self_check-alone-{step.id}"):
            self_check_tab.forget()
            st.switch_page(shell.page("guidance"))
        return [_button("again", step, draft.id)]

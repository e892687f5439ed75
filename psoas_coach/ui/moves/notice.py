"""Notices above one move or all: what comes first, and why a move is not for now."""

from __future__ import annotations

import streamlit as st

from psoas_coach.coach.move_availability import MoveAvailability
from psoas_coach.content import Content
from psoas_coach.ui import shell
from psoas_coach.ui.moves import address
from psoas_coach.ui.phone_numbers import show_crisis_line
from psoas_coach.ui.phrases import answer_words
from psoas_coach.ui.words import say


def show_blocking_card(now: MoveAvailability) -> None:
    """Show the card that must precede any move; nothing if there is none."""
    if now.waits is None:
        return
    if now.crisis:
        show_crisis_line()
    card = f"results.levels.{now.waits}"
    text = "\n\n".join((f"**{say(f'{card}.title')}**", say(f"{card}.body"), say(f"{card}.action")))
    st.warning(text)
    st.markdown(say("library.waits.lead"))
    if now.waits in {"incomplete", "outdated"}:
        _draw_link("self_check", "library.waits.to_self_check")
    else:
        _draw_link("guidance", "library.waits.to_guidance")


def invite_to_self_check() -> None:
    """Say that there is no self-check yet, and link to it."""
    st.info(say("library.standing.unchecked"))
    _draw_link("self_check", "library.standing.to_self_check")


def show_withheld(id_: str, now: MoveAvailability, content: Content) -> None:
    """Say why a move is not available, and what is offered instead.

    Args:
        id_: The id of the move.
        now: Which moves are available, and why the others are not.
        content: The questionnaire, the rules and the words.
    """
    reasons = list_withheld_reasons(id_, now)
    if not reasons:
        return
    st.warning(write_withheld_sentence(reasons))
    other = now.instead.get(id_)
    if other is None or other in now.hidden:
        st.markdown(say("library.standing.no_instead"))
        return
    st.button(
        f"{say('library.standing.instead')} {content.move_words[other].name}",
        key=f"instead_{other}",
        icon=":material/arrow_forward:",
        on_click=address.go,
        args=(other,),
    )


def write_withheld_sentence(reasons: tuple[str, ...]) -> str:
    """Return one reason as a sentence, several as a list."""
    if len(reasons) == 1:
        return say("library.standing.withheld", because=reasons[0])
    lines = "\n".join(f"- {reason}" for reason in reasons)
    return f"{say('library.standing.withheld_by_several')}\n\n{lines}"


def _draw_link(page: str, key: str) -> None:
    st.page_link(shell.get_page(page), label=say(key), icon=":material/arrow_forward:")


def list_withheld_reasons(move: str, now: MoveAvailability) -> tuple[str, ...]:
    """Return the phrases for the reasons that withhold a move; empty if nothing does."""
    return tuple(answer_words.say_reason(ref) for ref in now.because.get(move, ()))

"""The components, each in the states that it has, drawn by the product's own functions."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from psoas_coach.body.question_figure import draw_question_figure, list_pictured
from psoas_coach.body.thumbnail import encode_address
from psoas_coach.coach.break_timer import TimerSettings, TimerState
from psoas_coach.coach.self_check_cards import list_cards
from psoas_coach.content import load
from psoas_coach.progress.headlines import Answer, Headline, Sparkline
from psoas_coach.ui import html
from psoas_coach.ui.break_timer import show_timer
from psoas_coach.ui.choice import Choice, Option, ask_choice
from psoas_coach.ui.figures import get_theme
from psoas_coach.ui.frame import draw_bottom_bar, draw_top_bar
from psoas_coach.ui.move_rows import MoveRow, build_move_rows
from psoas_coach.ui.progress.glance import build_headlines
from psoas_coach.ui.question_cards import show_cards
from psoas_coach.ui.question_list import list_sign_items
from psoas_coach.ui.scale import ask_number, build_pain_scale
from psoas_coach.ui.streamlit_workarounds.buttons import draw_primary_button
from psoas_coach.ui.tick_list import TickList, show_tick_list
from psoas_coach.ui.words import say

ROWS = ("runners_lunge", "bridge")
LONG = "A sentence that is long enough to need a second line on a phone, and perhaps a third."


def bars() -> None:
    """Both bars; the stylesheet shows the one that suits the screen."""
    draw_top_bar("progress")
    draw_bottom_bar("progress")


def way_out() -> None:
    """The bar of a page that takes the whole attention."""
    draw_top_bar("self_check")


def scale() -> None:
    """The scale in one row: nothing chosen, the lowest, one in between, the highest."""
    for number in (None, 0, 4, 10):
        ask_number(f"scale {number}", build_pain_scale("How strong is your pain now?"), number)


def choice() -> None:
    """A choice of one phrase: nothing chosen, and the second."""
    options = tuple(
        Option(text, text, text) for text in ("Right away", "After a few seconds", LONG)
    )
    for chosen in (None, options[1].id):
        asked = Choice("How easily do you straighten up?", options, ("After sitting a long time.",))
        ask_choice(f"choice {chosen}", asked, chosen)


def pictured_choice() -> None:
    """A choice of pictures, of which the last option has none: nothing chosen, and the second."""
    question = "side_stance"
    pictured = list_pictured(question)
    options = tuple(
        Option(
            id_,
            words := say(f"questions.{question}.options.{id_}"),
            words,
            encode_address(draw_question_figure(question, id_, get_theme(), 110))
            if id_ in pictured
            else None,
        )
        for id_ in (*pictured, "not_sure")
    )
    for chosen in (None, options[1].id):
        asked = Choice(say(f"questions.{question}.ask"), options, (), "pictures")
        ask_choice(f"pictured choice {chosen}", asked, chosen)


def signs() -> None:
    """A list of signs, one of them ticked."""
    members = load().safety["red_now"].items[:4]
    shown = TickList(
        "Is any of these new?",
        ("Tick what you have.",),
        list_sign_items("red_now", members),
        "none",
    )
    show_tick_list("signs", shown, members[1:2], None)


def cards() -> None:
    """Cards of signs: one that nothing of fits, one with a sign that is ticked, and open ones."""
    content = load()
    first, second, *_ = list_cards("red_now", content)
    show_cards("red_now", (first.id, second.items[0]), {}, {}, content)


def plan_rows() -> None:
    """The moves of a plan: one that opens, and one that has been adapted."""
    words = load().move_words
    rows = [MoveRow(words[move].name, "2 x 45 s each side", LONG, move) for move in ROWS]
    rows[1:] = [MoveRow(words["bridge"].name, "8 times", pictured="bridge", mark="Adapted for you")]
    html.draw(build_move_rows(rows, get_theme()))


def headlines() -> None:
    """The answers of the progress page: bars, bars below zero, and too little to show."""
    cards = (
        Headline(
            "doing",
            Answer("", "19 of the last 28 days", "1 more day was ill and is left out."),
            Sparkline((2, 4, 5, 7), 0, 7),
        ),
        Headline("changing", Answer(LONG), Sparkline((6, 5, None, 5, 3, 2), 0, 10)),
        Headline(
            "helped",
            Answer("", "1 lower", "Usually a little less pain after."),
            Sparkline((-1, -2, 0, 1), -2, 2),
        ),
        Headline("helped", Answer("We need 6 days with pain noted before and after."), None),
    )
    html.draw(build_headlines(cards))


def disclosures() -> None:
    """What opens, in all its looks, closed and open."""
    body = html.paragraph(LONG)
    html.draw(html.disclosure("Framed", body), html.disclosure("Plain", body, style="plain"))
    with st.expander("Folded away"):
        st.markdown(LONG)
    with st.expander("Unfolded", expanded=True):
        st.markdown(LONG)


def buttons() -> None:
    """Buttons by their weight."""
    draw_primary_button("Leads on", key="leads on", icon=":material/play_arrow:")
    st.button("One of several")
    st.button("Not today", disabled=True)
    st.button("Quiet", type="tertiary")
    st.toggle("On", value=True)
    st.toggle("Off")
    st.segmented_control("Tingling?", ("Less", "The same", "More"), default="The same")


def notes() -> None:
    """Notes by how urgent they are."""
    st.error("Get help now.", icon=":material/emergency:")
    st.warning("Please see somebody soon.", icon=":material/event:")
    st.info("It is a new day.", icon=":material/wb_twilight:")
    st.success("Saved.")


def break_timer() -> None:
    """The break timer before it is started."""
    show_timer(TimerState("gallery"), TimerSettings(), "page")


PARTS: dict[str, Callable[[], None]] = {
    "bars": bars,
    "way out": way_out,
    "scale": scale,
    "choice": choice,
    "pictured-choice": pictured_choice,
    "signs": signs,
    "sign cards": cards,
    "plan rows": plan_rows,
    "headlines": headlines,
    "disclosures": disclosures,
    "buttons": buttons,
    "notes": notes,
    "break timer": break_timer,
}
"""Each component by its name."""

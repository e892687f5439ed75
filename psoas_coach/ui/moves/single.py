"""One move: its figures, how it is done, what it asks, who leaves it out, and how good it is."""

from __future__ import annotations

import streamlit as st

from psoas_coach.body.poses import scenes
from psoas_coach.content import Content
from psoas_coach.content.words import MoveWords
from psoas_coach.journal.journal import Journal
from psoas_coach.ui.figures import Side, show_figure, theme
from psoas_coach.ui.moves import address
from psoas_coach.ui.moves.bar import bar, strain_in, told
from psoas_coach.ui.moves.hidden import hide, show_again
from psoas_coach.ui.moves.notice import first, unchecked, withheld
from psoas_coach.ui.moves.shelf import time
from psoas_coach.ui.moves.sources import listed
from psoas_coach.ui.moves.standing import Standing
from psoas_coach.ui.session.phrases import dose
from psoas_coach.ui.words import say

LARGE, SMALL = 440, 200
"""Widths of the figure in the position itself, and of those beside it, in CSS pixels."""


def single(id_: str, journal: Journal, now: Standing, content: Content) -> None:
    """Show one move.

    While something else comes first, only what the move is and who leaves it out is shown.
    """
    words = content.move_words[id_]
    st.title(words.name)
    first(now)
    st.markdown(words.short)
    if now.waits:
        st.info(say("library.waits.single"))
    else:
        withheld(id_, now, content)
        st.markdown(_facts(id_, content))
        _figures(id_, content)
        _how(words)
        _amount(id_, words, now)
        _feeling(words)
        _psoas(id_)
    st.header(say("library.move.leave_out"))
    st.markdown(words.leave_out)
    if not now.checked and not now.waits:
        unchecked()
    st.header(say("library.move.evidence"))
    st.markdown(words.evidence)
    with st.expander(say("library.move.sources")):
        st.markdown(listed(content.moves[id_].sources, content))
    _hide(id_, journal, now)


def _facts(id_: str, content: Content) -> str:
    move = content.moves[id_]
    kit = [say(f"library.kit.{one}") for one in move.kit] or [say("library.kit.nothing")]
    return say(
        "library.move.facts",
        depth=say(f"results.depth.{move.depth}.name"),
        position=say(f"library.position.{move.position}"),
        kit=", ".join(kit),
        time=time(id_, content),
    )


def _figures(id_: str, content: Content) -> None:
    """Show the start, the position itself and the easier way, for the side that is chosen."""
    side: Side = "left"
    if content.moves[id_].sides > 1:
        chosen = st.segmented_control(
            say("library.move.side"),
            ("left", "right"),
            default="left",
            required=True,
            format_func=lambda one: say(f"library.move.{one}"),
            key=f"side_{id_}",
        )
        side = "right" if chosen == "right" else "left"
    with st.container(horizontal_alignment="center"):
        show_figure(id_, "work", side, caption=say("library.move.work"), width=LARGE)
    with st.container(horizontal=True, horizontal_alignment="center"):
        for pose in scenes()[id_].poses:
            if pose != "work":
                show_figure(id_, pose, side, caption=say(f"library.move.{pose}"), width=SMALL)


def _how(words: MoveWords) -> None:
    st.header(say("library.move.steps"))
    lines = (words.start, *words.steps)
    st.markdown("\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1)))
    st.markdown(f"**{say('library.move.come_out')}** {words.come_out}")
    st.markdown(f"**{say('library.move.cues')}**\n\n" + "\n".join(f"- {cue}" for cue in words.cues))


def _amount(id_: str, words: MoveWords, now: Standing) -> None:
    st.header(say("library.move.dose"))
    st.markdown(words.dose)
    planned = now.plan.get(id_)
    if planned is not None:
        lines = [say("library.move.dose_plan", dose=dose(planned)), *planned.modifications]
        st.success("\n\n".join(lines), icon=":material/event_available:")
    _pairs(
        (("kit", words.kit), ("easier_words", words.easier), ("harder_words", words.harder)),
    )


def _feeling(words: MoveWords) -> None:
    wrong = f"{words.not_feel} {say('library.move.stop')}"
    _pairs((("feel", words.feel), ("not_feel", wrong)), border=True)


def _pairs(pairs: tuple[tuple[str, str], ...], *, border: bool = False) -> None:
    """Show short texts side by side, each under its name; one above the other on a phone."""
    for column, (part, text) in zip(st.columns(len(pairs)), pairs, strict=True):
        with column.container(border=border, height="stretch"):
            st.markdown(f"**{say(f'library.move.{part}')}**\n\n{text}")


def _psoas(id_: str) -> None:
    st.header(say("library.move.psoas"))
    sentence = told(strain_in(id_))
    st.image(bar(id_, theme()), alt=sentence)
    st.markdown(sentence)
    st.markdown(f":small[{say('library.bar.limits')} {say('library.bar.credit')}]")


def _hide(id_: str, journal: Journal, now: Standing) -> None:
    if id_ in now.hidden:
        st.info(say("library.standing.hidden"))
        if st.button(say("library.move.show"), icon=":material/undo:"):
            show_again(journal, id_)
            st.rerun()
        return
    if st.button(
        say("library.move.hide"),
        icon=":material/visibility_off:",
        help=say("library.move.hide_help"),
    ):
        hide(journal, id_)
        st.rerun()


def back() -> None:
    """Draw the way back to all moves: a link to the page itself would not change the address."""
    st.button(
        say("library.back"),
        icon=":material/arrow_back:",
        type="tertiary",
        on_click=address.leave,
    )

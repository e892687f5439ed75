"""The card shown when an answer ends the questionnaire, and its place among the questions.

The card appears directly under the answer that caused it, where the person is looking. The
questions of the step stay, so that a slip can be corrected by changing the answer; until then the
person cannot go on.
"""

from __future__ import annotations

import msgspec
import streamlit as st

from psoas_coach.coach import self_check_endings, self_check_flow
from psoas_coach.content import Content
from psoas_coach.guidance.level import find_crisis_signs, find_level
from psoas_coach.guidance.results import Answers
from psoas_coach.ui.phone_numbers import draw_call_links, show_crisis_line
from psoas_coach.ui.words import say


class End(msgspec.Struct, frozen=True):
    """How the questionnaire ends.

    Attributes:
        kind: The level, or that the app is not meant for this person.
        place: The question, and the item of its list, below which the card appears.
    """

    kind: self_check_endings.Ending
    place: tuple[str, str]


def find_end(answers: Answers, content: Content, at: self_check_flow.Step) -> End | None:
    """Return how the answers end the questionnaire, or None.

    Args:
        answers: The answers so far.
        content: The questionnaire.
        at: The step that is shown.
    """
    kind = self_check_endings.find_ending(answers, content)
    if kind is None:
        return None
    if kind == "under_18":
        return End(kind, (content.depth.adults_only.ask, ""))
    step = self_check_endings.find_ending_step(answers, content, at)
    refs = [ref.partition(".") for ref in find_level(answers, content).reasons]
    here = [(question, item) for question, _, item in refs if question in step.asks]
    together = here[0][0] in content.safety and content.safety[here[0][0]].level != kind
    # If signs end it only together, the lower one was most likely ticked last.
    return End(kind, here[0] if here[0][1] and not together else here[-1])


def draw_card(end: End, *, asks_below: bool = False) -> None:
    """Show at once what to do.

    Args:
        end: How the questionnaire ends.
        asks_below: The question whether the sign was examined already follows below the list.
    """
    title = say(f"results.levels.{end.kind}.title")
    text = f"**{title}**\n\n{say(f'results.levels.{end.kind}.action')}"
    if asks_below:
        text += f"\n\n{say('self_check.ended.examined_below')}"
    if end.kind == "emergency":
        with st.container(key="self_check-emergency"):
            st.error(text, icon=":material/emergency:")
            draw_call_links(text)
    elif end.kind == "today":
        st.warning(text, icon=":material/call:")
        draw_call_links(text)
    else:
        st.info(text)


def asks_below(step: self_check_flow.Step, answers: Answers, content: Content) -> bool:
    """Whether a step still asks, below its list, which signs were examined already.

    Args:
        step: The step that is shown.
        answers: Answers by question id.
        content: The questionnaire, the rules and the words.
    """
    return content.examined.ask in step.asks and self_check_flow.is_examined_open(answers, content)


def draw_closing(step: self_check_flow.Step, answers: Answers, content: Content) -> None:
    """Draw the end: what stops, how to correct a slip, and what no questions can tell.

    While the question whether a sign was examined is open, the questionnaire has not ended. The
    crisis lines are named here unless a sign of this step has named them.

    Args:
        step: The step that is shown.
        answers: Answers by question id.
        content: The questionnaire, the rules and the words.
    """
    waits = asks_below(step, answers, content)
    stop, correct = say("self_check.ended.stop"), say("self_check.ended.correct")
    if waits:
        stop = say("self_check.ended.examined")
    st.markdown(f"{stop}\n\n{correct}\n\n{say('results.closing')}")
    signs = find_crisis_signs(answers, content)
    if any(sign.partition(".")[0] not in step.asks for sign in signs):
        show_crisis_line()

"""The differences between two self-checks, answer by answer, in the words of the questionnaire.

It compares and does not judge: a lower number may be chance, and the guidance decides what a change
means. Answers that today's questionnaire cannot read are left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from psoas_coach.content import Content
from psoas_coach.content.formats import choose_form, say_exact
from psoas_coach.guidance.answers import check_answers, is_applicable
from psoas_coach.guidance.questionnaire import build_questionnaire
from psoas_coach.guidance.results import Answer
from psoas_coach.progress.phrases import Phrases

MEASURED = ("thomas_left", "thomas_right")
"""Answers from a measurement, which has an error of some degrees."""


class AnswerText(Struct, frozen=True):
    """One answer in words.

    Attributes:
        words: The full answer, such as "9 hours a day".
        bare: The number alone, for a comparison with a full answer; empty if it is not a number.
        is_open: The question was not answered.
    """

    words: str
    bare: str = ""
    is_open: bool = False


class AnswerChange(Struct, frozen=True):
    """One question with different answers.

    Attributes:
        question: Its id.
        label: Its short name.
        before: The earlier answer.
        now: The later one.
        added: Items of a list that were chosen only now, in words.
        removed: Items of a list that were chosen only before.
        within_noise: A measure changed by less than its error.
    """

    question: str
    label: str
    before: AnswerText
    now: AnswerText
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    within_noise: bool = False


def find_answer_changes(
    before: Mapping[str, object], after: Mapping[str, object], content: Content
) -> tuple[AnswerChange, ...]:
    """Return the differences between the answers of two self-checks, in asking order.

    A question that another answer made irrelevant in one of them is left out, because that other
    answer is listed. So are unknown questions and answers that the questionnaire cannot read.

    Args:
        before: Answers of the earlier self-check, by question id.
        after: Answers of the later one.
        content: The questionnaire and its words.
    """
    was, now = _read_answers(before, content), _read_answers(after, content)
    words = _Words(content)
    changed = []
    for id_ in build_questionnaire(content).specs:
        if _is_unread(id_, before, was) or _is_unread(id_, after, now):
            continue
        if _applies(id_, was, content) and _applies(id_, now, content):
            change = words.find_change(id_, was.get(id_), now.get(id_))
            if change is not None:
                changed.append(change)
    return tuple(changed)


def _read_answers(raw: Mapping[str, object], content: Content) -> dict[str, Answer]:
    """Return the readable answers; of a list, the items that still exist."""
    specs = build_questionnaire(content).specs
    readable: dict[str, object] = {}
    for id_, answer in raw.items():
        spec = specs.get(id_)
        if spec is None:
            continue
        if spec.kind == "list" and isinstance(answer, list | tuple):
            texts = (item for item in answer if isinstance(item, str))
            readable[id_] = [item for item in dict.fromkeys(texts) if item in spec.members]
        else:
            readable[id_] = answer
    return check_answers(readable, content)[0]


def _is_unread(id_: str, raw: Mapping[str, object], read: Mapping[str, Answer]) -> bool:
    """Whether there is an answer that can no longer be read."""
    return raw.get(id_) is not None and id_ not in read


def _applies(id_: str, answers: Mapping[str, Answer], content: Content) -> bool:
    question = content.questions.get(id_)
    return question is None or is_applicable(question, answers)


class _Words:
    """Puts answers into the words of one questionnaire."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._speaker = Phrases(content.words)

    def find_change(self, id_: str, was: Answer | None, now: Answer | None) -> AnswerChange | None:
        """Return the change of one answer; None if it reads the same."""
        if isinstance(was, tuple) and isinstance(now, tuple):
            added = self._say_items(id_, [option for option in now if option not in was])
            removed = self._say_items(id_, [option for option in was if option not in now])
        else:
            added = removed = ()
        texts = self._describe(id_, was), self._describe(id_, now)
        if not (added or removed or texts[0] != texts[1]):
            return None
        return AnswerChange(
            id_, self._say_label(id_), *texts, added, removed, self._is_within_noise(id_, was, now)
        )

    def _is_within_noise(self, id_: str, was: Answer | None, now: Answer | None) -> bool:
        if id_ not in MEASURED or not isinstance(was, int | float):
            return False
        noise = self._content.measure.noise.usual_degrees
        return isinstance(now, int | float) and abs(now - was) < noise

    def _describe(self, id_: str, answer: Answer | None) -> AnswerText:
        say = self._speaker.say
        if answer is None:
            return AnswerText(say("rechecks.answer.open"), is_open=True)
        if isinstance(answer, int | float):
            return self._say_number(id_, answer)
        if isinstance(answer, str):
            return AnswerText(say("rechecks.answer.words", words=self._say_option(id_, answer)))
        order = self._sort_items(id_, answer)
        return AnswerText(", ".join(self._say_items(id_, order)) or say("rechecks.answer.none"))

    def _say_number(self, id_: str, answer: float) -> AnswerText:
        if id_ in MEASURED:
            return AnswerText(self._say_angle(answer))
        text = say_exact(answer)
        question = self._content.questions[id_]
        if f"rechecks.amount.{id_}.other" in self._content.words:
            form = choose_form(answer)
            return AnswerText(self._speaker.say(f"rechecks.amount.{id_}.{form}", number=text), text)
        most = question.most
        return AnswerText(self._speaker.say("rechecks.answer.of", number=text, most=most), text)

    def _say_angle(self, answer: float) -> str:
        """Return a measure in words, which avoid a number below zero."""
        if not answer:
            return self._speaker.get("progress.hip_extension.level")
        direction = "below" if answer > 0 else "above"
        return self._speaker.say_amount(f"progress.hip_extension.{direction}", float(abs(answer)))

    def _sort_items(self, id_: str, chosen: Sequence[str]) -> list[str]:
        """Return the chosen items in the order of the list, so that equal lists are equal."""
        content = self._content
        list_ = content.examined.list if id_ == content.examined.ask else id_
        if list_ in content.safety:
            order = content.safety[list_].items
        elif id_ in content.questions:
            order = content.questions[id_].options
        else:
            order = content.precautions.items
        return [item for item in order if item in chosen]

    def _say_items(self, id_: str, chosen: Sequence[str]) -> tuple[str, ...]:
        return tuple(
            self._speaker.say("rechecks.answer.words", words=self._say_option(id_, item))
            for item in self._sort_items(id_, chosen)
        )

    def _say_option(self, id_: str, value: str) -> str:
        """Return an option in words; of a sign the first sentence, which describes it."""
        words = self._content.words
        option = words.get(f"questions.{id_}.options.{value}")
        if option is not None:
            return option
        examined = self._content.examined
        list_ = examined.list if id_ == examined.ask else id_
        sign = words.get(f"safety.{list_}.items.{value}", value)
        return sign.partition(". ")[0].removesuffix(".")

    def _say_label(self, id_: str) -> str:
        area = "questions" if id_ in self._content.questions else "safety"
        return self._speaker.get(f"{area}.{id_}.label")

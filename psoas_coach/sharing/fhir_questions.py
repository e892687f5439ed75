"""The self-check's questions as a flat list of FHIR Questionnaire items, in the order of asking.

A hint comes before its question, and advice about a sign after its list, each as a display item of
its own. Neither is attached as help text, which a form may hide behind a button: some of these
sentences keep people safe.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct

from psoas_coach.content import Content
from psoas_coach.content.questionnaire import Question
from psoas_coach.sharing.fhir_terms import NONE

UNITS = {
    "sitting_hours": "h",
    "sitting_bout_minutes": "min",
    "pain_days": "d",
    "thomas_left": "deg",
    "thomas_right": "deg",
}
"""The units of numbers, in UCUM."""
HINTS = ("skip", "help", "tape")
YES_NO = ("yes", "no")


class Option(Struct, frozen=True):
    """One option of a question.

    Attributes:
        points: Its contribution to the score, if the score is a sum of such points; else None.
    """

    code: str
    display: str
    points: int | None = None


class Condition(Struct, frozen=True):
    """Asked only when ``ask`` has one of these answers."""

    ask: str
    any_of: tuple[str, ...]


class Item(Struct, frozen=True):
    """A question, or a sentence between two questions.

    Attributes:
        id: The question's own id, or one derived from it for a sentence.
        kind: ``list`` (several of), ``choice`` (one of), ``whole``, ``number``, ``text``, or
            ``display`` for a sentence.
        options: The options of a list or a choice. A list ends with "none of these".
        most: The highest number, or the longest text in letters.
        unit: The unit of a number, in words; empty for a plain number.
    """

    id: str
    kind: Literal["list", "choice", "whole", "number", "text", "display"]
    text: str
    options: tuple[Option, ...] = ()
    least: int = 0
    most: int = 0
    unit: str = ""
    only_if: Condition | None = None


@functools.lru_cache(maxsize=8)
def list_items(content: Content) -> tuple[Item, ...]:
    """Return every item, including the sentences."""
    first = content.depth.adults_only.ask
    return (
        _build_display("about", content.words["fhir.about"]),
        *_build_question(first, content),
        _build_adults_only(content),
        *(item for id_ in content.safety for item in _build_safety_list(id_, content)),
        *_build_list("precautions", "precautions", content.precautions.items, content),
        *(
            item
            for id_ in content.questions
            if id_ != first
            for item in _build_question(id_, content)
        ),
        _build_display("closing", content.words["results.closing"]),
    )


@functools.lru_cache(maxsize=8)
def index_questions(content: Content) -> Mapping[str, Item]:
    """Return the questions by their ids, without the sentences."""
    return {item.id: item for item in list_items(content) if item.kind != "display"}


def _build_display(id_: str, text: str, only_if: Condition | None = None) -> Item:
    return Item(id_, "display", text, only_if=only_if)


def _build_adults_only(content: Content) -> Item:
    """Return the message for a person who is too young."""
    words, rule = content.words, content.depth.adults_only
    body, action = (words[f"results.levels.under_18.{part}"] for part in ("body", "action"))
    return _build_display(
        f"{rule.ask}.under_18", f"{body} {action}", Condition(rule.ask, rule.any_of)
    )


def _build_safety_list(id_: str, content: Content) -> Iterator[Item]:
    """Yield a list, the question about its examined signs, and what to do about them."""
    words, safety, examined = content.words, content.safety[id_], content.examined
    yield from _build_list(id_, id_, safety.items, content)
    action = words[f"results.levels.{safety.level}.action"]
    if id_ == examined.list:
        signs = tuple(sign for sign in safety.items if sign not in examined.never)
        yield from _build_list(examined.ask, id_, signs, content, Condition(id_, signs))
        action = f"{words['fhir.unless_examined']} {action}"
    for sign in safety.items:
        if f"{id_}.{sign}" in content.crisis.signs:
            crisis = words["results.levels.soon.crisis"]
            yield _build_display(f"{id_}.{sign}.crisis", crisis, Condition(id_, (sign,)))
    yield _build_display(f"{id_}.{safety.level}", action, Condition(id_, safety.items))


def _build_list(
    id_: str,
    words_of: str,
    members: tuple[str, ...],
    content: Content,
    only_if: Condition | None = None,
) -> Iterator[Item]:
    """Return a list of signs or precautions.

    Args:
        id_: The id of the answer.
        words_of: The list with the words of its members.
        members: The items.
        content: The questionnaire and the words.
        only_if: The condition under which it is asked.
    """
    words = content.words
    yield from _build_hints(id_, f"safety.{id_}", content, only_if)
    if f"safety.{id_}.not_sure" in words:
        yield _build_display(f"{id_}.not_sure", words["fhir.not_sure"], only_if)
    options = [Option(member, words[f"safety.{words_of}.items.{member}"]) for member in members]
    none = Option(NONE, words[f"safety.{id_}.none"])
    ask = words[f"safety.{id_}.ask"]
    yield Item(id_, "list", ask, (*options, none), only_if=only_if)


def _build_question(id_: str, content: Content) -> Iterator[Item]:
    question, words = content.questions[id_], content.words
    only_if = _build_condition(question, content)
    yield from _build_hints(id_, f"questions.{id_}", content, only_if)
    options = _build_options(question, content)
    kind = "choice" if question.kind == "yes_no" else question.kind
    unit = words.get(f"questions.{id_}.unit", "")
    text = _write_question(question, content)
    yield Item(id_, kind, text, options, question.least, question.most, unit, only_if)
    for rule in content.levels:
        (when, *others) = rule.when
        if when.ask == id_ and when.any_of and not others and rule.level != "soon":
            action = content.words[f"results.levels.{rule.level}.action"]
            yield _build_display(f"{id_}.{rule.level}", action, Condition(id_, when.any_of))


def _build_hints(
    id_: str, words_of: str, content: Content, only_if: Condition | None
) -> Iterator[Item]:
    for part in HINTS:
        if f"{words_of}.{part}" in content.words:
            yield _build_display(f"{id_}.{part}", content.words[f"{words_of}.{part}"], only_if)


def _write_question(question: Question, content: Content) -> str:
    """Return the text of a question; for a scale with the words at both ends."""
    words, ask = content.words, content.words[f"questions.{question.id}.ask"]
    if f"questions.{question.id}.least" not in words:
        return ask
    least, most = (words[f"questions.{question.id}.{end}"] for end in ("least", "most"))
    return words["fhir.scale"].format(
        ask=ask, from_=question.least, least=least, to=question.most, most=most
    )


def _build_options(question: Question, content: Content) -> tuple[Option, ...]:
    words = content.words
    codes = YES_NO if question.kind == "yes_no" else question.options
    line = content.points.get(question.id)
    # Only the highest answer of a list counts, so its points cannot be added up.
    points = line.values if line is not None and question.kind == "choice" else {}
    options = [
        Option(code, words[f"questions.{question.id}.options.{code}"], points.get(code))
        for code in codes
    ]
    if question.kind == "list":
        own = words.get(f"self_check.none.{question.id}")
        options.append(Option(NONE, own or words["guidance.answer.none"]))
    return tuple(options)


def _build_condition(question: Question, content: Content) -> Condition | None:
    """Return the condition of a question, as the answers that open it.

    FHIR does not define what "is not" means for a question without an answer.
    """
    rule = question.only_if
    if rule is None:
        return None
    others = (option for option in content.questions[rule.ask].options if option != rule.is_not)
    return Condition(rule.ask, tuple(others))

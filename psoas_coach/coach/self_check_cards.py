"""The cards into which the safety lists are divided, and which of them are answered.

A list has the answer "none" once the person has said of each of its cards, one by one, that nothing
applies. While a card is open, the list prevents a plan, whatever is ticked in the others.
"""

from __future__ import annotations

from collections.abc import Collection

from psoas_coach.content import Content
from psoas_coach.content.questionnaire import Card
from psoas_coach.guidance.results import Answer, Answers


def list_cards(list_: str, content: Content) -> tuple[Card, ...]:
    """Return the cards of a list, in order; none for a question without cards."""
    return tuple(card for card in content.cards.values() if card.list == list_)


def reconcile(
    answers: Answers, cleared: Collection[str], content: Content
) -> tuple[dict[str, Answer], tuple[str, ...]]:
    """Make answers and cleared cards consistent; a ticked sign takes precedence.

    Args:
        answers: The answers so far.
        cleared: Ids of the cards of which nothing applies.
        content: The questionnaire.

    Returns:
        The answers, with an empty list for each list whose cards are all cleared; and the cleared
        cards in order: all of a list answered with "none", and no card with a tick.
    """
    settled = dict(answers)
    clear = set(cleared)
    for list_ in (*content.safety, "precautions"):
        cards = list_cards(list_, content)
        ids, answer = {card.id for card in cards}, settled.get(list_)
        if answer == ():
            clear |= ids
        elif isinstance(answer, tuple):
            clear -= {card.id for card in cards if set(card.items) & set(answer)}
        elif ids and ids <= clear:
            settled[list_] = ()
    return settled, tuple(id_ for id_ in content.cards if id_ in clear)


def list_open_cards(
    list_: str, answers: Answers, cleared: Collection[str], content: Content
) -> tuple[str, ...]:
    """Return the cards of a list that are neither cleared nor have a tick.

    Args:
        list_: Id of a safety list, or of the precautions.
        answers: Answers by question id.
        cleared: Ids of the cards of which nothing applies.
        content: The questionnaire, the rules and the words.
    """
    ticked = answers.get(list_)
    signs = set(ticked) if isinstance(ticked, tuple) else set()
    return tuple(
        card.id
        for card in list_cards(list_, content)
        if card.id not in cleared and not signs & set(card.items)
    )


def drop_open_lists(
    answers: Answers, cleared: Collection[str], content: Content
) -> dict[str, Answer]:
    """Return the answers without the lists that have an open card, because these are incomplete.

    Args:
        answers: Answers by question id.
        cleared: Ids of the cards of which nothing applies.
        content: The questionnaire, the rules and the words.
    """
    return {
        id_: answer
        for id_, answer in answers.items()
        if not list_open_cards(id_, answers, cleared, content)
    }


def list_unticked_cards(answers: Answers, content: Content) -> tuple[str, ...]:
    """Return the cards without a tick in the lists that are complete."""
    every = (id_ for id_ in answers if list_cards(id_, content))
    return tuple(card for id_ in every for card in list_open_cards(id_, answers, (), content))


def merge_cleared(
    stored: Collection[str], before: Collection[str], now: Collection[str]
) -> frozenset[str]:
    """Merge the cards that a page says are cleared into the stored ones.

    Only what has changed on the page counts, because another tab may have changed the rest.

    Args:
        stored: Ids of the cleared cards that are stored.
        before: The cards that the page showed as cleared.
        now: The cards that are cleared on the page now.
    """
    return frozenset(stored) - (set(before) - set(now)) | (set(now) - set(before))

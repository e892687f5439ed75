"""Today's guidance with what the person has chosen about the plan. No choice makes it more."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from psoas_coach import content as contents
from psoas_coach.content import Content
from psoas_coach.guidance.assess import validate
from psoas_coach.guidance.declined import apply_declined, worked_out_keeping
from psoas_coach.guidance.flare import FlareMode, reduce_for_flare
from psoas_coach.guidance.hidden import without_hidden
from psoas_coach.guidance.history import History, summarize
from psoas_coach.guidance.results import Guidance


class Choices(msgspec.Struct, frozen=True):
    """What the person has chosen.

    Attributes:
        kept: Of ``as_before.EARNED``, what stays as it was before it was earned.
        hidden: Ids of moves that are hidden; unknown ones do no harm.
        way: How a flare that is on changes the plan, or None.
    """

    kept: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    way: FlareMode | None = None


def todays_guidance(
    answers: Mapping[str, object],
    history: History | Mapping[str, object] | None,
    choices: Choices,
    content: Content | None = None,
) -> Guidance:
    """Return what ``assess`` returns, with a plan that follows the person's choices.

    Raises:
        FaultsError: When an answer or a session breaks the contract.
    """
    content = content or contents.load()
    clean, sessions = validate(answers, history, content)
    past = summarize(sessions, content)
    found = worked_out_keeping(clean, past, choices.kept, content)
    found = without_hidden(
        found, choices.hidden, clean, apply_declined(past, choices.kept), content
    )
    return found if choices.way is None else reduce_for_flare(found, choices.way)

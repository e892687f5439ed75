"""Today's guidance with what the person has chosen about the plan. No choice makes it more."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from psoas_coach import content as contents
from psoas_coach.content import Content
from psoas_coach.guidance.as_before import keeping, worked_out_keeping
from psoas_coach.guidance.assess import accepted
from psoas_coach.guidance.flare import Way, eased
from psoas_coach.guidance.hidden import passing_over
from psoas_coach.guidance.history import History, standing
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
    way: Way | None = None


def planned(
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
    clean, sessions = accepted(answers, history, content)
    past = standing(sessions, content)
    found = worked_out_keeping(clean, past, choices.kept, content)
    found = passing_over(found, choices.hidden, clean, keeping(past, choices.kept), content)
    return found if choices.way is None else eased(found, choices.way)

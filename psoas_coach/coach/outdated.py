"""Whether the newest self-check still answers what today's rules ask."""

from __future__ import annotations

from psoas_coach.content import Content
from psoas_coach.guidance.answers import checked
from psoas_coach.journal.records import SelfCheck


def is_outdated(check: SelfCheck, content: Content) -> bool:
    """Whether a new self-check has to come before a plan.

    True when it was answered under another questionnaire or under other rules, which may have asked
    less or meant something else by the same answer, and when an answer breaks today's contract.
    """
    asked = (check.questionnaire, check.rules)
    now = (content.versions.questionnaire, content.versions.rules)
    return asked != now or bool(checked(check.answers, content)[1])

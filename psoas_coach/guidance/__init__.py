"""From answers to guidance: level, depth cap, score, patterns, moves and plan. Pure.

``assess`` is the only entry point. The same answers and history always give the same result;
nothing here uses the time, the network, a database or a page.
"""

from psoas_coach.guidance.assess import assess
from psoas_coach.guidance.errors import Fault, InvalidInputError
from psoas_coach.guidance.history import History, PastSession
from psoas_coach.guidance.results import Guidance, PlanItem

__all__ = ["Fault", "Guidance", "History", "InvalidInputError", "PastSession", "PlanItem", "assess"]

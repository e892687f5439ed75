"""Read and draw what Today shows before anybody has asked for it.

The first page after a start takes 175 ms of processor time, the second one 6: SQLAlchemy compiles
each statement once, the journal is read, the plan is computed and its figures are drawn. A browser
loads Streamlit's scripts meanwhile, so the server does this work beside it, and 25 ms are left.
"""

from __future__ import annotations

import datetime as dt
import inspect
from contextlib import suppress

from psoas_coach.coach.personal_calendar import load_moment
from psoas_coach.coach.todays_plan import find_stop
from psoas_coach.content.language import find_terminal_language, use_language
from psoas_coach.journal.errors import JournalRefusalError, JournalUnavailableError
from psoas_coach.journal.journal import Journal
from psoas_coach.ui import own_language, store
from psoas_coach.ui.access.current_owner import AccessDeniedError
from psoas_coach.ui.access.sign_in_setup import load_sign_in
from psoas_coach.ui.figures import Theme
from psoas_coach.ui.today import plan_card
from psoas_coach.ui.week import build_week

_THEME: Theme = "light"
"""Which theme a browser has is known once it is there; this is what most have."""


def preload_today() -> None:
    """Fill the caches from which Today of the person of this machine is drawn.

    Nothing is preloaded for people who sign in. Where the journal cannot be opened, the page says
    so; where the browser's language or date is another than expected, the page computes its own.
    """
    inspect.stack()  # Streamlit asks for it once (is_repl); 33 ms with all our modules imported.
    if load_sign_in() is not None:
        return
    with suppress(AccessDeniedError, JournalRefusalError, JournalUnavailableError):
        language = own_language.read_setting() or find_terminal_language()
        with use_language(language):
            _fill_caches(store.journal())


def _fill_caches(journal: Journal) -> None:
    snapshot = store.snapshot(load_moment(journal, dt.datetime.now(dt.UTC)))
    plan = snapshot.todays_plan
    if plan is None:
        plan_card.build_hero(_THEME)
    if plan is None or snapshot.urgent_card or find_stop(plan, snapshot.content):
        return
    build_week(snapshot, _THEME)
    plan_card.build_moves(snapshot, plan, _THEME)
    plan_card.build_picture(snapshot, plan, _THEME)

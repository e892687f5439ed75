"""Read a journal and draw Today from it before anybody has asked for it.

The first page after a start takes 250 ms of processor time, the second one 7: modules are loaded,
the plan is computed and its figures are drawn. A browser loads Streamlit's scripts meanwhile, so
the server does this work beside it, and 87 ms are left.

Nothing of the journal is kept, only what does not depend on a person: the figures, and what Python
has loaded. The journal is opened a second time for the page, so that whatever happens to the file
until then is noticed as it is without a preload.
"""

from __future__ import annotations

import datetime as dt
import inspect
from contextlib import suppress

from psoas_coach.coach.personal_calendar import load_moment
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.coach.todays_plan import find_stop
from psoas_coach.content.language import find_terminal_language, use_language
from psoas_coach.journal.engine import find_journal_path, open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.ui.access.current_owner import ON_THIS_MACHINE
from psoas_coach.ui.access.sign_in_setup import load_sign_in
from psoas_coach.ui.figures import Theme
from psoas_coach.ui.own_language import LANGUAGE_SETTING
from psoas_coach.ui.today import plan_card
from psoas_coach.ui.week import build_week

_THEME: Theme = "light"
"""The theme that most browsers have; the actual one is known only in a visit."""


def preload_today() -> None:
    """Do once what the first page would do first, for the person of this machine.

    Nothing is opened for people who sign in, and no journal is made. Whatever fails here fails
    again in the page, which says so.
    """
    inspect.stack()  # Streamlit asks for it once (is_repl); 33 ms with all our modules imported.
    with suppress(Exception):
        path = find_journal_path()
        if load_sign_in() is None and path is not None and path.exists():
            draw_today()


def draw_today() -> None:
    """Read the journal of this machine's person, and build the parts of Today from it."""
    engine = open_engine(wait_seconds=0)
    try:
        journal = Journal(engine, ON_THIS_MACHINE)
        with use_language(
            journal.settings.read_all().get(LANGUAGE_SETTING) or find_terminal_language()
        ):
            _draw(journal)
    finally:
        engine.dispose()


def _draw(journal: Journal) -> None:
    snapshot = Snapshot(journal, load_moment(journal, dt.datetime.now(dt.UTC)).local_date)
    plan = snapshot.todays_plan
    if plan is None:
        plan_card.build_hero(_THEME)
    if plan is None or snapshot.urgent_card or find_stop(plan, snapshot.content):
        return
    build_week(snapshot, _THEME)
    plan_card.build_moves(snapshot, plan, _THEME)
    plan_card.build_picture(snapshot, plan, _THEME)

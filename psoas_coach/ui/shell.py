"""What every page shares: the frame around it, and the entry through that frame.

A server that finds a ``pages/`` folder runs page files on their own, without ``app.py``, until
something calls ``st.navigation``. This happens with a deep link right after a restart, and in every
run under AppTest. Every page therefore begins with ``enter()``, which goes through the frame first.
"""

from __future__ import annotations

import copy
import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import streamlit as st

from psoas_coach.coach.fair_test.ending import end_if_over
from psoas_coach.content import InvalidContentError
from psoas_coach.content.app_folder import APP_FOLDER
from psoas_coach.content.language import cache_per_language, set_language_source, use_language
from psoas_coach.journal.errors import PASSING, JournalRefusalError, JournalUnavailableError
from psoas_coach.ui import break_timer, browser, log_redaction, own_language, store, unknown_page
from psoas_coach.ui.access import admitted_sessions, sign_in_page
from psoas_coach.ui.access.current_owner import AccessDeniedError
from psoas_coach.ui.access.refusal import find_refusal
from psoas_coach.ui.frame import NO_PAGE, draw_bottom_bar, draw_stylesheet, draw_top_bar, set_tab
from psoas_coach.ui.lifespan import first_run_began
from psoas_coach.ui.new_signs import card
from psoas_coach.ui.streamlit_workarounds import disclosures, unknown_address
from psoas_coach.ui.streamlit_workarounds.buttons import keep_button_presses
from psoas_coach.ui.streamlit_workarounds.repeated_work import keep_theme
from psoas_coach.ui.streamlit_workarounds.run_messages import draw_from_root, send_runs_whole
from psoas_coach.ui.words import say

if TYPE_CHECKING:
    from streamlit.navigation.page import Page

    from psoas_coach.journal.records import Moment

PAGES = {
    "today": ":material/today:",
    "self_check": ":material/checklist:",
    "guidance": ":material/signpost:",
    "session": ":material/self_improvement:",
    "progress": ":material/show_chart:",
    "measure": ":material/straighten:",
    "moves": ":material/accessibility_new:",
    "breaks": ":material/timer:",
    "reminders": ":material/event_upcoming:",
    "fair_test": ":material/balance:",
    "hand_over": ":material/assignment_ind:",
    "physio_plan": ":material/assignment_ind:",
    "prescribe": ":material/checklist:",
    "my_data": ":material/folder_open:",
    "more": ":material/more_horiz:",
}
"""The name of each page, which is also its file and its address, and its icon; the first is the
front page.
"""

_LOG = logging.getLogger(__name__)
_framed: ContextVar[bool] = ContextVar("framed", default=False)

log_redaction.install()
set_language_source(own_language.find_language)
disclosures.hide_external_address()
send_runs_whole()
keep_theme()
keep_button_presses()
unknown_address.hide_dialog()


def get_page(name: str) -> Page:
    """Return one page of the app, to link or switch to.

    Streamlit marks a page as run, so each call returns a copy. Finding the files of all pages again
    would be 7 % of a rerun's processor time.
    """
    return copy.copy(_build_page(name))


@cache_per_language()
def _build_page(name: str) -> Page:
    return st.Page(
        APP_FOLDER / "pages" / f"{name}.py",
        title=_say_label(name),
        icon=PAGES[name],
        default=name == next(iter(PAGES)),
    )


def _say_label(name: str) -> str:
    return say(f"frame.pages.{name}")


@contextmanager
def _in_language_of_run() -> Iterator[Exception | None]:
    """Use the visitor's language within; yield why they have no access, or None.

    Access is checked once in a run, before any of the person's data is read.
    """
    refusal = find_refusal()
    with use_language(own_language.find_language(is_let_in=refusal is None)):
        yield refusal


def draw_frame(refusal: Exception | None) -> Page:
    """Draw what all pages share, and return the requested page.

    Args:
        refusal: Why the visitor has no access; None if they have.

    Raises:
        JournalUnavailableError: It is unknown whether the visitor has access.
        AccessDeniedError: The visitor has no access to a journal; then there are no bars.
    """
    page_name = _read_page()
    set_tab(_say_title(page_name))
    draw_stylesheet()
    pages = [get_page(name) for name in PAGES]
    chosen = st.navigation(pages, position="hidden")  # The bars replace its menu.
    try:
        if refusal is not None:
            raise refusal
        admitted_sessions.remember_session()
    except AccessDeniedError as stranger:
        admitted_sessions.forget_session()
        set_tab(_say_title(say(f"access.{stranger.why}.title")))
        raise
    if chosen.title != page_name:  # A button led here: the browser reports the previous address.
        set_tab(_say_title(chosen.title))
    return chosen


def _find_name(chosen: Page) -> str:
    """Return the name of a page in ``PAGES``."""
    return chosen.url_path or next(iter(PAGES))  # The first page has the app's own address.


def _read_page() -> str:
    """Return the title of the page that the browser's address names, or of the front page."""
    name = urlsplit(st.context.url or "").path.rpartition("/")[2]
    return _say_label(name if name in PAGES else next(iter(PAGES)))


def _say_title(of: str) -> str:
    return say("frame.title", page=of)


def run() -> None:
    """Show the requested page inside the frame. ``app.py`` does nothing else.

    While a card is due, it replaces the page, however the person got there.
    """
    first_run_began.set()
    draw_from_root()
    token = _framed.set(True)
    try:
        # The outer handler reports errors in the languages themselves.
        with _faults_in_words(), _in_language_of_run() as refusal, _faults_in_words():
            chosen = draw_frame(refusal)
            name = _find_name(chosen)
            if name == next(iter(PAGES)) and unknown_page.is_unknown(name):
                name = NO_PAGE
            draw_top_bar(name)
            body = st.container(key="page")
            draw_bottom_bar(name)  # Before the page, so that it stays visible meanwhile.
            with body, _faults_in_words():
                _run_framed_page(chosen, name)
    finally:
        _framed.reset(token)


@contextmanager
def _faults_in_words() -> Iterator[None]:
    """Turn exceptions raised within into sentences."""
    try:
        yield
    except AccessDeniedError as stranger:
        sign_in_page.draw_sign_in_page(stranger)
    except JournalUnavailableError as error:
        st.error(say(error.key), icon=":material/database_off:")
        if error.kind in {"missing", "replaced"}:
            store.close()  # The next run opens and migrates the existing file.
        if error.kind in {"corrupt", "missing"}:
            st.page_link(get_page("my_data"))
        if error.kind in PASSING:
            st.button(say("frame.again"), key="frame_again")  # A press runs the page again.
    except InvalidContentError as error:
        # The words files may be invalid, so the loader's own messages are shown.
        st.error("\n\n".join(error.faults))
    except JournalRefusalError as error:
        st.error(say(error.key), icon=":material/block:")
    except Exception as error:  # noqa: BLE001 -- whatever it is, a person gets a sentence
        report_error(error)


def _warn_of_failed_backup() -> None:
    """Say that the last backup failed, so that nobody relies on one that does not exist."""
    with suppress(JournalUnavailableError):  # The page itself reports it.
        store.open_journal()  # This makes the daily backup.
        warning = store.find_backup_failure()
        if warning is not None:
            st.warning(say(f"my_data.backups.failed.{warning}"), icon=":material/backup:")


def _run_framed_page(chosen: Page, name: str) -> None:
    """Run a page between the parts that are drawn before and after every page.

    The page itself reports a journal that cannot be opened, because one of the pages helps with
    that.
    """
    _warn_of_failed_backup()
    now: Moment | None = None
    with suppress(JournalUnavailableError):
        now = store.now()
        browser.announce_new_day(now)
        snapshot = store.load_snapshot(now)
        end_if_over(snapshot.journal, snapshot.current_test, now, snapshot.content)
    if card.draw_due_card(name, get_page("self_check"), now):
        pass
    elif name == NO_PAGE:
        set_tab(_say_title(say("frame.unknown.title")))
        unknown_page.draw_unknown_page()
    else:
        chosen.run()
    with suppress(JournalUnavailableError):
        now = now or store.now()
        snapshot = store.load_snapshot(now)  # Again, because the page may have written.
        break_timer.keep_timer(snapshot, now, name)
        browser.attach(snapshot, now)


def report_error(error: Exception) -> None:
    """Show an error to the person, and log its place without anything that was typed.

    The exception's message may contain an answer or a note, so only its type and places are logged.
    """
    _LOG.error("a page failed with %s", log_redaction.format_traceback(error))
    st.error(say("frame.mishap"), icon=":material/sentiment_dissatisfied:")


def enter() -> None:
    """Run the app's frame. It must be the first call in every page file."""
    if not _framed.get():
        run()
        st.stop()

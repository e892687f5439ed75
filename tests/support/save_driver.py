"""Two forms that a person fills in and saves, with a fault at the moment Save is pressed.

The fault is a SIGKILL of the server, or the loss of the database's response. The simulated person
then waits until the page is back or reloads it, and presses Save again if the form is still there.
"""

from __future__ import annotations

import re
import time
import uuid
from typing import TYPE_CHECKING, NamedTuple, Protocol
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import TimeoutError  # noqa: A004 -- Playwright's own

from psoas_coach.content import load
from psoas_coach.ui.words import say, say_count
from tests.support.app_server import wait_until_idle
from tests.support.fault_outcomes import Outcome
from tests.support.scale_driver import pain_number

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from psoas_coach.journal.journal import Journal
    from tests.support.app_server import App
    from tests.support.connection_faults import CuttingProxy

MOST_PRESSES = 5
SHOWN_SECONDS = 60
FOLDED_MILLISECONDS = 2000
"""A button that cannot be pressed for so long is out of reach."""
REFUSED = "journal.unavailable.unreachable"
"""Key of what a page says when the database does not answer."""
MOVE = "heel_slide"


class Form(Protocol):
    """A form that a person fills in."""

    def fill(self, page: Page, app: App, journal: Journal, number: int) -> str:
        """Fill it in with the values of this try; return the id of the future record."""

    def button(self, page: Page) -> Locator:
        """Return the button Save."""

    def is_saved(self, page: Page, number: int) -> bool:
        """Whether the page says that this try is saved."""

    def list_stored(self, journal: Journal) -> list[tuple[str, object]]:
        """Return the ids of the stored records, and the values of each."""

    def answer_of(self, number: int) -> object:
        """Return the values of a try."""


class ByHand:
    """A session that was done without the app."""

    def fill(self, page: Page, app: App, journal: Journal, number: int) -> str:
        del journal
        another = page.get_by_role("button", name=say("session.by_hand.another"))
        if another.is_visible():
            another.click()
        else:
            page.goto(f"{app.url}/session?log=by_hand&form={uuid.uuid4().hex}")
        self.button(page).wait_for()
        wait_until_idle(page)
        page.get_by_role("button", name=load().move_words[MOVE].name).click()
        wait_until_idle(page)
        note = page.get_by_label(say("session.after.note"))
        note.fill(str(self.answer_of(number)))
        note.press("Enter")
        wait_until_idle(page)
        return parse_qs(urlsplit(page.url).query)["form"][0]

    def button(self, page: Page) -> Locator:
        return page.get_by_role("button", name=say("session.by_hand.save"))

    def is_saved(self, page: Page, number: int) -> bool:
        del number
        return page.get_by_role("button", name=say("session.by_hand.another")).is_visible()

    def list_stored(self, journal: Journal) -> list[tuple[str, object]]:
        return [(session.id, session.note) for session in journal.sessions.list()]

    def answer_of(self, number: int) -> object:
        return f"By hand, number {number}"


class CheckIn:
    """A check-in on the first page, which needs a self-check."""

    def fill(self, page: Page, app: App, journal: Journal, number: int) -> str:
        if urlsplit(page.url).path != "/":
            page.goto(app.url)
            wait_until_idle(page)
        page.get_by_text(self._title(number)).click()
        check_in = page.locator(".st-key-chips")  # The session's card has the same question.
        pain = check_in.get_by_role("radiogroup", name=say("today.check_in.pain"))
        pain_number(pain, number % 11).click()
        wait_until_idle(page)
        page.get_by_role("radio", name=say("today.check_in.new_no")).click()
        wait_until_idle(page)
        draft = journal.drafts.load("check_in")
        assert draft is not None
        return str(draft["id"])

    def button(self, page: Page) -> Locator:
        return page.get_by_role("button", name=say("today.check_in.save"))

    def is_saved(self, page: Page, number: int) -> bool:
        return page.get_by_text(self._title(number + 1)).is_visible()

    def list_stored(self, journal: Journal) -> list[tuple[str, object]]:
        return [(note.id, note.body.get("pain_now")) for note in journal.day_notes.list()]

    def answer_of(self, number: int) -> object:
        return number % 11

    def _title(self, before: int) -> re.Pattern[str]:
        """Return the title to tap when a number of check-ins are saved."""
        if before == 0:
            words = say("today.check_in.title")
        else:
            words = say_count("today.check_in.saved", before, number=before)
        return re.compile(f"^{re.escape(words)}$")


class Scene(NamedTuple):
    """The setting of a try.

    Attributes:
        page: The only tab.
        app: The running app.
        journal: The app's journal, accessed directly.
        form: The form.
    """

    page: Page
    app: App
    journal: Journal
    form: Form


class Try(NamedTuple):
    """The result of one press of Save.

    Attributes:
        outcome: The comparison with the journal.
        committed: The record was in the journal when the fault struck.
        presses: The number of presses of Save.
    """

    outcome: Outcome
    committed: bool
    presses: int


def kill_server(scene: Scene, number: int, *, delay: float, reload: bool) -> Try:
    """Kill the server after the press (SIGKILL), and start it again.

    Args:
        scene: The setting; its app is running again afterwards.
        number: The number of the try, from 0; all use the same form.
        delay: Seconds from the press to the kill.
        reload: The person reloads the page; otherwise it reconnects by itself.
    """
    page, app, journal, form = scene
    id_ = form.fill(page, app, journal, number)
    form.button(page).click(no_wait_after=True)
    time.sleep(delay)
    app.kill()
    committed = id_ in dict(form.list_stored(journal))
    app.start()
    if reload:
        page.reload()
    presses = 1 + _press_until_saved(page, form, number)
    return Try(judge_saves(journal, form, number, id_), committed, presses)


def answer_lost(scene: Scene, number: int, proxy: CuttingProxy) -> Try:
    """Let the database commit the save, and lose its response.

    Args:
        scene: The setting, in which the app reaches the database through ``proxy``.
        number: The number of the try, from 0; all use the same form.
        proxy: The proxy between the app and its database.
    """
    page, app, journal, form = scene
    id_ = form.fill(page, app, journal, number)
    cuts = proxy.cuts
    proxy.arm()
    form.button(page).click(no_wait_after=True)
    page.get_by_text(say(REFUSED)).wait_for()
    committed = id_ in dict(form.list_stored(journal))
    assert proxy.cuts == cuts + 1, "nothing was cut, so nothing was tried"
    presses = 1 + _press_until_saved(page, form, number)
    return Try(judge_saves(journal, form, number, id_, (REFUSED,)), committed, presses)


def judge_saves(
    journal: Journal, form: Form, number: int, id_: str, refused: tuple[str, ...] = ()
) -> Outcome:
    """Compare what the page calls saved with the journal, after a number of tries."""
    stored = form.list_stored(journal)
    of_this = [answer for question, answer in stored if question == id_]
    lost = int(of_this[:1] != [form.answer_of(number)]) + len(journal.integrity.find_faults())
    return Outcome(1, lost, abs(len(stored) - (number + 1)), refused)


def _press_until_saved(page: Page, form: Form, number: int) -> int:
    """Press Save while the form is still there, otherwise reload; return the number of presses."""
    until = time.monotonic() + SHOWN_SECONDS
    presses = 0
    while time.monotonic() < until and presses <= MOST_PRESSES:
        wait_until_idle(page)
        if form.is_saved(page, number):
            return presses
        if not form.button(page).is_visible():
            page.reload()
            continue
        try:
            form.button(page).click(no_wait_after=True, timeout=FOLDED_MILLISECONDS)
        except TimeoutError:  # A saved form collapses, and its button disappears.
            page.reload()
        else:
            presses += 1
    raise AssertionError(f"the page never says that try {number} is saved")

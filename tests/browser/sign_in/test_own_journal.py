"""Two people on one server, in two browsers: after signing in, each finds their own journal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.ui.question_list import NONE
from psoas_coach.ui.words import say
from tests.browser.sign_in.conftest import on_both_engines
from tests.support.app_server import wait_until_idle
from tests.support.self_check_driver import at, option, tap
from tests.support.sign_in.driver import (
    COOKIE,
    NOTE,
    Place,
    date_of,
    everything,
    go_to,
    is_closed,
    open_page,
    sign_in,
    sign_out,
)
from tests.support.sign_in.openid_provider import NAMES

if TYPE_CHECKING:
    from psoas_coach.journal.records import SelfCheck
    from tests.browser.conftest import Contexts


@on_both_engines
def test_each_sees_only_their_own_and_a_guessed_address_reveals_nothing(
    place: Place, self_checks: dict[str, SelfCheck], contexts: Contexts
) -> None:
    """Ben knows the id of Ada's self-check, and every address there is."""
    pages = {}
    for who in NAMES:
        pages[who] = sign_in(contexts(), place, who)
        go_to(pages[who], place, "guidance")
    for who, page in pages.items():
        text = page.locator("[data-testid=stMain]").inner_text()
        assert say("guidance.given", date=date_of(self_checks[who])) in text, who
    own = pages["Ben"]
    guessed = open_page(own.context, place, f"guidance?result={self_checks['Ada'].id}")
    assert date_of(self_checks["Ada"]) not in guessed.content()
    assert guessed.locator("main, [data-testid=stMain]").first.inner_text() == (
        own.locator("main, [data-testid=stMain]").first.inner_text()
    )
    assert NOTE not in everything(own, place)


@on_both_engines
def test_a_person_s_entries_are_stored_in_their_own_journal(
    place: Place, self_checks: dict[str, SelfCheck], contexts: Contexts
) -> None:
    del self_checks
    before = place.journal_of("Ada").transfer.dump()
    page = sign_in(contexts(), place, "Ben")
    page.goto(f"{place.url}/self_check")
    at(page, "age_group")
    option(page, "age_group", "18_59").click()
    at(page, "red_now")
    tap(page, "red_now", NONE)
    assert place.journal_of("Ben").drafts.load("self_check") is not None
    assert place.journal_of("Ada").drafts.load("self_check") is None
    assert place.journal_of("Ada").transfer.dump() == before
    assert Journal(open_engine(place.database), "local").drafts.load("self_check") is None


def test_signing_out_closes_the_journal_and_ends_it_at_the_provider(
    place: Place, self_checks: dict[str, SelfCheck], contexts: Contexts
) -> None:
    del self_checks
    context = contexts()
    page = sign_in(context, place, "Ada")
    ended = place.provider.ended
    sign_out(page, place)
    assert is_closed(page)
    assert place.provider.ended == ended + 1
    assert COOKIE not in {cookie["name"] for cookie in context.cookies()}
    page.go_back()
    page.goto(f"{place.url}/guidance")
    wait_until_idle(page)
    assert is_closed(page)


def test_after_signing_out_no_other_tab_and_no_copied_cookie_opens_the_journal(
    place: Place, self_checks: dict[str, SelfCheck], contexts: Contexts
) -> None:
    del self_checks
    context, elsewhere = contexts(), contexts()
    page = sign_in(context, place, "Ada")
    second = open_page(context, place, "my_data")
    copied = next(cookie for cookie in context.cookies() if cookie["name"] == COOKIE)
    other_device = sign_in(elsewhere, place, "Ada")
    sign_out(page, place)
    second.get_by_role("tab", name=say("my_data.tabs.take")).click()
    second.get_by_role("heading", level=1, name=say("access.signed_out.title")).wait_for()
    wait_until_idle(second)
    assert is_closed(second)
    thief = contexts()
    open_page(thief, place).close()  # for Streamlit's other cookie
    thief.add_cookies([{"name": COOKIE, "value": str(copied["value"]), "url": place.url}])
    assert is_closed(open_page(thief, place, "my_data"))
    other_device.reload()
    wait_until_idle(other_device)
    assert not is_closed(other_device)
    sign_in(context, place, "Ada")


def test_the_next_person_at_the_same_browser_gets_their_own(
    place: Place, self_checks: dict[str, SelfCheck], contexts: Contexts
) -> None:
    context = contexts()
    page = sign_in(context, place, "Ada")
    sign_out(page, place)
    page.close()
    text = everything(sign_in(context, place, "Ben"), place)
    assert NOTE not in text
    assert say("guidance.given", date=date_of(self_checks["Ben"])) in text


def test_nothing_that_names_a_person_is_kept_or_logged(
    place: Place, self_checks: dict[str, SelfCheck], contexts: Contexts
) -> None:
    del self_checks
    sign_in(contexts(), place, "Ada")
    traces = [place.log().encode()]
    if place.database.startswith("sqlite:///"):
        folder = Path(place.database.removeprefix("sqlite:///")).parent
        traces += [file.read_bytes() for file in folder.glob("journal.sqlite3*")]
    for name in (b"ada@people.example", NAMES["Ada"].encode(), place.provider.issuer.encode()):
        assert not any(name in trace for trace in traces), name

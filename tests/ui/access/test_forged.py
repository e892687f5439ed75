"""A browser may send anything: with another person's ids it learns and changes nothing."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
from msgspec import structs
from streamlit.testing.v1 import AppTest

from psoas_coach.coach.session_draft import Draft
from psoas_coach.content.formats import say_day
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import SelfCheck, SessionRecord, make_moment
from psoas_coach.ui.access import sign_in_setup
from psoas_coach.ui.access.current_owner import derive_owner
from psoas_coach.ui.self_check_tab import ButtonPress, SelfCheckTab, TabState
from psoas_coach.ui.session.by_hand import FORM
from psoas_coach.ui.session.tab_state import ShownSession
from psoas_coach.ui.words import say
from tests.support import clock
from tests.support.answers_factory import self_check
from tests.support.page_driver import run_page, words
from tests.support.record_samples import session
from tests.support.session_page_driver import START, press, tap
from tests.support.signed_in_user import ISSUER, make_user
from tests.ui.access.test_crossing import at_noon
from tests.ui.conftest import ROOT, ZONE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOTE = "a note of Ada's alone"
NAMED = f"ada{0:09}4{0:03}8{0:015}"
"""The id of Ada's self-check, session and draft: whoever forges something knows it."""


@pytest.fixture
def journals(
    tmp_path: Path, new_file: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[dict[str, Journal]]:
    """Two people's journals in one file; only Ada's holds what ``NAMED`` names."""
    url = f"sqlite:///{shutil.copyfile(new_file, tmp_path / 'journal.sqlite3')}"
    monkeypatch.setenv("PSOAS_COACH_DATABASE_URL", url)
    monkeypatch.setattr(sign_in_setup, "load_sign_in", lambda: sign_in_setup.SignIn(("",)))
    engine = open_engine(url)
    journals = {who: Journal(engine, derive_owner(ISSUER, who)) for who in ("ada", "ben")}
    then = make_moment(at_noon(11), ZONE)
    hers: tuple[SelfCheck, SessionRecord] = (
        structs.replace(self_check(then), id=NAMED),
        session(id=NAMED, at=then, note=NOTE),
    )
    assert journals["ada"].self_checks.add(hers[0])
    assert journals["ada"].sessions.add(hers[1])
    journals["ada"].drafts.save("session", {"id": NAMED, "note": NOTE})
    assert journals["ben"].self_checks.add(self_check(make_moment(at_noon(2), ZONE)))
    assert journals["ben"].sessions.add(session(at=then, note="of Ben's"))
    yield journals
    engine.dispose()


def bens(name: str, query: dict[str, str], state: dict[str, Any]) -> AppTest:
    """Open a page as Ben, with what a forged message brought."""
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    at.context["timezone"] = ZONE
    at.user = make_user("ben")
    run_page(at)
    for key, value in query.items():
        at.query_params[key] = value
    for key, value in state.items():
        at.session_state[key] = value
    return run_page(at.switch_page(f"pages/{name}.py"))


FORGED: dict[str, tuple[str, dict[str, str], dict[str, Any]]] = {
    "an address": ("guidance", {"result": NAMED}, {}),
    "a choice among results": ("guidance", {}, {"guidance-pick": NAMED}),
    "the address of an entry": ("my_data", {"entry": NAMED}, {}),
    "an undo": ("my_data", {}, {"my_data_said": ("x", ("session", NAMED), None)}),
    "the session that was here": (
        "session",
        {},
        {
            "session_here": ShownSession(
                Draft(id=NAMED, stage="after", at=clock.ago(0)), at=clock.ago(0)
            )
        },
    ),
    "a session by hand": ("session", {"log": "by_hand", FORM: NAMED}, {}),
    "the place in a self-check": (
        "self_check",
        {},
        {
            "self_check-tab": SelfCheckTab(
                TabState(NAMED, "red_now", {}), ButtonPress("finish", "red_now", NAMED)
            ),
        },
    ),
}


@pytest.mark.parametrize("how", FORGED)
def test_a_forged_id_of_anothers_entry_reveals_and_changes_nothing(
    journals: dict[str, Journal], how: str
) -> None:
    before = everything(journals["ada"])
    at = bens(*FORGED[how])
    text = words(at)
    for button in at.button:
        if button.key and button.key.startswith("undo_"):
            button.click()
            text += words(run_page(at))
    assert NOTE not in text
    assert say("guidance.given", date=_date(journals["ada"])) not in text
    assert everything(journals["ada"]) == before


@pytest.mark.parametrize("kind", ["finished", "progress"])
def test_a_report_of_the_player_about_anothers_session_is_refused(
    journals: dict[str, Journal], kind: str
) -> None:
    before = everything(journals["ada"])
    at = bens("session", {}, {})
    tap(at, "How strong", 2)
    press(at, START)
    draft = journals["ben"].drafts.load("session")
    assert draft is not None
    report: dict[str, Any] = {"session": NAMED, "how": "finished", "reason": None, "held": {}}
    at.session_state[f"player-{draft['id']}"] = {kind: report}
    run_page(at)
    assert say("session.refused.body") in [warning.value for warning in at.warning]
    after = journals["ben"].drafts.load("session")
    assert after is not None
    assert after["stage"] == "playing"
    assert everything(journals["ada"]) == before


def test_a_stranger_cannot_press_a_button_that_somebody_else_was_shown(
    journals: dict[str, Journal],
) -> None:
    """A page stays open, its sign-in is gone: the press that comes then finds no journal."""
    at = bens("session", {}, {})
    tap(at, "How strong", 2)
    before = [everything(journal) for journal in journals.values()]
    at.user = {"is_logged_in": False}
    press(at, START)
    assert [title.value for title in at.title] == [say("access.signed_out.title")]
    assert [everything(journal) for journal in journals.values()] == before


def everything(journal: Journal) -> tuple[object, ...]:
    return journal.transfer.dump(), journal.drafts.load("session"), journal.read_version()


def _date(journal: Journal) -> str:
    check = journal.self_checks.get(NAMED)
    assert check is not None
    at = check.at.local_date
    return say_day(at)

"""The page of the physio's plan: nothing is saved unasked, and nothing exceeds the rules."""

from __future__ import annotations

import base64
import datetime as dt
import html
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace
from PIL import Image

from psoas_coach.ui import shell
from psoas_coach.ui.words import say
from tests.support import clock
from tests.support.answers_factory import add_self_check
from tests.support.hostile_text import PIECES
from tests.support.page_driver import keys, press_key, run_page, title, words
from tests.support.physio_plans import sample

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from psoas_coach.journal.journal import Journal
    from tests.ui.conftest import OpenPage


def a_file(**changed: Any) -> bytes:  # noqa: ANN401  # any field
    today = clock.ago(0).local_date
    dates = {"made_on": today.isoformat(), "until": (today + dt.timedelta(days=30)).isoformat()}
    return json.dumps({**sample(), **dates, **changed}).encode()


def upload(at: AppTest, data: bytes) -> AppTest:
    at.file_uploader[0].set_value(("plan.json", data, "application/json"))
    return run_page(at)


def read_text(at: AppTest) -> str:
    return html.unescape(words(at))


def test_a_file_is_shown_first_and_kept_once(journal: Journal, open_page: OpenPage) -> None:
    add_self_check(journal, pain_worst=3)
    at = open_page("physio_plan")
    assert title(at) == say("physio_plan.title")
    assert say("physio_plan.lead") in read_text(at)
    upload(at, a_file())
    for text in ("Left hip, first weeks", "R. Okafor, physio", "Heel slide", "Towel squeeze"):
        assert text in read_text(at)
    assert say("physio_plan.never_more") in read_text(at)
    assert say("physio_plan.stop") in read_text(at)
    slide = say("session.before.counted", count=6, seconds=8)
    assert say("session.before.one_side.left", dose=slide) in read_text(at)
    assert journal.physio_plans.list() == (), "looking changes nothing"
    press_key(at, "physio_plan_keep")
    assert [plan.body["name"] for plan in journal.physio_plans.list()] == ["Left hip, first weeks"]
    assert "physio_plan_keep" not in keys(at)
    assert "physio_plan_remove" in keys(open_page("physio_plan"))


def test_a_move_withheld_by_the_answers_waits_with_its_reason(
    journal: Journal, open_page: OpenPage
) -> None:
    add_self_check(journal, precautions=["knee"], pain_worst=3)
    at = upload(open_page("physio_plan"), a_file())
    because = say("results.because.precautions.knee")
    waits = say("physio_plan.waits.withheld", name="Towel squeeze", because=because)
    assert f"{waits} {say('physio_plan.ask')}" in read_text(at)


def test_a_lowered_amount_says_what_was_asked_for(journal: Journal, open_page: OpenPage) -> None:
    add_self_check(journal)
    moves = sample()["moves"][1:2]
    moves[0]["dose"] = {"how": "hold", "seconds": 60, "times": 4}
    at = upload(open_page("physio_plan"), a_file(moves=moves))
    assert say("physio_plan.less") in read_text(at)
    minute = say("session.before.dose_times", times=4, seconds=say("session.before.minutes.one"))
    asked = say("session.before.dose_sides", dose=minute)
    assert say("physio_plan.lowered", asked=asked) in read_text(at)


@pytest.mark.parametrize("checked", [False, True])
def test_no_move_is_named_while_there_is_no_plan(
    journal: Journal, open_page: OpenPage, checked: bool
) -> None:
    if checked:
        add_self_check(journal, precautions=None)
    at = upload(open_page("physio_plan"), a_file())
    assert say("physio_plan.silent.no_moves") in read_text(at)
    press_key(at, "physio_plan_keep")
    assert say("physio_plan.silent.no_moves") in read_text(at)
    assert "Heel slide" not in read_text(at)
    assert "Towel squeeze" not in read_text(at)
    assert "physio_plan_check" in keys(at)


def test_the_card_takes_the_place_of_the_page(journal: Journal, open_page: OpenPage) -> None:
    add_self_check(journal)
    press_key(upload(open_page("physio_plan"), a_file()), "physio_plan_keep")
    add_self_check(journal, red_now=["chest_pain"])
    at = open_page("physio_plan")
    assert say("results.levels.emergency.title") in read_text(at)
    assert "Heel slide" not in read_text(at)
    assert not at.get("file_uploader")


def test_a_plan_that_is_over_cannot_be_kept(journal: Journal, open_page: OpenPage) -> None:
    add_self_check(journal)
    at = upload(open_page("physio_plan"), json.dumps(sample()).encode())
    assert "This plan ended on" in read_text(at)
    assert "physio_plan_keep" not in keys(at)


def test_a_plan_is_removed_and_restored(journal: Journal, open_page: OpenPage) -> None:
    add_self_check(journal)
    at = press_key(upload(open_page("physio_plan"), a_file()), "physio_plan_keep")
    press_key(at, "physio_plan_remove")
    assert journal.physio_plans.find_latest() is None
    assert say("physio_plan.lead") in read_text(at)
    press_key(at, "physio_plan_put_back")
    assert journal.physio_plans.find_latest() is not None
    assert "physio_plan_put_back" not in keys(at)


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"PK", a_file(moves=[]), a_file(more="<script>"), a_file(name="x" * 99)],
)
def test_a_bad_file_gets_a_sentence_and_changes_nothing(
    journal: Journal, open_page: OpenPage, data: bytes
) -> None:
    version = journal.read_version()
    at = upload(open_page("physio_plan"), data)
    assert say("physio_plan.refused") in read_text(at)
    assert at.text[0].value
    assert "physio_plan_keep" not in keys(at)
    assert journal.read_version() == version


def test_the_picture_of_an_own_move_is_shown(journal: Journal, open_page: OpenPage) -> None:
    add_self_check(journal, pain_worst=3)
    drawn = io.BytesIO()
    Image.new("RGB", (40, 40), "teal").save(drawn, "PNG")
    moves = sample()["moves"]
    moves[2]["picture"] = base64.b64encode(drawn.getvalue()).decode()
    at = press_key(upload(open_page("physio_plan"), a_file(moves=moves)), "physio_plan_keep")
    assert 'src="data:image/jpeg;base64,/9j/' in " ".join(
        str(block.proto.body) for block in at.get("html")
    )
    assert "picture" in journal.physio_plans.list()[0].body["moves"][2]


def test_nothing_that_a_file_says_becomes_markup(journal: Journal, open_page: OpenPage) -> None:
    add_self_check(journal, pain_worst=3)
    text = " ".join(piece for piece in PIECES if piece.isprintable())[:80]
    moves = sample()["moves"]
    moves[2] |= {"name": text[:60], "steps": [text], "note": text}
    at = upload(open_page("physio_plan"), a_file(name=text, made_by=text, note=text, moves=moves))
    markups = " ".join(str(block.proto.body) for block in at.get("html"))
    assert "<script>alert" not in markups
    assert html.escape("<script>alert(1)</script>") in markups


def test_a_day_that_was_done_is_kept_and_every_page_can_show_it(
    journal: Journal, open_page: OpenPage
) -> None:
    add_self_check(journal, pain_worst=3)
    at = press_key(upload(open_page("physio_plan"), a_file()), "physio_plan_keep")
    press_key(at, "physio_plan_done")
    assert [message.value for message in at.success] == [say("physio_plan.done")]
    assert "physio_plan_done" not in keys(at)
    (record,) = journal.sessions.list()
    journal.sessions.replace(replace(record, pain_before=4, pain_after=2, tingling="same"))
    for name in shell.PAGES:
        assert title(open_page(name))
    named = say("physio_plan.own_named", name="Towel squeeze")
    assert named in read_text(open_page("hand_over"))
    assert "Towel squeeze" in str(open_page("my_data", entry=record.id).text[0].value)

"""Files of other apps on the page: previewed, imported and removed at once, or refused."""

from __future__ import annotations

import datetime as dt

import pytest
from streamlit.testing.v1 import AppTest

from psoas_coach.content import load
from psoas_coach.journal.journal import Journal
from tests.sharing.test_loop_habits_import import FILES, STRETCH, pack
from tests.support.page_driver import keys, press_key, run_page
from tests.ui.conftest import OpenPage

IMPORT = "my_data_other_import"
PAIN = "Date,Mood,Pain\n01/02/2026,good,3\n03/02/2026,,\n05/02/2026,bad,6.5\n"


def words(key: str) -> str:
    return load().words[f"my_data.{key}"]


@pytest.fixture
def app(open_page: OpenPage) -> AppTest:
    at = open_page("my_data")
    at.session_state["my_data_section"] = words("tabs.take")
    return run_page(at)


def upload(at: AppTest, data: bytes, name: str = "mine.csv") -> AppTest:
    at.file_uploader[1].set_value((name, data, "application/octet-stream"))
    return run_page(at)


def choose_pain(at: AppTest) -> AppTest:
    at.segmented_control(key="my_data_other_source").set_value("pain_csv")
    return run_page(at)


def text_of(at: AppTest) -> str:
    shown = (*at.markdown, *at.text, *at.error, *at.warning, *at.success, *at.header, *at.subheader)
    return "\n".join(str(element.value) for element in shown)


def dates(journal: Journal) -> list[str]:
    return [imported_day.date.isoformat() for imported_day in journal.imported_days.list()]


def test_ticked_days_of_the_chosen_habits_are_imported_and_removed_together(
    app: AppTest, journal: Journal
) -> None:
    upload(app, pack(FILES), "Loop Habits CSV.zip")
    assert "Some habits count amounts" in text_of(app)
    assert words("other.choose_habit") in text_of(app)
    assert IMPORT not in keys(app)
    (habits,) = app.multiselect
    assert habits.options == ["Stretch hips (2 days ticked)", "Walk, slowly (one day ticked)"]
    habits.set_value([0, 1])
    run_page(app)
    assert "This would bring in 2 days, from 3 January 2026 to 6 January 2026." in text_of(app)
    assert journal.read_version() == 0, "looking changes nothing"
    press_key(app, IMPORT)
    assert dates(journal) == ["2026-01-03", "2026-01-06"]
    assert "2 days are in your journal now." in text_of(app)
    (undo,) = (button.key for button in app.button if str(button.key).startswith("undo_"))
    press_key(app, str(undo))
    assert dates(journal) == []
    assert journal.sessions.list() == ()


def test_the_same_file_again_has_nothing_new(app: AppTest, journal: Journal) -> None:
    press_key(upload(app, STRETCH.encode()), IMPORT)
    upload(app, STRETCH.encode())
    assert "2 of the days are already here." in text_of(app)
    assert words("other.nothing") in text_of(app)
    assert IMPORT not in keys(app)
    assert dates(journal) == ["2026-01-03", "2026-01-06"]


def test_an_old_import_is_listed_and_can_be_removed(app: AppTest, journal: Journal) -> None:
    press_key(upload(app, STRETCH.encode()), IMPORT)
    app.session_state["my_data_section"] = words("tabs.entries")
    run_page(app)
    app.session_state["my_data_section"] = words("tabs.take")
    run_page(app)
    assert "Loop Habit Tracker: 2 days, from 3 January 2026 to 6 January 2026" in text_of(app)
    import_id = journal.imported_days.list()[0].day.import_id
    press_key(app, f"my_data_take_back_{import_id}")
    assert dates(journal) == []
    assert "2 days are taken out again." in text_of(app)
    press_key(app, f"undo_{import_id}")
    assert dates(journal) == ["2026-01-03", "2026-01-06"]


def test_a_table_asks_for_what_it_does_not_say(app: AppTest, journal: Journal) -> None:
    upload(choose_pain(app), PAIN.encode())
    date, pain = app.selectbox
    assert (date.value, pain.value) == (0, 2)
    assert words("other.choose_order") in text_of(app)
    assert IMPORT not in keys(app)
    (order,) = (radio for radio in app.radio if "01/02/2026" in radio.label)
    order.set_value("day_first")
    run_page(app)
    shown = text_of(app)
    assert "Pain goes from 3 to 6.5." in shown
    assert "One row has no pain number" in shown
    assert "1 February 2026: pain 3" in shown
    press_key(app, IMPORT)
    matching = [
        (imported_day.date, imported_day.day.pain) for imported_day in journal.imported_days.list()
    ]
    assert matching == [(dt.date(2026, 2, 1), 3), (dt.date(2026, 2, 5), 6.5)]
    assert [note.kind for note in journal.day_notes.list()] == ["imported", "imported"]


def test_columns_that_no_name_tells_have_to_be_chosen(app: AppTest, journal: Journal) -> None:
    upload(choose_pain(app), b"2026-02-01,3\n2026-02-02,4\n")
    assert words("other.choose_columns") in text_of(app)
    date, pain = app.selectbox
    assert date.options == ["Column 1", "Column 2"]
    date.set_value(0)
    pain.set_value(0)
    run_page(app)
    assert words("other.same_column") in text_of(app)
    app.selectbox[1].set_value(1)
    press_key(run_page(app), IMPORT)
    assert dates(journal) == ["2026-02-01", "2026-02-02"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"Date,Pain\n2026-02-01,11\n", 'Line 2 has "11". Pain goes from 0 to 10.'),
        (b"Date,Pain\n2099-02-01,1\n", "a day that is still to come"),
        (b"Date,Pain\n=cmd(),1\n", 'Line 2 has "=cmd()" where a date should be.'),
        (b"\xff\xd8\xff\xe0", "not text in UTF-8"),
    ],
)
def test_a_bad_table_is_explained_and_changes_nothing(
    app: AppTest, journal: Journal, data: bytes, sentence: str
) -> None:
    upload(choose_pain(app), data)
    assert words("import.refused") in text_of(app)
    assert sentence in text_of(app)
    assert IMPORT not in keys(app)
    assert journal.read_version() == 0


def test_an_imported_day_is_an_entry_that_can_only_be_removed(
    app: AppTest, journal: Journal
) -> None:
    press_key(upload(app, STRETCH.encode()), IMPORT)
    note = journal.day_notes.list()[0]
    app.query_params["entry"] = note.id
    run_page(app)
    assert words("edit.fixed_imported") in text_of(app)
    assert "Practice ticked in Loop Habit Tracker" in text_of(app)
    press_key(app, f"remove_{note.id}")
    assert dates(journal) == ["2026-01-03"]

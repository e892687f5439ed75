"""The moves page in Chromium: cold addresses, cards, the slider by keyboard, themes, widths."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Contexts
from tests.support.answers_factory import self_check
from tests.support.app_server import (
    TOO_WIDE,
    App,
    person_now,
    violations_in_both_themes,
    visit,
    wait_until_idle,
    wait_until_still,
)

VIEWS = ("", "?view=psoas", "?view=claims", "?move=crescent_lunge")


def open_moves(page: Page, app: App, query: str = "") -> Page:
    page.goto(f"{app.url}/moves{query}")
    wait_until_idle(page)
    return page


def test_a_cold_address_opens_its_move_and_the_way_back_leads_to_all(app: App, page: Page) -> None:
    open_moves(page, app, "?move=standing_stride")
    expect(page.get_by_role("heading", name="Standing stride", level=1)).to_be_visible()
    page.get_by_role("button", name="All moves").click()
    wait_until_idle(page)
    expect(page.get_by_role("heading", name="Moves", level=1)).to_be_focused()
    assert page.url.endswith("/moves")
    expect(page.get_by_role("link", name="Standing stride")).to_be_visible()


def test_a_card_leads_to_its_move_and_back_keeps_what_was_chosen(app: App, page: Page) -> None:
    open_moves(page, app, "?where=chair")
    page.get_by_role("link", name="Seated march").click()
    wait_until_idle(page)
    expect(page.get_by_role("heading", name="Seated march", level=1)).to_be_focused()
    assert "move=seated_march" in page.url
    page.go_back()
    wait_until_idle(page)
    expect(page.get_by_text("4 of 21 moves")).to_be_visible()
    assert "move" not in page.url.split("?")[1]


@pytest.mark.parametrize("way", ["back", "all moves"])
def test_the_way_back_leads_to_where_one_was_and_to_that_card(
    app: App, page: Page, way: str
) -> None:
    open_moves(page, app)
    card = page.locator("a[data-id]").nth(14)
    name = card.locator(".name").inner_text()
    card.scroll_into_view_if_needed()
    before = card.bounding_box()
    card.click()
    wait_until_idle(page)
    expect(page.get_by_role("heading", name=name, level=1)).to_be_focused()
    if way == "back":
        page.go_back()
    else:
        page.get_by_role("button", name="All moves").click()
    wait_until_idle(page)
    expect(card).to_be_focused()
    after = card.bounding_box()
    assert before is not None
    assert after is not None
    assert after["y"] == pytest.approx(before["y"], abs=40)


def test_a_card_is_a_link_that_the_keyboard_reaches(app: App, page: Page) -> None:
    open_moves(page, app, "?where=bed")
    card = page.get_by_role("link", name="Bed-edge hang")
    expect(card).to_have_attribute("href", "?move=bed_edge_hang")
    card.focus()
    page.keyboard.press("Enter")
    wait_until_idle(page)
    expect(page.get_by_role("heading", name="Bed-edge hang", level=1)).to_be_visible()


def test_the_slider_goes_by_keyboard_from_sitting_to_a_stretch(app: App, page: Page) -> None:
    open_moves(page, app, "?view=psoas")
    slider = page.get_by_role("slider", name="Bend of the hip")
    runs = "document.querySelectorAll('[data-testid=stApp][data-test-script-state=running]').length"
    expect(slider).to_have_attribute("aria-valuetext", "Hip bent 90°, 19.6 cm, 75 % of standing")
    thigh = page.locator(".whole path").nth(12)
    before = thigh.get_attribute("d")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "Hip bent 89°, 19.6 cm, 75 % of standing")
    assert page.evaluate(runs) == 0
    assert thigh.get_attribute("d") != before
    page.keyboard.press("End")
    expect(slider).to_have_attribute(
        "aria-valuetext", "Thigh 30° behind, 27.9 cm, 107 % of standing"
    )
    expect(page.get_by_text("This is a stretch.")).to_be_visible()
    page.keyboard.press("Home")
    expect(page.get_by_text("You're sitting.")).to_be_visible()
    assert thigh.get_attribute("d") == before


def test_a_stop_of_the_slider_is_a_button_and_stays_put_when_motion_is_unwanted(
    app: App, contexts: Contexts
) -> None:
    page = contexts(reduced_motion="reduce").new_page()
    open_moves(page, app, "?view=psoas")
    slider = page.get_by_role("slider", name="Bend of the hip")
    page.get_by_role("button", name="Standing").click()
    assert slider.input_value() == "90"
    expect(page.get_by_text("100 % of standing", exact=True)).to_be_visible()


def test_the_slider_keeps_its_place_when_the_page_is_drawn_again(app: App, page: Page) -> None:
    open_moves(page, app, "?view=psoas")
    slider = page.get_by_role("slider", name="Bend of the hip")
    slider.focus()
    page.keyboard.press("End")
    page.emulate_media(color_scheme="dark")
    wait_until_still(page)
    assert slider.input_value() == "120"


def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(app: App, page: Page) -> None:
    app.journal().self_checks.add(self_check(person_now(), precautions=["knee"]))
    for query in (*VIEWS, "?move=runners_lunge"):
        visit(page, app, f"moves{query}")
        for width in (1280, 768, 360):
            page.set_viewport_size({"width": width, "height": 800})
            wait_until_still(page)
            assert page.evaluate(TOO_WIDE) <= 0, (query, width)
        assert violations_in_both_themes(page) == [], query

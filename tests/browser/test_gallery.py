"""Every component and state looks like its approved picture.

``python -m tests.gallery --write`` takes the baselines again; ``tests/gallery/compare.py`` says
what counts as the same.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.gallery import pictures
from tests.gallery.compare import find_difference, shrink, to_png
from tests.gallery.parts import PARTS
from tests.gallery.states import STATES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.support.app_server import App

SEEDED = {
    "bars": ".pc-icon { visibility: hidden }",
    "headlines": ".headline { padding-left: 28px !important }",
    "plan rows": ".move .words { font-size: 118% }",
    "disclosures": "details.disclosure { border: 3px solid #d33 !important }",
    "buttons": "[data-testid=stBaseButton-primary] { background: #7a5c0f !important }",
    "notes": "[data-testid=stAlertContainer] { border-radius: 0 !important; margin-top: 7px }",
    "choice": ".stApp * { --st-primary-color: #b45309 !important }",
}
"""Something hidden, moved, grown or recoloured, by the part that it spoils."""


@pytest.fixture(scope="module")
def even(browser: Browser) -> Iterator[Browser]:
    """A browser that sets letters as every other one does."""
    running = pictures.launch(browser.browser_type)
    yield running
    running.close()


@pytest.fixture(scope="module")
def tabs(even: Browser) -> pictures.Tabs:
    return pictures.open_tabs(even)


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    running = pictures.make_gallery(tmp_path_factory.mktemp("gallery"))
    running.start()
    yield running
    running.kill()


@pytest.mark.parametrize("view", ["parts", *STATES])
def test_a_person_sees_the_approved_picture(
    tabs: pictures.Tabs, gallery: App, tmp_path: Path, view: str
) -> None:
    differences = []
    for name, png in pictures.take_pictures(tabs, gallery, view):
        now = shrink(png)
        difference = find_difference(now, baseline(name))
        if difference:
            copy = tmp_path / f"{name}.png"
            copy.write_bytes(to_png(now))
            differences.append(f"{name}: {difference}; see {copy}")
    assert differences == []


def test_a_seeded_regression_is_seen(tabs: pictures.Tabs, gallery: App) -> None:
    page = tabs["light"]
    pictures.open_view(page, gallery, "parts")
    pictures.resize(page, pictures.PHONE)
    unseen = [name for name in SEEDED if not describe_regression(page, name)]
    assert unseen == []


def describe_regression(page: Page, name: str) -> str:
    """Return how a part looks different while its regression is there."""
    style = page.add_style_tag(content=SEEDED[name])
    png = pictures.shoot(page, name)
    style.evaluate("element => element.remove()")
    return find_difference(shrink(png), baseline(f"{name.replace(' ', '-')}-phone-light"))


def baseline(name: str) -> Image.Image:
    """Return what a picture looked like when it was approved."""
    return Image.open(io.BytesIO((pictures.BASELINES / f"{name}.png").read_bytes())).convert("RGB")


def test_every_baseline_is_of_something_in_the_gallery() -> None:
    expected = {
        f"{name.replace(' ', '-')}-{look}"
        for name in (*PARTS, *STATES)
        for look, size, _ in pictures.LOOKS
        if size == pictures.PHONE or name in pictures.ON_A_DESK
    }
    assert {path.stem for path in pictures.BASELINES.glob("*.png")} == expected

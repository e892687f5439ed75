"""The theme in a run's messages is Streamlit's own, and is computed once."""

from __future__ import annotations

import pytest
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from psoas_coach.ui.streamlit_workarounds import repeated_work

SECTIONS = ("", "light", "dark", "sidebar", "light.sidebar", "dark.sidebar")


def read_theme() -> CustomThemeConfig:
    """Put the theme together as Streamlit does at the start of a run."""
    theme = CustomThemeConfig()
    for name in SECTIONS:
        part = theme
        for step in filter(None, name.split(".")):
            part = getattr(part, step)
        app_session._populate_theme_msg(part, f"theme.{name}".rstrip("."))  # noqa: SLF001 -- it is replaced
    return theme


@pytest.fixture
def original(monkeypatch: pytest.MonkeyPatch) -> CustomThemeConfig:
    """The theme as Streamlit itself reads it, with nothing kept of it."""
    repeated_work._read_theme.cache_clear()  # noqa: SLF001 -- what another test has left
    with monkeypatch.context() as patch:
        patch.setattr(app_session, "_populate_theme_msg", repeated_work._populate_theme)  # noqa: SLF001
        return read_theme()


def test_the_theme_is_the_same_to_the_last_field(original: CustomThemeConfig) -> None:
    repeated_work.keep_theme()
    first, second = read_theme(), read_theme()
    assert original.light.primary_color
    assert original.dark.sidebar.background_color
    assert first.SerializeToString(deterministic=True) == original.SerializeToString(
        deterministic=True
    )
    assert second == first


def test_a_section_that_sets_nothing_is_not_there(original: CustomThemeConfig) -> None:
    repeated_work.keep_theme()
    assert not original.HasField("sidebar")
    assert not read_theme().HasField("sidebar")


def test_the_configuration_is_read_once(
    original: CustomThemeConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    repeated_work.keep_theme()
    assert read_theme() == original

    def read_again(section: str) -> dict[str, object]:
        raise AssertionError(section)

    monkeypatch.setattr(config, "get_options_for_section", read_again)
    assert read_theme() == original

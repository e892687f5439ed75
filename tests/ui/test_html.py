"""Rich text: what is plain text stays text, and what is markup is not escaped twice."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given

from psoas_coach.ui import html
from psoas_coach.ui.html import Html
from psoas_coach.ui.phone_numbers import link_numbers, list_numbers
from tests.support.hostile_text import texts


class Reader(HTMLParser):
    """Notes the elements, attributes and text of a piece of markup."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: dict[str, str | None] = {}
        self.text = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= dict(attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


@given(typed=texts)
def test_no_text_becomes_an_element_or_an_attribute(typed: str) -> None:
    reader = Reader(html.paragraph(typed, html.strong(typed), " ", html.image("<svg/>", typed)))
    assert reader.tags == ["p", "strong", "img"]
    assert set(reader.attributes) == {"class", "src", "alt"}


@given(typed=texts)
def test_text_reads_as_it_was(typed: str) -> None:
    inside = str(html.strong(typed)).removeprefix("<strong>").removesuffix("</strong>")
    for name, letter in (("lt", "<"), ("gt", ">"), ("quot", '"'), ("#x27", "'"), ("amp", "&")):
        inside = inside.replace(f"&{name};", letter)
    assert inside == typed


def test_markup_inside_markup_is_escaped_once() -> None:
    assert html.paragraph(html.strong("a & b"), " < c") == (
        '<p class="paragraph"><strong>a &amp; b</strong> &lt; c</p>'
    )


def test_markup_added_as_strings_is_shown_and_not_drawn() -> None:
    added = html.strong("a") + html.strong("b")
    assert not isinstance(added, Html)
    assert "&lt;strong&gt;" in html.paragraph(added)


def test_attributes_that_are_false_are_left_out_and_true_ones_stand_alone() -> None:
    markup = html.element("input", type="radio", checked=True, hidden=False, aria_label='"')
    assert markup == '<input type="radio" checked aria-label="&quot;">'


def test_a_bar_is_as_full_as_its_share() -> None:
    assert Reader(html.bar(3, 8)).attributes["style"] == "--share:37.5%"


def test_each_number_to_call_is_a_link_and_the_rest_is_text() -> None:
    number = list_numbers()[0]
    reader = Reader(link_numbers(f"Call {number} & <wait>"))
    assert reader.tags == ["a"]
    assert reader.attributes["href"] == f"tel:{number.replace(' ', '')}"
    assert reader.text == f"Call {number} & <wait>"

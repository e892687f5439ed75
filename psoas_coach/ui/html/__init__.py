"""Rich text: a typed builder of escaped HTML that ``st.html`` draws, with one stylesheet.

Plain paragraphs are ``st.markdown``; whatever has boxes, figures, tables or parts that open is
built here. Every function takes plain strings, which it escapes, and ``Html``, which it keeps, so
text that somebody typed cannot become markup. Looks are classes of ``rich_text.css``.

    html.draw(html.heading("Your plan"), html.paragraph(html.strong("Bridge"), " twice a day"))
"""

from psoas_coach.ui.html.drawing import draw, draw_stylesheet
from psoas_coach.ui.html.elements import (
    bar,
    disclosure,
    figure,
    heading,
    image,
    lines,
    link,
    ordered_list,
    paragraph,
    strong,
    table_row,
    unordered_list,
)
from psoas_coach.ui.html.markup import Html, element, join

__all__ = [
    "Html",
    "bar",
    "disclosure",
    "draw",
    "draw_stylesheet",
    "element",
    "figure",
    "heading",
    "image",
    "join",
    "lines",
    "link",
    "ordered_list",
    "paragraph",
    "strong",
    "table_row",
    "unordered_list",
]

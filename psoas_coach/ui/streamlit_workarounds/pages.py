"""A page is found once and run in every run.

Streamlit 1.67 marks a ``st.Page`` as used when it is run, so that the next run needs another one,
and looks the page's file up whenever one is made: for nine pages that costs more than drawing some
of them.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from streamlit.navigation.page import Page


def copy_page(page: Page) -> Page:
    """Return the same page as one that was not run yet."""
    return copy.copy(page)

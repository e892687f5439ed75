"""Markup that goes to the page as it stands.

``st.html`` looks through text for a common indent, which takes as long as three elements when the
text is thirty kilobytes. What says that it is markup already is taken as it is.
"""

from __future__ import annotations


class ReadyMarkup(str):
    """Markup without an indent; everything a person typed is escaped in it."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """Return it, as Streamlit asks markup for itself."""
        return str(self)

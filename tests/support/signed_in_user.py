"""Signed-in people as Streamlit represents them."""

from __future__ import annotations

from typing import Any

from tests.support import clock

ISSUER = "https://id.example.org"


def make_user(subject: str, **claims: object) -> dict[str, Any]:
    """Return what ``st.user`` holds for somebody who has just signed in."""
    standard = {"is_logged_in": True, "iss": ISSUER, "sub": subject, "iat": int(clock.stamp())}
    return {**standard, "email": f"{subject}@example.org", "name": subject.title(), **claims}

"""People who sign in, as Streamlit tells of them."""

from __future__ import annotations

import time
from typing import Any

ISSUER = "https://id.example.org"


def signed_in(subject: str, **claims: object) -> dict[str, Any]:
    """Return what ``st.user`` holds for somebody who has just signed in."""
    known = {"is_logged_in": True, "iss": ISSUER, "sub": subject, "iat": int(time.time())}
    return {**known, "email": f"{subject}@example.org", "name": subject.title(), **claims}

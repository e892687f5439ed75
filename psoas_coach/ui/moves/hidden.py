"""Moves that somebody never wants to see again, until they do.

Each is a setting of its own in the journal, so that hiding two moves in two tabs loses neither.
"""

from __future__ import annotations

from psoas_coach.journal.journal import Journal

_PREFIX = "moves.hidden."


def hidden_moves(journal: Journal) -> frozenset[str]:
    """Return the ids of all hidden moves."""
    return frozenset(
        key.removeprefix(_PREFIX)
        for key, value in journal.settings().items()
        if key.startswith(_PREFIX) and value is True
    )


def hide(journal: Journal, move: str) -> None:
    """Hide a move from the library and from plans."""
    journal.keep_setting(f"{_PREFIX}{move}", True)


def show_again(journal: Journal, move: str) -> None:
    """Bring a hidden move back."""
    journal.keep_setting(f"{_PREFIX}{move}", False)

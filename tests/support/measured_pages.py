"""Documents that contain measurements between two comments."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRESS = ROOT / "docs" / "progress.md"
FAIR_TEST = ROOT / "docs" / "fair-test.md"
RELIABILITY = ROOT / "docs" / "reliability.md"
END = "<!-- end -->\n"


def read_measured(page: Path, mark: str = "measured") -> str:
    """Return the contents of a page after the comment ``mark``.

    Raises:
        ValueError: The page has no such comment.
    """
    return _split(page, mark)[1]


def write_measured(page: Path, measured: str, mark: str = "measured") -> None:
    """Replace the measurements in a page.

    Args:
        page: The page.
        measured: Markdown, with a line's end.
        mark: Words of the comment before them.

    Raises:
        ValueError: The page has no such comment.
    """
    before, _, after = _split(page, mark)
    page.write_text(f"{before}{measured}{after}", "utf-8")


def _split(page: Path, mark: str) -> tuple[str, str, str]:
    """Split a page before and after the measurements; the comments stay with the rest."""
    start = f"<!-- {mark} -->\n"
    before, comment, rest = page.read_text("utf-8").partition(start)
    if not comment:
        raise ValueError(f"{page.name} has no {start.strip()}")
    measured, end, after = rest.partition(END)
    return before + comment, measured, end + after

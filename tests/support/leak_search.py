"""Search for marked texts in everything that a process prints, leaves behind, or shows."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from pathlib import Path


def forms(mark: str) -> tuple[bytes, ...]:
    """Return the forms in which a mark may be written; the middle part of it in base64."""
    coded = [base64.b64encode(b"\0" * shift + mark.encode())[4:-4] for shift in range(3)]
    return (mark.encode(), mark.encode("utf-16-le"), mark.encode().hex().encode(), *coded)


def traces(marks: Sequence[str], folders: Iterable[Path], processes: Iterable[int]) -> list[str]:
    """Return where each mark was found.

    Args:
        marks: The texts to search for.
        folders: The folders to search, recursively.
        processes: Process ids, whose command lines and environments are searched.
    """
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    files += [Path(f"/proc/{id_}/{part}") for id_ in processes for part in ("cmdline", "environ")]
    leaks = []
    for path in files:
        data = path.read_bytes()
        leaks += [
            f"{mark} in {path}" for mark in marks if any(form in data for form in forms(mark))
        ]
        leaks += [f"{mark} in the name {path}" for mark in marks if mark in str(path)]
    return leaks

"""The content with one edit, and the errors that the loader finds in it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from psoas_coach import content
from psoas_coach.content import InvalidContentError

if TYPE_CHECKING:
    from pathlib import Path


def faults_after(tmp_path: Path, file: str, old: str, new: str) -> list[str]:
    """Return the faults of a copy of the content with one edit.

    Args:
        tmp_path: The folder for the copy.
        file: Its path below the folder of the content.
        old: The original text, which occurs once.
        new: The new text.
    """
    folder = shutil.copytree(content.DATA, tmp_path / "data")
    path = folder / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(InvalidContentError) as caught:
        content.load(folder)
    return list(caught.value.faults)

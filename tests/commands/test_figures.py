"""The contact sheet: everything there is, at three sizes, in both themes."""

from pathlib import Path

import pytest

from psoas_coach.__main__ import main
from psoas_coach.body import list_poses
from psoas_coach.body.poses import load_scenes
from psoas_coach.commands.figures import SHEET, SIZES


def test_every_figure_is_written_and_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "new" / "figures"
    assert main(["figures", "--out", str(folder)]) == 0
    count = sum(len(list_poses(move)) for move in load_scenes()) * 4
    assert len(list(folder.glob("*.svg"))) == count
    assert str(count) in capsys.readouterr().out
    sheet = (folder / SHEET).read_text(encoding="utf-8")
    for size in SIZES:
        assert sheet.count(f'width="{size}"') >= count / 2
    assert (folder / "bridge-work-left-dark.svg").read_text(encoding="utf-8").startswith("<svg")

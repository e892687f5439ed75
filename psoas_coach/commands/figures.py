"""Write every figure to a file, and one page that shows them all."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Final, get_args

from psoas_coach.body import draw_figure, list_poses
from psoas_coach.body.palette import Theme
from psoas_coach.body.poses import Side, load_scenes
from psoas_coach.content import load

SIZES: Final = (96, 320, 640)
"""CSS pixels: a row in a list, a card, a full page."""
PAPER: Final = {"light": ("#fbf8f1", "#22302d"), "dark": ("#12201e", "#e8f1ef")}
"""Background and text of the product's two themes."""
REFUSED: Final = 2
SHEET: Final = "contact-sheet.html"


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    words = load().words
    parser = subparsers.add_parser(
        "figures", help=words["commands.figures.help"], description=words["commands.figures.about"]
    )
    parser.add_argument("--out", type=Path, required=True, help=words["commands.figures.out"])


def run(args: argparse.Namespace) -> int:
    """Write the figures and the contact sheet; the exit status says whether it worked."""
    folder: Path = args.out
    count = 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for move, pose, side, theme in list_drawings():
            text = draw_figure(move, pose, side, theme)
            (folder / f"{move}-{pose}-{side}-{theme}.svg").write_text(text, encoding="utf-8")
            count += 1
        (folder / SHEET).write_text(build_contact_sheet(), encoding="utf-8")
    except (OSError, ValueError):  # The name is taken or invalid, or the disk is full.
        sys.stderr.write(load().words["commands.figures.cannot"].format(folder=folder) + "\n")
        return REFUSED
    sentence = load().words["commands.figures.done"]
    sys.stdout.write(sentence.format(count=count, sheet=folder / SHEET) + "\n")
    return 0


def list_drawings() -> Iterator[tuple[str, str, Side, Theme]]:
    """Yield every move, pose, side and theme."""
    for move in load_scenes():
        for pose in list_poses(move):
            for side in get_args(Side):
                for theme in get_args(Theme):
                    yield move, pose, side, theme


def _write_row(move: str, size: int, side: Side, theme: Theme) -> str:
    figures = "".join(draw_figure(move, pose, side, theme, size) for pose in list_poses(move))
    return f"<section><h2>{escape(load().move_words[move].name)}</h2>{figures}</section>"


def build_contact_sheet() -> str:
    """Return a page with all figures at three sizes in both themes, large ones of one side."""
    parts = []
    for theme in get_args(Theme):
        paper, ink = PAPER[theme]
        for size in SIZES:
            sides = get_args(Side) if size < SIZES[-1] else get_args(Side)[:1]
            rows = "".join(
                _write_row(move, size, side, theme) for side in sides for move in load_scenes()
            )
            style = f"background:{paper};color:{ink}"
            parts.append(f'<div style="{style}"><h1>{theme}, {size} px</h1>{rows}</div>')
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Psoas Coach</title><style>'
        "body{margin:0;font:14px sans-serif}div{padding:16px}"
        "section{display:inline-block;margin:0 12px 12px 0}h2{font-size:13px;margin:4px 0}"
        f"</style>{''.join(parts)}</html>"
    )

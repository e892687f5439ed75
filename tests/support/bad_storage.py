"""Storage with faults, made on purpose for a journal's file."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOBODY = 65534


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may write anywhere; step down for a moment."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def small_disk(folder: Path) -> Iterator[bool]:
    """Make the folder a disk of 700 KB; False where this machine or user does not allow it."""
    mount = shutil.which("mount")
    made = (
        os.geteuid() == 0
        and mount is not None
        and subprocess.run(
            [mount, "-t", "tmpfs", "-o", "size=700k", "tmpfs", str(folder)],
            capture_output=True,
            check=False,
        ).returncode
        == 0
    )
    try:
        yield made
    finally:
        if made:
            subprocess.run([shutil.which("umount") or "", "-l", str(folder)], check=True)


def rubbish(path: Path) -> None:
    """Write something else over the file."""
    path.write_bytes(b"this is no journal\n" * 400)


def torn(path: Path) -> None:
    """Write noise over all but the first page."""
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(path.stat().st_size - 4096))


def garbled(path: Path) -> None:
    """Leave the file whole, and what stands in it not."""
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE sessions SET plan = '[{\"move\"'")
    connection.close()

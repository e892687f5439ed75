"""A PostgreSQL server for the tests: in a temporary folder, reached through a socket there.

It listens on no network. PostgreSQL refuses to run as root, so a test that runs as root starts it
as another user.
"""

from __future__ import annotations

import getpass
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg

PATIENCE_SECONDS = 30.0


def binaries() -> Path | None:
    """Return the newest folder with ``initdb`` and ``postgres``; Debian keeps them off the path."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: path.parent.name)
    on_path = shutil.which("initdb")
    candidates = [*debian, *([Path(on_path).resolve().parent] if on_path else [])]
    folders = [path for path in candidates if (path / "initdb").exists()]
    return folders[-1] if folders else None


def find_unprivileged_user() -> str:
    """Return a user that may run the server."""
    if os.geteuid() != 0:
        return getpass.getuser()
    accounts = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in accounts else "nobody"


SHARED = ("/tmp", "/var/tmp", "/dev/shm", "/run")  # noqa: S108 -- a folder of its own is made there
"""Where everybody may come; a temporary folder of root's alone is closed to the server."""
LONGEST = 80
"""Letters of a folder's path: that of the socket in it may have some hundred."""


def enterable(folder: Path) -> bool:
    """Whether every user may access a folder."""
    return all(parent.stat().st_mode & 0o001 for parent in (folder, *folder.parents))


def place() -> str:
    """Return a folder in which the server's user may create another."""
    usual = Path(tempfile.gettempdir()).resolve()
    alone = os.geteuid() != 0  # then it is ourselves who run it
    for folder in (usual, *map(Path, SHARED)):
        fits = folder.is_dir() and len(str(folder)) < LONGEST and os.access(folder, os.W_OK)
        if fits and (alone or enterable(folder)):
            return str(folder)
    return str(usual)


class Cluster:
    """A running server with a role ``coach`` that owns its databases and has no other rights."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        self._user = find_unprivileged_user()
        self.folder = Path(tempfile.mkdtemp(prefix="psoas-pg-", dir=place()))
        if os.geteuid() == 0:
            shutil.chown(self.folder, self._user)
        self._run("initdb", "-D", "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N")
        self.start()
        self._sql("CREATE ROLE coach LOGIN NOSUPERUSER NOBYPASSRLS")

    def start(self) -> None:
        """Start the server and wait until it responds."""
        where = str(self.folder)
        self._server = self._spawn(
            "postgres", "-D", "data", "-k", where, "-c", "listen_addresses=", "-c", "fsync=off"
        )
        until = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                self._sql("SELECT 1")
            except psycopg.OperationalError:
                if time.monotonic() > until or self._server.poll() is not None:
                    raise
                time.sleep(0.05)
            else:
                return

    def stop(self, how: int = signal.SIGINT) -> None:
        """Stop the server; by default at once, closing its connections."""
        self._server.send_signal(how)
        self._server.wait(PATIENCE_SECONDS)

    def close(self) -> None:
        """Stop the server and remove its folder."""
        if self._server.poll() is None:
            self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def database(self, name: str) -> str:
        """Create an empty database and return its address for the journal."""
        self._sql(f"CREATE DATABASE {name} OWNER coach")
        return f"postgresql://coach@/{name}?host={self.folder}"

    def _sql(self, statement: str) -> None:
        with psycopg.connect(
            host=str(self.folder), user="postgres", dbname="postgres", autocommit=True
        ) as connection:
            connection.execute(statement.encode())

    def _run(self, program: str, *arguments: str) -> None:
        process = self._spawn(program, *arguments)
        if process.wait(PATIENCE_SECONDS) != 0:
            raise RuntimeError((self.folder / f"{program}.log").read_text())

    def _spawn(self, program: str, *arguments: str) -> subprocess.Popen[bytes]:
        asroot = os.geteuid() == 0
        with (self.folder / f"{program}.log").open("ab") as log:
            return subprocess.Popen(
                [str(self._programs / program), *arguments],
                cwd=self.folder,
                stdout=log,
                stderr=log,
                user=self._user if asroot else None,
                group=pwd.getpwnam(self._user).pw_gid if asroot else None,
                extra_groups=[] if asroot else None,
            )

"""A real nginx for the tests, with the configuration file that hosts use.

Only what depends on the machine is changed: ports, host name, log files, and TLS, which would need
a signed certificate.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from pathlib import Path

from tests.support.app_server import ROOT

CONFIG_FILE = ROOT / "deploy" / "nginx" / "psoas-coach.conf"
PROGRAM = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
FRAME = """
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/main.log;
events {{ worker_connections 512; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/psoas-coach.conf;
}}
"""
PATIENCE_SECONDS = 20


def render_configuration(folder: Path, port: int, apps: tuple[int, int]) -> str:
    """Return the hosts' configuration with these ports, writing only into ``folder``."""
    config = CONFIG_FILE.read_text("utf-8")
    plain_http = config.index("server {\n    listen 80;")
    config = config[:plain_http] + config[config.index("server {\n    listen 443 ssl") :]
    lines = [line for line in config.splitlines() if not line.lstrip().startswith("ssl_")]
    changes = {
        "listen 443 ssl http2;": f"listen 127.0.0.1:{port};",
        "coach.example.org": "localhost",
        "/var/log/nginx/": f"{folder}/",
        ":8501": f":{apps[0]}",
        ":8502": f":{apps[1]}",
    }
    text = "\n".join(lines) + "\n"
    for old, new in changes.items():
        assert old in text, f"{CONFIG_FILE.name} has no {old}"
        text = text.replace(old, new)
    return text


class Nginx:
    """A running nginx in front of two app processes.

    Attributes:
        folder: Its logs and temporary files.
    """

    def __init__(self, folder: Path, port: int, apps: tuple[int, int]) -> None:
        assert PROGRAM is not None
        self.folder = folder
        folder.chmod(0o755)  # A worker of root's nginx is another user.
        (folder / "psoas-coach.conf").write_text(render_configuration(folder, port, apps), "utf-8")
        frame = folder / "nginx.conf"
        frame.write_text(FRAME.format(folder=folder), "utf-8")
        with (folder / "out.log").open("ab") as log:
            self._process = subprocess.Popen(
                [PROGRAM, "-p", str(folder), "-c", str(frame)], stdout=log, stderr=log
            )
        self._wait(port)

    def _wait(self, port: int) -> None:
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until and self._process.poll() is None:
            try:
                with socket.create_connection(("127.0.0.1", port), timeout=1):
                    return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError(f"nginx did not start:\n{(self.folder / 'out.log').read_text()}")

    def close(self) -> None:
        """Stop it."""
        self._process.terminate()
        self._process.wait(PATIENCE_SECONDS)

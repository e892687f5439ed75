"""The files for hosts fit the program: nothing named there is missing, nothing is left open."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from psoas_coach.journal.engine import URL_VARIABLE
from psoas_coach.sharing.strict_json import LARGEST
from tests.support.app_server import free_port
from tests.support.nginx import FRAME, PROGRAM
from tests.support.skip import missing

ROOT = Path(__file__).resolve().parents[1]
DEPLOY = ROOT / "deploy"
NGINX = (DEPLOY / "nginx" / "psoas-coach.conf").read_text("utf-8")
LIMIT_MB = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["server"][
    "maxUploadSize"
]


def service() -> dict[str, str]:
    """The unit's own settings; of one that stands twice, the last."""
    reader = configparser.ConfigParser(strict=False, interpolation=None)
    reader.optionxform = str  # type: ignore[assignment,method-assign]  # keep the letters as they are
    reader.read(DEPLOY / "psoas-coach@.service", "utf-8")
    return dict(reader["Service"])


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("DynamicUser", "yes"),
        ("NoNewPrivileges", "yes"),
        ("ProtectSystem", "strict"),
        ("ProtectHome", "yes"),
        ("PrivateTmp", "yes"),
        ("CapabilityBoundingSet", ""),
        ("MemoryDenyWriteExecute", "yes"),
        ("LimitCORE", "0"),
        ("UMask", "0077"),
    ],
)
def test_the_service_may_do_no_more_than_it_must(key: str, value: str) -> None:
    assert service()[key] == value


def test_the_service_listens_on_this_machine_alone_and_takes_its_secrets_from_files() -> None:
    unit = service()
    assert "--server.address 127.0.0.1 --server.port %i" in unit["ExecStart"]
    assert unit["EnvironmentFile"].startswith("/etc/")
    assert unit["LoadCredential"].startswith("secrets.toml:/etc/")
    text = (DEPLOY / "environment.example").read_text("utf-8")
    assert re.search(rf"^{URL_VARIABLE}=postgresql://", text, re.MULTILINE)


def test_the_proxy_takes_whatever_the_app_takes() -> None:
    (limit,) = re.findall(r"client_max_body_size (\d+)m;", NGINX)
    assert int(limit) > LIMIT_MB


def test_one_limit_for_imports_holds_everywhere() -> None:
    assert LIMIT_MB * 1024**2 == LARGEST


def test_the_proxys_logs_name_nobody_and_repeat_no_address_line() -> None:
    (form,) = re.findall(r"log_format psoas_coach (.*?);", NGINX, re.DOTALL)
    names = set(re.findall(r"\$(\w+)", form))
    assert not {name for name in names if name.startswith(("remote", "http_", "cookie", "arg"))}
    assert not names & {"request", "request_uri", "args", "query_string", "is_args"}


def test_everything_the_container_copies_is_there() -> None:
    text = (DEPLOY / "Containerfile").read_text("utf-8")
    for line in re.findall(r"^COPY (?!--from)(.+) \S+$", text, re.MULTILINE):
        for name in line.split():
            assert (ROOT / name).exists(), name
    assert re.search(r"^USER \d+$", text, re.MULTILINE)
    assert "HEALTHCHECK" in text


def test_nginx_itself_takes_the_whole_file_with_tls(tmp_path: Path) -> None:
    openssl = shutil.which("openssl")
    if PROGRAM is None or openssl is None:
        missing("no nginx or openssl on this machine: the proxy's file was NOT tried with TLS")
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost"]
    command += ["-keyout", str(tmp_path / "privkey.pem"), "-out", str(tmp_path / "fullchain.pem")]
    subprocess.run(command, check=True, capture_output=True)
    text = NGINX
    for old, new in {
        "listen 80;": f"listen 127.0.0.1:{free_port()};",
        "listen 443 ssl": f"listen 127.0.0.1:{free_port()} ssl",
        "/etc/letsencrypt/live/coach.example.org/": f"{tmp_path}/",
        "/var/log/nginx/": f"{tmp_path}/",
    }.items():
        assert old in text, old
        text = text.replace(old, new)
    (tmp_path / "psoas-coach.conf").write_text(text, "utf-8")
    (tmp_path / "nginx.conf").write_text(FRAME.format(folder=tmp_path), "utf-8")
    tried = subprocess.run(
        [PROGRAM, "-t", "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")],
        check=False,
        capture_output=True,
        text=True,
    )
    assert tried.returncode == 0, tried.stderr
    assert "warn" not in tried.stderr

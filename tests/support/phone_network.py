"""A computer and a phone on a network of their own: two namespaces and a virtual cable.

It does not touch the machine's own networks and cannot reach them. It needs root on Linux;
elsewhere the tests that need it are skipped with a message.
"""

from __future__ import annotations

import base64
import datetime as dt
import os
import pty
import re
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from psoas_coach.journal.devices import Device
from psoas_coach.phone import cookie
from tests.support.app_server import ROOT, App
from tests.support.skip import missing

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

COMPUTER, PHONE = "192.168.77.1", "192.168.77.2"
PORT = 8443
ORIGIN = f"https://{COMPUTER}:{PORT}"
LINK = "wlan0"
CODE = re.compile(r"this code: ([a-z2-7-]{26,40})")


class PhoneNetwork:
    """Two namespaces with a link between them.

    Args:
        folder: The folder for its files.

    Attributes:
        computer: The namespace of the server.
        phone: The namespace of the phone.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.computer, self.phone = (f"psoas-{os.getpid()}-{end}" for end in ("pc", "ph"))

    def cut(self) -> None:
        """Disconnect the phone from the network."""
        _ip("-n", self.phone, "link", "set", LINK, "down")

    def reconnect(self) -> None:
        """Connect the phone again."""
        _ip("-n", self.phone, "link", "set", LINK, "up")

    def wait_until_given_up(self) -> None:
        """Wait until the server has noticed that the phone is gone, and closed its connections.

        Unacknowledged data are in the queue of a page's connection. A connection that was opened in
        advance and never used has none and is ignored.

        Raises:
            RuntimeError: It has not noticed after three minutes.
        """
        probe = ["ip", "netns", "exec", self.computer, "ss", "-tnH", "state", "established"]
        until, waited = time.monotonic() + 180, False
        while time.monotonic() < until:
            output = subprocess.run(probe, capture_output=True, text=True, check=True).stdout
            waits = any(int(line.split()[1]) for line in output.splitlines() if PHONE in line)
            if waited and not waits:
                return
            waited = waited or waits
            time.sleep(1)  # each look starts two programs, and it takes some forty seconds
        raise RuntimeError(f"the server still believes in the phone:\n{output}")

    def list_listeners(self) -> tuple[str, ...]:
        """Return the address and port of every listener on the computer."""
        probe = ["ip", "netns", "exec", self.computer, "ss", "-ltnH"]
        addresses = subprocess.run(probe, capture_output=True, text=True, check=True).stdout
        return tuple(line.split()[3] for line in addresses.splitlines())

    def wrap(self, namespace: str, program: str) -> Path:
        """Return a program that runs another one in a namespace, with the same arguments."""
        script = self._folder / f"in-{namespace}"
        script.write_text(f'#!/bin/sh\nexec ip netns exec {namespace} "{program}" "$@"\n')
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
        return script


@contextmanager
def phone_network(folder: Path) -> Iterator[PhoneNetwork]:
    """Create the network, and remove it afterwards.

    ``PSOAS_COACH_NO_NAMESPACES=1`` excludes it from a run.
    """
    if os.environ.get("PSOAS_COACH_NO_NAMESPACES") == "1":
        pytest.skip("left out of this run: the phone was NOT tried on a network of its own")
    if os.geteuid() != 0 or shutil.which("ip") is None:
        missing("no root or no ip: the phone was NOT tried on a network of its own")
    network = PhoneNetwork(folder)
    try:
        try:
            _connect(network)
        except subprocess.CalledProcessError:
            missing("no network namespaces here: the phone was NOT tried on a network of its own")
        yield network
    finally:
        for name in (network.computer, network.phone):
            with suppress(subprocess.CalledProcessError):
                _ip("netns", "delete", name)


def _connect(network: PhoneNetwork) -> None:
    _ip("netns", "add", network.computer)
    _ip("netns", "add", network.phone)
    peer = ("peer", "name", LINK, "netns", network.phone)
    _ip("link", "add", LINK, "netns", network.computer, "type", "veth", *peer)
    for name in (network.computer, network.phone):
        # An IPv6 address of its own would come a second or two later, when the first page loads;
        # Chromium drops all its requests whenever the machine gets an address.
        _ip("-n", name, "link", "set", LINK, "addrgenmode", "none")
    for name, address in ((network.computer, COMPUTER), (network.phone, PHONE)):
        _ip("-n", name, "link", "set", "lo", "up")
        _ip("-n", name, "address", "add", f"{address}/24", "dev", LINK)
        _ip("-n", name, "link", "set", LINK, "up")


class PhoneApp(App):
    """``psoas-coach phone`` in a terminal, in the computer's namespace.

    Args:
        folder: The folder for its journal, certificate and log.
        network: The network that it runs on.
        command: Another command that serves the app.
    """

    def __init__(self, folder: Path, network: PhoneNetwork, command: str = "phone") -> None:
        super().__init__(folder)
        self._command = command
        self._network = network
        self._folder = folder

    def start(self) -> None:
        """Start it and wait until it has printed how to pair a phone."""
        ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "psoas_coach", self._command, "--port", str(self.port)]
        self._process = subprocess.Popen(
            ["ip", "netns", "exec", self._network.computer, *command],  # noqa: S607 -- the system's
            cwd=ROOT,
            env=self.environment(),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)
        threading.Thread(target=self._keep_output, args=(ours,), daemon=True).start()
        self.wait()

    def wait(self) -> None:
        """Wait until it has printed everything.

        Raises:
            RuntimeError: It ended before that, or two minutes have passed.
        """
        ready = "Ctrl-C here" if self._command == "phone" else f":{self.port}"
        until = time.monotonic() + 120
        while time.monotonic() < until and self.running():
            if ready in self.log():
                return
            time.sleep(0.1)
        raise RuntimeError(f"the app did not start:\n{self.log()}")

    def interrupt(self) -> int:
        """Press Ctrl-C and return the exit status."""
        assert self._process is not None
        self._process.send_signal(signal.SIGINT)
        return self._process.wait(60)

    def printed_code(self) -> str:
        """Return the last code in the terminal."""
        return str(CODE.findall(self.log())[-1]).replace("-", "")

    def log(self) -> str:
        """Return the output of the terminal."""
        return self.log_file.read_text("utf-8", "replace") if self.log_file.exists() else ""

    def pair_directly(self, context: BrowserContext, now: dt.datetime) -> str:
        """Pair a context without the pairing page; return the id of the device."""
        token = cookie.make_token()
        device = Device(str(uuid.uuid4()), "Phone of a test", now, now)
        self.journal().devices.pair(device, cookie.hash_token(token))
        context.add_cookies(
            [
                {
                    "name": cookie.SECURE_NAME,
                    "value": token,
                    "url": ORIGIN,
                    "secure": True,
                    "httpOnly": True,
                    "sameSite": "Strict",
                }
            ]
        )
        return device.id

    def certificate_file(self) -> Path:
        """Return the file with its key and certificate."""
        (certificate,) = (self._folder / "phone").glob("*.pem")
        return certificate

    def trusted_by(self) -> str:
        """Return the argument with which Chromium trusts this certificate only."""
        parsed = x509.load_pem_x509_certificate(self.certificate_file().read_bytes())
        key = parsed.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        digest = base64.b64encode(sha256(key).digest()).decode()
        return f"--ignore-certificate-errors-spki-list={digest}"

    def _keep_output(self, terminal: int) -> None:
        with self.log_file.open("ab") as log, suppress(OSError):
            while data := os.read(terminal, 4096):
                log.write(data)
                log.flush()
        os.close(terminal)


def _ip(*arguments: str) -> None:
    subprocess.run(["ip", *arguments], check=True, capture_output=True)  # noqa: S607 -- the system's

"""The certificate is created once for a set of names, stored privately, and verifiable."""

from __future__ import annotations

import datetime as dt
import shutil
import socket
import ssl
import stat
import subprocess
import threading
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.x509.oid import ExtendedKeyUsageOID

from psoas_coach.phone.certificate import (
    LASTS,
    RENEWED_BEFORE,
    Certificate,
    CertificateError,
    ensure_certificate,
    read_certificate,
)
from tests.support import clock
from tests.support.skip import missing

NAMES = ("192.168.1.5", "fd00::5", "kitchen.local")
NOW = clock.now()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "phone"


@pytest.fixture
def own_certificate(folder: Path) -> Certificate:
    return ensure_certificate(folder, NAMES, NOW)


def parse(certificate: Certificate) -> x509.Certificate:
    return x509.load_pem_x509_certificate(certificate.certificate.read_bytes())


def test_it_names_every_address_and_nothing_else(own_certificate: Certificate) -> None:
    assert set(own_certificate.names) == set(NAMES)
    names = (
        parse(own_certificate).extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    )
    assert len(list(names)) == len(NAMES)


def test_it_can_serve_and_sign_nothing(own_certificate: Certificate) -> None:
    extensions = parse(own_certificate).extensions
    assert not extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    usage = extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert list(usage) == [ExtendedKeyUsageOID.SERVER_AUTH]


def test_it_is_valid_for_no_longer_than_browsers_take(own_certificate: Certificate) -> None:
    certificate = parse(own_certificate)
    assert certificate.not_valid_before_utc < NOW < certificate.not_valid_after_utc
    assert certificate.not_valid_after_utc - certificate.not_valid_before_utc <= dt.timedelta(
        days=398
    )


def test_the_key_is_readable_by_its_owner_alone_and_nothing_lies_beside_it(
    own_certificate: Certificate, folder: Path
) -> None:
    assert stat.S_IMODE(own_certificate.key.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert list(folder.iterdir()) == [own_certificate.key]


def test_the_same_names_give_the_same_certificate_in_any_order(
    own_certificate: Certificate, folder: Path
) -> None:
    assert ensure_certificate(folder, [*reversed(NAMES), *NAMES], NOW) == own_certificate


def test_other_names_give_another_and_coming_back_the_first(
    own_certificate: Certificate, folder: Path
) -> None:
    other = ensure_certificate(folder, ("10.0.0.7",), NOW)
    assert other.names == ("10.0.0.7",)
    assert other.fingerprint != own_certificate.fingerprint
    assert ensure_certificate(folder, NAMES, NOW) == own_certificate


def test_it_is_made_anew_before_it_ends(own_certificate: Certificate, folder: Path) -> None:
    ends = NOW + LASTS - RENEWED_BEFORE
    assert ensure_certificate(folder, NAMES, ends - dt.timedelta(days=2)) == own_certificate
    assert ensure_certificate(folder, NAMES, ends).fingerprint != own_certificate.fingerprint


@pytest.mark.parametrize("fault", ["empty", "noise", "half", "open to others"])
def test_one_that_is_broken_or_open_to_others_is_made_anew(
    own_certificate: Certificate, folder: Path, fault: str
) -> None:
    if fault == "open to others":
        own_certificate.key.chmod(0o644)
    else:
        data = own_certificate.key.read_bytes()
        contents = {"empty": b"", "noise": b"\x00\xff" * 50, "half": data[: len(data) // 2]}
        own_certificate.key.write_bytes(contents[fault])
    again = ensure_certificate(folder, NAMES, NOW)
    assert again.fingerprint != own_certificate.fingerprint
    assert stat.S_IMODE(again.key.stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CertificateError) as caught:
        ensure_certificate(tmp_path / "file" / "phone", NAMES, NOW)
    assert caught.value.fault == "unwritable"


def test_one_of_ones_own_is_read_from_two_files(
    own_certificate: Certificate, tmp_path: Path
) -> None:
    key, _, certificate = own_certificate.key.read_bytes().partition(b"-----BEGIN CERTIFICATE-----")
    (tmp_path / "key.pem").write_bytes(key)
    (tmp_path / "cert.pem").write_bytes(b"-----BEGIN CERTIFICATE-----" + certificate)
    own = read_certificate(tmp_path / "cert.pem", tmp_path / "key.pem", NOW)
    assert own.fingerprint == own_certificate.fingerprint
    both_ways = tmp_path / "both.pem"
    both_ways.write_bytes((tmp_path / "cert.pem").read_bytes() + key)
    assert read_certificate(both_ways, both_ways, NOW).fingerprint == own_certificate.fingerprint


def test_an_unusable_certificate_is_refused_with_its_reason(
    own_certificate: Certificate, folder: Path, tmp_path: Path
) -> None:
    other = ensure_certificate(folder, ("10.0.0.7",), NOW)
    missing = tmp_path / "missing.pem"
    tries = {
        "unreadable": (missing, own_certificate.key, NOW),
        "mismatch": (own_certificate.certificate, other.key, NOW),
        "expired": (own_certificate.certificate, own_certificate.key, NOW + LASTS),
    }
    for fault, (certificate, key, now) in tries.items():
        with pytest.raises(CertificateError) as caught:
            read_certificate(certificate, key, now)
        assert caught.value.fault == fault


def test_openssl_takes_it_for_each_of_its_names(own_certificate: Certificate) -> None:
    openssl = shutil.which("openssl")
    if openssl is None:
        missing("no openssl on this machine: its view of the certificate was NOT asked for")
    file, at = str(own_certificate.certificate), str(round(NOW.timestamp()))
    for name in NAMES:
        option = "-verify_hostname" if name.endswith(".local") else "-verify_ip"
        done = subprocess.run(
            [openssl, "verify", "-attime", at, "-CAfile", file, option, name, file],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_a_server_that_runs_shows_the_next_certificate_to_the_next_caller(
    own_certificate: Certificate, folder: Path
) -> None:
    other = ensure_certificate(folder, ("10.0.0.7",), NOW)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    own_certificate.load_into(context)
    assert _fetch_fingerprint(context) == own_certificate.fingerprint
    other.load_into(context)
    assert _fetch_fingerprint(context) == other.fingerprint


def _fetch_fingerprint(context: ssl.SSLContext) -> str:
    """Return the fingerprint that a caller is shown."""
    trusting = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    trusting.check_hostname = False
    trusting.verify_mode = ssl.CERT_NONE
    ours, theirs = socket.socketpair()

    def serve() -> None:
        with context.wrap_socket(ours, server_side=True):
            pass

    server = threading.Thread(target=serve)
    server.start()
    with trusting.wrap_socket(theirs) as connection:
        shown = connection.getpeercert(binary_form=True)
    server.join()
    assert shown is not None
    digest = x509.load_der_x509_certificate(shown).fingerprint(hashes.SHA256())
    return digest.hex(":").upper()

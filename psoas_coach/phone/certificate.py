"""The certificate for the local network: created once for a set of names, or the person's own.

Key and certificate are in one private file (0600), so that a crash never leaves two that do not
belong together. Each set of names has its own file: with a laptop that moves between two networks,
the phone finds the certificate that it has accepted before.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import secrets
import ssl
from collections.abc import Collection
from ipaddress import ip_address
from pathlib import Path
from typing import Literal

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from msgspec import Struct

LASTS = dt.timedelta(days=397)
"""The longest validity that browsers accept."""
RENEWED_BEFORE = dt.timedelta(days=30)
"""How long before it expires a certificate is replaced."""
COMMON_NAME = "Psoas Coach at home"

Fault = Literal["unreadable", "unwritable", "mismatch", "expired", "nameless"]


class CertificateError(Exception):
    """There is no usable certificate.

    Attributes:
        fault: ``unreadable``: no certificate or key can be read; ``unwritable``: none can be
            created in the folder; ``mismatch``: the key belongs to another certificate;
            ``expired``: it has expired or is not valid yet; ``nameless``: it names no host.
    """

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


class Certificate(Struct, frozen=True):
    """A certificate with its key.

    Attributes:
        certificate: A PEM file, which may also contain the key.
        key: A PEM file.
        names: The hosts that it is valid for: addresses and lower-case names.
        fingerprint: Its SHA-256, in the format of browsers.
    """

    certificate: Path
    key: Path
    names: tuple[str, ...]
    fingerprint: str

    def load_into(self, context: ssl.SSLContext) -> None:
        """Use this certificate for new connections of a server."""
        context.load_cert_chain(self.certificate, self.key)


def ensure_certificate(folder: Path, names: Collection[str], now: dt.datetime) -> Certificate:
    """Return the certificate for ``names``; create it unless a valid one exists.

    Args:
        folder: The folder of certificates; created with mode 0700 if it is missing.
        names: Addresses and host names, in any order; at least one.
        now: The current instant, aware.

    Raises:
        CertificateError: ``unwritable``.
    """
    wanted = tuple(sorted(set(names)))
    path = folder / f"{hashlib.sha256(' '.join(wanted).encode()).hexdigest()[:16]}.pem"
    try:
        certificate = read_certificate(path, path, now + RENEWED_BEFORE)
        if set(certificate.names) == set(wanted) and not path.stat().st_mode & 0o077:
            return certificate
    except CertificateError:
        pass  # There is none, or an old or damaged one: a new one replaces it.
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write_privately(path, _make(wanted, now))
    except OSError:
        raise CertificateError("unwritable") from None
    return read_certificate(path, path, now)


def read_certificate(certificate: Path, key: Path, now: dt.datetime) -> Certificate:
    """Read a certificate and verify that it can be used.

    Args:
        certificate: A PEM file, the host's own certificate first.
        key: A PEM file with its key, not encrypted.
        now: The instant at which it must be valid, aware.

    Raises:
        CertificateError: It cannot be used; ``fault`` says why.
    """
    try:
        parsed = x509.load_pem_x509_certificate(certificate.read_bytes())
        secret = serialization.load_pem_private_key(_key_of(key.read_bytes()), password=None)
    except (OSError, ValueError, TypeError):
        raise CertificateError("unreadable") from None
    if _encode_public_key(parsed.public_key()) != _encode_public_key(secret.public_key()):
        raise CertificateError("mismatch")
    if not parsed.not_valid_before_utc <= now <= parsed.not_valid_after_utc:
        raise CertificateError("expired")
    names = _read_names(parsed)
    if not names:
        raise CertificateError("nameless")
    digest = parsed.fingerprint(hashes.SHA256()).hex(":").upper()
    return Certificate(certificate, key, names, digest)


def _make(names: Collection[str], now: dt.datetime) -> bytes:
    """Return a new key and its self-signed certificate, in PEM."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, COMMON_NAME)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))  # The phone's clock may be behind.
        .not_valid_after(now + LASTS - dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([_build_general_name(n) for n in names]), False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), False)
        .sign(key, hashes.SHA256())
    )
    pem, pkcs8 = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    secret = key.private_bytes(pem, pkcs8, serialization.NoEncryption())
    return secret + certificate.public_bytes(pem)


def _build_general_name(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _read_names(parsed: x509.Certificate) -> tuple[str, ...]:
    """Return the hosts of a certificate without wildcards, because no host has such a name."""
    try:
        extension = parsed.extensions.get_extension_for_class(x509.SubjectAlternativeName)
    except (x509.ExtensionNotFound, ValueError):
        return ()
    hosts = extension.value.get_values_for_type(x509.DNSName)
    addresses = extension.value.get_values_for_type(x509.IPAddress)
    named = [host.lower() for host in hosts if "*" not in host]
    return tuple(named) + tuple(str(address) for address in addresses)


def _key_of(pem: bytes) -> bytes:
    """Return the key in a file that may also contain a certificate."""
    start = next((at for at in (pem.find(b"-----BEGIN " + kind) for kind in _KINDS) if at >= 0), 0)
    return pem[start:]


_KINDS = (b"PRIVATE KEY", b"EC PRIVATE KEY", b"RSA PRIVATE KEY", b"ENCRYPTED PRIVATE KEY")


def _encode_public_key(key: object) -> bytes:
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return key.public_bytes(serialization.Encoding.DER, form)  # type: ignore[attr-defined, no-any-return]  # every kind of key has it


def _write_privately(path: Path, data: bytes) -> None:
    """Write a private file atomically, so that it is never incomplete or readable by others."""
    half = path.with_name(f"{path.name}.{secrets.token_hex(8)}.half")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    number = os.open(half, flags, 0o600)
    try:
        with open(number, "wb") as target:  # noqa: PTH123 -- a number, not a path
            target.write(data)
            target.flush()
            os.fsync(number)
        half.replace(path)
    except BaseException:
        half.unlink(missing_ok=True)
        raise

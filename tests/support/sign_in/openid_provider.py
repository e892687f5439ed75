"""A small OpenID provider for the tests, strict about what the standard requires of an app.

It offers a list of names to sign in with; a real one would ask for a password. It has one
registered app, issues each code once, and requires PKCE with S256, the nonce and the app's secret.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import uuid
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

from tests.support import clock

APP = "psoas-coach"
SECRET = "a secret of the tests"  # noqa: S105 -- nothing real
NAMES = {"Ada": "subject-1", "Ben": "subject-2"}
"""What people call themselves, and the subject that the provider keeps for them."""


class Provider:
    """Running on a free port of this machine from the moment it is made.

    Attributes:
        issuer: Its address.
        redirect_uri: Where it sends people back to; the app's.
        ended: How many people have signed out here.
    """

    def __init__(self) -> None:
        self._server = ThreadingHTTPServer(
            ("127.0.0.1", 0), type("Bound", (Handler,), {"provider": self})
        )
        self.issuer = f"http://localhost:{self._server.server_address[1]}"
        self.redirect_uri = ""
        self.ended = 0
        self.groups = 0
        self._key = RSAKey.generate_key(2048, {"kid": "one"})
        self._codes: dict[str, dict[str, str]] = {}
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Stop."""
        self._server.shutdown()
        self._server.server_close()

    def settings(self) -> str:
        """Return what the app's ``secrets.toml`` says of it."""
        return "\n".join(
            [
                "[auth]",
                f'redirect_uri = "{self.redirect_uri}"',
                f'cookie_secret = "{secrets.token_hex(32)}"',
                f'client_id = "{APP}"',
                f'client_secret = "{SECRET}"',
                f'server_metadata_url = "{self.issuer}/.well-known/openid-configuration"',
            ]
        )

    def metadata(self) -> dict[str, object]:
        """Return what a provider tells of itself."""
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "end_session_endpoint": f"{self.issuer}/end",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }

    def keys(self) -> dict[str, object]:
        """Return the public key that its tokens are signed with."""
        return {"keys": [self._key.as_dict(private=False)]}

    def question(self, request: dict[str, str]) -> str:
        """Return the page that asks who somebody is."""
        self._check(request)
        links = "".join(
            f'<p><a href="/chosen?{escape(urlencode({**request, "who": who}))}">{who}</a></p>'
            for who in NAMES
        )
        return f"<!doctype html><html lang=en><title>Who is it?</title><h1>Who is it?</h1>{links}"

    def answer(self, request: dict[str, str]) -> str:
        """Return the address that brings somebody back to the app, with a code."""
        self._check(request)
        code = secrets.token_urlsafe()
        self._codes[code] = request
        return f"{self.redirect_uri}?{urlencode({'code': code, 'state': request['state']})}"

    def token(self, request: dict[str, str], authorization: str) -> dict[str, object]:
        """Return who somebody is, once for each code, to the app and nobody else."""
        basic = base64.b64encode(f"{APP}:{SECRET}".encode()).decode()
        grant = self._codes.pop(request["code"])
        proof = hashlib.sha256(request["code_verifier"].encode()).digest()
        assert authorization == f"Basic {basic}"
        assert request["grant_type"] == "authorization_code"
        assert request["redirect_uri"] == self.redirect_uri
        assert base64.urlsafe_b64encode(proof).decode().rstrip("=") == grant["code_challenge"]
        now, who = int(clock.stamp()), grant["who"]
        claims = {
            "iss": self.issuer,
            "sub": NAMES[who],
            "aud": APP,
            "iat": now,
            "exp": now + 300,
            "nonce": grant["nonce"],
            "name": who,
            "email": f"{who.lower()}@people.example",
            "groups": [str(uuid.uuid4()) for _ in range(self.groups)],
        }
        signed = jwt.encode({"alg": "RS256", "kid": "one"}, claims, self._key)
        return {"access_token": "none", "token_type": "Bearer", "id_token": signed}

    def _check(self, request: dict[str, str]) -> None:
        assert request["client_id"] == APP
        assert request["redirect_uri"] == self.redirect_uri
        assert request["response_type"] == "code"
        assert request["code_challenge_method"] == "S256"
        assert "openid" in request["scope"].split()
        assert request["state"]
        assert request["nonce"]


class Handler(BaseHTTPRequestHandler):
    """Hands each request to the provider; one that it does not like fails with its reason."""

    provider: Provider

    def do_GET(self) -> None:
        where = urlsplit(self.path)
        request = dict(parse_qsl(where.query))
        if where.path == "/.well-known/openid-configuration":
            self._json(self.provider.metadata())
        elif where.path == "/keys":
            self._json(self.provider.keys())
        elif where.path == "/authorize":
            self._send(200, "text/html", self.provider.question(request))
        elif where.path == "/chosen":
            self._go(self.provider.answer(request))
        elif where.path == "/end":
            self.provider.ended += 1
            self._go(request["post_logout_redirect_uri"])
        else:
            self._send(404, "text/plain", "")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        request = {key: values[0] for key, values in parse_qs(body).items()}
        self._json(self.provider.token(request, self.headers.get("Authorization", "")))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- its name there
        """Print nothing."""

    def _json(self, value: object) -> None:
        self._send(200, "application/json", json.dumps(value))

    def _go(self, address: str) -> None:
        self.send_response(302)
        self.send_header("Location", address)
        self.end_headers()

    def _send(self, status: int, kind: str, text: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(text.encode())

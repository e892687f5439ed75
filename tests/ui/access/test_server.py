"""What passes the gate: pages of this server, and files of admitted sessions."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from starlette.datastructures import Headers
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from psoas_coach.ui.access import (
    admitted_sessions,
    current_owner,
    revoked_sign_ins,
    server,
    sign_in_setup,
)
from psoas_coach.ui.access.admitted_sessions import Visit
from psoas_coach.ui.access.server import Gate
from psoas_coach.ui.streamlit_workarounds import static_assets
from tests.support import clock
from tests.support.event_loop import run_async
from tests.support.signed_in_user import ISSUER, make_user

if TYPE_CHECKING:
    from collections.abc import Mapping

HOST = "localhost:8501"
SECRET = "s" * 32
COOKIE = "_streamlit_user"


def ask(
    kind: str, path: str, headers: Mapping[str, str], method: str = "GET"
) -> list[dict[str, Any]]:
    """Send one request through a gate before an app that says yes to everything."""
    texts: list[dict[str, Any]] = []

    async def app(_scope: object, _receive: object, send: Any) -> None:  # noqa: ANN401 -- ASGI's own
        if kind == "websocket":
            await send({"type": "websocket.accept"})
        else:
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await send({"type": "http.response.body", "body": b"yes"})

    async def receive() -> dict[str, Any]:
        return {"type": f"{kind}.connect"}

    async def send(message: Any) -> None:  # noqa: ANN401 -- ASGI's own
        texts.append(dict(message))

    scope = {
        "type": kind,
        "path": path,
        "method": method,
        "query_string": b"",
        "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
    }
    run_async(Gate(app)(scope, receive, send))
    return texts


def connects(headers: Mapping[str, str]) -> bool:
    (answer,) = ask("websocket", "/_stcore/stream", headers)
    return bool(answer["type"] == "websocket.accept")


def status(path: str, headers: Mapping[str, str] | None = None, method: str = "GET") -> int:
    return int(ask("http", path, headers or {}, method)[0]["status"])


@pytest.fixture(autouse=True)
def _at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign_in_setup, "load_sign_in", lambda: None)
    monkeypatch.setattr(admitted_sessions, "_VISITS", {})


@pytest.fixture
def _hosted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign_in_setup, "load_sign_in", lambda: sign_in_setup.SignIn(("",)))
    monkeypatch.setattr(
        sign_in_setup, "find_redirect_uri", lambda: "https://coach.example.org/oauth2callback"
    )


def test_a_page_of_this_server_may_connect() -> None:
    assert connects({"Host": HOST, "Origin": "http://localhost:8501"})
    assert connects({"Host": "localhost", "Origin": "http://localhost:80"})
    assert connects({"Host": "[::1]:8501", "Origin": "http://[::1]:8501"})


@pytest.mark.parametrize(
    "origin",
    [
        "http://localhost:9999", "http://localhost", "http://127.0.0.1:8501", "http://evil.example",
        "http://evil.example:8501", "null", "", "http://localhost:x", "http://[", "localhost:8501",
        "http://evil.example@localhost:8501", "http://evil.example\\@localhost:8501",
        "http://localhost:8501/x", "http://localhost:8501?x", "http://localhost:8501#@evil.example",
    ],
)  # fmt: skip
def test_a_page_of_another_port_or_place_may_not(origin: str) -> None:
    assert not connects({"Host": HOST, "Origin": origin})


def test_a_request_with_two_origins_is_refused() -> None:
    own, other = f"http://{HOST}", "http://evil.example"
    for both in ((own, other), (other, own), (own, own)):
        raw = [(b"host", HOST.encode()), *((b"origin", source.encode()) for source in both)]
        assert not server.is_from_our_page(Headers(raw=raw))


def test_at_home_a_script_that_names_no_page_may_not() -> None:
    assert not connects({"Host": HOST})


@pytest.mark.usefixtures("_hosted")
def test_behind_a_proxy_the_name_that_people_typed_counts() -> None:
    people = {"Origin": "https://coach.example.org"}
    for passed_on in (
        {"Host": "coach.example.org"},
        {"Host": "127.0.0.1:8501", "X-Forwarded-Host": "coach.example.org"},
        {"Host": "127.0.0.1:8501"},
    ):
        assert connects({**people, **passed_on})
        assert not connects({**passed_on, "Origin": "https://evil.example"})
        assert not connects({**passed_on, "Origin": "https://coach.example.org:444"})


def test_nobody_elses_page_may_frame_one_of_ours() -> None:
    for path, method in (("/", "GET"), ("/_stcore/upload_file/stranger/x", "PUT")):
        start = ask("http", path, {}, method)[0]
        assert (b"content-security-policy", b"frame-ancestors 'self'") in start["headers"]


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> dict[str, dict[str, Any]]:
    """What sessions have on the server: uploads, and downloads by place."""
    uploads: dict[str, dict[str, Any]] = {}
    runtime = SimpleNamespace(
        uploaded_file_mgr=SimpleNamespace(file_storage=uploads),
        media_file_mgr=SimpleNamespace(
            _files_by_session_and_coord={"hers": {"a": "her-file"}, "his": {"b": "his-file"}}
        ),
    )
    monkeypatch.setattr(server, "get_instance", lambda: runtime)
    monkeypatch.setattr(server, "st", SimpleNamespace(get_option=lambda _: 10))
    return uploads


def upload(
    session: str, headers: Mapping[str, str] | None = None, size: int = 9 * 1024 * 1024
) -> int:
    path = f"/_stcore/upload_file/{session}/file"
    return status(path, {"Content-Length": str(size), **(headers or {})}, "PUT")


def test_only_a_session_that_was_let_in_may_send_files(files: dict[str, dict[str, Any]]) -> None:
    del files
    assert upload("stranger") == 403
    admitted_sessions._VISITS["here"] = Visit("local")  # noqa: SLF001 -- as the frame does
    assert upload("here") == 200
    assert status("/_stcore/upload_file/stranger/x", method="DELETE") == 403


def test_one_session_cannot_fill_the_memory(files: dict[str, dict[str, Any]]) -> None:
    admitted_sessions._VISITS["here"] = Visit("local")  # noqa: SLF001 -- as the frame does
    megabyte = SimpleNamespace(data=b"x" * 1024 * 1024)
    files["here"] = {str(place): megabyte for place in range(9)}
    assert upload("here") == 200
    files["here"] = {str(place): megabyte for place in range(12)}
    assert upload("here") == 403


def cookie(subject: str, secret: str = SECRET, **more: object) -> dict[str, str]:
    user = {**make_user(subject), "nonce": subject, **more}
    value = json.dumps(user)
    return {"Cookie": f"{COOKIE}={create_signed_value(secret, COOKIE, value).decode()}"}


@pytest.fixture
def two_people(monkeypatch: pytest.MonkeyPatch, _hosted: None) -> set[str]:
    from streamlit.web.server.starlette import starlette_websocket  # noqa: PLC0415 -- patched here

    monkeypatch.setattr(starlette_websocket, "get_cookie_secret", lambda: SECRET)
    over: set[str] = set()
    monkeypatch.setattr(admitted_sessions, "is_revoked", lambda session: session.sign_in in over)
    for session, subject in (("hers", "ada"), ("his", "ben")):
        user = {**make_user(subject), "nonce": subject}
        owner = current_owner.derive_owner(ISSUER, subject)
        sign_in = revoked_sign_ins.hash_sign_in(user)
        admitted_sessions._VISITS[session] = Visit(owner, sign_in)  # noqa: SLF001
    return over


@pytest.mark.usefixtures("files", "two_people")
def test_a_download_is_for_the_one_it_was_made_for() -> None:
    assert status("/media/her-file.json", cookie("ada")) == 200
    assert status("/media/her-file.json", cookie("ben")) == 403
    assert status("/media/her-file.json") == 403
    assert status("/media/her-file.json", {"Cookie": f"{COOKIE}=nonsense"}) == 403
    assert status("/media/her-file.json", cookie("ada", "t" * 32)) == 403
    assert status("/media/nobodys.json", cookie("ada")) == 403
    long_ago = clock.stamp() - current_owner.HOLDS_SECONDS - 60
    assert status("/media/her-file.json", cookie("ada", iat=long_ago)) == 403


@pytest.mark.parametrize("base", ["", "/coach"], ids=["at the top", "below a path"])
@pytest.mark.usefixtures("files", "two_people")
def test_fonts_come_before_anybody_signs_in_and_open_no_way_to_a_download(
    monkeypatch: pytest.MonkeyPatch, base: str
) -> None:
    monkeypatch.setattr(static_assets, "st", SimpleNamespace(get_option=lambda _name: base))
    assert status(f"{base}/static/media/SourceSans.woff2") == 200
    assert status(f"{base}/static/js/index.js") == 200
    for way in (
        "/static/../media/",
        "/static/media/../../media/",
        "/media/static/",
        "/x/static/media/",
    ):
        assert status(f"{base}{way}her-file.json") == 403, way


@pytest.mark.usefixtures("files")
def test_after_signing_out_a_download_and_an_upload_are_refused(two_people: set[str]) -> None:
    asks = cookie("ada")
    visit = admitted_sessions.find_visit_of_request(Headers(asks))
    assert visit is not None
    admitted_sessions._VISITS["hers"] = visit  # noqa: SLF001 -- as the frame does
    assert (status("/media/her-file.json", asks), upload("hers", asks)) == (200, 200)
    two_people.add(visit.sign_in)
    assert (status("/media/her-file.json", asks), upload("hers", asks)) == (403, 403)


@pytest.mark.usefixtures("files", "two_people")
def test_a_file_for_a_session_comes_from_the_person_whose_it_is() -> None:
    """A person who has found out the id of a session has no sign-in yet."""
    assert upload("hers", cookie("ada")) == 200
    for asks in ({}, cookie("ben"), cookie("ada", "t" * 32), {"Cookie": f"{COOKIE}=nonsense"}):
        assert upload("hers", asks) == 403


def test_at_home_a_download_needs_no_sign_in() -> None:
    assert status("/media/file.json") == 200

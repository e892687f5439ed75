"""The pairing page: what it accepts, what it returns, and what it never reveals."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

from psoas_coach.content import load
from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.journal.journal import Journal
from psoas_coach.phone import cookie
from psoas_coach.phone.access import PhoneAccess
from psoas_coach.phone.pairing_codes import WRONG_BEFORE_WAIT, group_code
from tests.phone.conftest import post_code, read_cookie, run_all
from tests.support.behind_gate import ORIGIN
from tests.support.event_loop import run_async
from tests.support.raw_asgi import Caller


def test_a_code_gives_a_cookie_whose_hash_alone_is_kept(
    caller: Caller, access: PhoneAccess, journal: Journal
) -> None:
    code = access.codes.issue()
    token = read_cookie(post_code(caller, code)).partition("=")[2]
    (device,) = journal.devices.list()
    assert access.find_device(token) == device.id
    with journal.scope.read_tx() as connection:
        rows = str(connection.exec_driver_sql("SELECT * FROM devices").all())
    assert token not in rows
    assert code not in rows
    assert cookie.hash_token(token) in rows


def test_a_code_that_was_used_gives_nothing(
    caller: Caller, access: PhoneAccess, journal: Journal
) -> None:
    code = access.codes.issue()
    assert post_code(caller, code).status == 204
    again = post_code(caller, code, peer="192.168.1.66")
    assert (again.status, again.all("set-cookie")) == (403, [])
    assert len(journal.devices.list()) == 1


def test_a_code_may_be_typed_in_groups(caller: Caller, access: PhoneAccess) -> None:
    assert post_code(caller, f" {group_code(access.codes.issue()).upper()} ").status == 204


def test_thirty_phones_that_race_for_one_code_are_one_phone(
    caller: Caller, access: PhoneAccess, journal: Journal
) -> None:
    body = json.dumps({"code": access.codes.issue()}).encode()
    headers = [("origin", ORIGIN), ("content-type", "application/json")]
    answers = run_all(
        [
            caller.call("POST", "/pair", headers=headers, body=body, peer=f"192.168.1.{number}")
            for number in range(30)
        ]
    )
    assert sorted(answer.status for answer in answers) == [204] + [403] * 29
    assert len(journal.devices.list()) == 1


def test_guessing_ends_in_waiting_for_whoever_guesses(
    caller: Caller, access: PhoneAccess, journal: Journal
) -> None:
    for _ in range(WRONG_BEFORE_WAIT):
        assert post_code(caller, "a" * 26, peer="192.168.1.66").status == 403
    right = access.codes.issue()
    assert post_code(caller, right, peer="192.168.1.66").status == 429
    assert journal.devices.list() == ()
    assert post_code(caller, right).status == 204


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "application/json"),
        (b"{", "application/json"),
        (b"[]", "application/json"),
        (b'"code"', "application/json"),
        (b'{"code": 7}', "application/json"),
        (b'{"code": null}', "application/json"),
        (b'{"code": ["a"]}', "application/json"),
        (b"\xff\xfe", "application/json"),
        (b"[" * 1000, "application/json"),
        (b'{"code": "' + b"a" * 1100 + b'"}', "application/json"),
        (b"code=a", "application/x-www-form-urlencoded"),
        (b'{"code": "a"}', "text/plain"),  # what a form of another site could send
        (b'{"code": "a"}', ""),
    ],
)
def test_a_malformed_post_is_refused_and_does_not_count_as_a_guess(
    caller: Caller, access: PhoneAccess, body: bytes, kind: str
) -> None:
    headers = [("origin", ORIGIN), ("content-type", kind)]
    for _ in range(WRONG_BEFORE_WAIT + 1):
        answer = run_async(caller.call("POST", "/pair", headers=headers, body=body))
        assert answer.status == 400
    assert post_code(caller, access.codes.issue()).status == 204


@pytest.mark.parametrize(
    ("browser", "name"),
    [
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15", "iphone"),
        ("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/139.0", "android"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.5 Safari/605.1", "macintosh"),
        ("Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X)", "ipad"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101", "linux"),
        ("<script>alert(1)</script>", "other"),
        ("", "other"),
    ],
)
def test_a_phone_is_called_what_it_is_and_never_what_it_says(
    caller: Caller, access: PhoneAccess, journal: Journal, browser: str, name: str
) -> None:
    headers = [
        ("origin", ORIGIN),
        ("user-agent", browser),
        ("content-type", "application/json"),
    ]
    body = json.dumps({"code": access.codes.issue()}).encode()
    assert run_async(caller.call("POST", "/pair", headers=headers, body=body)).status == 204
    assert [device.name for device in journal.devices.list()] == [
        load().words[f"phone.device.{name}"]
    ]


def test_a_journal_that_is_away_is_said_and_gives_no_cookie(
    caller: Caller, access: PhoneAccess, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> bool:
        raise JournalUnavailableError("locked")

    monkeypatch.setattr("psoas_coach.journal.devices.Devices.pair", away)
    answer = post_code(caller, access.codes.issue())
    assert (answer.status, answer.all("set-cookie")) == (503, [])


def test_the_page_lets_no_other_script_in_and_is_kept_nowhere(caller: Caller) -> None:
    answer = caller.get("/pair")
    (policy,) = answer.all("content-security-policy")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.all("cache-control") == ["no-store"]
    assert answer.all("referrer-policy") == ["no-referrer"]
    page = answer.body.decode()
    assert not re.search(r"<script(?![^>]*\bsrc=)|\bon\w+=|\bstyle=", page)
    assert "$" not in page


def test_every_address_in_a_page_of_ours_is_answered(caller: Caller) -> None:
    for path in ("/pair", "/pair/away"):
        page = caller.get(path).body.decode()
        parts = set(re.findall(r'(?:src|href)="([^"]+)"', page))
        assert parts
        for part in parts:
            assert caller.get(part).status == 200, part


def test_the_manifest_is_one_that_a_home_screen_takes(caller: Caller) -> None:
    """As https://www.w3.org/TR/appmanifest/ and Chromium's conditions for installing ask."""
    answer = caller.get("/pair/manifest.json")
    assert answer.all("content-type")[0].startswith("application/manifest+json")
    manifest = json.loads(answer.body)
    assert manifest["display"] == "standalone"
    assert manifest["start_url"] == manifest["scope"] == "/"
    sizes = {icon["sizes"] for icon in manifest["icons"] if "purpose" not in icon}
    assert {"192x192", "512x512"} <= sizes
    for icon in manifest["icons"]:
        picture = caller.get(icon["src"]).body
        assert picture.startswith(b"\x89PNG")
        width, height = (int.from_bytes(picture[at : at + 4]) for at in (16, 20))
        assert f"{width}x{height}" == icon["sizes"]


def test_only_the_worker_may_watch_over_the_whole_app(caller: Caller) -> None:
    allowed = caller.get("/pair/away_worker.js").all("service-worker-allowed")
    assert allowed == ["/"]
    assert caller.get("/pair/pair.js").all("service-worker-allowed") == []


def test_each_pairing_is_a_device_of_its_own(journal: Journal, pair: Callable[[], str]) -> None:
    assert len({pair() for _ in range(3)}) == 3
    assert len(journal.devices.list()) == 3

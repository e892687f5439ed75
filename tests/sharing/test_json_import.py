"""A file is imported completely or not at all, and the first fault is reported with its place."""

from __future__ import annotations

import json
import operator
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from psoas_coach.content import load
from psoas_coach.journal.dump import JournalDump, RecordRevision
from psoas_coach.sharing import schema, strict_json
from psoas_coach.sharing.import_errors import ImportRefusalError
from psoas_coach.sharing.json_export import write_json
from psoas_coach.sharing.json_import import read
from tests.support.record_samples import (
    any_day_note,
    any_self_check,
    any_session,
    day_note,
    fair_test,
    fair_test_end,
    physio_plan,
    self_check,
    session,
)
from tests.support.whole import count_examples

Place = Callable[[dict[str, Any]], Any]
SESSION = session(note="first")
PLAN = physio_plan()
SHORT_PLAN = replace(PLAN, body={**PLAN.body, "moves": PLAN.body["moves"][2:]})
TEST = fair_test()
WHOLE = JournalDump(
    self_checks=(RecordRevision(1, removed=False, record=self_check()),),
    sessions=(
        RecordRevision(1, removed=False, record=SESSION),
        RecordRevision(2, removed=False, record=replace(SESSION, note="second")),
        RecordRevision(3, removed=True, record=replace(SESSION, note="second")),
    ),
    day_notes=(RecordRevision(1, removed=False, record=day_note()),),
    physio_plans=(RecordRevision(1, removed=False, record=SHORT_PLAN),),
    fair_tests=(RecordRevision(1, removed=False, record=TEST),),
    fair_test_ends=(RecordRevision(1, removed=False, record=fair_test_end(TEST)),),
    settings={"sounds": {"voice": True}},
)


EXPORTED = write_json(WHOLE)


def document() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(EXPORTED)
    return document


def expect_refusal(data: bytes) -> str:
    """The sentence for a file that must be refused."""
    with pytest.raises(ImportRefusalError) as fault:
        read(data)
    sentence = fault.value.explain(load().words)
    assert sentence.isprintable()
    assert len(sentence) < 500
    return sentence


def encode(value: object) -> bytes:
    return json.dumps(value).encode()


def test_a_written_file_is_read_again() -> None:
    assert read(write_json(WHOLE)) == WHOLE
    assert read(b"\xef\xbb\xbf" + write_json(WHOLE)) == WHOLE, "some editors put a mark first"
    assert read(json.dumps(document(), indent=4).encode()) == WHOLE
    assert read(write_json(JournalDump())) == JournalDump()


def _set(kind: str, row: int, field: str, value: object) -> Place:
    return lambda changed: changed[kind][row].__setitem__(field, value)


@pytest.mark.parametrize(
    ("change", "place", "allowed"),
    [
        (_set("sessions", 1, "pain_before", 11), "sessions[1].pain_before stands 11", "0 to 10"),
        (_set("sessions", 0, "pain_before", "4"), 'pain_before stands "4"', "whole number"),
        (_set("sessions", 0, "id", "1; DROP TABLE"), 'sessions[0].id stands "1; DROP', "UUID"),
        (_set("sessions", 0, "id", 7), "sessions[0].id stands 7", "random id"),
        (_set("sessions", 0, "note", "x" * 2001), 'sessions[0].note stands "xxx', "2,000"),
        (_set("sessions", 0, "note", "a\x00b"), 'note stands "a\\u0000b"', "hidden"),
        (_set("sessions", 0, "note", "a\ud800"), 'note stands "a\\ud800"', "hidden"),
        (_set("sessions", 0, "depth", True), "sessions[0].depth stands true", "0 to 3"),
        (_set("sessions", 0, "revision", 0), "sessions[0].revision stands 0", "from 1"),
        (_set("sessions", 0, "revision", 2), "sessions[1].revision stands 2", "once"),
        (_set("sessions", 2, "revision", 4), "sessions[2].revision stands 4", "once"),
        (_set("sessions", 0, "removed", True), "sessions[0].removed stands true", "first"),
        (_set("sessions", 0, "plan", {}), "sessions[0].plan stands {}", "list"),
        (_set("sessions", 0, "more", 1), 'sessions[0] stands the field "more"', "know"),
        (lambda changed: changed["sessions"][0].pop("note"), 'the field "note" is missing', ""),
        (
            lambda changed: changed["sessions"][0]["holds"][1].update(side="up"),
            'sessions[0].holds[1].side stands "up"',
            "left, right or both",
        ),
        (
            lambda changed: changed["sessions"][0]["holds"][1].update(more=1),
            'sessions[0].holds[1] stands the field "more"',
            "",
        ),
        (
            lambda changed: changed["sessions"][0]["holds"].__setitem__(0, 3),
            "sessions[0].holds[0] stands 3",
            "holds",
        ),
        (
            lambda changed: changed["day_notes"][0]["at"].update(zone="Mars/Base"),
            'day_notes[0].at.zone stands "Mars/Base"',
            "Europe/Lisbon",
        ),
        (
            lambda changed: changed["day_notes"][0]["at"].update(local_date="2026-07-01"),
            'day_notes[0].at.local_date stands "2026-07-01"',
            "a day from",
        ),
        (
            lambda changed: changed["day_notes"][0]["at"].update(utc="2026-03-04T12:00:00"),
            "day_notes[0].at.utc",
            "instant",
        ),
        (
            lambda changed: changed["day_notes"][0]["at"].update(utc="9999-12-31T23:59:59-23:00"),
            "day_notes[0].at.local_date",
            "date",
        ),
        (
            lambda changed: changed["day_notes"][0]["body"].update(pain_now=99),
            "day_notes[0].body.pain_now stands 99",
            "0 to 10",
        ),
        (
            lambda changed: changed["physio_plans"][0]["body"]["moves"][0].update(sides="both"),
            "physio_plans[0].body stands {...}",
            "a physio's plan",
        ),
        (
            lambda changed: changed["physio_plans"][0]["body"].pop("until"),
            "physio_plans[0].body stands {...}",
            "a physio's plan",
        ),
        (
            lambda changed: changed["fair_tests"][0].update(draw="010011"),
            "The fair test at fair_tests[0] isn't as it was when it began",
            "no longer fits its fingerprint",
        ),
        (
            lambda changed: changed["fair_tests"][0].update(pairs=8),
            "fair_tests[0].draw stands",
            "one for each pair",
        ),
        (
            lambda changed: changed["fair_test_ends"][0].update(verdict="clearly_lower"),
            "fair_test_ends[0].verdict stands",
            "for a test that was finished",
        ),
        (
            lambda changed: changed["fair_test_ends"][0].update(result={"proved": True}),
            "fair_test_ends[0].result stands",
            "",
        ),
        (
            lambda changed: changed["self_checks"][0]["answers"].update(sitting_hours=25),
            "self_checks[0].answers.sitting_hours stands 25",
            "0 to 24",
        ),
        (
            lambda changed: changed["self_checks"][0]["result"].pop("level"),
            "self_checks[0].result",
            "level",
        ),
        (lambda changed: changed["settings"].update({"A B": 1}), 'settings stands "A B"', "key"),
        (lambda changed: changed.update(settings=[]), "settings stands []", "table"),
        (lambda changed: changed.update(sessions={}), "sessions stands {}", "list"),
        (lambda changed: changed["sessions"].append(None), "sessions[3] stands null", "table"),
        (lambda changed: changed.update(owner="somebody"), 'the field "owner"', "know"),
        (lambda changed: changed.pop("day_notes"), '"day_notes" is missing', ""),
        (lambda changed: changed.update(version=0), "version stands 0", "from 1"),
        (lambda changed: changed.update(version=True), "version stands true", "from 1"),
        (
            lambda changed: changed.update(version=schema.VERSION + 1),
            "newer version of the app (form 6",
            "update",
        ),
        (lambda changed: changed.update(schema="else"), "not an export of this app", ""),
    ],
)
def test_a_fault_is_named_by_its_place(change: Place, place: str, allowed: str) -> None:
    changed = document()
    change(changed)
    sentence = expect_refusal(encode(changed))
    assert place in sentence
    assert allowed in sentence


DEEP = b"[" * 5_000_000 + b"]" * 5_000_000


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"PK\x03\x04" + b"\x00" * 100, "archive"),
        (b"\x1f\x8b\x08" + b"\x00" * 100, "archive"),
        (b"\xff\xfe{\x00}\x00", "UTF-8"),
        (b"{", "line 1, column 2"),
        (b"null", "not an export"),
        (b"[]", "not an export"),
        (b'"psoas-coach-journal"', "not an export"),
        (b'{"a": 1, "a": 2}', 'field "a" stands twice'),
        (b'{"a": NaN}', "NaN"),
        (b'{"a": -Infinity}', "-Infinity"),
        (b'{"a": 1e999}', "1e999"),
        (b'{"a": ' + b"9" * 5000 + b"}", "digits"),
        (b'{"a": "\x01"}', "column"),
        (DEEP, "deep"),
        (b'{"a":' * 1_000_000, "deep"),
        (b"x" * 10_000_000, "column 1"),
        (b'{"schema": "' + b"x" * 10_000_000 + b'"}', "not an export"),
    ],
    ids=range(19),
)
def test_hostile_bytes_get_a_sentence(data: bytes, sentence: str) -> None:
    assert sentence in expect_refusal(data)


def test_ten_megabytes_in_one_field_are_refused_without_repeating_them() -> None:
    changed = document()
    changed["sessions"][0]["note"] = "x" * 10_000_000
    assert "2,000 letters" in expect_refusal(encode(changed))
    changed = document()
    changed["sessions"][0]["x" * 1_000_000] = 1
    assert "do not know" in expect_refusal(encode(changed))


def test_a_file_beyond_the_limit_is_not_even_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strict_json, "LARGEST", 1024**2)
    assert "at most 1 MB" in expect_refusal(b"[" + b" " * 1024**2 + b"]")


def test_a_body_nested_deep_but_readable_is_refused() -> None:
    changed = document()
    for _ in range(40):
        changed["day_notes"][0]["body"] = {"x": changed["day_notes"][0]["body"]}
    assert "day_notes[0].body stands {...}" in expect_refusal(encode(changed))


def test_text_that_turns_direction_is_kept_but_never_repeated_as_it_is() -> None:
    changed = document()
    turned = "abc\u202edef"
    changed["sessions"][0]["note"] = changed["sessions"][1]["note"] = turned
    assert read(encode(changed)).sessions[0].record.note == turned
    changed["sessions"][0]["side"] = 1
    changed["sessions"][0][turned] = 1
    assert "\u202e" not in expect_refusal(encode(changed))


def test_an_older_form_comes_in_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if this form were the third: the first had no settings, the second called notes so."""
    monkeypatch.setattr(schema, "VERSION", 3)
    monkeypatch.setattr("psoas_coach.sharing.json_import.VERSION", 3)
    monkeypatch.setattr(
        schema,
        "UPGRADES",
        {
            1: lambda old: {**old, "settings": {}},
            2: lambda old: {
                **{name: value for name, value in old.items() if name != "notes"},
                "day_notes": old["notes"],
            },
        },
    )
    old = {**document(), "version": 1}
    old["notes"] = old.pop("day_notes")
    del old["settings"]
    assert read(encode(old)) == replace(WHOLE, settings={})


def test_every_form_but_the_newest_has_its_step() -> None:
    assert set(schema.UPGRADES) == set(range(1, schema.VERSION))


# Whatever comes, there is a sentence and no traceback.
_ODD = ["\u202e", "<script>", "=1+1", "\x00", "\ud800", "1e400"]
_json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(), max_size=20)
    | st.sampled_from(_ODD),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=12), inner),
    max_leaves=20,
)


def _gives_contents_or_a_sentence(data: bytes) -> None:
    try:
        dump = read(data)
    except ImportRefusalError as fault:
        sentence = fault.explain(load().words)
        assert sentence.isprintable()
        assert len(sentence) < 500
    else:
        assert read(write_json(dump)) == dump


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
@settings(max_examples=count_examples(1000), deadline=None)
def test_any_bytes_are_answered(data: bytes) -> None:
    _gives_contents_or_a_sentence(data)


@given(_json)
@settings(max_examples=count_examples(1000), deadline=None)
def test_any_json_is_answered(value: object) -> None:
    _gives_contents_or_a_sentence(encode(value))
    _gives_contents_or_a_sentence(encode({"schema": schema.NAME, "version": 1, "sessions": value}))


_OTHER: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 2, 11, 2**31, 2**63, 2**64, -(2**63), 10**400),
    *(0.5, -0.0, 1e308, float("inf"), float("nan")),
    *("", " ", "x", "x" * 10_000, "2026-02-30", "2026-03-04T12:00:00Z", "1e400", *_ODD),
    *([], [[]], [None], [0.5], ["x", "x"], {}, {"": ""}, {"id": 1}, {"x": {"x": [{}]}}),
)
"""What may stand in any place: each kind of value at its edges."""


def _places(
    value: Any,  # noqa: ANN401 -- anything in a document
    path: tuple[str | int, ...] = (),
) -> Iterator[tuple[str | int, ...]]:
    """Yield the way to every field and every element."""
    keys = (
        list(value)
        if isinstance(value, dict)
        else range(len(value))
        if isinstance(value, list)
        else ()
    )
    for key in keys:
        yield (*path, key)
        yield from _places(value[key], (*path, key))


def _changes(path: tuple[str | int, ...]) -> Iterator[bytes]:
    """Yield the export with one place gone, doubled, and with each other value in it."""

    def changed(change: Callable[[Any, Any], None]) -> bytes:
        edited = document()
        place: Any = edited
        for key in path[:-1]:
            place = place[key]
        change(place, path[-1])
        return encode(edited)

    def beside(place: Any, key: Any) -> None:  # noqa: ANN401 -- any place
        if isinstance(place, list):
            place.insert(key, place[key])
        else:
            place[f"{key}x"] = place[key]

    yield changed(operator.delitem)
    yield changed(beside)
    for value in _OTHER:

        def put(place: Any, key: Any, value: object = value) -> None:  # noqa: ANN401 -- the same
            place[key] = value

        yield changed(put)


@pytest.mark.parametrize("part", sorted(document()))
def test_any_odd_value_in_every_place_of_a_real_export_is_answered(part: str) -> None:
    places = ((part,), *_places(document()[part], (part,)))
    # Later revisions of a session are of the same shape: what is inside them is tried in the first.
    paths = [
        path
        for path in places
        if path[:2] not in {("sessions", 1), ("sessions", 2)} or len(path) < 4
    ]
    for path in paths:
        for data in _changes(path):
            _gives_contents_or_a_sentence(data)


@given(st.data())
@settings(max_examples=count_examples(300), deadline=None, suppress_health_check=list(HealthCheck))
def test_any_change_of_a_real_export_is_answered(data: st.DataObject) -> None:
    """Walk to some place in the document and put something else there, or take it away."""
    changed = document()
    place: Any = changed
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        if not keys:
            break
        key = data.draw(st.sampled_from(keys))
        inner = place[key]
        if isinstance(inner, dict | list) and inner and data.draw(st.integers(0, 3)):
            place = inner
            continue
        how = data.draw(st.sampled_from(["other", "gone", "beside"]))
        if how == "gone":
            del place[key]
        elif how == "other" or isinstance(place, list):
            place[key] = data.draw(_json)
        else:
            place[data.draw(st.text(max_size=5))] = data.draw(_json)
        break
    _gives_contents_or_a_sentence(encode(changed))


@given(st.data())
@settings(max_examples=count_examples(1000), deadline=None)
def test_any_damage_to_the_bytes_of_a_real_export_is_answered(data: st.DataObject) -> None:
    whole = EXPORTED
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 40)))
    _gives_contents_or_a_sentence(whole[:start] + data.draw(st.binary(max_size=10)) + whole[end:])


@given(
    st.lists(any_session, max_size=3, unique_by=lambda record: record.id),
    st.lists(any_self_check, max_size=2, unique_by=lambda record: record.id),
    st.lists(any_day_note, max_size=2, unique_by=lambda record: record.id),
)
@settings(max_examples=count_examples(300), deadline=None, suppress_health_check=list(HealthCheck))
def test_any_records_survive_the_file(
    sessions: list[Any], checks: list[Any], notes: list[Any]
) -> None:
    contents = JournalDump(
        self_checks=tuple(RecordRevision(1, removed=False, record=check) for check in checks),
        sessions=tuple(RecordRevision(1, removed=False, record=session) for session in sessions),
        day_notes=tuple(RecordRevision(1, removed=False, record=note) for note in notes),
    )
    data = write_json(contents)
    assert read(data) == contents
    assert write_json(read(data)) == data

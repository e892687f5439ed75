"""A physio's plan is read completely, or refused with a place and a reason, for any bytes."""

from __future__ import annotations

import base64
import io
import json
import operator
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from psoas_coach.content import load
from psoas_coach.guidance.physio_plan.lines import MOST_PICTURES
from psoas_coach.guidance.physio_plan.model import OwnLine, PhysioPlan
from psoas_coach.journal import validation
from psoas_coach.journal.pictures import LARGEST as LARGEST_PICTURE
from psoas_coach.journal.pictures import is_plain_jpeg
from psoas_coach.sharing.physio_plan_errors import PhysioPlanRefusalError
from psoas_coach.sharing.physio_plan_file import (
    LARGEST,
    describe_format,
    read_physio_plan,
    write_physio_plan,
    write_short_physio_plan,
)
from tests.support.hostile_text import PIECES, texts
from tests.support.physio_plans import SAMPLE, draw_plan, sample
from tests.support.whole import count_examples, whole_or_each

ALL = load()
DOCS = Path(__file__).resolve().parents[2] / "docs"
Change = Callable[[dict[str, Any]], Any]


def encode(value: object) -> bytes:
    return json.dumps(value).encode()


def read(value: object) -> PhysioPlan:
    return read_physio_plan(encode(value), ALL)


def expect_refusal(data: bytes) -> PhysioPlanRefusalError:
    """The refusal of a file that must be refused, with a sentence that can be shown."""
    with pytest.raises(PhysioPlanRefusalError) as caught:
        read_physio_plan(data, ALL)
    sentence = caught.value.say(ALL.words)
    assert sentence.isprintable()
    assert sentence.isascii()
    assert len(sentence) < 600
    assert caught.value.where in sentence
    return caught.value


def _plan_or_refusal(data: bytes) -> PhysioPlan | None:
    """Read a file; where it is refused, the refusal says why and where."""
    try:
        plan = read_physio_plan(data, ALL)
    except PhysioPlanRefusalError as error:
        sentence = error.say(ALL.words)
        assert sentence.isprintable() and sentence.isascii(), sentence  # noqa: PT018  # one idea
        return None
    assert read_physio_plan(write_physio_plan(plan), ALL) == plan
    return plan


def test_a_plan_is_read_as_it_was_written() -> None:
    plan = read(SAMPLE)
    assert (plan.name, plan.limits.stop_at_pain) == ("Left hip, first weeks", 3)
    assert [line.move for line in plan.moves[:2]] == ["heel_slide", "standing_stride"]
    assert read_physio_plan(b"\xef\xbb\xbf" + encode(SAMPLE), ALL) == plan
    written = write_physio_plan(plan)
    assert read_physio_plan(written, ALL) == plan
    assert write_physio_plan(read_physio_plan(written, ALL)) == written


@whole_or_each(10)
def test_the_short_file_says_the_same(step: int) -> None:
    rng = random.Random(6)
    for _ in range(500 // step):
        plan = read(draw_plan(rng))
        short = write_short_physio_plan(plan)
        assert read_physio_plan(short, ALL) == plan
        assert len(short) < len(write_physio_plan(plan))
    short = write_short_physio_plan(read({**SAMPLE, "name": "Hüfte \u05e9"}))
    assert short.isascii()
    assert read_physio_plan(short, ALL).name == "Hüfte \u05e9"


def test_the_file_of_the_guide_is_a_plan() -> None:
    guide = (DOCS / "physio-plan.md").read_text("utf-8")
    _, _, rest = guide.partition("```json\n")
    assert read_physio_plan(rest.partition("```")[0].encode(), ALL).moves


def test_the_schema_beside_the_guide_is_that_of_the_reader() -> None:
    written = json.loads((DOCS / "physio-plan.schema.json").read_text("utf-8"))
    assert written == describe_format(), "write it anew; docs/physio-plan.md says how"


@whole_or_each(10)
def test_the_schema_accepts_what_the_reader_accepts(step: int) -> None:
    schema = jsonschema.Draft202012Validator(describe_format())
    rng = random.Random(5)
    for _ in range(1000 // step):
        plan = draw_plan(rng)
        schema.validate(plan)
        schema.validate(json.loads(write_physio_plan(read(plan))))


def test_an_own_move_keeps_its_id_while_its_name_and_place_stay() -> None:
    first = read(SAMPLE).moves[2]
    again = sample()
    again["moves"][2] |= {"name": "  towel   SQUEEZE ", "steps": ["Squeeze."]}
    assert read(again).moves[2].move == first.move
    again["moves"][2]["position"] = "floor"
    assert read(again).moves[2].move != first.move
    assert first.move.startswith("own_")


def test_invisible_characters_are_removed() -> None:
    plan = sample()
    plan["name"] = "Left\u202e hip\x00\n now"
    plan["note"] = "one\r\n\r\n\u200btwo"
    plan["moves"][2]["steps"] = ["Sit.\ud800"]
    loaded = read(plan)
    assert (loaded.name, loaded.note) == ("Left hip now", "one\ntwo")
    own = loaded.moves[2]
    assert isinstance(own, OwnLine)
    assert own.steps == ("Sit.",)


def _line(number: int, **changed: object) -> Change:
    return lambda plan: plan["moves"][number].update(changed)


def _dose(number: int, **changed: object) -> Change:
    return lambda plan: plan["moves"][number]["dose"].update(changed)


@pytest.mark.parametrize(
    ("change", "kind", "where"),
    [
        (lambda plan: plan.update(format="psoas-coach-journal"), "other", ""),
        (lambda plan: plan.pop("format"), "other", ""),
        (lambda plan: plan.update(version=2), "newer", ""),
        (lambda plan: plan.update(version=True), "value", "version"),
        (lambda plan: plan.update(version=1.0), "value", "version"),
        (lambda plan: plan.update(version=0), "value", "version"),
        (lambda plan: plan.pop("version"), "value", "version"),
        (lambda plan: plan.pop("name"), "missing", ""),
        (lambda plan: plan.update(name=""), "value", "name"),
        (lambda plan: plan.update(name=" \u200b\n"), "value", "name"),
        (lambda plan: plan.update(name="x" * 81), "value", "name"),
        (lambda plan: plan.update(name="\ufdfa" * 80), None, None),
        (lambda plan: plan.update(name="\U0001d15e" * 80), "value", "name"),
        (lambda plan: plan.update(note="x" * 601), "value", "note"),
        (lambda plan: plan.update(made_by=7), "value", "made_by"),
        (lambda plan: plan.update(made_on="1 March"), "value", "made_on"),
        (lambda plan: plan.update(until="2026-02-28"), "value", "until"),
        (lambda plan: plan.update(until="2026-08-31"), "value", "until"),
        (lambda plan: plan.update(until="2026-08-30"), None, None),
        (lambda plan: plan.update(until="2026-03-01"), None, None),
        (lambda plan: plan.pop("until"), "missing", ""),
        (lambda plan: plan.update(more=1), "unknown", ""),
        (lambda plan: plan.update(dose=1), "unknown", ""),
        (lambda plan: plan.update(moves=[]), "value", "moves"),
        (lambda plan: plan.update(moves={}), "value", "moves"),
        (lambda plan: plan["moves"].extend(plan["moves"][:1] * 10), "value", "moves"),
        (lambda plan: plan["moves"].insert(1, 4), "value", "moves[1]"),
        (lambda plan: plan["limits"].update(stop_at_pain=0), "value", "limits.stop_at_pain"),
        (lambda plan: plan["limits"].update(most_minutes=61), "value", "limits.most_minutes"),
        (lambda plan: plan["limits"].update(depth=3), "unknown_at", "limits"),
        (_line(0, kind="other"), "value", "moves[0].kind"),
        (_line(0, kind=["own"]), "value", "moves[0].kind"),
        (lambda plan: plan["moves"][0].pop("kind"), "missing_at", "moves[0]"),
        (_line(0, kind="own"), "unknown_at", "moves[0]"),
        (_line(0, move="split"), "value", "moves[0].move"),
        (_line(0, move="Heel slide"), "value", "moves[0].move"),
        (_line(0, move="walk"), "value", "moves[0].move"),
        (_line(0, move="seated_rock"), "value", "moves[0].move"),
        (_line(0, sides="both"), "value", "moves[0].sides"),
        (_line(0, sides="once"), "value", "moves[0].sides"),
        (_line(0, move="bridge"), "value", "moves[0].sides"),
        (_line(0, dose={"how": "hold", "seconds": 9, "times": 1}), "value", "moves[0].dose"),
        (
            _line(1, dose={"how": "repetitions", "sets": 1, "repetitions": 1}),
            "value",
            "moves[1].dose",
        ),
        (_dose(0, seconds_each=4), "unknown_at", "moves[0].dose"),
        (_dose(0, sets=0), "value", "moves[0].dose.sets"),
        (_dose(0, repetitions=51), "value", "moves[0].dose.repetitions"),
        (_dose(0, repetitions="8"), "value", "moves[0].dose.repetitions"),
        (_dose(0, repetitions=8.0), "value", "moves[0].dose.repetitions"),
        (_dose(0, how="forever"), "value", "moves[0].dose.how"),
        (_dose(1, seconds=601), "value", "moves[1].dose.seconds"),
        (_dose(1, times=21), "value", "moves[1].dose.times"),
        (_dose(2, seconds_each=1), "value", "moves[2].dose.seconds_each"),
        (lambda plan: plan["moves"][2]["dose"].pop("seconds_each"), "missing_at", "moves[2].dose"),
        (_line(0, days_a_week=8), "value", "moves[0].days_a_week"),
        (_line(0, days_a_week=True), "value", "moves[0].days_a_week"),
        (_line(0, note="x" * 201), "value", "moves[0].note"),
        (_line(2, name="\x00"), "value", "moves[2].name"),
        (_line(2, position="sea"), "value", "moves[2].position"),
        (_line(2, steps=[]), "value", "moves[2].steps"),
        (_line(2, steps=["x"] * 7), "value", "moves[2].steps"),
        (_line(2, steps=["x", ""]), "value", "moves[2].steps[1]"),
        (_line(2, steps=["x", "x" * 161]), "value", "moves[2].steps[1]"),
        (_line(2, steps="x"), "value", "moves[2].steps"),
        (_line(2, id="own_1"), "unknown_at", "moves[2]"),
        (_line(2, move="runners_lunge"), "unknown_at", "moves[2]"),
    ],
)
def test_each_field_has_its_limits_and_a_fault_its_place(
    change: Change, kind: str | None, where: str | None
) -> None:
    plan = sample()
    change(plan)
    if kind is None:
        assert read(plan).moves
        return
    fault = expect_refusal(encode(plan))
    assert (fault.kind, fault.where) == (kind, where)


@pytest.mark.parametrize(
    ("sides", "fits"),
    [
        (("left", "right"), True),
        (("left", "left"), False),
        (("each", "right"), False),
        (("each", "each"), False),
    ],
)
def test_each_side_of_a_move_is_asked_for_once(sides: tuple[str, str], fits: bool) -> None:
    plan = sample()
    lines = [{**plan["moves"][0], "sides": side} for side in sides]
    plan["moves"] = lines
    if fits:
        assert len(read(plan).moves) == 2
    else:
        fault = expect_refusal(encode(plan))
        assert (fault.where, fault.allowed) == (
            "moves[1].sides",
            "physio_plan.allowed.side_once",
        )


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"PK\x03\x04", "archive"),
        (b"\xff\xfe{}", "letters"),
        (b"{", "json"),
        (b"[" * 60_000, "deep"),
        (b'{"a":' + b"9" * 5000 + b"}", "digits"),
        (b'{"a":1,"a":2}', "twice"),
        (b'{"a":NaN}', "constant"),
        (b'{"a":1e999}', "constant"),
        (b"[]", "other"),
        (b"null", "other"),
        (b'"psoas-coach-physio-plan"', "other"),
        (b" " * (LARGEST + 1), "large"),
        (encode({**SAMPLE, "format": ["psoas-coach-physio-plan"]}), "other"),
    ],
)
def test_bytes_that_are_no_plan_are_named(data: bytes, kind: str) -> None:
    assert expect_refusal(data).kind == kind


@pytest.mark.parametrize(
    "key", ["` - at `$.moves[0]`", "\u202eé\n", "x" * 5000, "{0}", "` - at `$"]
)
def test_a_field_with_a_hostile_name_is_named_and_does_no_harm(key: str) -> None:
    plan = sample()
    plan["moves"][1][key] = 1
    assert expect_refusal(encode(plan)).kind == "unknown_at"
    assert expect_refusal(encode({**SAMPLE, key: 1})).kind in {"unknown", "unknown_at"}


def test_a_field_with_half_a_letter_in_its_name_is_answered() -> None:
    assert expect_refusal(encode({**SAMPLE, "\ud800": 1})).kind == "letters_half"


def test_the_largest_plan_fits_in_a_file() -> None:
    plan = sample()
    plan |= {"name": "\u00e9" * 80, "made_by": "\u00e9" * 80, "note": "\u00e9" * 600}
    longest = {**plan["moves"][2], "steps": ["\u00e9" * 160] * 6, "note": "\u00e9" * 200}
    plan["moves"] = [{**longest, "name": f"{number:\u00e9>80}"} for number in range(12)]
    assert len(encode(plan)) < 128 * 1024, "each letter written as an escape"
    photo = base64.b64encode(b"\xff" * 262_144).decode()
    assert 128 * 1024 + MOST_PICTURES * len(photo) < LARGEST
    assert len(write_physio_plan(read(plan))) < 64 * 1024


def _picture(size: int = 40) -> str:
    drawn = io.BytesIO()
    Image.new("RGB", (size, size), "teal").save(drawn, "PNG")
    return base64.b64encode(drawn.getvalue()).decode()


def test_the_picture_of_an_own_move_is_drawn_anew() -> None:
    plan = sample()
    plan["moves"][2]["picture"] = _picture()
    (own,) = (line for line in read(plan).moves if isinstance(line, OwnLine))
    assert is_plain_jpeg(own.picture)
    again = read_physio_plan(write_physio_plan(read(plan)), ALL).moves[2]
    assert isinstance(again, OwnLine)
    assert is_plain_jpeg(again.picture)


@pytest.mark.parametrize(
    ("picture", "kind"),
    [("AAAA", "picture"), ("not base64!", "value"), (7, "value"), ("A" * 349_528, "value")],
)
def test_a_picture_that_cannot_be_used_is_named(picture: object, kind: str) -> None:
    plan = sample()
    plan["moves"][2]["picture"] = picture
    fault = expect_refusal(encode(plan))
    assert (fault.kind, fault.where) == (kind, "moves[2].picture")


def test_a_plan_has_so_many_pictures_and_the_journal_can_keep_them() -> None:
    plan = sample()
    own = {**plan["moves"][2], "picture": _picture()}
    plan["moves"] = [{**own, "name": f"Move {number}"} for number in range(MOST_PICTURES)]
    assert len(read(plan).moves) == MOST_PICTURES
    plan["moves"].append({**own, "name": "One more"})
    assert expect_refusal(encode(plan)).where == f"moves[{MOST_PICTURES}].picture"
    most = MOST_PICTURES * 4 * LARGEST_PICTURE / 3
    assert most + 12 * 1240 * 4 + 760 * 4 < validation.MAX_JSON_BYTES


def _places(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if path:
        yield path
    entries: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        entries = list(value.items())
    elif isinstance(value, list):
        entries = list(enumerate(value))
    for key, inner in entries:
        yield from _places(inner, (*path, key))


ODD: tuple[object, ...] = (
    None, True, False, 0, -1, 1, 2**70, 1.5, -0.0, "", "x", [], {}, [[]], [None], {"": {}},
    {"how": "hold"}, {"kind": "own"}, "9" * 3000, *PIECES,
)  # fmt: skip


def test_any_odd_value_in_every_place_is_answered() -> None:
    refusals = 0
    for path in list(_places(SAMPLE)):
        for odd in ODD:
            plan = sample()
            *parents, last = path
            place: Any = plan
            for key in parents:
                place = operator.getitem(place, key)
            place[last] = odd
            refusals += _plan_or_refusal(encode(plan)) is None
    assert refusals > 1000


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


@given(_json)
@settings(max_examples=count_examples(300), deadline=None, suppress_health_check=list(HealthCheck))
def test_any_json_is_answered(value: object) -> None:
    assert _plan_or_refusal(encode(value)) is None
    _plan_or_refusal(encode({**SAMPLE, "moves": value}))
    _plan_or_refusal(encode({**SAMPLE, "limits": value}))


def _damage(rng: random.Random, data: bytes) -> bytes:
    """Return a damaged copy of a file: cut, doubled, overwritten, with a part of another."""
    start, length = rng.randrange(len(data) + 1), rng.choice([0, 1, 1, 2, 8, 60])
    other = encode(draw_plan(rng))
    put = rng.choice(
        [b"", rng.randbytes(rng.choice([1, 2, 9])), other[: rng.randrange(len(other))],
         rng.choice(PIECES).encode("utf-8", "surrogatepass"), b"1", b'"', b"}", b"null,"]
    )  # fmt: skip
    return data[:start] + put + data[start + length :]


@whole_or_each(20)
def test_ten_thousand_damaged_files_are_answered(step: int) -> None:
    rng = random.Random(11)
    refusals = 0
    for _ in range(10_000 // step):
        data = encode(draw_plan(rng))
        for _ in range(rng.choice([1, 1, 3])):
            data = _damage(rng, data)
        refusals += _plan_or_refusal(data) is None
    assert refusals > 5000 / step

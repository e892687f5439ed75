"""``python -m psoas_coach assess``: what it prints, where, and with which exit status."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psoas_coach import content
from psoas_coach.__main__ import main
from psoas_coach.guidance import Fault, InvalidInputError, assess
from psoas_coach.guidance.request import answer_request
from tests.commands.faulty_requests import FAULTY
from tests.support import random_answers
from tests.support.random_answers import HEALTHY
from tests.support.whole import count_examples

ROOT = Path(__file__).parents[2]
GOOD = json.dumps({"answers": HEALTHY}).encode()


def command(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command as a person would."""
    return subprocess.run(
        [sys.executable, "-m", "psoas_coach", "assess", *arguments],
        input=given,
        capture_output=True,
        check=False,
        cwd=ROOT,
    )


@pytest.mark.parametrize("case", FAULTY)
def test_a_faulty_request_gets_a_sentence_a_fault_and_nothing_else(
    case: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    text, sentences = FAULTY[case]
    file = tmp_path / "answers.json"
    file.write_bytes(text)
    assert main(["assess", str(file)]) == 2
    out, err = capfdbinary.readouterr()
    assert out == b""
    assert err.decode("ascii").splitlines() == sentences


@pytest.mark.parametrize("case", FAULTY)
def test_a_faulty_line_gets_its_faults_in_its_place(
    case: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    text, sentences = FAULTY[case]
    file = tmp_path / "answers.jsonl"
    file.write_bytes(GOOD + b"\n" + text + b"\n" + GOOD + b"\n")
    assert main(["assess", "--lines", str(file)]) == 2
    out, err = capfdbinary.readouterr()
    assert err == b""
    first, second, third = map(json.loads, out.splitlines())
    assert first == third
    assert first["level"] == "none"
    assert second == {"error": sentences, "line": 2}


def test_a_good_request_from_a_file_prints_one_object_with_every_field(tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    file.write_bytes(GOOD)
    result = command(str(file))
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout == msgspec.json.encode(assess(HEALTHY)) + b"\n"
    assert list(json.loads(result.stdout)) == [
        "versions", "level", "reasons", "score", "score_range", "missing", "domains", "receipt",
        "band", "depth_cap", "cap_reasons", "patterns", "allowed", "plan", "withheld",
        "what_would_change",
    ]  # fmt: skip


def test_a_dash_reads_standard_input() -> None:
    result = command("-", given=GOOD)
    assert result.returncode == 0
    assert json.loads(result.stdout)["depth_cap"] == 2


def test_a_request_may_span_lines_unless_lines_are_asked_for() -> None:
    text = json.dumps({"answers": HEALTHY}, indent=2).encode()
    assert command("-", given=text).returncode == 0
    assert command("-", "--lines", given=text).returncode == 2


def test_lines_are_answered_in_order_and_a_last_one_needs_no_end() -> None:
    texts = [json.dumps({"answers": {**HEALTHY, "limits": n}}) for n in range(7)]
    result = command("--lines", "-", given="\r\n".join(texts).encode())
    assert result.returncode == 0
    assert [json.loads(line)["score"] for line in result.stdout.splitlines()] == list(
        range(0, 14, 2)
    )


def test_no_lines_give_no_output_and_no_fault() -> None:
    result = command("--lines", "-")
    assert (result.returncode, result.stdout, result.stderr) == (0, b"", b"")


def test_every_faulty_line_is_told_with_its_number() -> None:
    result = command("--lines", "-", given=b"x\n" + GOOD + b"\n\n[]\n")
    assert result.returncode == 2
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line.get("line") for line in lines] == [1, None, 3, 4]


@pytest.mark.parametrize("lines", [[], ["--lines"]])
def test_a_file_that_cannot_be_read_is_a_fault(lines: list[str], tmp_path: Path) -> None:
    missing = tmp_path / "nothing.json"
    result = command(*lines, str(missing))
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.decode().splitlines() == [
        f"FILE: found {missing}: No such file or directory, allowed a file that can be read"
    ]
    result = command(*lines, str(tmp_path))
    assert (result.returncode, result.stdout) == (2, b"")
    assert b"Is a directory" in result.stderr


def test_no_file_named_is_a_fault() -> None:
    result = command()
    assert (result.returncode, result.stdout) == (2, b"")
    assert b"FILE" in result.stderr


def test_a_reader_that_has_read_enough_is_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "answers.jsonl"
    file.write_bytes((GOOD + b"\n") * 300)
    with subprocess.Popen(
        [sys.executable, "-m", "psoas_coach", "assess", "--lines", str(file)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    ) as told:
        assert told.stdout is not None
        assert told.stderr is not None
        assert json.loads(told.stdout.readline())["level"] == "none"
        told.stdout.close()
        assert told.stderr.read() == b""
    assert told.returncode == 0


def test_neither_a_database_nor_a_page_is_loaded() -> None:
    script = (
        "import sys; from psoas_coach.__main__ import main; main(['assess', '-']);"
        "print({'sqlalchemy', 'streamlit', 'pandas', 'altair'} & set(sys.modules), file=sys.stderr)"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], input=GOOD, capture_output=True, check=True, cwd=ROOT
    )
    assert result.stderr == b"set()\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(b'{"answers": {"main_activity": "' + b"a" * 10**7 + b'"}}', id="text"),
        pytest.param(b'{"answers": {"red_now": [' + b'"a",' * 2_500_000 + b'"a"]}}', id="list"),
        pytest.param(b'{"answers": {"' + b"a" * 10**7 + b'": 1}}', id="name"),
        pytest.param(b"[" * 10**7, id="nesting"),
        pytest.param(b'{"answers": {"limits": ' + b"9" * 10**7 + b"}}", id="number"),
        pytest.param(
            b"{" + b",".join(b'"%d":0' % n for n in range(600_000)) + b',"7":0}', id="twice"
        ),
        pytest.param(
            b'{"answers": {}, "history": {"today": "2026-03-15", "sessions": ['
            b'{"date":"2026-03-14","depth":2,"finished":true,"stopped":false,"tingling_up":false,'
            b'"pain_before":3,"pain_after":3,"moves":[' + b'"x",' * 2_400_000 + b'"x"]}]}}',
            id="moves",
        ),
    ],
)
def test_ten_megabytes_are_refused_in_few_words(text: bytes) -> None:
    with pytest.raises(InvalidInputError) as caught:
        answer_request(text, content.load())
    assert len(str(caught.value)) < 500


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["none", "left", "outer", "bridge", "2026-03-14", "yes"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.text(max_size=5)
            | st.sampled_from([*random_answers.SIGNS, "date", "sessions", "moves"]),
            inner,
            max_size=6,
        )
    ),
    max_leaves=30,
)


def is_answered_or_refused_in_order(value: object) -> None:
    """Ask with a value as JSON: there is an answer, or one plain line for each fault."""
    faults: tuple[Fault, ...] = ()
    try:
        assert msgspec.json.encode(answer_request(json.dumps(value).encode(), content.load()))
    except InvalidInputError as error:
        faults = error.faults
    for fault in faults:
        assert str(fault).isascii()
        assert len(str(fault).splitlines()) == 1


@given(JSON)
@settings(max_examples=count_examples(150), deadline=None)
def test_no_json_whatever_ends_in_a_traceback(value: object) -> None:
    is_answered_or_refused_in_order(value)


@given(st.dictionaries(st.sampled_from(["answers", "history"]), JSON))
@settings(max_examples=count_examples(150), deadline=None)
def test_no_request_whatever_ends_in_a_traceback(request: dict[str, Any]) -> None:
    is_answered_or_refused_in_order(request)


@given(st.sampled_from([*content.load().questions, "red_now", "precautions"]), JSON)
@settings(max_examples=count_examples(200), deadline=None)
def test_an_answer_is_taken_as_it_is_or_named_as_a_fault(id_: str, value: object) -> None:
    paths: list[str] = []
    try:
        result = assess({id_: value})
    except InvalidInputError as error:
        paths = [fault.path for fault in error.faults]
        assert paths
    else:
        assert id_ not in result.missing
    assert all(path.startswith(f"answers.{id_}") for path in paths)


@given(st.binary(max_size=200))
@settings(max_examples=count_examples(200), deadline=None)
def test_no_bytes_whatever_end_in_a_traceback(text: bytes) -> None:
    with pytest.raises(InvalidInputError):
        answer_request(text, content.load())


@given(st.sampled_from(sorted(FAULTY)), st.binary(max_size=3), st.integers(0, 400), st.booleans())
@settings(max_examples=count_examples(300), deadline=None)
def test_the_fast_reader_never_takes_what_the_strict_one_refuses(
    case: str, inserted: bytes, place: int, good: bool
) -> None:
    text = GOOD if good else FAULTY[case][0][:2000]
    text = text[: place % (len(text) + 1)] + inserted + text[place % (len(text) + 1) + good :]
    agree(text)


@pytest.mark.parametrize("seed", range(3))
def test_the_fast_reader_reads_what_the_strict_one_reads(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(150):
        request: dict[str, Any] = {"answers": random_answers.person(rng)}
        if past := random_answers.history(rng):
            request["history"] = past
        agree(json.dumps(request).encode())


def agree(text: bytes) -> None:
    """Assert that a request is answered as it is by the strict reader alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("psoas_coach.guidance.request._read_quickly", lambda _: None)
        strict = answer(text)
    assert answer(text) == strict


def answer(text: bytes) -> bytes:
    """Answer a request, with a result or with its faults."""
    try:
        return msgspec.json.encode(answer_request(text, content.load()))
    except InvalidInputError as error:
        return str(error).encode()


@pytest.mark.parametrize(
    "text",
    [
        b'{"answers": {"limits": 3, "limits": 4}}',
        b'{"answers": {"main_activity": "stairs: up", "limits": 4}, "answers": {}}',
        b'{"answers": {}, "history": null, "history": {"today": "2026-03-15", "sessions": []}}',
        b'{"answers": {}, "history": {"sessions": [], "sessions": [], "today": "2026-03-15"}}',
    ],
)
def test_no_field_given_twice_slips_by_the_fast_reader(text: bytes) -> None:
    assert b"twice" in answer(text)


def test_a_colon_in_a_text_is_no_fault() -> None:
    text = json.dumps({"answers": {**HEALTHY, "main_activity": "stairs: up and down"}})
    assert b'"level":"none"' in answer(text.encode())

"""Whether tests would notice a fault in rules or words: ``python -m tests.guidance.mutations``.

With words behind it, only the faults that have these words in their name.
Each fault of ``mutants.toml`` (rules), ``word_mutants.toml`` (sentences that keep people safe) and
``word_mutants_de.toml`` (the same in German) is put into a copy of the project, the tests named
for it run there until one fails, and the fault is taken out again. A fault that none of them
notices fails the whole. First the same tests must pass on an unchanged copy, or failing would prove
nothing.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue

import msgspec

from tests.support.warm_pytest import WarmPytest

ROOT = Path(__file__).resolve().parents[2]
FAULTS = (
    "tests/guidance/mutants.toml",
    "tests/content/word_mutants.toml",
    "tests/content/word_mutants_de.toml",
)
COPIED = (
    "data",
    "psoas_coach",
    "tests/guidance",
    "tests/commands",
    "tests/content",
    "tests/support",
)
SINGLE = ("pyproject.toml", "docs/style.md", "docs/style-de.md")
NOT_COPIED = shutil.ignore_patterns("node_modules")
"""Packages of npm would be most of each copy: some 400 MB, where they are installed."""
PYTEST = ("-x", "-q", "--tb=no", "-p", "no:cacheprovider", "--assert=plain")
"""Nobody reads why a test failed, and rewriting asserts in each copy takes most of the time."""
REMEMBERED = ".hypothesis"
"""What Hypothesis found in a copy, which it would try first with the next fault."""
LIBRARIES = ("hypothesis", "hypothesis.strategies", "jsonschema", "msgspec", "time_machine")
"""What the tests named below import of others."""
AT_ONCE = 2
"""Copies tested side by side: one for each core of a small machine."""

_PEOPLE = "test_engine_and_oracle_agree_on_thousands_of_random_people[0]"
_PLANS = "test_any_plan_of_anybody_keeps_within_what_they_may_do[1 in 20]"
_FAULTY = "test_a_faulty_request_gets_a_sentence_a_fault_and_nothing_else"
SUITES = {
    "rules": (
        f"tests/guidance/test_oracle.py::{_PEOPLE}",
        "tests/guidance/test_score.py",
        "tests/guidance/test_missing.py",
    ),
    "history": ("tests/guidance/test_history.py", "tests/guidance/test_history_cap.py"),
    "plan": (
        "tests/guidance/test_history.py",
        "tests/guidance/test_history_cap.py",
        "tests/guidance/test_tighter_side.py",
        *(
            f"tests/guidance/test_plan.py::test_{name}"
            for name in (
                "weeks_without_a_stop_lengthen_the_hold_then_the_repetitions",
                "an_earned_step_waits_where_a_side_has_its_minutes_of_the_day",
                "a_place_in_the_plan_goes_to_the_move_done_longest_ago",
                "nobody_gets_down_and_up_twice_in_any_session",
                "rest_comes_last_except_for_somebody_who_holds_on",
                "the_likely_pattern_chooses_what_is_in_the_plan",
                "the_time_of_a_session_counts_its_warm_up_where_it_lengthens",
                "every_plan_keeps_every_limit",
            )
        ),
    ),
    "symptoms": (
        "tests/guidance/test_current_symptoms.py",
        "tests/guidance/test_walking.py",
        "tests/guidance/test_new_signs.py",
    ),
    "choices": (
        "tests/guidance/plan_changes/test_detect.py",
        "tests/guidance/test_choices.py",
        "tests/guidance/test_choices_flare.py",
        "tests/guidance/test_choices_hidden.py",
        "tests/guidance/test_choices_single_move.py",
    ),
    "physio_plan": (
        "tests/guidance/physio_plan/test_cap.py",
        f"tests/guidance/physio_plan/test_cap_proof.py::{_PLANS}",
    ),
    "input": (f"tests/commands/test_assess.py::{_FAULTY}",),
    # A test that knows what a sentence is for; and for what no such test can know, the table that
    # was written by hand.
    "meaning": (
        "tests/content/test_safe_words.py",
        "tests/content/test_safe_signs.py",
        "tests/content/test_numbers_in_words.py",
        "tests/content/test_words.py",
        "tests/content/test_style.py",
    ),
    "guarded": ("tests/content/test_guarded_words.py",),
    "german": (
        "tests/content/test_german_safe_signs.py",
        "tests/content/test_german_help_lines.py",
        "tests/content/test_german_safe_words.py",
        "tests/content/test_german_numbers.py",
        "tests/content/test_german_move_words.py",
        "tests/content/test_german_not_english.py",
        "tests/content/test_german_tone.py",
        "tests/content/test_german_style.py",
    ),
    "german_guarded": ("tests/content/test_german_guarded_words.py",),
}
"""The quick tests of each part, quickest finders first."""


Copies = SimpleQueue[Path]
"""Copies of the project that nobody is testing."""


class Mutant(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One fault, and the edit that makes it."""

    fault: str
    file: str
    old: str
    new: str
    tests: str = "rules"


class Outcome(msgspec.Struct, frozen=True):
    """What became of one copy: pytest's status, the test that failed, what was told."""

    status: int
    failed: str
    seconds: float
    told: str


def mutants() -> list[Mutant]:
    """Read the faults of the rules, then those of the words."""
    return [
        mutant
        for name in FAULTS
        for mutant in msgspec.convert(
            tomllib.loads((ROOT / name).read_text("utf-8"))["mutant"], list[Mutant]
        )
    ]


def apply_mutant(mutant: Mutant) -> str:
    """Return the file with the fault in it.

    Raises:
        ValueError: When the edit does not fit the file any more, or changes nothing.
    """
    text = (ROOT / mutant.file).read_text("utf-8")
    if mutant.old not in text or mutant.old == mutant.new:
        message = f"{mutant.file}: the edit for {mutant.fault!r} does not fit any more"
        raise ValueError(message)
    return text.replace(mutant.old, mutant.new, 1)


@contextmanager
def copies() -> Iterator[Copies]:
    """Make as many copies of the project as are tested side by side; they go at the end.

    A copy for each fault would be a fifth of the work.
    """
    made: Copies = SimpleQueue()
    with tempfile.TemporaryDirectory(prefix="mutants-") as name:
        for number in range(AT_ONCE):
            copy = Path(name) / str(number)
            for folder in COPIED:
                shutil.copytree(ROOT / folder, copy / folder, ignore=NOT_COPIED)
            for file in SINGLE:
                (copy / file).parent.mkdir(exist_ok=True)
                shutil.copy2(ROOT / file, copy / file)
            made.put(copy)
        yield made


@contextmanager
def put_in(mutant: Mutant | None, made: Copies) -> Iterator[Path]:
    """Take a copy and put a fault into it, if any; give it back as it was."""
    copy = made.get()
    try:
        if mutant is not None:
            (copy / mutant.file).write_text(apply_mutant(mutant), "utf-8")
        yield copy
    finally:
        if mutant is not None:
            shutil.copy2(ROOT / mutant.file, copy / mutant.file)
        shutil.rmtree(copy / REMEMBERED, ignore_errors=True)
        made.put(copy)


def outcome(pytest: WarmPytest, made: Copies, suite: str, mutant: Mutant | None) -> Outcome:
    """Run a suite on a copy, with a fault in it or without.

    Args:
        pytest: Runs it.
        made: The copies that nobody is testing.
        suite: One of ``SUITES``.
        mutant: The fault.
    """
    began = time.monotonic()
    with put_in(mutant, made) as copy:
        ran = pytest.run(copy, [*PYTEST, *SUITES[suite]], {"PYTHONDONTWRITEBYTECODE": "1"})
    failed = re.search(r"^FAILED \S*::(.+?)(?: - |$)", ran.printed, re.MULTILINE)
    return Outcome(
        status=ran.status,
        failed=failed[1] if failed else "",
        seconds=time.monotonic() - began,
        told=ran.printed,
    )


def main() -> int:
    """Try every fault, print a table, and return 1 when one was not noticed."""
    wanted = " ".join(sys.argv[1:])
    selected = [mutant for mutant in mutants() if wanted in mutant.fault]
    survived = 0
    pytest = WarmPytest(*LIBRARIES)
    with copies() as made, ThreadPoolExecutor(AT_ONCE) as pool:
        suites = [name for name in SUITES if any(mutant.tests == name for mutant in selected)]
        for suite, one in zip(
            suites, pool.map(lambda name: outcome(pytest, made, name, None), suites), strict=True
        ):
            if one.status:
                sys.stdout.write(f"{suite}: fails without any fault: {one.told}\n")
                return 1
        outcomes = pool.map(lambda mutant: outcome(pytest, made, mutant.tests, mutant), selected)
        for mutant, one in zip(selected, outcomes, strict=True):
            # A copy that would not even start is no proof: it takes a test that failed.
            caught = bool(one.status == 1 and one.failed)
            survived += not caught
            by = one.failed if caught else f"NOT CAUGHT, pytest returned {one.status}"
            sys.stdout.write(f"{mutant.fault:66.66} {by:80.80} {one.seconds:5.1f} s\n")
            sys.stdout.flush()
    sys.stdout.write(f"{len(selected) - survived} of {len(selected)} faults caught\n")
    return 1 if survived else 0


if __name__ == "__main__":
    sys.exit(main())

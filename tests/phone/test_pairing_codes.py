"""A code pairs one phone, within ten minutes, and guessing is slowed down."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psoas_coach.phone.pairing_codes import (
    CHARACTERS,
    LASTS_SECONDS,
    MOST_CODES,
    MOST_PEERS,
    WAIT_SECONDS,
    WRONG_BEFORE_WAIT,
    Outcome,
    PairingCodes,
    group_code,
    normalize,
)

PHONE, STRANGER = "192.168.1.20", "192.168.1.66"


class Clock:
    """Seconds that a test advances."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def codes(clock: Clock) -> PairingCodes:
    return PairingCodes(clock)


def test_a_code_has_128_bits_and_no_two_are_the_same(codes: PairingCodes) -> None:
    issued = {codes.issue() for _ in range(500)}
    assert len(issued) == 500
    assert {len(code) for code in issued} == {CHARACTERS}
    assert set("".join(issued)) <= set("abcdefghijklmnopqrstuvwxyz234567")
    assert CHARACTERS * 5 >= 128


def test_a_code_works_once(codes: PairingCodes) -> None:
    code = codes.issue()
    assert codes.is_good(code)
    assert codes.redeem(code, PHONE) == "right"
    assert not codes.is_good(code)
    assert codes.redeem(code, PHONE) == "wrong"
    assert codes.redeem(code, STRANGER) == "wrong"


@pytest.mark.parametrize(("waited", "outcome"), [(-0.1, "right"), (0, "wrong"), (1, "wrong")])
def test_a_code_works_for_ten_minutes(
    codes: PairingCodes, clock: Clock, waited: float, outcome: Outcome
) -> None:
    code = codes.issue()
    clock.seconds += LASTS_SECONDS + waited
    assert codes.is_good(code) is (outcome == "right")
    assert codes.redeem(code, PHONE) == outcome


def test_after_five_wrong_codes_an_address_waits_a_minute(
    codes: PairingCodes, clock: Clock
) -> None:
    code = codes.issue()
    for _ in range(WRONG_BEFORE_WAIT):
        assert codes.redeem("wrong", STRANGER) == "wrong"
    assert codes.redeem("wrong", STRANGER) == "wait"
    assert codes.redeem(code, STRANGER) == "wait", "not even a right one is looked at"
    assert codes.is_good(code)
    assert codes.redeem(code, PHONE) == "right", "and nobody else has to wait"
    clock.seconds += WAIT_SECONDS - 0.1
    assert codes.redeem("wrong", STRANGER) == "wait"
    clock.seconds += 0.1
    assert codes.redeem("wrong", STRANGER) == "wrong"


def test_guessing_for_a_year_is_five_guesses_a_minute(codes: PairingCodes, clock: Clock) -> None:
    looked_at = 0
    for _ in range(60 * 60):  # an hour of it, once a second
        looked_at += codes.redeem("a" * CHARACTERS, STRANGER) == "wrong"
        clock.seconds += 1
    assert looked_at <= 60 * WRONG_BEFORE_WAIT


def test_a_right_code_forgives_the_wrong_ones_before_it(codes: PairingCodes) -> None:
    for _ in range(3):
        for _ in range(WRONG_BEFORE_WAIT - 1):
            assert codes.redeem("wrong", PHONE) == "wrong"
        assert codes.redeem(codes.issue(), PHONE) == "right"


def test_fifty_that_race_for_a_code_are_one_that_gets_it(codes: PairingCodes) -> None:
    code, start = codes.issue(), threading.Barrier(50)

    def race(number: int) -> Outcome:
        start.wait()
        return codes.redeem(code, f"192.168.1.{number}")

    with ThreadPoolExecutor(50) as pool:
        outcomes = list(pool.map(race, range(50)))
    assert outcomes.count("right") == 1
    assert outcomes.count("wrong") == 49


def test_neither_codes_nor_addresses_pile_up(codes: PairingCodes) -> None:
    first = codes.issue()
    for _ in range(MOST_CODES):
        codes.issue()
    assert not codes.is_good(first)
    for number in range(MOST_PEERS + 500):
        codes.redeem("wrong", f"10.0.{number // 256}.{number % 256}")
    assert len(codes._wrong) == MOST_PEERS  # noqa: SLF001 -- memory has no other witness


def test_a_code_may_be_typed_in_groups_and_capitals(codes: PairingCodes) -> None:
    code = codes.issue()
    assert codes.redeem(f"  {group_code(code).upper().replace('-', ' - ')}\n", PHONE) == "right"


def test_groups_hold_what_the_code_holds(codes: PairingCodes) -> None:
    code = codes.issue()
    assert normalize(group_code(code)) == code
    assert max(map(len, group_code(code).split("-"))) <= 5


@given(st.text(max_size=60))
def test_anything_may_be_typed(typed: str) -> None:
    codes = PairingCodes()
    codes.issue()
    assert codes.redeem(typed, PHONE) == "wrong"


def test_half_a_character_is_a_wrong_code(codes: PairingCodes) -> None:
    assert codes.redeem("\ud800", PHONE) == "wrong"


def test_the_codes_themselves_are_nowhere_in_memory_of_ours(codes: PairingCodes) -> None:
    code = codes.issue()
    assert code not in repr(vars(codes))

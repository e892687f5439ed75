from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import count

from psoas_coach.progress.shelf import Shelf


def test_what_is_kept_is_not_made_again() -> None:
    made = count()
    shelf: Shelf[int] = Shelf(2)
    assert [shelf.get("key", lambda: next(made)) for _ in range(3)] == [0, 0, 0]
    assert next(made) == 1


def test_it_holds_no_more_than_its_places_and_lets_the_oldest_unused_go() -> None:
    shelf: Shelf[str] = Shelf(2)
    for key in ("a", "b", "a", "c"):
        shelf.get(key, key.upper)
    assert len(shelf) == 2
    assert shelf.get("a", lambda: "made again") == "A"
    assert shelf.get("b", lambda: "made again") == "made again"


def test_another_owner_never_gets_what_was_kept_for_the_first() -> None:
    shelf: Shelf[str] = Shelf(4)
    assert shelf.get(("her", 7), lambda: "hers") == "hers"
    assert shelf.get(("him", 7), lambda: "his") == "his"
    assert shelf.get(("her", 7), lambda: "wrong") == "hers"


def test_many_threads_may_use_it_at_once() -> None:
    shelf: Shelf[int] = Shelf(8)

    def use(number: int) -> bool:
        return shelf.get(number % 16, lambda: number % 16) == number % 16

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(use, range(4000)))
    assert len(shelf) == 8


def test_what_fails_is_not_kept() -> None:
    shelf: Shelf[int] = Shelf(2)

    def fail() -> int:
        raise ValueError

    for _ in range(2):
        try:
            shelf.get("key", fail)
        except ValueError:
            continue
    assert len(shelf) == 0

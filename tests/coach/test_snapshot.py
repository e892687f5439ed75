"""No snapshot has a value of another person, version or date; and the cache stays small."""

from __future__ import annotations

import datetime as dt
import uuid
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, partial
from itertools import count, product
from typing import Any

import pytest
from sqlalchemy import Engine

from psoas_coach.coach.day_notes import mark_flare
from psoas_coach.coach.lru_cache import LruCache
from psoas_coach.coach.plan_choices import hide_move
from psoas_coach.coach.snapshot import Snapshot, Snapshots, State
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.owner_scope import OwnerScope
from psoas_coach.journal.records import DayNote, make_moment
from tests.support.answers_factory import self_check
from tests.support.record_samples import fair_test, physio_plan, session

FIRST = dt.date(2026, 11, 30)
DATES = (FIRST, FIRST + dt.timedelta(days=1), FIRST + dt.timedelta(days=40))
OWNERS = ("ada", "ben", "nobody")
PROPERTIES = sorted(
    name for name, var in vars(Snapshot).items() if isinstance(var, cached_property)
)


def noon(days_ago: int) -> dt.datetime:
    return dt.datetime.combine(FIRST, dt.time(12), dt.UTC) - dt.timedelta(days=days_ago)


def add_note(journal: Journal, days_ago: int, kind: Any, **body: object) -> None:  # noqa: ANN401 -- a kind of note
    journal.day_notes.add(DayNote(uuid.uuid4().hex, make_moment(noon(days_ago), "UTC"), kind, body))


@pytest.fixture
def journals(engine: Engine) -> dict[str, Journal]:
    """Two people whose every value differs, with as many writes as each other; and one without."""
    journals = {owner: Journal(engine, owner) for owner in OWNERS}
    for owner, (ago, answers) in {
        "ada": (50, {}),
        "ben": (3, {"precautions": ["knee"], "red_today": ["fever_with_pain"], "see_someone": []}),
    }.items():
        journal = journals[owner]
        journal.self_checks.add(self_check(make_moment(noon(ago), "UTC"), **answers))
        journal.sessions.add(session(at=make_moment(noon(ago - 2), "UTC")))
    ada, ben = journals["ada"], journals["ben"]
    hide_move(ada, "runners_lunge")
    hide_move(ben, "bridge")
    mark_flare(ada, FIRST, FIRST + dt.timedelta(days=2), "half", "UTC")
    add_note(ada, -1, "check_in", pain_now=1)
    add_note(ada, 1, "new_signs", level="check", signs=[])
    for ago in (1, 0):
        add_note(ben, ago, "check_in", pain_now=4)
    add_note(ben, -41, "check_in", pain_now=5)
    add_note(ben, -42, "check_in", pain_now=5)
    for owner in ("ada", "ben"):
        journals[owner].fair_tests.begin(
            fair_test(question="breaks" if owner == "ada" else "sessions")
        )
        journals[owner].sign_ins.end(owner, noon(0), dt.timedelta(days=30))
        journals[owner].drafts.save("session", {"owner": owner})
        journals[owner].physio_plans.add(physio_plan(at=make_moment(noon(1), "UTC")))
    assert ada.read_version() == ben.read_version()
    return journals


def read(cache: Snapshots, journal: Journal, owner: str, date: dt.date) -> Snapshot:
    return cache.get(journal, cache.read_state(journal, owner, 0), date)


def identity(value: object) -> object:
    return value


def values(snapshot: Snapshot) -> dict[str, object]:
    return {name: getattr(snapshot, name) for name in PROPERTIES}


def write(journal: Journal, number: int) -> None:
    """Change something that every property may depend on."""
    at = make_moment(noon(0) + dt.timedelta(minutes=number), "UTC")
    journal.settings.save("moves.hidden.couch_stretch", number % 2 == 0)
    journal.self_checks.add(self_check(at, pain_average=number % 3))


def test_the_people_of_these_tests_differ_in_every_property(journals: dict[str, Journal]) -> None:
    assert len(PROPERTIES) >= 10
    ada, ben = ([values(Snapshot(journals[who], date)) for date in DATES] for who in OWNERS[:2])
    for name in PROPERTIES:
        assert [values_[name] for values_ in ada] != [values_[name] for values_ in ben], name


def test_each_value_is_that_of_its_owner_version_and_date(journals: dict[str, Journal]) -> None:
    cache = Snapshots()
    for number in range(3):
        expected = {
            (owner, date): values(Snapshot(journals[owner], date))
            for owner, date in product(OWNERS, DATES)
        }
        for _, owner, date in product(range(2), OWNERS, DATES):
            snapshot_values = values(read(cache, journals[owner], owner, date))
            assert snapshot_values == expected[owner, date]
        write(journals["ada"], number)
        write(journals["ben"], number + 1)


def test_each_draft_and_each_value_of_a_later_layer_too(journals: dict[str, Journal]) -> None:
    cache = Snapshots()
    for number in range(2):
        for _, owner, date in product(range(2), OWNERS, DATES):
            snapshot = read(cache, journals[owner], owner, date)
            assert snapshot.drafts.load("session") == journals[owner].drafts.load("session")
            mine = (owner, date, journals[owner].read_version())
            assert snapshot.compute_once("mine", partial(identity, mine)) == mine
            assert snapshot.compute_once(("mine", 2), partial(identity, (*mine, 2))) == (*mine, 2)
        write(journals["ada"], number)
        journals["ben"].drafts.save("session", {"owner": "ben", "number": number})


def test_values_are_read_once(
    journals: dict[str, Journal], monkeypatch: pytest.MonkeyPatch
) -> None:
    cache, ada = Snapshots(), journals["ada"]
    first = [getattr(read(cache, ada, "ada", FIRST), name) for name in PROPERTIES]
    draft = read(cache, ada, "ada", FIRST).drafts.load("session")
    for reads in ("read_tx", "fetch_value"):
        monkeypatch.delattr(OwnerScope, reads)
    again = read(cache, ada, "ada", FIRST)
    for name, before in zip(PROPERTIES, first, strict=True):
        assert getattr(again, name) is before
    assert again.drafts.load("session") is draft


def test_another_file_in_the_journals_place_has_another_snapshot(
    journals: dict[str, Journal],
) -> None:
    cache, ada = Snapshots(), journals["ada"]
    here, there = (cache.get(ada, cache.read_state(ada, "ada", number), FIRST) for number in (0, 1))
    assert here is not there
    assert here.compute_once("engine", lambda: 0) == 0
    assert there.compute_once("engine", lambda: 1) == 1


def test_many_threads_get_their_own(journals: dict[str, Journal]) -> None:
    cache = Snapshots(people=4, values=8)
    expected = {
        (owner, date): values(Snapshot(journals[owner], date))
        for owner, date in product(OWNERS, DATES)
    }

    def visit(number: int) -> bool:
        owner, date = OWNERS[number % 3], DATES[number // 3 % 3]
        snapshot = read(cache, journals[owner], owner, date)
        mine = snapshot.compute_once("mine", lambda: (owner, date))
        return mine == (owner, date) and values(snapshot) == expected[owner, date]

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(visit, range(90)))
    assert len(cache) <= 4


def test_it_keeps_no_more_than_it_may(
    journals: dict[str, Journal], monkeypatch: pytest.MonkeyPatch
) -> None:
    caches: list[LruCache[object]] = []
    begin = LruCache.__init__

    def noted(cache: LruCache[object], size: int) -> None:
        begin(cache, size)
        caches.append(cache)

    monkeypatch.setattr(LruCache, "__init__", noted)
    cache, ada = Snapshots(people=5, values=3), journals["ada"]
    for number in range(20):
        state = State(f"owner {number}", 0, 1)
        snapshot = cache.get(ada, state, FIRST)
        snapshot.compute_once("a", partial(identity, number))
        snapshot.compute_once("b", partial(identity, number))
        cache.read_state(ada, f"owner {number}", number)
    assert len(cache) == 5
    assert sorted(map(len, caches)) == [3, 5, 5]
    cache.clear()
    assert [len(calls) for calls in caches] == [0, 0, 0]


def test_a_later_version_takes_the_place_of_the_one_before(journals: dict[str, Journal]) -> None:
    cache, ada = Snapshots(), journals["ada"]
    for number in range(6):
        write(ada, number)
        read(cache, ada, "ada", FIRST)
    assert len(cache) == 1


class TestLruCache:
    def test_a_cached_value_is_not_computed_again(self) -> None:
        number = count()
        cache: LruCache[int] = LruCache(2)
        assert [cache.get("key", lambda: next(number)) for _ in range(3)] == [0, 0, 0]
        assert next(number) == 1

    def test_the_least_recently_used_goes_first(self) -> None:
        cache: LruCache[str] = LruCache(2)
        for key in ("a", "b", "a", "c"):
            cache.get(key, key.upper)
        assert len(cache) == 2
        assert cache.get("a", lambda: "made again") == "A"
        assert cache.get("b", lambda: "made again") == "made again"

    def test_an_invalid_value_is_computed_again(self) -> None:
        cache: LruCache[int] = LruCache(2)
        assert cache.get("key", lambda: 1) == 1
        assert cache.get("key", lambda: 2, lambda value: value == 1) == 1
        assert cache.get("key", lambda: 2, lambda value: value == 2) == 2
        assert cache.get("key", lambda: 3) == 2

    def test_many_threads_may_use_it_at_once(self) -> None:
        cache: LruCache[int] = LruCache(8)

        def use(number: int) -> bool:
            return cache.get(number % 16, lambda: number % 16) == number % 16

        with ThreadPoolExecutor(8) as pool:
            assert all(pool.map(use, range(4000)))
        assert len(cache) == 8

    def test_a_failed_value_is_not_cached(self) -> None:
        cache: LruCache[int] = LruCache(2)

        def fail() -> int:
            raise ValueError

        for _ in range(2):
            with pytest.raises(ValueError, match=r"^$"):
                cache.get("key", fail)
        assert len(cache) == 0

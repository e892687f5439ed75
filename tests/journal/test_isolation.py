"""Nobody can read, change, count or infer another owner's rows, by any method.

The methods are found by reflection, so that a new one fails here until it is covered.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import inspect
import uuid
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
import pytest
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import ProgrammingError

from psoas_coach.journal.devices import Device
from psoas_coach.journal.dump import JournalDump, RecordRevision
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.owner_scope import SET_OWNER, Part
from psoas_coach.journal.records import make_moment
from psoas_coach.journal.tables import metadata, owners, sessions
from tests.journal.conftest import ENGINES
from tests.support.record_samples import (
    NOON,
    day_note,
    fair_test,
    fair_test_end,
    measure,
    physio_plan,
    self_check,
    session,
    sitting_break,
)

if TYPE_CHECKING:
    from sqlalchemy import Engine, Row

    from tests.support.postgres import Cluster

Somebody = Callable[[], Journal]
HERS = session(note="hers"), self_check(), measure()
BREAK = sitting_break()
PLAN = physio_plan()
ONGOING = fair_test()
SIGNS = day_note(
    kind="new_signs", at=make_moment(NOON, "Asia/Kolkata"), body={"level": "check", "signs": []}
)
IMPORT = uuid.uuid4().hex
IMPORTED = day_note(
    kind="imported", body={"source": "loop", "import_id": IMPORT, "practised": True}
)
SESSION, CHECK, NOTE = (record.id for record in HERS)
DEVICE = str(uuid.uuid4())
TODAY = dt.date(2026, 3, 4)
FILE = JournalDump(
    sessions=(RecordRevision(1, removed=False, record=session(id=SESSION, note="his")),)
)

ATTEMPTS: dict[str, list[Callable[[Journal], Any]]] = {
    "read_version": [lambda his: his.read_version()],
    "drafts.load": [lambda his: his.drafts.load("session")],
    "drafts.save": [lambda his: his.drafts.save("session", {"id": SESSION, "his": True})],
    "drafts.drop": [lambda his: his.drafts.drop("session")],
    "self_checks.add": [lambda his: his.self_checks.add(self_check(id=CHECK, rules="his"))],
    "self_checks.find_latest": [lambda his: his.self_checks.find_latest()],
    "self_checks.get": [lambda his: his.self_checks.get(CHECK)],
    "self_checks.list": [lambda his: his.self_checks.list()],
    "self_checks.remove": [lambda his: his.self_checks.remove(CHECK)],
    "self_checks.restore": [lambda his: his.self_checks.restore(CHECK)],
    "sessions.add": [lambda his: his.sessions.add(session(id=SESSION, note="his"))],
    "sessions.get": [lambda his: his.sessions.get(SESSION)],
    "sessions.list": [
        lambda his: his.sessions.list(),
        lambda his: his.sessions.list(limit=1, since=TODAY),
    ],
    "sessions.replace": [lambda his: his.sessions.replace(session(id=SESSION, note="his"))],
    "sessions.remove": [lambda his: his.sessions.remove(SESSION)],
    "sessions.restore": [lambda his: his.sessions.restore(SESSION)],
    "sessions.undo": [lambda his: his.sessions.undo(SESSION)],
    "day_notes.add": [lambda his: his.day_notes.add(day_note(id=NOTE, kind="ill", body={}))],
    "day_notes.list": [lambda his: his.day_notes.list()],
    "day_notes.open_new_signs": [lambda his: his.day_notes.open_new_signs()],
    "sign_ins.list_ended": [lambda his: his.sign_ins.list_ended()],
    "sign_ins.end": [lambda his: his.sign_ins.end("his", NOON, dt.timedelta(days=30))],
    "devices.pair": [lambda his: his.devices.pair(Device(DEVICE, "his", NOON, NOON), "h" * 64)],
    "devices.find": [lambda his: his.devices.find("f" * 64)],
    "devices.list": [lambda his: his.devices.list()],
    "devices.mark_seen": [lambda his: his.devices.mark_seen(DEVICE, NOON + dt.timedelta(days=1))],
    "devices.remove": [lambda his: his.devices.remove(DEVICE, NOON)],
    "history.sum_walking_days": [lambda his: his.history.sum_walking_days(TODAY)],
    "day_notes.list_hip_measures": [
        lambda his: his.day_notes.list_hip_measures(),
        lambda his: his.day_notes.list_hip_measures(since=TODAY),
    ],
    "day_notes.replace": [lambda his: his.day_notes.replace(day_note(id=NOTE))],
    "day_notes.report_new_signs": [
        lambda his: his.day_notes.report_new_signs(msgspec.structs.replace(SIGNS, id=NOTE))
    ],
    "day_notes.remove": [lambda his: his.day_notes.remove(NOTE)],
    "day_notes.restore": [lambda his: his.day_notes.restore(NOTE)],
    "day_notes.undo": [lambda his: his.day_notes.undo(NOTE)],
    "imported_days.add": [lambda his: his.imported_days.add([IMPORTED])],
    "imported_days.compare": [lambda his: his.imported_days.compare([IMPORTED])],
    "imported_days.list": [
        lambda his: his.imported_days.list(),
        lambda his: his.imported_days.list(until=TODAY),
    ],
    "imported_days.remove": [lambda his: his.imported_days.remove(IMPORT)],
    "imported_days.restore": [lambda his: his.imported_days.restore(IMPORT)],
    "sitting_breaks.add": [lambda his: his.sitting_breaks.add([sitting_break(id=BREAK.id)])],
    "sitting_breaks.sum_days": [
        lambda his: his.sitting_breaks.sum_days(),
        lambda his: his.sitting_breaks.sum_days(TODAY, TODAY),
    ],
    "sitting_breaks.replace": [
        lambda his: his.sitting_breaks.replace(sitting_break(id=BREAK.id, sat_seconds=1))
    ],
    "sitting_breaks.remove": [lambda his: his.sitting_breaks.remove(BREAK.id)],
    "sitting_breaks.restore": [lambda his: his.sitting_breaks.restore(BREAK.id)],
    "sitting_breaks.undo": [lambda his: his.sitting_breaks.undo(BREAK.id)],
    "sitting_breaks.remove_day": [lambda his: his.sitting_breaks.remove_day(TODAY)],
    "sitting_breaks.restore_day": [lambda his: his.sitting_breaks.restore_day(TODAY)],
    "physio_plans.add": [lambda his: his.physio_plans.add(physio_plan(id=PLAN.id))],
    "physio_plans.find_latest": [lambda his: his.physio_plans.find_latest()],
    "physio_plans.list": [lambda his: his.physio_plans.list()],
    "physio_plans.remove": [lambda his: his.physio_plans.remove(PLAN.id)],
    "physio_plans.restore": [lambda his: his.physio_plans.restore(PLAN.id)],
    "fair_tests.begin": [lambda his: his.fair_tests.begin(fair_test(id=ONGOING.id))],
    "fair_tests.finish": [lambda his: his.fair_tests.finish(fair_test_end(ONGOING))],
    "fair_tests.list": [lambda his: his.fair_tests.list()],
    "settings.get": [lambda his: his.settings.get("sounds")],
    "settings.read_all": [lambda his: his.settings.read_all()],
    "settings.save": [lambda his: his.settings.save("sounds", value="his")],
    "history.sum_days": [lambda his: his.history.sum_days()],
    "history.list_scores": [lambda his: his.history.list_scores()],
    "history.read_domain_points": [lambda his: his.history.read_domain_points()],
    "history.read_move_effects": [lambda his: his.history.read_move_effects()],
    "history.read_own_names": [lambda his: his.history.read_own_names()],
    "bulk.tally": [lambda his: his.bulk.tally()],
    "bulk.fill_empty": [lambda his: his.bulk.fill_empty((), [session(id=SESSION)], ())],
    "bulk.erase_demo": [lambda his: his.bulk.erase_demo()],
    "history.list_past_sessions": [lambda his: his.history.list_past_sessions(TODAY)],
    "transfer.dump": [lambda his: his.transfer.dump()],
    "transfer.compare": [lambda his: his.transfer.compare(FILE)],
    "transfer.merge": [
        lambda his: his.transfer.merge(FILE),
        lambda his: his.transfer.merge(FILE, take=True),
    ],
    "entries.list_page": [
        lambda his: his.entries.list_page(9),
        lambda his: his.entries.list_page(9, removed=True),
    ],
    "entries.find": [
        lambda his: his.entries.find(SESSION),
        lambda his: his.entries.find(NOTE),
        lambda his: his.entries.find(SESSION, removed=True),
    ],
    "entries.count": [
        lambda his: his.entries.count(),
        lambda his: his.entries.count(removed=True),
    ],
    "history.find_zone_changes": [lambda his: his.history.find_zone_changes()],
    "integrity.find_faults": [lambda his: his.integrity.find_faults()],
    "deletion.erase_everything": [lambda his: his.deletion.erase_everything()],
}


WRITING = frozenset(
    [
        *("add", "save", "drop", "remove", "restore", "replace", "undo", "end", "merge"),
        *("begin", "finish", "report_new_signs"),
        *("fill_empty", "erase_demo", "erase_everything"),
        *("pair", "mark_seen", "remove_day", "restore_day"),
    ]
)
"""Methods that change something; all others only read."""


def methods(journal: Journal) -> set[str]:
    """Every method of a journal and of its parts, as it is called."""
    parts = {name: part for name, part in vars(journal).items() if isinstance(part, Part)}
    assert parts.keys() == vars(journal).keys() - {"scope"}
    return {
        f"{prefix}{name}"
        for prefix, part_ in (("", journal), *((f"{name}.", part) for name, part in parts.items()))
        for name, _ in inspect.getmembers(type(part_), inspect.isfunction)
        if not name.startswith("_")
    }


def everything(journal: Journal) -> dict[str, object]:
    return {name: tried(journal) for name in READING for tried in ATTEMPTS[name]}


READING = sorted(name for name in ATTEMPTS if name.rpartition(".")[2] not in WRITING)


def tell(journal: Journal) -> None:
    journal.sessions.add(HERS[0])
    journal.self_checks.add(HERS[1])
    journal.day_notes.add(HERS[2])
    journal.drafts.save("session", {"hers": True})
    journal.settings.save("sounds", value="hers")
    journal.day_notes.add(SIGNS)
    journal.sitting_breaks.add([BREAK])
    journal.physio_plans.add(PLAN)
    journal.fair_tests.begin(ONGOING)
    journal.imported_days.add([IMPORTED])
    journal.sign_ins.end("hers", NOON, dt.timedelta(days=30))
    journal.devices.pair(Device(DEVICE, "hers", NOON, NOON), "f" * 64)


def test_every_method_has_an_attempt(journal: Journal) -> None:
    without_row = {"is_shared", "read_change_token"}
    assert methods(journal) == set(ATTEMPTS) | without_row


def test_one_owner_learns_of_others_only_where_it_is_their_own_file(
    somebody: Somebody, engine: Engine
) -> None:
    """On a server the answer is always the same; on a file it guards the others' rows."""
    hers, his = somebody(), somebody()
    assert his.is_shared() is (engine.dialect.name == "postgresql")
    tell(hers)
    assert his.is_shared()


class Neighbours(NamedTuple):
    """Two owners whose rows stand in one database; the second has removed hers."""

    engine: Engine
    names: tuple[str, str]
    answers: tuple[dict[str, object], ...]

    def answers_now(self) -> tuple[dict[str, object], ...]:
        """Return what the two can see, by every method that reads."""
        return tuple(everything(Journal(self.engine, name)) for name in self.names)

    def rows(self) -> list[Row[Any]]:
        """Every row of theirs, drafts and counters too, as the database holds it."""
        rows: list[Row[Any]] = []
        for name in self.names:
            with self.engine.connect() as connection:
                if self.engine.dialect.name == "postgresql":
                    connection.execute(SET_OWNER, {"owner": name})
                for table in metadata.sorted_tables:
                    query = select(table).where(table.c.owner == name)
                    rows += sorted(connection.execute(query).all(), key=repr)
        return rows


@pytest.fixture(scope="module", params=ENGINES)
def neighbours(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Neighbours]:
    """Two journals that every attempt of this module is made beside."""
    with contextlib.ExitStack() as stack:
        if request.param == "postgresql":
            engine = request.getfixturevalue("shared_engine")
        else:
            file = tmp_path_factory.mktemp("neighbours") / "journal.sqlite3"
            engine = open_engine(f"sqlite:///{file}")
            stack.callback(engine.dispose)
        names = f"hers-{uuid.uuid4().hex}", f"hers-{uuid.uuid4().hex}"
        hers, removed = (Journal(engine, name) for name in names)
        tell(hers)
        tell(removed)
        removed.sessions.remove(SESSION)
        removed.self_checks.remove(CHECK)
        removed.day_notes.remove(NOTE)
        removed.sitting_breaks.remove_day(TODAY)
        removed.physio_plans.remove(PLAN.id)
        removed.fair_tests.finish(fair_test_end(ONGOING))
        removed.imported_days.remove(IMPORT)
        neighbours_ = Neighbours(engine, names, ())
        yield neighbours_._replace(answers=neighbours_.answers_now())


@pytest.fixture(scope="module")
def empty_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A database without any entries."""
    file = tmp_path_factory.mktemp("empty") / "journal.sqlite3"
    engine = open_engine(f"sqlite:///{file}")
    yield engine
    engine.dispose()


@pytest.mark.parametrize("name", sorted(ATTEMPTS))
def test_another_owner_gets_the_answer_of_an_empty_journal_and_changes_no_row(
    neighbours: Neighbours, empty_engine: Engine, name: str
) -> None:
    """The answer to compare with comes from a database where there is nobody else."""
    owner = f"his-{uuid.uuid4().hex}"
    his, alone = Journal(neighbours.engine, owner), Journal(empty_engine, owner)
    before = neighbours.rows()
    assert before
    for attempt in ATTEMPTS[name]:
        assert attempt(his) == attempt(alone)
    assert neighbours.rows() == before


def test_other_owners_data_change_no_answer(neighbours: Neighbours) -> None:
    """Each attempt that writes is made by somebody else, so that all their rows stand together."""
    for name in sorted(set(ATTEMPTS) - set(READING)):
        for attempt in ATTEMPTS[name]:
            attempt(Journal(neighbours.engine, f"his-{uuid.uuid4().hex}"))
    assert neighbours.answers_now() == neighbours.answers


def test_two_owners_may_use_the_same_id(somebody: Somebody) -> None:
    hers, his = somebody(), somebody()
    assert hers.sessions.add(session(id=SESSION, note="hers"))
    assert his.sessions.add(session(id=SESSION, note="his"))
    assert his.sessions.replace(session(id=SESSION, note="his own edit"))
    assert his.sessions.remove(SESSION)
    stored = hers.sessions.get(SESSION)
    assert stored is not None
    assert stored.note == "hers"


def test_every_key_and_index_begins_with_the_owner() -> None:
    for table in metadata.sorted_tables:
        assert next(column.name for column in table.primary_key) == "owner", table.name
        for index in table.indexes:
            assert next(column.name for column in index.columns) == "owner", index.name


@pytest.mark.postgresql
def test_the_server_itself_hides_other_owners_rows(shared_engine: Engine) -> None:
    """The second wall: what if a statement forgot to name its owner?"""
    hers = Journal(shared_engine, f"hers-{SESSION}")
    tell(hers)
    for named in (None, "his", ""):
        with shared_engine.connect() as connection:
            if named is not None:
                connection.execute(SET_OWNER, {"owner": named})
            for table in metadata.sorted_tables:
                assert connection.execute(select(table)).all() == [], table.name
            assert connection.execute(update(owners).values(version=0)).rowcount == 0
    with shared_engine.connect() as connection:
        connection.execute(SET_OWNER, {"owner": f"hers-{SESSION}"})
        assert len(connection.execute(select(sessions)).all()) == 1


@pytest.mark.postgresql
def test_the_server_itself_refuses_a_row_in_anothers_name(shared_engine: Engine) -> None:
    with shared_engine.connect() as connection:
        connection.execute(text("SELECT set_config('psoas_coach.owner', 'his', true)"))
        with pytest.raises(ProgrammingError, match="row-level security"):
            connection.execute(insert(owners).values(owner="hers", version=9))


@pytest.mark.postgresql
def test_the_owners_name_does_not_outlive_its_transaction(cluster: Cluster) -> None:
    """The pool hands the same connection to the next owner."""
    engine = open_engine(cluster.database("reused"))
    Journal(engine, "hers").sessions.add(session())
    with engine.connect() as connection:
        assert connection.execute(select(sessions)).all() == []
    engine.dispose()

"""Nobody reads, changes, counts or infers another's rows, by any method there is.

The methods are found by looking, so that a new one fails here until somebody has thought about it.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import inspect
import uuid
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import ProgrammingError

from psoas_coach.journal.dump import JournalDump, RecordRevision
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.owner_scope import SET_OWNER
from psoas_coach.journal.records import moment
from psoas_coach.journal.tables import metadata, owners, sessions
from tests.journal.conftest import ENGINES
from tests.support.record_samples import NOON, day_note, measure, self_check, session

if TYPE_CHECKING:
    from sqlalchemy import Engine, Row

    from tests.support.postgres import Cluster

Somebody = Callable[[], Journal]
HERS = session(note="hers"), self_check(), measure()
SIGNS = day_note(
    kind="new_signs", at=moment(NOON, "Asia/Kolkata"), body={"level": "check", "signs": []}
)
SESSION, CHECK, NOTE = (record.id for record in HERS)
TODAY = dt.date(2026, 3, 4)
FILE = JournalDump(
    sessions=(RecordRevision(1, removed=False, record=session(id=SESSION, note="his")),)
)

ATTEMPTS: dict[str, list[Callable[[Journal], Any]]] = {
    "version": [lambda his: his.version()],
    "draft": [lambda his: his.draft("session")],
    "keep_draft": [lambda his: his.keep_draft("session", {"id": SESSION, "his": True})],
    "drop_draft": [lambda his: his.drop_draft("session")],
    "add_self_check": [lambda his: his.add_self_check(self_check(id=CHECK, rules="his"))],
    "latest_self_check": [lambda his: his.latest_self_check()],
    "self_check": [lambda his: his.self_check(CHECK)],
    "self_checks": [lambda his: his.self_checks()],
    "remove_self_check": [lambda his: his.remove_self_check(CHECK)],
    "restore_self_check": [lambda his: his.restore_self_check(CHECK)],
    "add_session": [lambda his: his.add_session(session(id=SESSION, note="his"))],
    "session": [lambda his: his.session(SESSION)],
    "sessions": [lambda his: his.sessions(), lambda his: his.sessions(limit=1, since=TODAY)],
    "replace_session": [lambda his: his.replace_session(session(id=SESSION, note="his"))],
    "remove_session": [lambda his: his.remove_session(SESSION)],
    "restore_session": [lambda his: his.restore_session(SESSION)],
    "undo_session": [lambda his: his.undo_session(SESSION)],
    "add_day_note": [lambda his: his.add_day_note(day_note(id=NOTE, kind="ill", body={}))],
    "day_notes": [lambda his: his.day_notes()],
    "open_new_signs": [lambda his: his.open_new_signs()],
    "ended_sign_ins": [lambda his: his.ended_sign_ins()],
    "end_sign_in": [lambda his: his.end_sign_in("his", NOON, dt.timedelta(days=30))],
    "walking_days": [lambda his: his.walking_days(TODAY)],
    "measures": [lambda his: his.measures(), lambda his: his.measures(since=TODAY)],
    "replace_day_note": [lambda his: his.replace_day_note(day_note(id=NOTE))],
    "remove_day_note": [lambda his: his.remove_day_note(NOTE)],
    "restore_day_note": [lambda his: his.restore_day_note(NOTE)],
    "undo_day_note": [lambda his: his.undo_day_note(NOTE)],
    "setting": [lambda his: his.setting("sounds")],
    "settings": [lambda his: his.settings()],
    "keep_setting": [lambda his: his.keep_setting("sounds", value="his")],
    "days": [lambda his: his.days()],
    "scores": [lambda his: his.scores()],
    "domains": [lambda his: his.domains()],
    "move_effects": [lambda his: his.move_effects()],
    "tally": [lambda his: his.tally()],
    "fill_empty": [lambda his: his.fill_empty((), [session(id=SESSION)], ())],
    "erase_demo": [lambda his: his.erase_demo()],
    "history": [lambda his: his.history(TODAY)],
    "contents": [lambda his: his.contents()],
    "compare": [lambda his: his.compare(FILE)],
    "merge": [lambda his: his.merge(FILE), lambda his: his.merge(FILE, take=True)],
    "entries": [lambda his: his.entries(9), lambda his: his.entries(9, removed=True)],
    "count_entries": [
        lambda his: his.count_entries(),
        lambda his: his.count_entries(removed=True),
    ],
    "zone_changes": [lambda his: his.zone_changes()],
    "broken": [lambda his: his.broken()],
    "erase_everything": [lambda his: his.erase_everything()],
}


WRITING = (
    *("add_", "keep_", "drop_", "remove_", "restore_", "replace_", "undo_"),
    *("fill_", "erase_", "merge", "end_sign_in"),
)


def methods() -> set[str]:
    return {
        name
        for name, _ in inspect.getmembers(Journal, inspect.isfunction)
        if not name.startswith("_")
    }


def everything(journal: Journal) -> dict[str, object]:
    return {name: tried(journal) for name in READING for tried in ATTEMPTS[name]}


READING = sorted(name for name in ATTEMPTS if not name.startswith(WRITING))


def tell(journal: Journal) -> None:
    journal.add_session(HERS[0])
    journal.add_self_check(HERS[1])
    journal.add_day_note(HERS[2])
    journal.keep_draft("session", {"hers": True})
    journal.keep_setting("sounds", value="hers")
    journal.add_day_note(SIGNS)
    journal.end_sign_in("hers", NOON, dt.timedelta(days=30))


def test_every_method_has_an_attempt() -> None:
    assert methods() == set(ATTEMPTS) | {"shared", "pulse"}, "those two take no id and hold no row"


def test_one_owner_learns_of_others_only_where_it_is_their_own_file(
    somebody: Somebody, engine: Engine
) -> None:
    """On a server the answer is always the same; on a file it guards the others' rows."""
    hers, his = somebody(), somebody()
    assert his.shared() is (engine.dialect.name == "postgresql")
    tell(hers)
    assert his.shared()


class Neighbours(NamedTuple):
    """Two owners whose rows stand in one database; the second has removed hers."""

    engine: Engine
    names: tuple[str, str]
    answers: tuple[dict[str, object], ...]

    def answers_now(self) -> tuple[dict[str, object], ...]:
        """What the two are told, by every method that reads."""
        return tuple(everything(Journal(self.engine, name)) for name in self.names)

    def rows(self) -> list[Row[Any]]:
        """Every row of theirs, drafts and counters too, as the database holds it."""
        found: list[Row[Any]] = []
        for name in self.names:
            with self.engine.connect() as connection:
                if self.engine.dialect.name == "postgresql":
                    connection.execute(SET_OWNER, {"owner": name})
                for table in metadata.sorted_tables:
                    query = select(table).where(table.c.owner == name)
                    found += sorted(connection.execute(query).all(), key=repr)
        return found


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
        removed.remove_session(SESSION)
        removed.remove_self_check(CHECK)
        removed.remove_day_note(NOTE)
        made = Neighbours(engine, names, ())
        yield made._replace(answers=made.answers_now())


@pytest.fixture(scope="module")
def empty_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A database in which nobody has told anything."""
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


def test_what_others_keep_changes_no_answer(neighbours: Neighbours) -> None:
    """Each attempt that writes is made by somebody else, so that all their rows stand together."""
    for name in sorted(set(ATTEMPTS) - set(READING)):
        for attempt in ATTEMPTS[name]:
            attempt(Journal(neighbours.engine, f"his-{uuid.uuid4().hex}"))
    assert neighbours.answers_now() == neighbours.answers


def test_two_owners_may_use_the_same_id(somebody: Somebody) -> None:
    hers, his = somebody(), somebody()
    assert hers.add_session(session(id=SESSION, note="hers"))
    assert his.add_session(session(id=SESSION, note="his"))
    assert his.replace_session(session(id=SESSION, note="his own edit"))
    assert his.remove_session(SESSION)
    kept = hers.session(SESSION)
    assert kept is not None
    assert kept.note == "hers"


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
    Journal(engine, "hers").add_session(session())
    with engine.connect() as connection:
        assert connection.execute(select(sessions)).all() == []
    engine.dispose()

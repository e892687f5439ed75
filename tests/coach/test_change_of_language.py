"""A self-check and a session whose language changes are stored as if it had not changed."""

from __future__ import annotations

import itertools
import shutil
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import structs

from psoas_coach.coach import self_check_draft, session_draft
from psoas_coach.coach.import_file import prepare_import, read_file
from psoas_coach.coach.player_report import Finished, Progress
from psoas_coach.coach.session_record import MoveDone, build_record, build_record_by_hand
from psoas_coach.coach.session_start import Feeling, begin
from psoas_coach.coach.todays_plan import load_todays_plan
from psoas_coach.content import load
from psoas_coach.content.language import use_language
from psoas_coach.journal.dump import JournalDump
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.sharing.csv_export import write_csv_tables
from psoas_coach.sharing.json_export import write_json
from tests.support import clock
from tests.support.random_answers import HEALTHY

ANSWERS = {
    **HEALTHY,
    "precautions": ["pregnant"],
    "sitting_hours": 9,
    "pain_average": 2,
    "pain_worst": 3,
    "pain_days": 4,
    "thigh_frequency": "none",
}
Live = Callable[[str], JournalDump]


@pytest.fixture
def live(tmp_path: Path, new_file: Path, monkeypatch: pytest.MonkeyPatch) -> Live:
    """Simulate one day whose steps are taken in the given languages, repeatedly."""
    now = clock.ago()

    def lived(languages: str) -> JournalDump:
        ids = itertools.count(1)
        monkeypatch.setattr(uuid, "uuid4", lambda: uuid.UUID(int=next(ids), version=4))
        file = shutil.copyfile(new_file, tmp_path / f"{languages.replace(' ', '_')}.sqlite3")
        engine = open_engine(f"sqlite:///{file}")
        journal = Journal(engine, "local")
        turn = itertools.cycle(languages.split())
        with use_language(next(turn)):
            begun = self_check_draft.create_draft(now.local_date, load())
        for id_, answer in ANSWERS.items():
            with use_language(next(turn)):
                last = self_check_draft.load_draft(journal, load()) or begun
                more = structs.replace(last, answers={**last.answers, id_: answer})
                self_check_draft.save_answers(journal, last, more, now, load())
        with use_language(next(turn)):
            whole = self_check_draft.load_draft(journal, load())
            assert whole is not None
            assert whole.answers.keys() == ANSWERS.keys()
            assert self_check_draft.finish(journal, whole, now, load())
        with use_language(next(turn)):
            assert not self_check_draft.finish(journal, whole, now, load()), "it is kept once"
            plan = load_todays_plan(journal, now.local_date, load())
            assert plan is not None
            begin(journal, plan, now, load(), Feeling(2, tingling=False))
        held: dict[str, float] = {}
        for _ in range(4):  # playing, in a hold, on pause, playing
            with use_language(next(turn)):
                running = session_draft.load_draft(journal)
                assert running is not None
                steps = session_draft.build_player_steps(running, load())
                step = next(step for step in steps if step.kind == "hold" and step.id not in held)
                held[step.id] = float(step.seconds)
                report = Progress(running.id, step.id, 0.0, dict(held))
                session_draft.save_draft(journal, structs.replace(running, progress=report))
        with use_language(next(turn)):
            running = session_draft.load_draft(journal)
            assert running is not None
            end = Finished(running.id, "stopped", "tired", dict(held))
            after = structs.replace(running, stage="after", finished=end, pain_after=1)
            session_draft.save_draft(journal, after)
        with use_language(next(turn)):
            ended = session_draft.load_draft(journal)
            assert ended is not None
            assert journal.sessions.add(build_record(ended, load()))
        with use_language(next(turn)):
            assert not journal.sessions.add(build_record(ended, load())), "it is kept once"
            by_hand = build_record_by_hand(
                uuid.uuid4().hex,
                now,
                [MoveDone("bridge", "both", 2)],
                today=now.local_date,
                content=load(),
            )
            assert journal.sessions.add(by_hand)
        dump = journal.transfer.dump()
        engine.dispose()
        return dump

    return lived


def test_a_day_is_kept_the_same_in_whichever_language(live: Live) -> None:
    english = live("en")
    exported = write_json(english)
    assert b"results." not in exported
    plan = english.sessions[0].record.plan
    assert any(item["modifications"] for item in plan), "sentences are kept, in English"
    for languages in ("de", "en de", "de en", "en en de", "de de en"):
        other = live(languages)
        assert write_json(other).decode() == exported.decode(), languages


def test_an_export_says_the_same_whoever_asks(live: Live, journal: Journal) -> None:
    dump = live("de en")
    files = []
    for language in ("en", "de"):
        with use_language(language):
            files.append((write_json(dump), write_csv_tables(dump)))
    assert files[0] == files[1]
    for language in ("de", "en"):
        with use_language(language):
            read = read_file(files[0][0], load())
            taken = prepare_import(read, journal, clock.ago(), load())
            journal.transfer.merge(taken, take=True)
    assert len(journal.transfer.dump().sessions) == 2, "taken in once"

"""A history with all kinds of entries, and the sentences of the progress page about one."""

from __future__ import annotations

from msgspec import structs

from psoas_coach.content import load
from psoas_coach.journal.stored_bodies import ImportedDay
from psoas_coach.journal.summaries import BreakDay, DatedImport, Day, MoveEffect
from psoas_coach.progress.date_range import Choice
from psoas_coach.progress.hip_measure import Hip
from psoas_coach.progress.panels import Topic, build_panels
from psoas_coach.progress.panels.panel import Panel
from psoas_coach.progress.progress_data import ProgressData
from tests.support.history_factory import (
    ago,
    check_in_day,
    progress_data,
    score,
    session_day,
    week,
)

CONTENT = load()


def build_full_history() -> ProgressData:
    """Return two years: pain from 6 to 3, a pause, days ill and away, new rules, moves, a timer."""
    days: dict[int, Day] = {}
    for n in range(730):
        if 300 < n < 340:
            continue
        pain = 6.0 if n > 400 else 3.0
        if n % 3 == 0:
            days[n] = session_day(n, pain, pain - 1)
        elif n % 3 == 1:
            days[n] = check_in_day(n, pain, hours=9.0 if n > 400 else 7.0, longest=90)
    for n, note in ((10, "ill"), (11, "ill"), (500, "away"), (20, "flare")):
        days[n] = Day(ago(n), notes=(note,))  # type: ignore[arg-type]  # the kinds of note
    scores = [
        score(700 - 50 * n, 60 - 3 * n, average=6 - n // 3, rules="1" if n < 9 else "2")
        for n in range(14)
    ]
    hips = [
        Hip(score.local_date, -6.0 + n, None if n % 5 == 3 else -2.0)
        for n, score in enumerate(scores)
    ]
    effects = [
        MoveEffect("bridge", 8, (-2, -2, -1, -1, -1, 0, 0, 1)),
        MoveEffect("gone", 5, (0,) * 5),
    ]
    weeks = [week(n, 7, 6.4) for n in range(104)]
    breaks = tuple(BreakDay(ago(n), 4 + n % 5, n % 2, 3000 + n, 20_000) for n in range(40, -1, -1))
    data = progress_data(days.values(), weeks, scores, hips, effects)
    return structs.replace(data, breaks=breaks, imported=build_imported_days())


def build_imported_days() -> tuple[DatedImport, ...]:
    """Return a hundred days until yesterday: pain from a table, and every other day ticked."""
    import_id = "4f2504e04f8941d39a0c0305e82c3302"
    days: list[DatedImport] = []
    for n in range(100, 0, -1):
        days.append(DatedImport(ago(n), ImportedDay("pain_csv", import_id, pain=2 + n % 3)))
        if n % 2:
            days.append(DatedImport(ago(n), ImportedDay("loop", import_id, practised=True)))
    return tuple(days)


FULL = build_full_history()


def find_panel(data: ProgressData, about: Topic, choice: Choice, id_: str) -> Panel:
    return next(panel for panel in build_panels(data, about, choice, CONTENT) if panel.id == id_)


def words(data: ProgressData, about: Topic, choice: Choice, id_: str) -> str:
    return find_panel(data, about, choice, id_).text

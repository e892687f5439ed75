"""``psoas-coach today``: today's plan from the journal, as sentences or as JSON.

It uses the same snapshot of the journal as the app's pages, and the same order of what comes before
a plan. While help is needed now or today, it says nothing about moves. The journal is only read: it
is neither created nor migrated.
"""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterator
from typing import Literal

import msgspec

from psoas_coach.coach.personal_calendar import load_moment
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.coach.todays_plan import Stop, TodaysPlan, find_stop
from psoas_coach.coach.todays_session import find_todays_session
from psoas_coach.coach.urgent_card import Urgent, UrgentCard
from psoas_coach.commands import _journal
from psoas_coach.content import load
from psoas_coach.guidance.level import find_crisis_signs
from psoas_coach.guidance.results import WALK, PlanItem
from psoas_coach.journal.engine import find_journal_path
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.read_only import OlderFormError, open_read_only
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.phrases import today as phrases
from psoas_coach.ui.phrases.answer_words import say_label, say_reason
from psoas_coach.ui.phrases.doses import say_dose
from psoas_coach.ui.phrases.fair_test import say_today_line
from psoas_coach.ui.phrases.session import say_warm_up
from psoas_coach.ui.words import say

Status = Literal[
    "plan", "help_now", "help_today", "no_self_check", "outdated", "under_18", "incomplete"
]
_HELP: dict[Urgent, Status] = {"emergency": "help_now", "today": "help_today"}


class TodayReport(msgspec.Struct, frozen=True):
    """The report about today.

    Attributes:
        date: The person's own date.
        status: ``plan``, or what comes before a plan; then there are no plan lines.
        session_due: The session has not been done, and the day does not leave it out.
        habits: The lines of the plan for the whole day.
        session: The moves of the session, in their order.
        sentences: All printed sentences.
    """

    date: dt.date
    status: Status
    sentences: tuple[str, ...]
    session_due: bool = False
    habits: tuple[PlanItem, ...] = ()
    session: tuple[PlanItem, ...] = ()


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    words = load().words
    parser = commands.add_parser(
        "today", help=words["commands.today.help"], description=words["commands.today.about"]
    )
    parser.add_argument("--owner", default=_journal.OWNER, help=words["my_data.command.owner"])
    parser.add_argument("--json", action="store_true", help=words["commands.today.as_json"])


def run(args: argparse.Namespace) -> int:
    """Read the journal and print the report."""
    return _journal.run_and_report(lambda: _print(args.owner, as_json=args.json))


def _print(owner: str, *, as_json: bool) -> str:
    report = _read_report(owner, dt.datetime.now(dt.UTC))
    if as_json:
        return msgspec.json.encode(report).decode()
    return "\n".join(report.sentences)


def _read_report(owner: str, instant: dt.datetime) -> TodayReport:
    """Return the report at an instant, without creating or migrating a journal.

    Raises:
        CommandRefusalError: The journal has an older schema.
    """
    file = find_journal_path()
    if file is not None and not _journal.file_exists(file):  # Nothing has been recorded yet.
        return TodayReport(
            instant.date(), "no_self_check", (*_say_self_check_first("no_self_check"),)
        )
    try:
        engine = open_read_only()
    except OlderFormError:
        raise _journal.CommandRefusalError("commands.today.older") from None
    try:
        journal = Journal(engine, owner)
        return make_report(Snapshot(journal, load_moment(journal, instant).local_date))
    finally:
        engine.dispose()


def make_report(snapshot: Snapshot) -> TodayReport:
    """Return the report for the date of a snapshot."""
    card, plan = snapshot.urgent_card, snapshot.todays_plan
    if card is not None:
        return TodayReport(snapshot.date, _HELP[card.level], tuple(_say_help(card)))
    if plan is None:
        is_new = snapshot.latest_self_check is None
        status: Status = "no_self_check" if is_new else "outdated"
        return TodayReport(snapshot.date, status, tuple(_say_self_check_first(status)))
    stop = find_stop(plan, snapshot.content)
    if stop is not None:
        return TodayReport(snapshot.date, stop, tuple(_say_why_stopped(stop, plan)))
    return TodayReport(
        snapshot.date,
        "plan",
        tuple(_say_plan(snapshot, plan)),
        session_due=bool(plan.moves) and phrases.is_session_due(snapshot.session_summary),
        habits=plan.guidance.habits,
        session=find_todays_session(plan, snapshot.physio_plan, snapshot.content).items,
    )


def _say_help(card: UrgentCard) -> Iterator[str]:
    """Yield what to do before anything else, without naming a move."""
    level = f"results.levels.{card.level}"
    if card.crisis:
        yield from _say_crisis_line()
    yield from (say(f"{level}.{part}") for part in ("title", "body", "action"))
    if card.reasons:
        yield say(f"{level}.prompted")
        yield from (f"- {say_reason(ref)}" for ref in card.reasons)
    date = format_day(card.reported_at.local_date)
    yield say("frame.card.reported" if card.note else "frame.card.checked", date=date)
    yield say("frame.card.until")
    yield say("results.closing")


def _say_self_check_first(status: Status) -> Iterator[str]:
    """Yield that a self-check is needed before a plan."""
    if status == "outdated":
        yield from (say(f"results.levels.outdated.{part}") for part in ("title", "body", "action"))
    else:
        yield say("session.self_check_first")
    yield say("commands.today.self_check")


def _say_why_stopped(stop: Stop, plan: TodaysPlan) -> Iterator[str]:
    """Yield why there is no session, and which answers are missing."""
    yield say(f"results.levels.{stop}.title")
    yield from _list_crisis_lines(plan)
    yield say(f"today.level.{stop}")
    if stop == "incomplete":
        yield from (f"- {say_label(question)}" for question in plan.guidance.reasons)
    yield say("results.closing")


def _say_crisis_line() -> tuple[str, str]:
    return say("results.levels.soon.crisis_title"), say("results.levels.soon.crisis")


def _list_crisis_lines(plan: TodaysPlan) -> tuple[str, ...]:
    return _say_crisis_line() if find_crisis_signs(plan.check.answers, load()) else ()


def _say_plan(snapshot: Snapshot, plan: TodaysPlan) -> Iterator[str]:
    """Yield today's plan, in the order of the Today page."""
    content, summary = snapshot.content, snapshot.session_summary
    yield say("commands.today.date", date=format_day(snapshot.date))
    yield from _list_crisis_lines(plan)
    if plan.guidance.level == "soon":
        yield say("today.level.soon")
    if snapshot.held_note is not None:
        yield say("frame.held.body", date=format_day(snapshot.held_note.at.local_date))
    if summary.sentence:
        yield summary.sentence
    if snapshot.current_test is not None:
        walks = any(item.move == WALK for item in plan.guidance.habits)
        line = say_today_line(snapshot.current_test, content, walks=walks)
        yield from filter(None, [line])
    for item in plan.guidance.habits:
        amount = phrases.say_habit_amount(item, plan, summary, content)
        yield f"{phrases.say_habit_name(item, content)}. {amount}"
    session = find_todays_session(plan, snapshot.physio_plan, content)
    title, text = phrases.say_session(plan, summary, content, snapshot.physio_plan)
    yield f"{title}. {text}"
    yield from phrases.list_rest_reasons(plan.changed, content)
    if session.items and phrases.is_session_due(summary):
        if session.warm_up is not None:
            yield say_warm_up(session.warm_up)
        for number, item in enumerate(session.items, start=1):
            name = session.content.move_words[item.move].name
            yield say("commands.today.move", number=number, name=name, dose=say_dose(item))
            yield from (f"   {line}" for line in item.modifications)
        yield say("sheet.stop")
        yield say("commands.today.begin")
    yield say("guidance.no_clinician")

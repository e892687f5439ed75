"""``python -m psoas_coach demo``: fill an empty journal with demo data.

Exit status 0, or 2 with a sentence on standard error if the journal is not empty, cannot be used,
or an argument is invalid. Then nothing was changed.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys

from psoas_coach import content as contents
from psoas_coach.guidance.stored_words import find_recorded
from psoas_coach.journal.demo import generate_demo
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.errors import JournalRefusalError, JournalUnavailableError
from psoas_coach.journal.journal import Journal

REFUSED = 2
OWNER = "local"
"""The owner of the journal on a machine without sign-in."""
FEWEST_YEARS, MOST_YEARS = 0.1, 100.0
EARLIEST, LATEST = dt.date(1990, 1, 1), dt.date(2990, 1, 1)


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    words = contents.load().words
    parser = commands.add_parser("demo", help=words["demo.help"], description=words["demo.about"])
    parser.add_argument("--years", type=_parse_years, default=1.0, help=words["demo.years"])
    parser.add_argument("--seed", type=_parse_seed, default=1, help=words["demo.seed"])
    parser.add_argument("--until", type=_parse_until, help=words["demo.until"])
    parser.add_argument("--remove", action="store_true", help=words["demo.remove"])


def run(args: argparse.Namespace) -> int:
    """Add demo data, or remove them."""
    words = contents.load().words
    try:
        engine = open_engine()
        try:
            journal = Journal(engine, OWNER)
            sentence, status = _remove(journal) if args.remove else _fill(journal, args)
        finally:
            engine.dispose()
    except (JournalRefusalError, JournalUnavailableError) as trouble:
        sentence, status = words[trouble.key], REFUSED
    (sys.stderr if status else sys.stdout).write(f"{sentence}\n")
    return status


def _fill(journal: Journal, args: argparse.Namespace) -> tuple[str, int]:
    """Fill an empty journal; return the message and the exit status."""
    content = contents.load()
    words = content.words
    refusal = _find_refusal(journal)
    if refusal:
        return words[refusal], REFUSED
    # Yesterday in UTC is not in the future in any zone.
    last = args.until or dt.datetime.now(dt.UTC).date() - dt.timedelta(days=1)
    phrases = [words[key] for key in sorted(words) if key.startswith("demo.said.")]
    life = generate_demo(args.seed, args.years, last, find_recorded(content), phrases)
    if not journal.bulk.fill_empty(life.self_checks, life.sessions, life.day_notes):
        return words[_find_refusal(journal) or "demo.refused.real"], REFUSED
    sentence = words["demo.done"].format(
        sessions=len(life.sessions),
        self_checks=len(life.self_checks),
        notes=len(life.day_notes),
        first=life.self_checks[0].at.local_date.isoformat(),
        last=last.isoformat(),
    )
    return sentence, 0


def _find_refusal(journal: Journal) -> str | None:
    """Return why this journal is not filled, as a key of the words; None if it is empty."""
    tally = journal.bulk.tally()
    if tally.recorded:
        return "demo.refused.real"
    return "demo.refused.there" if tally.demo else None


def _remove(journal: Journal) -> tuple[str, int]:
    """Remove the demo data."""
    words = contents.load().words
    count = journal.bulk.erase_demo()
    return words["demo.removed"].format(count=count) if count else words["demo.nothing"], 0


def _parse_years(raw: str) -> float:
    try:
        years = float(raw)
    except ValueError:
        years = 0.0
    if not FEWEST_YEARS <= years <= MOST_YEARS:
        raise argparse.ArgumentTypeError(contents.load().words["demo.refused.years"])
    return years


def _parse_seed(raw: str) -> int:
    try:
        return int(raw)
    except ValueError:
        raise argparse.ArgumentTypeError(contents.load().words["demo.refused.seed"]) from None


def _parse_until(raw: str) -> dt.date:
    try:
        date = dt.date.fromisoformat(raw)
    except ValueError:
        date = dt.date.min
    if not EARLIEST <= date <= LATEST:
        raise argparse.ArgumentTypeError(contents.load().words["demo.refused.until"])
    return date

"""The explanation of a plan as markup, built once for each result and theme.

It contains the limits, the changes since the last self-check, the patterns, the rules with their
versions and sources, and the moves that are left out, each with the answers that exclude it.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec import Struct

from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.content import Content
from psoas_coach.content.sources import Source
from psoas_coach.guidance.results import PatternState, Withheld
from psoas_coach.progress.check_diff import DiffLine
from psoas_coach.progress.check_diff import compare_checks as changed
from psoas_coach.ui import html
from psoas_coach.ui.citations import say_use, write_reference
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.figures import Theme, get_theme
from psoas_coach.ui.guidance.plan import build_plan_markup
from psoas_coach.ui.guidance.score import build_score
from psoas_coach.ui.guidance.selected_result import SelectedResult
from psoas_coach.ui.html import Html
from psoas_coach.ui.phrases import answer_words
from psoas_coach.ui.plan_changes import build_changes
from psoas_coach.ui.words import has, say


class ResultParts(Struct, frozen=True):
    """The moves, the details that open below them, and the last lines of the page."""

    moves: Html
    reasons: Html
    closing: Html


def build_parts(result: SelectedResult, content: Content, snapshot: Snapshot) -> ResultParts:
    """Return the markup of a result.

    Args:
        result: The result.
        content: The names of moves and patterns.
        snapshot: What the journal says, which caches the markup.
    """
    colours = get_theme()
    key = ("result", result.record.id, colours)
    return snapshot.compute_once(key, lambda: _build_parts(result, content, colours))


def _build_parts(result: SelectedResult, content: Content, colours: Theme) -> ResultParts:
    heading = say("guidance.given", date=format_day(result.record.at.local_date))
    return ResultParts(
        moves=build_plan_markup(result, content, colours),
        reasons=html.join((_build_why(result, content), _build_left_out(result, content))),
        closing=html.join(
            (
                html.paragraph(say("results.closing")),
                html.paragraph(f"{heading} {say('guidance.no_clinician')}", classes="quiet"),
            )
        ),
    )


def _build_why(result: SelectedResult, content: Content) -> Html:
    """Return the collapsible section with the reasons for a plan."""
    return html.disclosure(
        say("guidance.why.title"),
        _build_depth(result),
        build_changes(result.changed, content),
        build_score(result, content),
        _build_since(result, content),
        html.disclosure(say("guidance.patterns.title"), _build_patterns(result, content)),
        _build_how(result, content),
    )


def _build_depth(result: SelectedResult) -> Html:
    """Say how deep the moves may go, and which answers set that."""
    cap = result.plan_guidance.depth_cap
    pieces = [
        html.heading(say(f"results.depth.{cap}.name"), 3),
        html.paragraph(say(f"results.depth.{cap}.meaning")),
    ]
    if result.plan_guidance.cap_reasons:
        because = answer_words.say_reasons(result.plan_guidance.cap_reasons)
        pieces.append(html.paragraph(say("guidance.plan.cap", because=because)))
    return html.join(pieces)


_ORDER = {"likely": 0, "unlikely": 1, "not_assessed": 2}
_MIXED = ("tight", "overstretched")
"""Patterns that contradict each other if both are likely."""


def _build_patterns(result: SelectedResult, content: Content) -> Html:
    """Return all patterns, the likely ones first. The section around them has their title."""
    states = result.guidance.patterns
    ordered = sorted(states.items(), key=lambda entry: _ORDER[entry[1].state])
    pieces = [
        html.paragraph(say("guidance.patterns.intro")),
        *(_build_pattern(id_, state, result, content) for id_, state in ordered),
    ]
    if all(id_ in states and states[id_].state == "likely" for id_ in _MIXED):
        pieces.append(html.paragraph(html.strong(say("results.mixed"))))
    return html.join(pieces)


def _build_pattern(id_: str, state: PatternState, result: SelectedResult, content: Content) -> Html:
    name, text = f"results.patterns.{id_}.name", f"results.patterns.{id_}.{state.state}"
    state_name = say(f"guidance.patterns.{state.state}")
    lines: list[str] = [
        html.join((html.strong(say(name) if has(name) else id_), f" · {state_name}"))
    ]
    if has(text):
        lines.append(say(text))
    if state.because:
        answers = result.record.answers
        sentences = [
            say(
                "guidance.patterns.answer",
                label=answer_words.say_label(ask),
                answer=answer_words.say_answer(ask, answers.get(ask), content),
            )
            for ask in state.because
        ]
        lines.append(say("guidance.patterns.because", answers="; ".join(sentences)))
    return html.paragraph(html.lines(lines))


def _build_since(result: SelectedResult, content: Content) -> Html:
    """Return what has changed since the previous self-check; empty for the first one."""
    if result.before is None:
        return Html()
    diff = changed(result.before, result.record, content)
    title = say("rechecks.since.title", date=format_day(result.before.at.local_date))
    sentence = say("rechecks.since.answers" if diff.answers else "rechecks.since.nothing")
    lines = [_say_since_line(line) for line in (*diff.results, *diff.answers)]
    listed = html.unordered_list(lines) if lines else Html()
    return html.join((html.heading(title, 3), listed, html.paragraph(sentence)))


def _say_since_line(line: DiffLine) -> str:
    if not line.name:
        return line.text
    return html.join((html.strong(line.name), f" · {line.text}"))


_SECTIONS = ("answers", "levels", "cap", "score", "weights", "patterns", "reviewed", "sources")


def _build_how(result: SelectedResult, content: Content) -> Html:
    """Return how the result was computed, and its sources, each collapsible."""
    versions = say("results.how.versions", **msgspec.structs.asdict(result.guidance.versions))
    sources = _list_sources(result, content)
    rules = html.disclosure(
        say("results.how.title"),
        html.unordered_list(say(f"results.how.{section}") for section in _SECTIONS),
        html.paragraph(versions),
    )
    title = say("guidance.why.sources", count=len(sources))
    return html.join((rules, html.disclosure(title, html.unordered_list(sources))))


def _list_sources(result: SelectedResult, content: Content) -> list[Html]:
    """Return a line for each source that this result uses, in the order of use."""
    guidance = result.guidance
    used = [line.source for line in guidance.receipt]
    for item in guidance.plan:
        move = content.moves.get(item.move)
        used += move.sources if move else ()
    sources = content.sources
    return [_build_source(key, sources[key]) for key in dict.fromkeys(used) if key in sources]


def _build_source(key: str, source: Source) -> Html:
    line = say("guidance.source", reference=write_reference(source), used_for=say_use(key))
    if source.link is None:
        return html.join((line,))
    # The address may name an illness, so only the link's text is shown.
    return html.join((line, " ", html.link(source.link, say("library.source.link"))))


def _build_left_out(result: SelectedResult, content: Content) -> Html:
    """Return every move that is left out, grouped by reason; nothing if there is none."""
    withheld = result.plan_guidance.withheld
    if not withheld:
        return Html()
    reasons = dict.fromkeys(
        answer_words.say_reason(ref) for entry in withheld for ref in entry.because
    )
    return html.disclosure(
        say("guidance.left_out.title", count=len(withheld)),
        html.paragraph(say("guidance.left_out.intro")),
        *(_build_left_out_for(reason, withheld, content) for reason in reasons),
    )


def _build_left_out_for(reason: str, withheld: Sequence[Withheld], content: Content) -> Html:
    """Return a reason and the moves that it leaves out.

    A move is listed with its substitute under the first of its reasons, and only named under the
    others. Consecutive moves with the same substitute share a line.

    Args:
        reason: As a phrase.
        withheld: All moves that are left out.
        content: The rules and the words.
    """
    instead: dict[str | None, list[str]] = {}
    also: list[str] = []
    for entry in withheld:
        phrases = [answer_words.say_reason(ref) for ref in entry.because]
        name = answer_words.say_move(entry.move, content)
        if phrases[:1] == [reason]:
            instead.setdefault(entry.instead, []).append(name)
        elif reason in phrases:
            also.append(name)
    lines: list[Html] = []
    for move, names in instead.items():
        line = [answer_words.join_phrases(names)]
        if move is not None:
            name = answer_words.say_move(move, content)
            line.append(say("guidance.left_out.instead", move=name))
        lines.append(html.join(line, ". "))
    if also:
        lines.append(
            html.join((say("guidance.left_out.also", moves=answer_words.join_phrases(also)),))
        )
    because = html.strong(say("guidance.left_out.because", because=reason))
    return html.join((html.paragraph(because), html.unordered_list(lines)))

"""Check the words: everything that can be shown has its sentence, with a valid name."""

from __future__ import annotations

from collections.abc import Iterator

from psoas_coach.content.checks import poses
from psoas_coach.content.checks.names import list_answers, report_unknown
from psoas_coach.content.schema import Content

HISTORY = (
    "stopped_recently",
    "stopped_twice",
    "tingling",
    "not_unlocked",
    "needs_clean",
    "kept_as_before",
    "new_signs",
    "old_answers",
)
"""The reasons that past sessions can give."""
_KINDS = ("break", "walk", "lengthen", "release", "steady")
_LEVELS = ("emergency", "today", "soon", "incomplete", "none", "under_18")
_OPTIONAL = ("help", "hint", "unit", "least", "most", "not_below", "tape", "skip")
"""Optional words of a question, by its kind."""


def find_word_faults(content: Content, folder: str) -> Iterator[str]:
    """Yield every missing sentence, and every sentence about something unknown."""
    for id_ in content.moves:
        if id_ not in content.move_words:
            yield f"{folder}/moves.toml: {id_}: the words of this move are missing"
    yield from report_unknown(f"{folder}/moves.toml", content.move_words, content.moves)
    needed = set(list_needed_words(content))
    for key in sorted(needed - content.words.keys()):
        yield f"{find_place(folder, key)}: the sentence is missing"
    areas = (
        "questions.",
        "safety.",
        "results.modifications.",
        "results.because.",
        "claims.",
        "sources.",
    )
    allowed = needed | set(_list_welcome_keys(content))
    for key in content.words:
        if key.startswith(areas) and key not in allowed:
            yield f"{find_place(folder, key)}: it belongs to nothing in the rules"


def find_place(folder: str, key: str) -> str:
    """Return the file and the field of a sentence by its key."""
    file, _, field = key.partition(".")
    return f"{folder}/{file}.toml: {field}"


def list_needed_words(content: Content) -> Iterator[str]:
    """Yield the key of every sentence that the rules may need."""
    yield from _check_asks(content)
    yield from _list_result_keys(content)
    yield from poses.list_needed_words(content)
    yield from (f"results.because.{ref}" for ref in dict.fromkeys(_list_references(content)))
    yield from (f"sources.used_for.{key}" for key in content.sources)
    yield from (f"claims.{id_}.{part}" for id_ in content.claims for part in ("claim", "finding"))


def _list_welcome_keys(content: Content) -> Iterator[str]:
    """Yield the keys of optional sentences."""
    for id_ in content.questions:
        yield from (f"questions.{id_}.{key}" for key in _OPTIONAL)
    yield from (
        f"safety.{id_}.help" for id_ in (*content.safety, "precautions", content.examined.ask)
    )
    for precaution in content.modify:
        yield from (f"results.modifications.{precaution}.{id_}" for id_ in content.moves)


def _check_asks(content: Content) -> Iterator[str]:
    for id_, question in content.questions.items():
        yield from (f"questions.{id_}.{key}" for key in ("label", "ask"))
        yield from (f"questions.{id_}.options.{answer}" for answer in list_answers(question))
    for id_, list_ in content.safety.items():
        yield from (f"safety.{id_}.{part}" for part in ("label", "ask", "none", "not_sure"))
        yield from (f"safety.{id_}.items.{item}" for item in list_.items)
    for id_ in content.cards:
        yield from (f"safety.cards.{id_}.{part}" for part in ("title", "summary"))
    for id_ in ("precautions", content.examined.ask):
        yield from (f"safety.{id_}.{part}" for part in ("label", "ask", "none"))
    yield from (f"safety.precautions.items.{item}" for item in content.precautions.items)


def _list_result_keys(content: Content) -> Iterator[str]:
    for level in _LEVELS:
        yield from (f"results.levels.{level}.{part}" for part in ("title", "body", "action"))
    for band in content.bands:
        yield from (f"results.bands.{band.id}.{part}" for part in ("name", "meaning"))
    yield from (f"results.domains.{id_}" for id_ in content.domains)
    yield from (f"results.points.{id_}.reason" for id_ in content.points)
    for depth in range(content.depth.unlock.depth + 1):
        yield from (f"results.depth.{depth}.{part}" for part in ("name", "meaning"))
    for pattern in content.patterns:
        parts = ("name", "likely", "unlikely", "not_assessed")
        yield from (f"results.patterns.{pattern}.{part}" for part in parts)
    for recipe in content.plan.recipe:
        # A slot without a fitting move takes another kind; the last recipe has words for all.
        last = recipe is content.plan.recipe[-1]
        kinds = _KINDS if last else ("break", "walk", *recipe.slots)
        yield from (f"results.why.{recipe.id}.{kind}" for kind in dict.fromkeys(kinds))
    for precaution in content.modify:
        yield f"results.modifications.{precaution}.any"
    yield from (f"player.warm_up.{id_}" for id_ in content.plan.warm_up)
    for id_, move in content.moves.items():
        yield f"player.stance.{move.stance}"
        if move.kind == "release":
            yield f"player.release.{id_}"
        beat = zip(("out", "stay", "back"), move.beat or (), strict=False)
        yield from (f"player.beat.{id_}.{part}" for part, seconds in beat if seconds)


def _list_references(content: Content) -> Iterator[str]:
    """Yield every reference that can be a reason: see guidance/results.py."""
    for id_, list_ in content.safety.items():
        yield from (f"{id_}.{item}" for item in list_.items)
    yield from (f"precautions.{item}" for item in content.precautions.items)
    for rule in content.levels:
        yield from (reason for reason in rule.reasons if reason not in content.safety)
    for cap in content.depth.rule:
        yield from (condition.ask for condition in cap.when)
    yield content.depth.adults_only.ask
    for id_, pattern in content.patterns.items():
        yield from (ask for sign in pattern.signs for ask in sign.asks)
        if pattern.withholds_lengthening:
            yield f"patterns.{id_}"
    yield from (id_ for id_, question in content.questions.items() if question.gates)
    yield from content.safety
    yield "precautions"
    yield from (f"history.{reason}" for reason in HISTORY)

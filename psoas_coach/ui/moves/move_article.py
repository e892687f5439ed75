"""The article about a move, built once: it is the same for everybody."""

from __future__ import annotations

from psoas_coach.body import compute_psoas_strain
from psoas_coach.body.palette import PALETTES, Theme
from psoas_coach.body.pose_solver import solve_move
from psoas_coach.body.poses import load_scenes
from psoas_coach.body.psoas import LEAST_FLEXION, MOST_FLEXION
from psoas_coach.content import Content
from psoas_coach.content.language import cache_per_language
from psoas_coach.content.moves import Move
from psoas_coach.content.words import MoveWords, split_sentences
from psoas_coach.ui.figures import Side, draw_with_words
from psoas_coach.ui.moves.evidence import build_source_list
from psoas_coach.ui.phrases.doses import say_dose_line, say_time
from psoas_coach.ui.streamlit_workarounds import article as page
from psoas_coach.ui.streamlit_workarounds.article import Block, bold, boxes, heading, text
from psoas_coach.ui.words import say


@cache_per_language(maxsize=128)
def write_pictures(id_: str, theme: Theme, content: Content) -> bytes:
    """Return the payload with the figures of a move, and its effect on the psoas.

    Args:
        id_: The id of the move.
        theme: ``light`` or ``dark``.
        content: The questionnaire, the rules and the words.
    """
    return page.write([_build_figures(id_, theme, content), *_build_psoas(id_, theme)])


@cache_per_language(maxsize=128)
def write_move(id_: str, content: Content) -> bytes:
    """Return the payload with the steps and dose of a move, and who should leave it out."""
    words = content.move_words[id_]
    seed = [text(say("library.move.seed"))] if content.moves[id_].seed else []
    return page.write(
        [
            *_build_steps(words),
            *_build_amount(id_, words, content),
            *_build_limits(id_, content),
            *seed,
        ]
    )


@cache_per_language(maxsize=128)
def write_summary(id_: str, content: Content) -> bytes:
    """Return the payload that says what a move is and who leaves it out, without instructions."""
    return page.write([text(content.move_words[id_].short), *_build_limits(id_, content)])


def write_facts(id_: str, content: Content) -> str:
    """Say how deep a move is, in which position, with what equipment, and how long it takes."""
    move = content.moves[id_]
    kit = [say(f"library.kit.{item}") for item in move.kit] or [say("library.kit.nothing")]
    parts = (
        say(f"results.depth.{move.depth}.name"),
        say(f"library.position.{move.position}"),
        ", ".join(kit),
        say("library.move.about", time=say_time(id_, content)),
    )
    return " · ".join(dict.fromkeys(parts))  # "Chair" is a position and a piece of equipment.


def _build_figures(id_: str, theme: Theme, content: Content) -> Block:
    """Return the working position, the start, the easier version and details, for each side."""
    work = _say_work(content.moves[id_])
    if content.moves[id_].sides == 1:
        return _build_side(id_, "left", theme, work)
    sides: tuple[Side, ...] = ("left", "right")
    options = [
        (say(f"library.move.{side}"), [_build_side(id_, side, theme, work)]) for side in sides
    ]
    return page.choice(say("library.move.side"), options)


def _say_work(move: Move) -> str:
    """Return the caption of the working position: one to hold, or one that a movement leads to."""
    return say(
        "library.move.led_to" if move.counted or move.kind == "walk" else "library.move.work"
    )


def _build_side(id_: str, side: Side, theme: Theme, work: str) -> Block:
    others = (pose for pose in load_scenes()[id_].poses if pose != "work")
    pictures = []
    for pose in ("work", *others):
        svg, words = draw_with_words(id_, pose, side, theme)
        caption = work if pose == "work" else say(f"library.move.{pose}")
        pictures.append({"svg": svg, "words": words, "caption": caption, "large": pose == "work"})
    return page.figures(*pictures)


def _build_steps(words: MoveWords) -> list[Block]:
    return [
        heading(say("library.move.steps")),
        page.list_block([[line] for line in (words.start, *words.steps)], numbered=True),
        text(bold(say("library.move.come_out")), f" {words.come_out}"),
        text(bold(say("library.move.cues"))),
        page.list_block([[cue] for cue in words.cues]),
    ]


def _build_amount(id_: str, words: MoveWords, content: Content) -> list[Block]:
    wrong = f"{words.not_feel} {say('library.move.stop')}"
    return [
        heading(say("library.move.dose")),
        text(say_dose_line(id_, content)),
        boxes(
            _build_named("kit", words.kit),
            _build_named("easier_words", words.easier),
            _build_named("harder_words", words.harder),
        ),
        boxes(_build_named("feel", words.feel), _build_named("not_feel", wrong), framed=True),
    ]


def _build_named(part: str, words: str) -> list[Block]:
    return [text(bold(say(f"library.move.{part}"))), text(words)]


def _build_psoas(id_: str, theme: Theme) -> list[Block]:
    sentence = write_strain_sentence(find_strain(id_))
    return [
        page.more(
            say("library.move.psoas"),
            [
                page.picture(draw_bar(id_, theme), ""),
                text(sentence),
                text(f"{say('library.bar.limits')} {say('library.bar.credit')}", small=True),
            ],
        ),
    ]


def write_evidence_sentence(move: Move) -> str:
    """Return a sentence that says how strong the evidence is, and what it is about."""
    if move.evidence_for is None:
        return say("library.evidence.none")
    return say(f"library.evidence.{move.evidence_for}.{move.evidence}")


def _build_limits(id_: str, content: Content) -> list[Block]:
    words = content.move_words[id_]
    return [
        heading(say("library.move.leave_out")),
        *_list_leavers(words.leave_out),
        page.more(
            say("library.move.evidence"),
            [
                text(bold(write_evidence_sentence(content.moves[id_])), f" {words.evidence}"),
                heading(say("library.move.sources"), 3),
                build_source_list(content.moves[id_].sources, content),
            ],
        ),
    ]


def _list_leavers(words: str) -> list[Block]:
    """Return who should leave a move out; sentences after a colon become a list."""
    lead, colon, reasons = words.partition(": ")
    if not colon:
        return [text(words)]
    return [text(f"{lead}:"), page.list_block([[reason] for reason in split_sentences(reasons)])]


WIDE, HIGH = 340, 46
FULL = 300.0
"""The length of the bar in standing; the rest is room for the longest muscle, and a margin."""
EVEN = 1.5
"""A smaller change in percent is not mentioned: a figure cannot be read more precisely."""
_TEXT = {"light": "#22302d", "dark": "#e8f1ef"}


def find_strain(move: str) -> float | None:
    """Return the change of length in a move's working position, as a fraction of standing.

    None if the hip bends further than the model covers.
    """
    hip = solve_move(move, "work").angles["near_hip"]
    return compute_psoas_strain(hip) if LEAST_FLEXION <= hip <= MOST_FLEXION else None


def write_strain_sentence(strain: float | None) -> str:
    """Return a change of length as a sentence."""
    if strain is None:
        return say("library.bar.far")
    percent = round(abs(100 * strain))
    if abs(100 * strain) < EVEN:
        return say("library.bar.same")
    return say("library.bar.longer" if strain > 0 else "library.bar.shorter", percent=percent)


@cache_per_language(maxsize=128)
def draw_bar(move: str, theme: Theme) -> str:
    """Return the bar of a move as SVG; ``write_strain_sentence`` says the same in words."""
    strain = find_strain(move)
    paint, ink = PALETTES[theme], _TEXT[theme]
    long = FULL * (1 + (compute_psoas_strain(MOST_FLEXION) if strain is None else strain))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" width="{WIDE}"'
        f' height="{HIGH}"><rect x="0" y="24" width="{FULL}" height="14" rx="7"'
        f' fill="{ink}" opacity="0.12"/>'
        f'<rect x="0" y="24" width="{long:.1f}" height="14" rx="7" fill="{paint.muscle}"/>'
        f'<path d="M{FULL} 18V44" stroke="{ink}" stroke-width="2" stroke-dasharray="4 3"/>'
        f'<text x="{FULL - 6}" y="15" font-family="sans-serif" font-size="13" fill="{ink}"'
        f' text-anchor="end">{say("library.bar.standing")}</text></svg>'
    )

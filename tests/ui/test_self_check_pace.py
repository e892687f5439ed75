"""How long the self-check takes somebody who is in no hurry.

Plain text is read at 238 words a minute (Brysbaert 2019, 190 studies of silent reading). A list of
signs is not read like text: it is looked through for what fits, by the first sentence of each sign,
at about twice that pace; the rest of a sign is read only by those whom it may concern. A tap takes
a second and a half. These are estimates: the page promises no more than "a few minutes", and
``tests/content/test_reading_time.py`` measures what reading every word would take.
"""

from __future__ import annotations

from psoas_coach.coach.self_check_flow import asked, steps
from psoas_coach.content import load

READ = 238
LOOKED_THROUGH = 2 * READ
TAP = 1.5 / 60
"""Minutes."""


def test_the_self_check_takes_a_few_minutes() -> None:
    content = load()
    words = content.words
    read = signs = taps = 0
    for step in steps(content):
        if step.optional:
            continue
        read += count(f"questions.groups.{step.id}.title", f"questions.groups.{step.id}.intro")
        taps += 1
        for id_ in asked(step, {"thigh_frequency": "none"}, content):
            taps += 1
            area = "questions" if id_ in content.questions else "safety"
            read += count(*(f"{area}.{id_}.{part}" for part in ("ask", "help", "unit", "none")))
            read += count(*(f"{area}.{id_}.{part}" for part in ("not_sure", "least", "most")))
            for key, text in words.items():
                if key.startswith(f"questions.{id_}.options."):
                    read += len(text.split())
                elif key.startswith(f"safety.{id_}.items."):
                    signs += len(text.partition(". ")[0].split())
    minutes = read / READ + signs / LOOKED_THROUGH + taps * TAP
    print(f"{read} words, {signs} in the lists of signs, {taps} taps: {minutes:.1f} minutes")  # noqa: T201 -- the figure is the point
    assert minutes < 3.75
    assert not [key for key, text in words.items() if "three minutes" in text]


def count(*keys: str) -> int:
    """Return how many words these sentences have; a key without a sentence has none."""
    return sum(len(load().words.get(key, "").split()) for key in keys)


def test_a_sign_begins_with_a_short_sentence() -> None:
    content = load()
    lists = [*content.safety, "precautions"]
    items = {
        key: text.partition(". ")[0]
        for key, text in content.words.items()
        for id_ in lists
        if key.startswith(f"safety.{id_}.items.")
    }
    assert len(items) == sum(len(one.items) for one in content.safety.values()) + len(
        content.precautions.items
    )
    assert {key: lead for key, lead in items.items() if len(lead.split()) > 21} == {}

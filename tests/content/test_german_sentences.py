"""German sentences are complete: each that ends like one has a verb.

"Oder kaltem Schweiß." is half of the sentence before it, and says nothing by itself.
"""

from __future__ import annotations

import re

import pytest

from tests.content.german import TEXTS

WHOLE = ("questions", "results", "safety", "self_check")
"""Files whose texts are sentences wherever they end like one; the others are labels."""
LISTS = re.compile(r"\.cards\.\w+\.summary$|^results\.how\.versions$")
"""What ends with a full stop and is a list: the signs of a card, and the versions."""
COMMANDS = re.compile(
    r"""(?:^|,\ |\bund\ |\boder\ |\bbitte\ |\berst\ |\bAnderswo\ |\bDann\ |\w:\ )
    (?:achte|atme|ändere|beantworte|beweg|bieg|bitte|bleib|bring|dreh|drück|fahr|fang|füll|geh|halte
    |heb|hol|hör|kipp|komm|kreuz|kümmere|lade|lagere|lass|leg|lies|mach|miss|neig|nimm|nutz|öffne
    |probier|räum|roll|ruf|schau|schieb|sei|senk|setz|sitz|spann|speicher\w?|sprich|steh|stell|stütz
    |tipp|trag|tu|überspring|verschieb|wähl|zieh)\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Requests: the verb begins the sentence or one of its parts."""
FINITE = re.compile(
    r"""\b(?:bin|ist|sind|war|waren|wird|werden|wurden?|hat|haben|hatten?|kann|können|konnten?|muss
    |müssen|darf|dürfen|soll|sollten?|arbeiten|bedeute[nt]|beginnt|bekam|beruht|betrifft|bewegt(?:en)?
    |brauch(?:en|t|st)|bist|hast|kannst|musst|solltest|möchtest|warst|wirst|dauert|dehnt|enthält
    |entlastet|erreichst|fehlen|fragen|fühl(?:en|t|st)|geht|gibt|gilt|hält|halten|hängt|heißt|helfen
    |hielt|hilft|hören|kommt|kommen|kribbelt|lassen|lässt|liegt|lohnen|macht|nenn(?:en|t)|öffnet
    |passen|passt|reich(?:en|t)|richtet|saßen|schauen|schießen|schließt|siehst|sagt|sitzt|trifft|trägst|tun
    |tut|unterbr(?:icht|ach)|verändert|wächst|wart(?:en|et)|weckt|wehtut|weisen|wirken|zähl(?:en|t)
    |zeig(?:en|t)|zwickt)\b
    |\b\w+st\ du\b|\bdu\b.*\b\w+st\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Verbs that these files use. A new verb is added here, and that is a look at its sentence."""
FRAGMENTS = {
    "questions.thomas_left.tape: Kein Handy?",
    "questions.thomas_right.tape: Kein Handy?",
    "safety.precautions.help: Nicht sicher?",
}
"""The few that may stay: they are said this way by everybody."""


def list_sentences() -> list[str]:
    """Return every sentence; of a sign, all but the first, often a phrase."""
    found = []
    for key, text in TEXTS.items():
        if key.partition(".")[0] in WHOLE and text.endswith((".", "?")) and not LISTS.search(key):
            parts = re.split(r"(?<=[.?!])\s+", text)
            found += [f"{key}: {part}" for part in parts[1 if ".items." in key else 0 :]]
    return found


SENTENCES = list_sentences()


def has_verb(sentence: str) -> bool:
    return bool(COMMANDS.search(sentence) or FINITE.search(sentence))


def test_no_sentence_is_a_fragment() -> None:
    fragments = {sentence for sentence in SENTENCES if not has_verb(sentence.split(": ", 1)[1])}
    assert fragments == FRAGMENTS


def test_there_are_many_sentences_in_every_file() -> None:
    counts = {
        file: sum(sentence.startswith(f"{file}.") for sentence in SENTENCES) for file in WHOLE
    }
    assert min(counts.values()) >= 8, counts


@pytest.mark.parametrize(
    "text",
    ["Oder kaltem Schweiß.", "Und dazu Fieber.", "Ein schwacher Oberschenkel.", "Mit Ausschlag."],
)
def test_a_fragment_has_no_verb(text: str) -> None:
    assert not has_verb(text)


@pytest.mark.parametrize(
    "text", ["Oder du spürst es nicht.", "Bitte hör hier auf.", "Mehr kann warten."]
)
def test_a_whole_sentence_has_one(text: str) -> None:
    assert has_verb(text)

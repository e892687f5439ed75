"""Regenerates the golden file of the guidance: ``python -m tests.golden.guidance``.

A change of the file is a change of what people are told. Read the difference line by line before
it is committed, and raise the right number in ``data/versions.toml`` once versions are out there.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from psoas_coach import content
from psoas_coach.guidance.request import answer_request
from tests.support.guidance_cases import CASES

FILE = Path(__file__).with_name("guidance.jsonl")


def compute_case(name: str) -> dict[str, Any]:
    """Ask the engine about one case, through JSON as the command line does.

    Versions are left out: a higher number alone changes nothing that a person sees.
    """
    text = json.dumps(CASES[name]).encode()
    result = msgspec.to_builtins(answer_request(text, content.load()))
    del result["versions"]
    return {"case": name, "request": json.loads(text), "result": json.loads(json.dumps(result))}


def write_lines() -> str:
    """Write one line a case."""
    return "".join(f"{json.dumps(compute_case(name), ensure_ascii=False)}\n" for name in CASES)


if __name__ == "__main__":
    FILE.write_text(write_lines(), "utf-8")

"""One limit for a file: the reader's, the field's, the server's and the words' are the same."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from psoas_coach.content import load
from psoas_coach.journal.demo import generate_demo
from psoas_coach.journal.journal import Journal
from psoas_coach.sharing.json_export import write_json
from psoas_coach.sharing.strict_json import LARGEST
from psoas_coach.ui.my_data.transfer import MEGABYTES
from tests.support import clock

ROOT = Path(__file__).resolve().parents[3]


def test_the_limits_are_one_and_the_proxy_lets_it_through() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert config["server"]["maxUploadSize"] == MEGABYTES == LARGEST / 1024**2
    proxy = (ROOT / "deploy" / "nginx" / "psoas-coach.conf").read_text("utf-8")
    (through,) = re.findall(r"client_max_body_size (\d+)m;", proxy)
    assert int(through) > MEGABYTES


def test_thirty_invented_years_fit(journal: Journal) -> None:
    content = load()
    phrases = [text for key, text in content.words.items() if key.startswith("demo.said.")]
    life = generate_demo(1, 3.0, clock.ago(1).local_date, content, phrases)
    assert journal.bulk.fill_empty(life.self_checks, life.sessions, life.day_notes)
    assert 10 * len(write_json(journal.transfer.dump())) < LARGEST

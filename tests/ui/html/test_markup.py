"""Rich text: what is plain text stays text, and what is markup is not escaped twice."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psoas_coach.ui import html
from psoas_coach.ui.html import Html
from tests.hostile import TEXTS

if TYPE_CHECKING:
    from collections.abc import Callable

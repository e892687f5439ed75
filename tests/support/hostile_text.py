"""Texts that nobody types by accident and that every field and every file must handle."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = (
    *(
        "<script>alert(1)</script>",
        "</td>",
        "<!--",
        "<img src=x onerror=1>",
        "javascript:1",
        "&#0;",
    ),
    *(
        "**",
        "[a](javascript:1)",
        ":material/home:",
        ":red[x]",
        "$x^2$",
        "```",
        "| a | b |",
        "\n# x",
    ),
    *("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\uff1d1", "=cmd|' /C calc'!A0"),
    *("\u202e", "\u2066", "\u200b", "\ufeff", "\u0301" * 40, "\u05e9\u05dc\u05d5\u05dd", "\u0645"),
    *("\x00", "\x07", "\x1b[31m", "\x7f", "\x85", "\u2028", "\ud800", "\ufffe", "\U0010ffff"),
    *("'; DROP TABLE sessions; --", "{0}", "{note}", "%s%n", "../../etc/passwd", "${HOME}", "\\"),
    *('"', "'", ",", ";", "\r\n", "1e999", "NaN", "null", "true", "-0", "9" * 400, "x" * 300),
)

texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=6).map("".join)
"""Any mixture of those and of anything else."""

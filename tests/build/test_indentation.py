"""What a page loses on its way out, and what it keeps."""

from __future__ import annotations

from macros.build.indentation import removed


def test_templates_lose_their_blanks_and_code_keeps_them() -> None:
    page = "<body>\n    <p>Ett ord  till.\n      En rad.</p>\n\n\n  <pre>a\n    b\n\n  c</pre>\n  <textarea>\n  x\n</textarea> <em>y</em>\n"
    assert removed(page) == "<body>\n<p>Ett ord  till.\nEn rad.</p>\n<pre>a\n    b\n\n  c</pre>\n<textarea>\n  x\n</textarea> <em>y</em>\n"

"""What our checks take for code is code to the renderer, too: no script can hide from them there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from macros.checks.raw_html import TAG
from macros.loading.chapters import visible_lines
from tests.markdown.rendering import rendered
from tests.reading import tree
from tests.world import World, make

PIECES = ["`", "``", "```", "````", "~~~", "\n", "\n\n", "<b>x</b>", " ", "    ", "> ", "- ", "\\", "a", "```py", "``` x y", "/// for | larare", "///"]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A dull world that every example shares."""
    root: Path = tmp_path_factory.mktemp("kod")
    return make(root)


@settings(max_examples=100)
@given(text=st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@example(text="```\n<b>x</b>")
@example(text="    ```\n<b>x</b>\n    ```")
@example(text="``` x y\n<b>x</b>\n```")
@example(text="```\n> a\n<b>x</b>\n```")
@example(text="```\n````\n```\n<b>x</b>\n```")
@example(text=" ```\n```\n<b>x</b>\na\n```")
@example(text="`````\n```\n<b>x</b>\n```")
@example(text="    a\n```\n``` x\n<b>x</b>\n```")
@example(text="\\`<b>x</b>\\`")
@example(text="``<b>x</b>` ```")
@example(text="`\n`<b>x</b>`")
def test_no_tag_gets_past_the_checks(text: str, shared: World) -> None:
    if not any(TAG.search(line) for _, line in visible_lines(text)):
        assert tree(rendered(shared, text) or "<p></p>").xpath("//b") == []

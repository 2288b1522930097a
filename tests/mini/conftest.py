"""The miniature's finished site, made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mini import world


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the finished site."""
    return world.built(tmp_path_factory.getbasetemp())

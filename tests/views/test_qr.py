"""The picture on paper says what a phone should read in it."""

from __future__ import annotations

import re

import segno

from macros.views.qr import qr_code

ADDRESS = "https://somn.exempel.se/somnsvarigheter/forsta-steget/fraga-om-somn/"


def drawn(size: int, path: str) -> list[list[int]]:
    """Return the squares that the path's strokes make dark, as an SVG reader follows them."""
    squares = [[0] * size for _ in range(size)]
    x = y = 0
    for right, down, length in re.findall(r"m(-?\d+) ?(-?\d+)h(\d+)", path):
        x, y = x + int(right), y + int(down)
        for _ in range(int(length)):
            squares[y][x] = 1
            x += 1
    return squares


def test_the_strokes_are_the_code() -> None:
    code = qr_code(ADDRESS)
    assert code is not None
    wanted = [[int(square) for square in row] for row in segno.make_qr(ADDRESS, error="l", boost_error=False).matrix]
    assert drawn(code.size, code.path) == wanted


def test_nothing_is_drawn_where_no_address_is_known() -> None:
    assert qr_code("") is None

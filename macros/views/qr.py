"""A page's address as a picture that a phone reads from paper."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

import segno


@dataclass(frozen=True)
class QrCode:
    """A QR code as an SVG draws it: `path` are strokes one unit wide, in a square of `size` units without margin."""

    size: int
    path: str


def qr_code(address: str) -> QrCode | None:
    """Return the code that leads to the full `address`; None where no address is known.

    The lowest level of error correction gives the fewest and therefore largest squares: the code is printed
    clean, and the address stands beside it (ISO/IEC 18004: level L restores about 7 %).
    """
    if not address:
        return None
    rows = segno.make_qr(address, error="l", boost_error=False).matrix
    strokes, at_x, at_y = [], 0, 0
    for y, row in enumerate(rows):
        x = 0
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                strokes.append(f"m{x - at_x} {y - at_y}h{length}".replace(" -", "-"))
                at_x, at_y = x + length, y
            x += length
    return QrCode(len(rows), "".join(strokes))

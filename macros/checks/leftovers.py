"""Texten har rester av något som inte är text.

Märken efter en sammanslagning i git (`<<<<<<<`), bokstäver som blivit fel när filen sparats om (Ã¥ i stället för å),
felmeddelanden som Word lämnat kvar, anteckningar som TODO och personnummer hör inte hemma hos läsaren.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from macros.domain.written import values
from macros.loading.lines import lines_of
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "leftovers"


class Kind(NamedTuple):
    """What a remain looks like, what it is called, and what to do. Without any of `signs` it is not there."""

    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    what: str
    remedy: str

    def is_in(self, text: str) -> bool:
        """Say whether the remain is in `text`."""
        return any(sign in text for sign in self.signs) and bool(self.pattern.search(text))


KINDS = (
    Kind(
        ("<<<<<<<", ">>>>>>>", "|||||||", "======="),
        re.compile(r"^[ \t]*(?:<{7}|>{7}|\|{7}|={7})(?=[ \t]|$)", re.MULTILINE),
        "ett märke efter en sammanslagning i git",
        "behåll den ena texten och ta bort märkena",
    ),
    # UTF-8 read as Windows-1252 or Latin-1, as Mac Roman, and as DOS code page 437.
    Kind(
        ("Ã", "Â", "â€", "ï»¿", "√", "├"),
        re.compile(
            "Ã[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u2122]|Â[\\s\u00a0-\u00bf]|â€|ï»¿|√[•§∂Ö†Ñ]|├[Ññ╢àäû]"
        ),
        "bokstäver som blivit fel när filen sparades om",
        "skriv å, ä och ö på nytt, och spara filen som UTF-8",
    ),
    # A letter read as another machine's: Mac Roman, DOS, quoted-printable of e-mail, JSON, and the loose accents of a PDF.
    Kind(
        ("ˆ", "‰", "„", "”", "†", "=C3=", "\\u00", "¨", "˚"),
        re.compile(r"(?<=[a-zåäö])[ˆ‰„”†](?=[a-zåäö])|=C3=[89AB][0-9A-F]|\\u00[CcEeDdFf][0-9A-Fa-f]|(?<=\w)¨(?=\w)|¨[aouAOU]|[aA]˚(?=\w)|˚[aA]"),
        "bokstäver som blivit fel när texten kopierades",
        "skriv å, ä och ö på nytt, för hand",
    ),
    Kind(("\ufffd",), re.compile("\ufffd"), "ett tecken som gått förlorat (�)", "skriv bokstaven på nytt, och spara filen som UTF-8"),
    Kind(
        ("?",),
        re.compile(r"(?<![^\s(\"”’'*_])[A-Za-zÅÄÖåäö]*[a-zåäö]\?[a-zåäö]"),  # not inside an address
        "ett frågetecken mitt i ett ord",
        "skriv den bokstav som gått förlorad, eller ett blanksteg efter frågetecknet",
    ),
    Kind(
        ("! ",),
        re.compile(r"(?:Fel|Error|FEL)! +(?:Bokmärket|Hittar inte|Det går inte|Bookmark|Reference source|Ingen )"),
        "ett felmeddelande från Word",
        "skriv det som skulle ha stått där",
    ),
    Kind(("&amp;",), re.compile(r"&amp;(?:#?\w{2,31});"), "en teckenkod som kodats två gånger", "skriv tecknet självt"),
    Kind(
        ("-", "19", "20"),
        re.compile(
            r"[0-9]{2}(?<![\d-]\d\d)(?:(?<=19|20)\d\d(?:0[1-9]|1[0-2])(?:[06][1-9]|[1278]\d|[39][01])-?"
            r"|(?<!07)(?:0[1-9]|1[0-2])(?:[06][1-9]|[1278]\d|[39][01])[-+])\d{4}(?![\d-])"
        ),
        "något som ser ut som ett personnummer",
        "ta bort det; texter här handlar aldrig om en viss person",
    ),
    Kind(
        ("TODO", "FIXME", "orem ipsum", "odo:", "ATT GÖRA", "för att ange text", "[infoga", "[fyll i"),
        re.compile(r"\b(?:TODO|FIXME)\b|\b[Tt]odo:|\bATT GÖRA\b|[Ll]orem ipsum|för att ange text|\[(?:infoga|fyll i)\b"),
        "en anteckning som blivit kvar",
        "skriv texten färdig, eller ta bort anteckningen",
    ),
)
SIGN = re.compile(
    "[<>|=]{7}|[ÃÂâï√├\ufffdˆ‰„”†¨˚]|=C3=|\\\\u00|\\?(?=[a-zåäö])|! |TODO|FIXME|orem ipsum|odo:|ATT GÖRA|för att ange|\\[(?:infoga|fyll)|&amp;|[0-9]{4}"
)


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every kind of remain on a line, and in every value of data and front matter."""
    for text in registry.texts():
        kinds = [kind for kind in KINDS if kind.is_in(text.body)]
        if kinds:
            for line in lines_of(text):
                for kind in kinds:
                    if found := kind.pattern.search(line.written):
                        yield Problem(line.at(found.start()), CODE, kind.what, kind.remedy)
    for value, record, keys in values(registry):
        if not SIGN.search(value):
            continue
        for kind in KINDS:
            if kind.is_in(value):
                yield Problem(record.at(*keys), CODE, kind.what, kind.remedy)
                break

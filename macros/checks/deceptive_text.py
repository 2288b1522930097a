"""Texten har tecken som inte syns, eller som ser ut som andra.

Tecken som vänder skrivriktningen, nollbredda tecken mitt i ord, ryska eller grekiska bokstäver bland latinska och
styrtecken gör att läsaren ser något annat än det som står, och att sökningen inte hittar det. De kommer oftast med
när man klistrar in. Å, ä och ö hur de än är lagrade, hårda blanksteg, mjuka bindestreck, citattecken från Word,
emoji och grekiska beteckningar (β-blockerare, μg) går bra.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from macros.domain.written import values
from macros.loading.lines import Line, lines_of
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "deceptive-text"
REMEDY = "skriv ordet på nytt, för hand"

# What nobody need look closer at: Latin letters, punctuation, dashes, quotes, arrows and mathematics.
LOOK_CLOSER = re.compile("[^\t\n -~\u00a0-\u024f\u2010-\u2015\u2018-\u201f\u2020-\u2022\u2026\u202f\u2030-\u203a\u20ac\u2190-\u22ff]")
DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u2061-\u2064\u206a-\u206f\u2800\u3164\ufe00-\ufe0d\uffa0\ufff9-\ufffc\U0001d173-\U0001d17a\U0001bca0-\U0001bca3\U00013430-\U0001345f\U000e0100-\U000e01ef]"
)
# A stroke through or round a letter says another thing than the letter; a key is a digit with its own sign.
STRUCK = re.compile("[\u0332-\u0338\u20d2-\u20df\u20e4-\u20f0]|(?<![0-9#*\ufe0f])\u20e3")
TAGS = re.compile("\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f|([\U000e0000-\U000e007f])")  # the flags of England, Scotland and Wales
ZERO_WIDTH = re.compile("(?<=\\w)[\u200b-\u200d\u2060\ufeff]+(?=\\w)|(?<=[\\d,.\u2212-])[\u200b-\u200d\u2060\ufeff]+(?=\\d)|(?<=\\w)[\ufe0e\ufe0f](?!\u20e3)")
SOFT = re.compile("(?<=[0-9,.\u2212-])\u00ad+(?=[0-9])")  # in a word it is where a line may break; a number has no such place
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
PRIVATE = re.compile("[\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]")
STACKED = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20df]{3,}")
DISGUISED = re.compile(
    "[\u1d00-\u1d2b\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff\u24b6-\u24e9\u2170-\u217f\u2160-\u216f](?=\\w)|(?<=\\w)[\uff10-\uff19\uff21-\uff5a]"
)
CHARACTER = re.compile(r"&(?:#([0-9]{1,9}|[xX][0-9a-fA-F]{1,8})|[A-Za-z][A-Za-z0-9]{1,30});?")
DIGIT = re.compile(r"(?![0-9])\d")
WORD = re.compile(r"[^\W\d_]+")
# Greek letters that no Latin letter looks like: they stand in names of substances and units.
GREEK_SIGNS = frozenset("αβγδεζηθλμξπσφψωΓΔΘΛΞΠΣΦΨΩ")
TWINS = frozenset("ɑɡ")  # IPA letters that look like a and g


JOINED = re.compile(
    "(?<=[\u0600-\u06ff\u0750-\u077f\u0900-\u0dff])[\u200c\u200d](?=[\u0600-\u06ff\u0750-\u077f\u0900-\u0dff])"
)  # how Persian and Hindi are spelled
SEEN = re.compile("[^\\s\u00ad\u034f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff]")


class Found(NamedTuple):
    """Where in a text something deceives, and how."""

    at: int
    what: str
    remedy: str = REMEDY


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for the first deceptive character on every line, and in every value of data and front matter."""
    for text in registry.texts():
        if LOOK_CLOSER.search(text.body) or "\u00ad" in text.body or CONTROL.search(text.body) or "&" in text.body:
            for line in lines_of(text):
                for found in deceptions(_decoded(line)):
                    yield Problem(line.at(found.at), CODE, found.what, found.remedy)
                    break
    for value, record, keys in values(registry):
        for found in deceptions(value):
            yield Problem(record.at(*keys), CODE, found.what, found.remedy)
            break


def deceptions(text: str) -> Iterator[Found]:
    """Yield what deceives in `text`, kind by kind."""
    if found := CONTROL.search(text):
        yield Found(found.start(), f"ett styrtecken ({_name(found.group(0))})", "ta bort det; ny rad skrivs med Enter")
    if text and not text.isspace() and not SEEN.search(text):
        yield Found(0, "ingenting som syns", "skriv en text, eller ta bort raden")
    if "\u00ad" in text and (found := SOFT.search(text)):
        yield Found(found.start(), "ett mjukt bindestreck i ett tal", "ta bort det; skriv talet på nytt, för hand")
    if not LOOK_CLOSER.search(text):
        return
    if found := DIRECTION.search(text):
        yield Found(found.start(), f"ett osynligt tecken som vänder skrivriktningen ({_name(found.group(0))})", "ta bort tecknet; " + REMEDY)
    if found := ZERO_WIDTH.search(JOINED.sub("\u0640", text)) or INVISIBLE.search(text):
        yield Found(found.start(), f"ett osynligt tecken ({_name(found.group(0)[0])})", "ta bort tecknet; " + REMEDY)
    for tag in TAGS.finditer(text):
        if tag.group(1):
            yield Found(tag.start(), f"ett osynligt tecken ({_name(tag.group(1))})", "ta bort tecknet; " + REMEDY)
            break
    if found := PRIVATE.search(text):
        what = f"ett tecken som bara finns i ett visst typsnitt ({_name(found.group(0))})"
        yield Found(found.start(), what, "skriv ett vanligt tecken, till exempel - för en punkt i en lista")
    if found := STACKED.search(text):
        yield Found(found.start(), "flera accenter på samma bokstav")
    elif found := STRUCK.search(text):
        yield Found(found.start(), f"ett streck genom eller runt en bokstav ({_name(found.group(0))})")
    if found := DISGUISED.search(text) or DIGIT.search(text):
        what = f'"{found.group(0)}" är inget vanligt tecken ({_name(found.group(0))}) och går inte att söka'
        yield Found(found.start(), what, "skriv det med vanliga bokstäver och siffror")
    yield from _mixtures(text)


def _decoded(line: Line) -> str:
    """Return the line as the reader meets it: a character may be written as a code (`&#8238;`)."""
    return CHARACTER.sub(_character, line.written) if "&" in line.shown else line.written


def _character(found: re.Match[str]) -> str:
    digits = found.group(1)
    if digits is None:
        return html.unescape(found.group(0))
    code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffe"


def _mixtures(text: str) -> Iterator[Found]:
    """Yield the words that mix alphabets."""
    for word in WORD.finditer(text):
        letters = word.group(0)
        if letters.isascii() or not LOOK_CLOSER.search(letters):
            continue
        scripts = {_script(letter) for letter in letters if letter.isalpha()}  # ₂ in CO₂ is no letter
        if TWINS & set(letters) and len(letters) > 1:
            yield Found(word.start(), f'"{letters}" har en bokstav som bara liknar a eller g')
        elif len(scripts) > 1 and not _is_designation(letters, scripts):
            names = " och ".join(sorted(_SCRIPTS.get(script, script.lower()) for script in scripts))
            yield Found(word.start(), f'"{letters}" blandar alfabet: {names}')


def _is_designation(letters: str, scripts: set[str]) -> bool:
    """Say whether the word is a designation such as μg or TNFα: one Greek sign, first or last."""
    greek = [letter for letter in letters if _script(letter) == "GREEK"]
    return scripts == {"LATIN", "GREEK"} and len(greek) == 1 and greek[0] in GREEK_SIGNS and greek[0] in (letters[0], letters[-1])


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "?").split()[0].split("-")[0]
    return "LATIN" if name in ("LATIN", "MICRO", "KELVIN", "ANGSTROM", "FEMININE", "MASCULINE", "MODIFIER") else name


def _name(char: str) -> str:
    return f"U+{ord(char):04X}"


_SCRIPTS = {"LATIN": "latinskt", "GREEK": "grekiskt", "CYRILLIC": "kyrilliskt"}

"""How Swedish words are made comparable: folded letters, stems, and the parts of compounds."""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any, Protocol, cast

from snowballstemmer import stemmer

from .verbs import strong

_SNOWBALL = stemmer("swedish")
_WORD = re.compile(r"[^\W_]+")
_HYPHENED = re.compile(r"(?<![\w-])[A-ZÅÄÖ]{1,5}(?:-(?:[A-ZÅÄÖ]{1,5}|\d{1,2}))+(?![\w-])")
_IGNORED = dict.fromkeys(map(ord, "\u00ad\u200b\u2060"))  # soft hyphen and zero-width marks stand inside words
_VOWELS = "aeiouyåäö"
_DEFINITE = re.compile(rf"(a)ns?$|(en)as?$|(or)(?:ns?|er(?:na)?s?)$|(?<=nd)e[nt]s?$|(?<=[^{_VOWELS}][^h{_VOWELS}])ets?$")
_VERSION = "4"  # raise when the splitting changes: it is part of the cache's key

# Endings that look like words but only derive one word from another.
_DERIVING = frozenset(
    "aktig ande are artad bar den det dom else ende enlig eri full het iker ings isk ism ist jare lig ligen ling los massig ning samt skap vis".split()
)
_LINKS = "soeua"  # letters that join parts: behandling-s-plan, hals-o-samtal, gat-u-kok
_PROBES = ("plan", "bok")  # plain words; what may stand before one of them may start a compound
_DEPTH = 3
_LONGEST_ENDING = 5  # insats-ernas
_SHORTEST = 3
_SHORTEST_IN_HEADWORD = 4


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Return `text` in lower case without diacritics: å and ä become a, ö becomes o, é becomes e."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFD", text.translate(_IGNORED).lower())
    return "".join(c for c in plain if not unicodedata.category(c).startswith("M")).replace("æ", "a").replace("ø", "o")


def words(text: str) -> list[str]:
    """Return the words of `text` in lower case; a hyphen parts words, so that *TF-KBT* and *tf kbt* are the same."""
    return _WORD.findall(unicodedata.normalize("NFC", text.translate(_IGNORED)).lower())


def joined(text: str) -> list[str]:
    """Return the hyphened abbreviations of `text` as they are typed in haste: *PHQ-9* gives *phq9*, *TF-KBT* *tfkbt*."""
    return [found.replace("-", "").lower() for found in _HYPHENED.findall(unicodedata.normalize("NFC", text.translate(_IGNORED)))]


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the stem of `word` (lower case).

    Snowball's Swedish algorithm (https://snowballstem.org/algorithms/swedish/stemmer.html) between two rules
    of ours. Snowball leaves the definite forms *skolan*, *mötena*, *kuratorn* and *barnet* apart from their
    indefinite form, and the plurals that drop a vowel (*föräldrar*, *tecknen*, *läkemedlen*) apart from their singular.
    `overrides/assets/search.js` has the same rules; a test compares the two word by word.
    """
    if len(word) >= 6:
        word = _DEFINITE.sub(lambda found: found[1] or found[2] or found[3] or "", word)
    word = cast(str, _SNOWBALL.stemWord(word))
    if len(word) >= 4:
        word = re.sub(r"(?<=d|t)r$|(?<=d|k|g)n$", "", word)
    if len(word) >= 5:
        word = re.sub(rf"(?<=[^{_VOWELS}])el$", "l", word)
    return word


@lru_cache(maxsize=200_000)
def stems(word: str) -> tuple[str, ...]:
    """Return the folded stems of `word` (lower case): one, or two where å, ä and ö matter to the ending.

    Somebody who types *tillstandet* must meet somebody who wrote *tillståndet*, whose ending is not *-andet*.
    """
    return tuple(dict.fromkeys((fold(stem(word)), stem(fold(word)))))


class Dictionary(Protocol):
    """A dictionary of Swedish that accepts inflected words and compounds."""

    @property
    def version(self) -> str:
        """Return the dictionary's name and version: what was split by another is split anew."""

    def knows(self, word: str) -> bool:
        """Return whether the dictionary accepts `word`, also as a compound made on the spot."""

    def lists(self, word: str) -> bool:
        """Return whether `word` is a headword, not a compound made on the spot."""

    def lemmas(self, word: str) -> tuple[str, ...]:
        """Return the words that `word` may be a form of."""


@dataclass(frozen=True)
class Hunspell:
    """The dictionary package hunspell-sv, read by chunspell."""

    version: str
    headwords: frozenset[str]
    _reader: Any
    _known: dict[str, bool] = field(default_factory=dict, repr=False)

    def knows(self, word: str) -> bool:
        """Return whether hunspell accepts `word`; answers are remembered, as parts come again and again."""
        if word not in self._known:
            self._known[word] = bool(self._reader.spell(word))
        return self._known[word]

    def lists(self, word: str) -> bool:
        """Return whether `word` stands in the dictionary's own list."""
        return word in self.headwords

    def lemmas(self, word: str) -> tuple[str, ...]:
        """Return the words that `word` may be a form of: *händer* is *hand* and *hända*."""
        return tuple(self._reader.stem(word))


def hunspell() -> Hunspell | None:
    """Return the installed dictionary, or None where it (or its reader) is missing.

    chunspell reads it in 0.4 s and 40 MB, spylls in 3.1 s and 250 MB (measured 2026-11-22).
    The package has data files only, so they are found through its list of files: the same on every system.
    """
    try:
        package = distribution("hunspell-sv")
        reader = import_module("hunspell")
    except (PackageNotFoundError, ImportError):
        return None
    found = [Path(str(file.locate())).resolve() for file in package.files or () if file.name == "sv_SE.dic"]
    if not found or not found[0].is_file():
        return None
    lines = found[0].read_text(encoding="utf-8").splitlines()[1:]
    headwords = frozenset(line.split("/")[0] for line in lines)
    return Hunspell(package.version, headwords, reader.Hunspell("sv_SE", hunspell_data_dir=str(found[0].parent)))


@dataclass(frozen=True)
class Compounds:
    """What the dictionary knows of the site's words: the parts of compounds, and which stems are forms of one word."""

    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kin: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, word: str) -> tuple[str, ...]:
        """Return the stems of the parts of the folded `word`; nothing if it is no compound."""
        return self.parts.get(word, ())


def compounds(vocabulary: Iterable[str], dictionary: Dictionary | None, cache: Path) -> Compounds:
    """Return the compounds of `vocabulary` (words with their diacritics, in lower case), and their kin.

    The answer is kept in the folder `cache` under a name made from the vocabulary and the dictionary.
    Without a dictionary the site's own words are the dictionary, and only endings and strong verbs say what is kin.
    """
    known = frozenset(vocabulary)
    about = "\n".join([_VERSION, dictionary.version if dictionary else "", *sorted(known)])
    file = cache / f"compounds-{hashlib.sha256(about.encode()).hexdigest()[:16]}.json"
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        return Compounds(*({word: tuple(found) for word, found in kept[part].items()} for part in ("parts", "kin")))
    except (OSError, ValueError, AttributeError, KeyError, TypeError):
        pass
    parts = {fold(word): found for word in sorted(known) if (found := split(word, known, dictionary))}
    kin = _kin(known, dictionary)
    _keep(file, json.dumps({"parts": parts, "kin": kin}, sort_keys=True))
    return Compounds(parts, kin)


def _kin(known: frozenset[str], dictionary: Dictionary | None) -> dict[str, tuple[str, ...]]:
    """Return stem → other stems of the same word: *insats* and *insatser*, *bok* and *böcker* have different stems.

    Hunspell calls *elev* the stem of *elevråd*, too: what goes on after the lemma is another word.
    """
    forms = {verb[0]: {one for form in verb for one in stems(form)} for verb in strong()}
    for word in known if dictionary else ():
        for lemma in cast(Dictionary, dictionary).lemmas(word):
            bare = stem(word)
            if not (bare.startswith(lemma) and len(bare) > len(lemma) + 1) and len(word) <= len(lemma) + _LONGEST_ENDING:
                forms.setdefault(lemma, set(stems(lemma))).update(stems(word))
    found: dict[str, set[str]] = {}
    for same in forms.values():
        for one in same:
            found.setdefault(one, set()).update(same - {one})
    return {one: tuple(sorted(others)) for one, others in sorted(found.items()) if others}


def split(word: str, known: frozenset[str], dictionary: Dictionary | None) -> tuple[str, ...]:
    """Return the stems of the parts of `word` on every level, or nothing if it is no compound.

    *suicidriskbedömning* gives suicidrisk, suicid, risk and bedömning.
    """
    parts = _parts(word, known, dictionary, _DEPTH)
    return tuple(dict.fromkeys(found for part in parts for found in stems(part)))


def _parts(word: str, known: frozenset[str], dictionary: Dictionary | None, depth: int) -> list[str]:
    """Return the two parts of `word` and theirs.

    Of several cuts the one between words that somebody has listed wins, then the latest:
    the last part says what the thing is.
    """
    if depth < 1 or len(word) < 2 * _SHORTEST or not word.isalpha():
        return []
    listed = depth < _DEPTH or (dictionary is not None and dictionary.lists(word))
    shortest = _SHORTEST_IN_HEADWORD if listed else _SHORTEST
    best: tuple[int, int, str, str] | None = None
    for cut in range(shortest, len(word) - shortest + 1):
        rest = word[cut:]
        if not _is_word(rest, known, dictionary):
            continue
        first = _first_part(word[:cut], known, dictionary)
        if not first:
            continue
        ours = sum(part in known or (dictionary is not None and dictionary.lists(part)) for part in (first, rest))
        best = max(best or (0, 0, "", ""), (ours, cut, first, rest))
    if best is None:
        return []
    *_, first, rest = best
    return [
        first,
        *_parts(first, known, dictionary, depth - 1),
        rest,
        *_parts(rest, known, dictionary, depth - 1),
    ]


def _first_part(part: str, known: frozenset[str], dictionary: Dictionary | None) -> str | None:
    """Return what `part` is called when it stands alone, if it may start a compound.

    A linking letter goes (*behandlings-*), and an old ending becomes today's (*hälso-* is *hälsa*).
    """
    bare = part[:-1] if part[-1] in _LINKS and len(part) > _SHORTEST + 1 else None
    if part in known and len(part) >= _SHORTEST_IN_HEADWORD and fold(part) not in _DERIVING:
        return part
    if dictionary is not None and not any(dictionary.knows(part + probe) for probe in _PROBES):
        return None
    for whole in _spelled_out(part, bare):
        if whole in known or (dictionary is not None and dictionary.knows(whole)):
            return whole
    return part if dictionary is not None else None


def _spelled_out(part: str, bare: str | None) -> Iterator[str]:
    if bare and part[-1] == "s":
        yield bare
    elif bare:
        yield bare + "a"
        yield bare
    yield part + "a"


def _is_word(part: str, known: frozenset[str], dictionary: Dictionary | None) -> bool:
    if len(part) < _SHORTEST or fold(part) in _DERIVING:
        return False
    return part in known or (dictionary is not None and dictionary.knows(part))


def _keep(file: Path, text: str) -> None:
    """Write `text` at once or not at all, so that two builds side by side never read half a file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, suffix=".tmp")
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        out.write(text)
    Path(name).replace(file)

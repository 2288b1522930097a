"""Where every word of the site stands, and how much it says there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from . import swedish
from .sections import Section
from .swedish import Compounds

# Words that carry no meaning of their own in a question. They are neither indexed nor asked for.
FUNCTION_WORDS = frozenset(
    "alla allt alltså att av bara blev bli blir borde bör de dem den denna deras dess dessa det detta dig din dina ditt dom du då där eller en "
    "er era ert ett ex finns från för ganska ha hade han hans har hej henne hennes hon honom hos hur här i igen in inom ja jag ju kan kanske "
    "kunde kunna lite man med mellan men mig min mina mitt mot mycket måste nog nu någon något några nån nåt när och också om oss osv per på "
    "samt sedan ses sig sin sina sitt ska skulle snart snälla som så sån sånt t tack till under upp ur ut utan vad var vara varför varit vem vi "
    "vid vilka vilken vilket vår våra vårt väl väldigt åt än är även över".split()
)
LEFT_OUT = frozenset(map(swedish.fold, FUNCTION_WORDS))
NAMED = 2.0  # the weight of a word that is the page's whole title
COMPOUND = "+"  # the form under which a stem has the compounds it is part of

_OWN_TITLE, _PAGE_TITLE, _HEADING, _SUMMARY = 12.0, 3.0, 6.0, 2.0
_SATURATION = 5.0
_COPY_WEIGHT = 0.5  # what is included on many pages stands back for the page of its own
_COPIES = 3


@dataclass(frozen=True)
class Postings:
    """Where words are: stem → form → section number → weight, and stem → words as written with their numbers."""

    forms: dict[str, dict[str, dict[int, float]]]
    written: dict[str, Counter[str]]
    kin: Mapping[str, tuple[str, ...]]
    _having: dict[str, set[int]] = field(default_factory=dict, repr=False)

    def having(self, stem: str) -> set[int]:
        """Return the sections with a word that has `stem`, or a stem of the same word; asked for again and again."""
        if stem not in self._having:
            known = [self.forms[one] for one in (stem, *self.kin.get(stem, ())) if one in self.forms]
            self._having[stem] = {number for forms in known for weights in forms.values() for number in weights}
        return self._having[stem]


def postings(ordered: Sequence[Section], words: Compounds) -> Postings:
    """Return where the words of the sections `ordered` are; a section's number is its place."""
    lengths = [len(section.text.split()) for section in ordered]
    average = max(1.0, sum(lengths) / max(1, len(lengths)))
    copies = Counter(section.text for section in ordered)
    forms: dict[str, dict[str, dict[int, float]]] = defaultdict(lambda: defaultdict(dict))
    written: dict[str, Counter[str]] = defaultdict(Counter)
    page: tuple[str, ...] = ()
    for number, section in enumerate(ordered):
        page = page if section.heading else section.audiences
        readers = () if section.audiences == page else section.audiences
        worth = section.weight * (_COPY_WEIGHT if copies[section.text] >= _COPIES else 1.0)
        for word, use in _uses(section, readers).items():
            weight, folded, stems = _weight(use, lengths[number] / average, worth), swedish.fold(word), swedish.stems(word)
            for stem in stems:
                written[stem][word] += 1
                _raise(forms[stem][folded], number, weight)
            for part in set(words.of(folded)).difference(stems):
                _raise(forms[part][COMPOUND], number, min(1.0, weight))
    return Postings(forms, written, words.kin)


@dataclass(frozen=True)
class _Use:
    """How a word is used in one section. The first three are its share of the words there."""

    in_title: float
    in_page_title: float
    in_heading: float
    times: float


def _uses(section: Section, readers: Sequence[str]) -> dict[str, _Use]:
    """Return how each word of `section` is used; function words are left out.

    `readers` are those the section singles out: who asks for *skolsköterska* means what is written for them,
    and their ids are their names folded.
    """
    titled, headed = _shares(section.page_title), _shares(section.heading)
    summary, _, rest = section.text.partition("\n") if not section.heading else ("", "", section.text)
    times = Counter({word: int(_SUMMARY * count) for word, count in Counter(swedish.words(summary) + swedish.joined(summary)).items()})
    times.update(swedish.words(rest) + swedish.joined(rest))
    times.update(word for reader in readers for word in set(swedish.words(reader)) - times.keys())
    first = not section.heading
    return {
        word: _Use(
            in_title=titled.get(word, 0.0) if first else 0.0,
            in_page_title=0.0 if first else titled.get(word, 0.0),
            in_heading=headed.get(word, 0.0),
            times=times[word],
        )
        for word in times.keys() | titled.keys() | headed.keys()
        if swedish.fold(word) not in LEFT_OUT and (len(word) > 1 or word.isdigit())
    }


def _shares(title: str) -> dict[str, float]:
    """Return how much of `title` each word is: a page named by one word is more about it than one that lists five."""
    words = swedish.words(title)
    content = sum(swedish.fold(word) not in LEFT_OUT for word in words)
    return dict.fromkeys(words + swedish.joined(title), 4 / (3 + content))


def _weight(use: _Use, length_ratio: float, worth: float) -> float:
    """Return how much a section is about a word: 0 to 1, fields weighted and saturated as in BM25; a page's name is above."""
    if use.in_title == 1.0:
        return NAMED
    weight = use.times / (0.65 + 0.35 * length_ratio)
    weight += _OWN_TITLE * use.in_title + _PAGE_TITLE * use.in_page_title + _HEADING * use.in_heading
    return min(1.0, worth * weight / (weight + _SATURATION))


def _raise(weights: dict[int, float], number: int, weight: float) -> None:
    weights[number] = max(weight, weights.get(number, 0.0))

"""What authors say their pages are searched as: short texts, each of which answers as a whole."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from . import swedish
from .postings import LEFT_OUT, Postings
from .swedish import Compounds

_COMPOUND_SHARE = 0.6  # what a part of a compound says of the compound
_NEGATION = 2.0  # *inte* is a common word, and still half of what *vill inte äta* says
_NEGATIONS = frozenset(stem for word in ("inte", "aldrig", "ingen", "inget", "inga") for stem in swedish.stems(word))

Shares = dict[str, dict[int, float]]


def shares(entries: Sequence[str], found: Postings, words: Compounds) -> Shares:
    """Return stem → number of the entry → how much of the entry's meaning the word carries, 0 to 1.

    The rarer a word, the more it carries, as in the site's own text: *skolan* says little of *vill inte gå till skolan*.
    A question that has all of an entry's words reaches 1, and only such an entry weighs.
    """
    contents = [_content(entry) for entry in entries]
    used = Counter(stem for content in contents for stem in {swedish.stems(word)[0] for word in content})
    total = len(entries) + max((number for forms in found.forms.values() for weights in forms.values() for number in weights), default=0) + 1
    shares: Shares = defaultdict(dict)
    for number, content in enumerate(contents):
        says = {word: _says(word, found, used, total) for word in content}
        for word, much in says.items():
            share = much / sum(says.values())
            stems = swedish.stems(word)
            for stem in stems:
                shares[stem][number] = max(share, shares[stem].get(number, 0.0))
            for part in set(words.of(swedish.fold(word))).difference(stems):
                shares[part].setdefault(number, share * _COMPOUND_SHARE)
    return shares


def _content(entry: str) -> tuple[str, ...]:
    """Return the words of `entry` that say something; all of them if none does."""
    every = tuple(dict.fromkeys(swedish.words(entry)))
    return tuple(word for word in every if swedish.fold(word) not in LEFT_OUT) or every


def _says(word: str, found: Postings, used: Counter[str], total: int) -> float:
    stem = swedish.stems(word)[0]
    rare = math.log(1 + total / (len(found.having(stem)) + used[stem] + 0.5))
    return max(rare, _NEGATION) if stem in _NEGATIONS else rare

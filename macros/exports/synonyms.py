"""What people type instead of the site's words, and what to look for then."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from macros.model.term import Phrase, Term

from . import swedish
from .postings import LEFT_OUT, Postings

# Stems of words that matter in an everyday phrase (*äter inte*, *vill dö*) but say nothing by themselves.
WEAK = frozenset(
    stem
    for word in "aldrig använda används behöva behöver behövs betyda betyder blivit bra brukar bäst bästa bättre började börjar dålig dåligt fick fråga "
    "frågar fungera fungerar få får fått ge ger gett gick gjorde gjort gå går gått gäller göra gör handla handlar hela hemma heter hittar hjälpa hjälper "
    "händer innebär inte kallas kolla kollar kom komma kommer känner lång länge längre låta märker mer mest må mår någonting ofta orka orkar prata pratar sa "
    "sagt se ser sett sitta sluta slutar slutat säga säger sätt sådan ta tagit tar tid tog tro tror trots tycka tycker tänka tänker undra undrar ut "
    "verka verkar vet veta vill vilja ville åka".split()
    for stem in swedish.stems(word)
)
# Stems of words for whoever it is about: *eleven*, *min son* or *patienten*, what they do is what is asked.
PERSONS = frozenset(
    stem for word in "dotter elev flicka kille klient kollega kompis människa patient person pojke son tjej".split() for stem in swedish.stems(word)
)
_LONGEST_NAME = 6  # words; longer is a definition, which nobody types


@dataclass(frozen=True)
class Synonym:
    """What somebody may type, and what to look for."""

    key: tuple[str, ...]  # stems
    flags: str  # a ambiguous, c exact case, h never shown, s show help first, p phrase
    asked: str  # the words as written
    label: str  # what the reader is told we looked for
    targets: tuple[str, ...]
    last: tuple[str, ...] = ()  # what to look for when the targets are hardly there

    @property
    def anchor(self) -> str | None:
        """Return the stem under which a question meets this; None if its words are all weak."""
        return max((stem for stem in stems_of(self.asked) if stem not in WEAK), key=len, default=None)

    @property
    def line(self) -> str:
        """Return the synonym as the index has it."""
        return "\t".join(["~" + " ".join(self.key), self.flags, self.asked, self.label, "/".join(self.targets), "/".join(self.last)])


def synonyms(terms: Sequence[Term], phrases: Iterable[Phrase], postings: Postings) -> list[Synonym]:
    """Return what the glossary says somebody may type: everyday words lead to terms, abbreviations go both ways.

    Targets that no section has are left out, so that no reader fetches them.
    """
    found = [one for term in terms for one in _of_term(term)]
    named: dict[str, list[Term]] = defaultdict(list)
    for term in terms:
        named[swedish.fold(term.term)].append(term)
    for phrase in phrases:
        flags = "p" + ("s" if phrase.safety else "") + ("" if phrase.show else "h")
        targets = tuple(name for to in phrase.to for name in _names(named[swedish.fold(to)], to))
        found += [replace(_synonym(asked, flags, ", ".join(phrase.to), targets), key=_key(asked, 1)) for asked in phrase.phrase.split(" / ")]
    answered = [one for one in (_answered(one, postings) for one in found) if one]
    unique = {(one.key, one.label, one.targets): one for one in reversed(answered)}
    return sorted(unique.values(), key=lambda one: (one.key, one.label, one.flags, one.targets))


def stems_of(text: str) -> tuple[str, ...]:
    """Return the stems of `text` without function words; all of them if nothing else is left."""
    found = swedish.words(text)
    content = [word for word in found if swedish.fold(word) not in LEFT_OUT] or found
    return tuple(swedish.stems(word)[0] for word in content)


def _key(asked: str, alone: int = 2) -> tuple[str, ...]:
    """Return the stems that a question must have to mean `asked`.

    Function words count where the rest would say too little: *rädd för min man* is not *rädd*, *vad säger man* not *säger*.
    Of an everyday name, up to `alone` more words may go: who writes *magrar av* asks for *magrar*.
    """
    content, every = stems_of(asked), tuple(swedish.stems(word)[0] for word in swedish.words(asked))
    little = len(content) == 1 and len(every) > alone
    return every if little or all(stem in WEAK for stem in content) else content


def _of_term(term: Term) -> Iterator[Synonym]:
    short, long = _written(term.term), _written(term.expansion)
    preferred = _written(term.prefer) if term.prefer else []
    ambiguous, safe = "a" if term.ambiguous else "", "s" if term.safety else ""
    label = term.term if swedish.fold(term.term) == swedish.fold(term.expansion) else f"{term.term} – {term.expansion}"
    hasty = swedish.joined(term.term)
    for asked in (*short, *hasty):
        exact = "c" if term.exact_case and asked in short else ""
        yield _synonym(asked, ambiguous + safe + exact, label, (*preferred, *hasty, *long), term.everyday)
    for asked in long:
        yield _synonym(asked, safe, label, (*preferred, *short, *hasty, *(one for one in long if one != asked)), term.everyday)
    for asked in term.everyday:
        yield _synonym(asked, ambiguous + safe, label, (*preferred, *short, *long))
    for asked in term.hidden:
        yield _synonym(asked, ambiguous + safe + "h", label, (*preferred, *short, *long), term.everyday)


def _names(terms: Sequence[Term], otherwise: str) -> list[str]:
    """Return the words to look for when a phrase leads to `terms`."""
    return [name for term in terms for name in (*_written(term.term), *_written(term.expansion))] or [otherwise]


def _written(text: str) -> list[str]:
    """Return the names that a glossary text holds: `AA/NA` and `A, samma sak som B` are two, brackets are left out."""
    parts = re.split(r"[/=;]| – |,? (?:tidigare|samma sak som|även) ", re.sub(r"\([^)]*\)", " ", text))
    names = (part.strip(" ,") for part in parts)
    return [name for name in names if 0 < len(swedish.words(name)) <= _LONGEST_NAME]


def _synonym(asked: str, flags: str, label: str, targets: Iterable[str], last: Iterable[str] = ()) -> Synonym:
    """Return a synonym without the targets that say the same as what was asked."""
    key = stems_of(asked)
    kept = dict.fromkeys(target for target in targets if set(stems_of(target)) != set(key))
    rest = dict.fromkeys(name for name in last if name != asked and name not in kept)
    return Synonym(_key(asked), "".join(sorted(flags)), asked, label, tuple(kept), tuple(rest))


def _answered(one: Synonym, postings: Postings) -> Synonym | None:
    """Return `one` with the targets whose words stand together in some section; None if nothing is left to do."""

    def somewhere(target: str) -> bool:
        found = [postings.having(stem) for stem in stems_of(target)]
        return bool(found) and bool(set.intersection(*found))

    targets, last = tuple(filter(somewhere, one.targets)), tuple(filter(somewhere, one.last))
    kept = one.key and (targets or last or "a" in one.flags or "s" in one.flags)
    return replace(one, targets=targets, last=last) if kept else None

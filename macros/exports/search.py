"""The search index: small script files that a page loads as a reader types."""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from . import swedish
from .sections import Section

if TYPE_CHECKING:
    from macros.model.term import Phrase, Term

    from .swedish import Compounds

# Words that carry no meaning of their own in a question. They are neither indexed nor asked for.
FUNCTION_WORDS = tuple(
    ["alla", "allt", "att", "av", "bli", "blir", "blev", "de", "dem", "den", "denna", "deras", "dess", "det", "detta", "dig", "din", "dina", "ditt", "du", "då", "där", "eller", "en", "er", "era", "ert", "ett", "finns", "från", "för", "ha", "hade", "han", "hans", "har", "hans", "hans", "henne", "hennes", "hon", "honom", "hos", "hur", "här", "i", "in", "inom", "ja", "jag", "kan", "kunna", "man", "med", "mellan", "men", "mig", "min", "mina", "mitt", "mot", "mycket", "när", "nu", "någon", "något", "några", "och", "om", "oss", "på", "sedan", "ses", "sig", "sin", "sina", "sitt", "ska", "skulle", "som", "så", "till", "under", "upp", "ur", "ut", "utan", "vad", "var", "vara", "varför", "varit", "vem", "vi", "vid", "vilka", "vilken", "vilket", "vår", "våra", "vårt", "är", "även", "än", "åt", "över", "bör", "ska", "måste", "också", "bara", "samt", "per", "ex", "osv", "t"]
)
# Words that matter in an everyday phrase (*äter inte*, *vill dö*) but say nothing by themselves.
WEAK_WORDS = tuple(
    ["inte", "aldrig", "vill", "gå", "går", "får", "få", "gör", "göra", "ge", "ger", "ta", "tar", "säger", "sa", "säga", "blivit", "mer", "mest", "bra", "dålig", "dåligt", "hela", "sitta", "orkar", "orka", "börjar", "började", "slutat", "slutar", "kommer", "kom", "ut", "hemma", "tror", "vet", "tycker", "verkar", "någonting", "ofta", "mår", "må", "behöver", "behövs", "bäst", "bästa", "sätt", "använda", "används", "fungerar", "gäller", "innebär", "betyder"]
)

_LEFT_OUT = frozenset(map(swedish.fold, FUNCTION_WORDS))
_WEAK = frozenset(found for word in WEAK_WORDS for found in swedish.stems(word))
_OWN_TITLE, _PAGE_TITLE, _HEADING, _SUMMARY, _TEXT = 12.0, 3.0, 6.0, 2.0, 1.0
_SATURATION = 5.0
_LEVELS = 14  # how finely a word's weight in a section is kept: A (1) to N (14)
_NAMED = 2.0  # O: the word is the page's whole title
_COPY_WEIGHT = 0.5  # what is included on many pages stands back for the page of its own
_COPIES = 3
_MOST_SECTIONS = 2000  # of a word's sections; past the best two thousand nobody reads on
_SHARD_BYTES = 3000
_PAGES_IN_TITLES = 4
_READERS_NAMED = 3
_VOCABULARY_BYTES = 14000
_LONGEST_NAME = 6  # words; longer is a definition, which nobody types
_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class _Synonym:
    """What somebody may type, and what to look for instead."""

    key: tuple[str, ...]  # stems
    flags: str  # a ambiguous, c exact case, h never shown, s show help first, p phrase
    asked: str  # the words as written
    label: str  # what the reader is told we looked for
    targets: tuple[str, ...]
    last: tuple[str, ...] = ()  # what to look for when the targets are hardly there


def search_files(
    sections: Iterable[Section], terms: Iterable[Term], phrases: Iterable[Phrase], words: Compounds
) -> dict[str, bytes]:
    """Return the files of the search index, path to content.

    Every file is one call, `vipSearch("name", value)`, so that it loads as a script: from a folder opened by
    double-click, and under a policy that allows the site's own scripts and nothing else.

    | file | holds | loaded |
    | --- | --- | --- |
    | `index.js` | version, shape and directory of the rest | at the first keystroke |
    | `p-N.js` | stems in a range: word forms, sections and weights; glossary keys | per word asked for |
    | `t-N.js` | titles, headings and addresses of a few pages | for results shown |
    | `x-N.js` | the text of one page | for results seen |
    | `v-X.js` | words that sound like X at the start | when a word is not known |
    | `f-….js` | the sections for a profession, an age, a kind of page | when a filter is chosen |
    """
    pages = _pages(sections)
    ordered = [section for page in pages for section in page]
    postings, surfaces = _postings(ordered, words)
    synonyms = [one for one in (_answered(one, postings, words) for one in _synonyms(list(terms), list(phrases))) if one]
    files: dict[str, str] = {}
    shards = _word_shards(postings, synonyms, words)
    for number, (_, lines) in enumerate(shards):
        files[f"p-{number}"] = _call(f"p-{number}", "\n".join(lines))
    for start in range(0, len(pages), _PAGES_IN_TITLES):
        name = f"t-{start // _PAGES_IN_TITLES}"
        files[name] = _call(name, "\n".join(map(_title_line, pages[start : start + _PAGES_IN_TITLES])))
    for number, page in enumerate(pages):
        files[f"x-{number}"] = _call(f"x-{number}", [section.text for section in page])
    vocabulary = _vocabulary(surfaces, synonyms)
    for name, lines in vocabulary.items():
        files[f"v-{name}"] = _call(f"v-{name}", "\n".join(lines))
    filters = _filters(ordered)
    for name, numbers in filters.items():
        files[f"f-{name}"] = _call(f"f-{name}", _runs(numbers))
    version = hashlib.sha256("".join(files[name] for name in sorted(files)).encode()).hexdigest()[:10]
    index = {
        "version": version,
        "pages": [len(page) for page in pages],
        "titles": _PAGES_IN_TITLES,
        "programmes": _programmes(pages),
        "shards": " ".join(first for first, _ in shards),
        "vocabulary": " ".join(sorted(vocabulary)),
        "filters": " ".join(sorted(filters)),
        "function": " ".join(sorted({swedish.fold(word) for word in FUNCTION_WORDS})),
        "weak": " ".join(sorted(_WEAK)),
        "phrases": "\n".join(_synonym_line(one) for one in synonyms if _WEAK.issuperset(one.key)),
    }
    files["index"] = _call("index", index)
    return {f"search/{name}.js": files[name].encode() for name in sorted(files)}


def site_vocabulary(sections: Iterable[Section]) -> frozenset[str]:
    """Return the words of the site that can be compounds or parts of them, as `swedish.compounds` wants them."""
    texts = (f"{section.page_title} {section.heading} {section.text}" for section in sections)
    return frozenset(word for text in texts for word in swedish.words(text) if word.isalpha() and len(word) > 2)


def _call(name: str, value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f'vipSearch("{name}",{text.replace(chr(0x2028), " ").replace(chr(0x2029), " ")})\n'


# Pages and sections


def _pages(sections: Iterable[Section]) -> list[list[Section]]:
    """Return the sections by page, programme by programme; pages outside the programmes come last."""
    pages: dict[str, list[Section]] = {}
    for section in sections:
        pages.setdefault(section.address.split("#")[0], []).append(section)
    return [pages[address] for address in sorted(pages, key=lambda a: (not pages[a][0].programme, a))]


def _programmes(pages: Sequence[Sequence[Section]]) -> list[list[object]]:
    """Return id, title and first page of every programme, in the order of the pages."""
    found: dict[str, list[object]] = {}
    for number, page in enumerate(pages):
        found.setdefault(page[0].programme, [page[0].programme, page[0].programme_title, number])
    return list(found.values())


def _title_line(page: Sequence[Section]) -> str:
    """Return one page as a line: address, title, kind, then anchor, heading and readers of every further section."""
    first = page[0]
    facts = [first.address, first.page_title, first.kind]
    for section in page[1:]:
        readers = () if section.audiences == first.audiences else section.audiences
        facts += [section.address.split("#")[1], section.heading, _few(readers)]
    return "\t".join(fact.replace("\t", " ").replace("\n", " ") for fact in facts)


def _few(readers: Sequence[str]) -> str:
    """Return the first of `readers`, and `+` if there are more: a result names no more than that."""
    return " ".join([*readers[:_READERS_NAMED], *(["+"] if len(readers) > _READERS_NAMED else [])])


def _filters(ordered: Sequence[Section]) -> dict[str, list[int]]:
    """Return the sections that name a profession (`a-…`), an age (`g-…`) or a kind of page (`k-…`).

    `a` and `g` are for everybody: what names no profession or age, and safety texts, which are never filtered away.
    """
    found: dict[str, list[int]] = defaultdict(list)
    for number, section in enumerate(ordered):
        for facet, ids in (("a", section.audiences), ("g", section.ages)):
            for name in [f"{facet}-{one}" for one in ids] + ([facet] if section.safety or not ids else []):
                found[name].append(number)
        if section.kind:
            found[f"k-{section.kind}"].append(number)
    return found


def _runs(numbers: Iterable[int]) -> str:
    """Return ascending `numbers` as gap and length of every run, both in base 36: `3.5 2.1`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1]:
            runs[-1][1] += 1
        else:
            runs.append([number, number + 1])
    end, out = 0, []
    for start, stop in runs:
        out.append(f"{_base36(start - end)}.{_base36(stop - start)}")
        end = stop
    return " ".join(out)


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = _ALPHABET[rest] + digits
    return digits or "0"


# Words and where they are


@dataclass(frozen=True)
class _Use:
    """How a word is used in one section."""

    in_title: float = 0.0  # the share of the title that the word makes up, long titles gently
    in_page_title: float = 0.0
    in_heading: float = 0.0
    times: float = 0.0


def _uses(section: Section, readers: Sequence[str]) -> dict[str, _Use]:
    """Return how each word of `section` is used; function words are left out.

    `readers` are those the section singles out: who asks for *skolsköterska* means what is written for them,
    and their ids are their names folded.
    """
    titled, headed = Counter(swedish.words(section.page_title)), Counter(swedish.words(section.heading))
    summary, _, rest = section.text.partition("\n") if not section.heading else ("", "", section.text)
    times: Counter[str] = Counter()
    for word, count in Counter(swedish.words(summary)).items():
        times[word] += int(_SUMMARY * count)
    times.update(swedish.words(rest))
    times.update(word for reader in readers for word in set(swedish.words(reader)) - times.keys())
    return {
        word: _Use(
            in_title=0 if section.heading else _share(word, titled),
            in_page_title=_share(word, titled) if section.heading else 0,
            in_heading=_share(word, headed),
            times=times[word] * _TEXT,
        )
        for word in titled | headed | times
        if swedish.fold(word) not in _LEFT_OUT and (len(word) > 1 or word.isdigit())
    }


def _share(word: str, title: Counter[str]) -> float:
    """Return how much of `title` is `word`: a page named by one word is more about it than one that lists five."""
    words = sum(swedish.fold(one) not in _LEFT_OUT for one in title)
    return 4 / (3 + words) if word in title else 0.0


def _weight(use: _Use, length_ratio: float) -> float:
    """Return how much a section is about a word: 0 to 1, fields weighted and saturated as in BM25; a page's name is above."""
    if use.in_title == 1.0:
        return _NAMED
    weight = use.times / (0.65 + 0.35 * length_ratio)
    weight += _OWN_TITLE * use.in_title + _PAGE_TITLE * use.in_page_title + _HEADING * use.in_heading
    return weight / (weight + _SATURATION)


def _postings(
    ordered: Sequence[Section], words: Compounds
) -> tuple[dict[str, dict[str, dict[int, float]]], dict[str, Counter[str]]]:
    """Return stem → form → section → weight (the form `+` gathers compounds), and stem → written words with counts."""
    lengths = [len(section.text.split()) for section in ordered]
    average = max(1.0, sum(lengths) / max(1, len(lengths)))
    copies = Counter(section.text for section in ordered)
    postings: dict[str, dict[str, dict[int, float]]] = defaultdict(lambda: defaultdict(dict))
    surfaces: dict[str, Counter[str]] = defaultdict(Counter)
    whole: tuple[str, ...] = ()
    for number, section in enumerate(ordered):
        whole = whole if section.heading else section.audiences
        worth = section.weight * (_COPY_WEIGHT if copies[section.text] >= _COPIES else 1.0)
        readers = () if section.audiences == whole else section.audiences
        for word, use in _uses(section, readers).items():
            weight, folded = _weight(use, lengths[number] / average), swedish.fold(word)
            weight = weight if weight == _NAMED else worth * weight
            for stem in swedish.stems(word):
                surfaces[stem][word] += 1
                _raise(postings[stem][folded], number, weight)
            for part in words.of(folded):
                if part not in swedish.stems(word):
                    _raise(postings[part]["+"], number, min(1.0, weight))
    return postings, surfaces


def _raise(weights: dict[int, float], number: int, weight: float) -> None:
    weights[number] = max(weight, weights.get(number, 0.0))


def _word_shards(
    postings: Mapping[str, Mapping[str, Mapping[int, float]]], synonyms: Sequence[_Synonym], words: Compounds
) -> list[tuple[str, list[str]]]:
    """Return the lines of the index cut into ranges of about equal size, each with its first stem."""
    keys: dict[str, list[_Synonym]] = defaultdict(list)
    for synonym in synonyms:
        strong = [stem for stem in synonym.key if stem not in _WEAK]
        if strong:
            keys[max(strong, key=len)].append(synonym)
    shards: list[tuple[str, list[str]]] = []
    before = ""
    size = _SHARD_BYTES
    kin = {stem: [one for one in others if one in postings] for stem, others in words.kin.items()}
    for stem in sorted(postings.keys() | keys.keys() | {stem for stem, others in kin.items() if others}):
        lines = [_stem_line(stem, postings[stem])] if stem in postings else []
        lines += [f"={stem} {' '.join(kin[stem])}"] if kin.get(stem) else []
        lines += [_synonym_line(synonym) for synonym in keys.get(stem, ())]
        if size >= _SHARD_BYTES:
            shards.append((_shortest_between(before, stem) if shards else "", []))
            size = 0
        shards[-1][1].extend(lines)
        size += sum(map(len, lines))
        before = stem
    return shards


def _shortest_between(before: str, first: str) -> str:
    """Return the shortest beginning of `first` that still comes after `before`."""
    return next((first[:n] for n in range(1, len(first)) if first[:n] > before), first)


def _stem_line(stem: str, forms: Mapping[str, Mapping[int, float]]) -> str:
    """Return `stem;ending,sections;…`: a form is its ending after the stem, `=` and the whole word, or `+`."""
    fields = [stem]
    for form in sorted(forms):
        ending = form if form == "+" else form[len(stem) :] if form.startswith(stem) else f"={form}"
        fields.append(f"{ending},{_sections(forms[form])}")
    return ";".join(fields)


def _sections(weights: Mapping[int, float]) -> str:
    """Return sections as a capital letter (weight) and the gap to the section before in base 36; a gap of 1 is left out."""
    best = sorted(weights, key=lambda number: (-weights[number], number))[:_MOST_SECTIONS]
    before, out = -1, []
    for number in sorted(best):
        level = _LEVELS + 1 if weights[number] == _NAMED else min(_LEVELS, max(1, math.ceil(weights[number] * _LEVELS)))
        gap = number - before
        out.append(chr(64 + level) + ("" if gap == 1 else _base36(gap)))
        before = number
    return "".join(out)


# Near spellings


def sounds_first(word: str) -> str:
    """Return the first sound of the folded `word`, under which near spellings are looked for.

    Swedish spells one sound in many ways (*psykos* sounds as *sykos*, *cannabis* as *kannabis*).
    `overrides/assets/search.js` has the same rules.
    """
    start = re.sub(r"^ps(?=[aeiouy])|^(?:sch|stj|skj|sj|sh|c(?=[eiy])|z|x|sk(?=[eiy]))", "s", word)
    start = re.sub(r"^(?:c|q|ch)", "k", start)
    start = re.sub(r"^(?:hj|lj|gj|dj|g(?=[eiy]))", "j", start)
    start = re.sub(r"^ph", "f", re.sub(r"^w", "v", start))
    start = re.sub(r"^(?:h(?=[^aeiouy]))", "", start)
    return start[:1]


def _vocabulary(surfaces: Mapping[str, Counter[str]], synonyms: Sequence[_Synonym]) -> dict[str, list[str]]:
    """Return the words worth suggesting by first sound: one per stem as it is mostly written, with its frequency class.

    A glossary word that must not be shown is kept with `-` for its class: it can be meant, never suggested.
    """
    found: dict[str, str] = {}
    for stem, counts in surfaces.items():
        word = min(counts, key=lambda w: (-counts[w], len(w), w))
        if len(stem) > 2 and word.isalpha():
            found[word] = str(min(9, sum(counts.values()).bit_length()))
    for synonym in synonyms:
        for word in swedish.words(synonym.asked) if synonym.asked else ():
            if len(word) > 3 and word.isalpha() and swedish.fold(word) not in _LEFT_OUT:
                hidden = "h" in synonym.flags and not any(stem in surfaces for stem in swedish.stems(word))
                found.setdefault(word, "-" if hidden else "1")
    by_sound: dict[str, list[str]] = defaultdict(list)
    for word in sorted(found):
        by_sound[sounds_first(swedish.fold(word))].append(found[word] + word)
    return {name: part for sound, lines in sorted(by_sound.items()) for name, part in _by_length(sound, lines)}


def _by_length(sound: str, lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Cut a sound's words by length where they are many: `s` becomes `s4`, `s9`, …, each from that length on."""
    if sum(map(len, lines)) <= _VOCABULARY_BYTES:
        yield sound, lines
        return
    by_length = sorted(lines, key=lambda line: (len(line), line))
    start, size = 0, 0
    for position, line in enumerate(by_length):
        longer = position and len(line) > len(by_length[position - 1])
        if size > _VOCABULARY_BYTES and longer:
            yield f"{sound}{len(by_length[start]) - 1}", sorted(by_length[start:position], key=lambda li: li[1:])
            start, size = position, 0
        size += len(line)
    yield f"{sound}{len(by_length[start]) - 1}", sorted(by_length[start:], key=lambda li: li[1:])


# Glossary


def _synonyms(terms: Sequence[Term], phrases: Sequence[Phrase]) -> list[_Synonym]:
    """Return what the glossary says somebody may type: everyday words lead to terms, abbreviations go both ways."""
    found: list[_Synonym] = []
    for term in terms:
        found += _of_term(term)
    known: dict[str, list[Term]] = defaultdict(list)
    for term in terms:
        known[swedish.fold(term.term)].append(term)
    for phrase in phrases:
        flags = "p" + ("s" if phrase.safety else "") + ("" if phrase.show else "h")
        targets = tuple(name for to in phrase.to for name in _names(known[swedish.fold(to)], to))
        for asked in phrase.phrase.split(" / "):
            found.append(_synonym(asked, flags, ", ".join(phrase.to), targets))
    unique = {(one.key, one.label, one.targets): one for one in reversed(found) if one.key and (one.targets or one.last)}
    return sorted(unique.values(), key=lambda one: (one.key, one.label, one.flags, one.targets))


def _names(terms: Sequence[Term], otherwise: str) -> list[str]:
    """Return the words to look for when a phrase leads to `terms`."""
    return [name for term in terms for name in (*_written(term.term), *_written(term.expansion))] or [otherwise]


def _of_term(term: Term) -> Iterator[_Synonym]:
    short, long = _written(term.term), _written(term.expansion)
    preferred = _written(term.prefer) if term.prefer else []
    flag = "a" if term.ambiguous else ""
    label = term.term if swedish.fold(term.term) == swedish.fold(term.expansion) else f"{term.term} – {term.expansion}"
    for asked in short:
        yield _synonym(asked, flag + ("c" if term.exact_case else ""), label, (*preferred, *long), term.everyday)
    for asked in long:
        yield _synonym(asked, "", label, (*preferred, *short, *(one for one in long if one != asked)), term.everyday)
    for asked in term.everyday:
        yield _synonym(asked, flag, label, (*preferred, *short, *long), term.everyday)
    for asked in term.hidden:
        yield _synonym(asked, flag + "h", label, (*preferred, *short, *long), term.everyday)


def _written(text: str) -> list[str]:
    """Return the names that a glossary text holds: `AA/NA` and `A, samma sak som B` are two, brackets are left out."""
    plain = re.sub(r"\([^)]*\)", " ", text)
    parts = re.split(r"[/=;]|, | – ", plain)
    names = (re.sub(r"^(?:tidigare|samma sak som|även) ", "", part.strip()) for part in parts)
    return [name for name in names if 0 < len(swedish.words(name)) <= _LONGEST_NAME]


def _synonym(
    asked: str, flags: str, label: str, targets: Iterable[str], last: Iterable[str] = ()
) -> _Synonym:
    """Return a synonym without the targets that say the same as what was asked."""
    key = _stems_of(asked)
    kept = dict.fromkeys(target for target in targets if set(_stems_of(target)) != set(key))
    rest = dict.fromkeys(name for name in last if name != asked and name not in kept)
    return _Synonym(key, "".join(sorted(flags)), asked, label, tuple(kept), tuple(rest))


def _answered(
    one: _Synonym, postings: Mapping[str, Mapping[str, Mapping[int, float]]], words: Compounds
) -> _Synonym | None:
    """Return `one` with the targets that some section has, so that no reader fetches the rest; None without any."""

    def somewhere(target: str) -> bool:
        found = [_sections_with(stem, postings, words) for stem in _stems_of(target)]
        return bool(found) and bool(set.intersection(*found))

    targets, last = tuple(filter(somewhere, one.targets)), tuple(filter(somewhere, one.last))
    kept = targets or last or "a" in one.flags or "s" in one.flags
    return replace(one, targets=targets, last=last) if kept else None


def _sections_with(
    stem: str, postings: Mapping[str, Mapping[str, Mapping[int, float]]], words: Compounds
) -> set[int]:
    """Return the sections that have a word with `stem` or one of its kin."""
    known = [postings[one] for one in (stem, *words.kin.get(stem, ())) if one in postings]
    return {number for forms in known for weights in forms.values() for number in weights}


def _stems_of(text: str) -> tuple[str, ...]:
    """Return the stems of `text` without function words; all of them if nothing else is left."""
    found = swedish.words(text)
    content = [word for word in found if swedish.fold(word) not in _LEFT_OUT] or found
    return tuple(swedish.stems(word)[0] for word in content)


def _synonym_line(one: _Synonym) -> str:
    return "\t".join(["~" + " ".join(one.key), one.flags, one.asked, one.label, "/".join(one.targets), "/".join(one.last)])

"""The search index: small script files that a page loads as a reader types."""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from macros.model.term import Phrase, Term

from . import swedish
from .entries import Shares, shares
from .postings import COMPOUND, LEFT_OUT, NAMED, Postings, postings
from .sections import Section
from .swedish import Compounds
from .synonyms import PERSONS, WEAK, Synonym, synonyms

_LEVELS = 14  # how finely a word's weight in a section is kept: A (1) to N (14); O names the page
_MOST_SECTIONS = 1000  # of a word's sections; past the best thousand nobody reads on
_SHARD_BYTES = 1100
_PAGES_IN_TITLES = 2
_READERS_NAMED = 3
_VOCABULARY_BYTES = 14000
_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz"


def search_files(sections: Iterable[Section], terms: Iterable[Term], phrases: Iterable[Phrase], words: Compounds) -> dict[str, bytes]:
    """Return the files of the search index, path to content.

    Every file is one call, `vipSearch("name", value, "version")`, so that it loads as a script: from a folder opened
    by double-click, and under a policy that allows the site's own scripts and nothing else. Sections are numbers, and
    mean others in another edition: the version tells a page that is open while the site is published anew.

    | file | holds | loaded |
    | --- | --- | --- |
    | `index.js` | version, shape and directory of the rest | at the first keystroke |
    | `p-N.js` | stems in a range: word forms, sections and weights; what pages are searched as; glossary keys | per word asked for |
    | `t-N.js` | titles, headings and addresses of a few pages | for results shown |
    | `x-N.js` | the text of one page | for results seen |
    | `v-X.js` | words that sound like X at the start | when a word is not known |
    | `f-….js` | the sections for a profession, an age, a kind of page | when a filter is chosen |
    """
    pages = _pages(sections)
    ordered = [section for page in pages for section in page]
    found = postings(ordered, words)
    entries = [entry for page in pages for entry in page[0].searched_as]
    glossary = synonyms(list(terms), phrases, found)
    shards, vocabulary = _shards(found, shares(entries, found, words), glossary), _vocabulary(found, entries, glossary)
    filters = _filters(ordered)
    titles = [pages[start : start + _PAGES_IN_TITLES] for start in range(0, len(pages), _PAGES_IN_TITLES)]
    values: dict[str, object] = {f"p-{number}": "\n".join(lines) for number, (_, lines) in enumerate(shards)}
    values |= {f"t-{number}": "\n".join(map(_title_line, some)) for number, some in enumerate(titles)}
    values |= {f"x-{number}": [section.text for section in page] for number, page in enumerate(pages)}
    values |= {f"v-{name}": "\n".join(lines) for name, lines in vocabulary.items()}
    values |= {f"f-{name}": _runs(numbers) for name, numbers in filters.items()}
    version = hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:10]
    files = {name: _call(name, value, version) for name, value in values.items()}
    index = {
        "version": version,
        "pages": [len(page) for page in pages],
        "entries": [len(page[0].searched_as) for page in pages],
        "titles": _PAGES_IN_TITLES,
        "programmes": _programmes(pages),
        "shards": " ".join(first for first, _ in shards),
        "vocabulary": " ".join(sorted(vocabulary)),
        "filters": " ".join(sorted(filters)),
        "function": " ".join(sorted(LEFT_OUT)),
        "weak": " ".join(sorted(WEAK)),
        "persons": " ".join(sorted(PERSONS)),
        "phrases": "\n".join(one.line for one in glossary if one.anchor is None),
    }
    files["index"] = _call("index", index, version)
    return {f"search/{name}.js": text.encode() for name, text in sorted(files.items())}


def site_vocabulary(sections: Iterable[Section]) -> frozenset[str]:
    """Return the words of the site that can be compounds or parts of them, as `swedish.compounds` wants them."""
    texts = (" ".join((section.page_title, section.heading, section.text, *section.searched_as)) for section in sections)
    return frozenset(word for text in texts for word in swedish.words(text) if word.isalpha() and len(word) > 2)


def _call(name: str, value: object, version: str) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f'vipSearch("{name}",{text.replace(chr(0x2028), " ").replace(chr(0x2029), " ")},"{version}")\n'


def _pages(sections: Iterable[Section]) -> list[list[Section]]:
    """Return the sections by page, programme by programme; pages outside the programmes come last."""
    pages: dict[str, list[Section]] = {}
    for section in sections:
        pages.setdefault(section.address.split("#")[0], []).append(section)
    return [pages[address] for address in sorted(pages, key=lambda a: (not pages[a][0].programme, pages[a][0].programme, a))]


def _programmes(pages: Sequence[Sequence[Section]]) -> list[list[object]]:
    """Return id, title and first page of every programme, in the order of the pages."""
    found: dict[str, list[object]] = {}
    for number, page in enumerate(pages):
        found.setdefault(page[0].programme, [page[0].programme, page[0].programme_title, number])
    return list(found.values())


def _title_line(page: Sequence[Section]) -> str:
    """Return one page as a line: address, title, kind, then anchor, heading and readers of every further section.

    The anchor is left out where the heading says it.
    """
    first = page[0]
    facts = [first.address, first.page_title, first.kind]
    for section in page[1:]:
        readers = () if section.audiences == first.audiences else section.audiences
        anchor = section.address.split("#")[1]
        facts += ["" if anchor == _slug(section.heading) else anchor, section.heading, _few(readers)]
    return "\t".join(fact.replace("\t", " ").replace("\n", " ") for fact in facts)


def _slug(heading: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", swedish.fold(heading)).strip("-")


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


def _shards(found: Postings, searched: Shares, glossary: Sequence[Synonym]) -> list[tuple[str, list[str]]]:
    """Return the lines of the index cut into ranges of about equal size, each with what its stems begin with."""
    keys: dict[str, list[Synonym]] = defaultdict(list)
    for one in glossary:
        if one.anchor:
            keys[one.anchor].append(one)
    known = found.forms.keys() | searched.keys()
    asked = known | {stem for one in glossary for stem in one.key}
    kin = {stem: there for stem, others in found.kin.items() if (there := [one for one in others if one in asked])}
    shards: list[tuple[str, list[str]]] = []
    before, size = "", _SHARD_BYTES
    for stem in sorted(known | kin.keys() | keys.keys()):
        lines = [_stem_line(stem, found.forms.get(stem, {}), searched.get(stem, {}))] if stem in known else []
        lines += [f"={stem} {' '.join(kin[stem])}"] if stem in kin else []
        lines += [one.line for one in keys.get(stem, ())]
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


def _stem_line(stem: str, forms: Mapping[str, Mapping[int, float]], entries: Mapping[int, float]) -> str:
    """Return `stem;ending,sections;…`: a form is its ending after the stem, `=` and the whole word, or `+`.

    After `?` come the entries that pages are searched as, with the stem's share of each.
    """
    fields = [stem]
    for form in sorted(forms):
        ending = form if form == COMPOUND else form[len(stem) :] if form.startswith(stem) else f"={form}"
        fields.append(f"{ending},{_sections(forms[form])}")
    if entries:
        fields.append(f"?,{_numbers({number: min(_LEVELS + 1, max(1, round(share * (_LEVELS + 1)))) for number, share in entries.items()})}")
    return ";".join(fields)


def _sections(weights: Mapping[int, float]) -> str:
    return _numbers({n: _LEVELS + 1 if weight == NAMED else min(_LEVELS, max(1, math.ceil(weight * _LEVELS))) for n, weight in weights.items()})


def _numbers(levels: Mapping[int, int]) -> str:
    """Return numbers as a capital letter (level) and the gap to the number before in base 36; a gap of 1 is left out."""
    best = sorted(levels, key=lambda number: (-levels[number], number))[:_MOST_SECTIONS]
    before, out = -1, []
    for number in sorted(best):
        gap = number - before
        out.append(chr(64 + levels[number]) + ("" if gap == 1 else _base36(gap)))
        before = number
    return "".join(out)


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


def _vocabulary(found: Postings, entries: Iterable[str], glossary: Sequence[Synonym]) -> dict[str, list[str]]:
    """Return the words worth suggesting by first sound: one per stem as it is mostly written, with its frequency class.

    A glossary word that must not be shown is kept with `-` for its class: it can be meant, never suggested.
    """
    classes: dict[str, str] = {}
    for stem, counts in found.written.items():
        word = min(counts, key=lambda one: (-counts[one], len(one), one))
        if len(stem) > 2 and word.isalpha():
            classes[word] = str(min(9, sum(counts.values()).bit_length()))
    for text, flags in [(one.asked, one.flags) for one in glossary] + [(entry, "") for entry in entries]:
        for word in swedish.words(text):
            known = any(stem in found.written for stem in swedish.stems(word))
            if len(word) > 3 and word.isalpha() and swedish.fold(word) not in LEFT_OUT and not (known and not flags):
                classes.setdefault(word, "-" if "h" in flags and not known else "1")
    by_sound: dict[str, list[str]] = defaultdict(list)
    for word in sorted(classes):
        by_sound[sounds_first(swedish.fold(word))].append(classes[word] + word)
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

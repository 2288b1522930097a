"""Texten anropar ett makro som inte finns, eller anropar det fel.

Makron skrivs `{{ namn("id") }}` med värden inom raka citattecken. Vilka som finns och vad de tar emot står i
författarguiden. Ett id som ett makro får måste finnas i data. Alla utom `source` står ensamma, först på en egen rad
med en tom rad före och efter. `programme_head` och `chapters` står bara på sidor i ett program.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from macros.domain.words import correction
from macros.loading.chapters import CALL
from macros.loading.lines import Line, lines_of
from macros.model.page import Fragment, MacroCall, Page
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "unknown-macro"


IN_SENTENCES = "source"  # what the others show is a box, a list or a table
OF_PROGRAMME = ("programme_head", "chapters")
BESIDE = ("///", "#")  # a block's mark and a heading end a paragraph as an empty line does


class Signature(NamedTuple):
    """How many values a macro takes, and which mapping of the registry its first value is an id in."""

    arguments: int
    target: str | None = None
    unknown: str = ""
    where: str = ""


MACROS = {
    "recommendation": Signature(2, "guidelines", "okänd riktlinje", "data/guidelines/"),
    "guideline": Signature(1, "guidelines", "okänd riktlinje", "data/guidelines/"),
    "source": Signature(1),  # the id has a check of its own: unknown-source
    "group": Signature(1, "groups", "okänd arbetsgrupp", "data/groups/"),
    "groups": Signature(0),
    "programme_head": Signature(0),
    "chapters": Signature(0),
    "indicators": Signature(1, "programmes", "okänt program", "data/programmes/"),
    "instrument": Signature(1, "instruments", "okänt instrument", "data/instruments.yml"),
    "start_choices": Signature(0),
    "news": Signature(0),
}


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every call with an unknown name, the wrong number of values or an unknown id."""
    for text in registry.texts():
        lines = {line.number: line for line in lines_of(text)} if text.marks.calls else {}
        for call in text.marks.calls:
            if isinstance(text, Fragment):
                yield Problem(call.place, CODE, f"{call.name}(…) står i en text som inkluderas", "makron hör hemma på sidan; flytta anropet dit")
            else:
                yield from _faults(call, registry)
                yield from _misplaced(call, text, lines, registry)


def _faults(call: MacroCall, registry: Registry) -> Iterator[Problem]:
    signature = MACROS.get(call.name)
    if signature is None:
        yield Problem(call.place, CODE, f'okänt makro "{call.name}"', correction(call.name, MACROS, "använd ett av " + ", ".join(sorted(MACROS))))
        return
    if len(call.args) != signature.arguments:
        what = f"{call.name} tar {_count(signature.arguments)}, här står {len(call.args)}"
        yield Problem(call.place, CODE, what, f"skriv {_example(call.name, signature)}")
        return
    if signature.target is None:
        return
    known = getattr(registry, signature.target)
    if registry.unread.may_hold(call.args[0]):
        return
    if call.args[0] not in known:
        what = f'{signature.unknown} "{call.args[0]}"'
        yield Problem(call.place, CODE, what, correction(call.args[0], known, f"lägg till posten i {signature.where}"))
    elif call.name == "recommendation" and not registry.recommendation(*call.args):
        ids: Sequence[str] = [item.id for item in registry.guidelines[call.args[0]].recommendations]
        remedy = correction(call.args[1], ids, f"lägg till den i data/guidelines/{call.args[0]}.yml")
        yield Problem(call.place, CODE, f'okänd rekommendation "{call.args[1]}"', remedy)


def _misplaced(call: MacroCall, page: Page, lines: Mapping[int, Line], registry: Registry) -> Iterator[Problem]:
    """Yield a problem for a call whose result could not be shown where it stands."""
    if call.name not in MACROS:
        return
    if call.name in OF_PROGRAMME and page.folder not in registry.programmes and not registry.unread.may_hold(page.folder):
        what = f"{call.name} visar något om ett program, och sidan hör inte till något"
        yield Problem(call.place, CODE, what, "flytta anropet till en sida i programmet")
    if call.name == IN_SENTENCES:
        return
    alone = call.place.col == 1 and not CALL.sub("", lines[call.place.line].shown, count=1).strip()
    beside = [lines[number].written for number in (call.place.line - 1, call.place.line + 1) if number in lines]
    if not alone or any(line.strip() and not line.startswith(BESIDE) for line in beside):
        what = f"{call.name}(…) visar en ruta, lista eller tabell och står inte ensamt"
        yield Problem(call.place, CODE, what, "skriv anropet först på en egen rad, med en tom rad före och efter")


def _count(number: int) -> str:
    return {0: "inga värden", 1: "ett värde", 2: "två värden"}[number]


def _example(name: str, signature: Signature) -> str:
    return "{{ " + name + "(" + ", ".join(['"…"'] * signature.arguments) + ") }}"

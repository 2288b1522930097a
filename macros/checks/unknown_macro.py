"""Texten anropar ett makro som inte finns, eller anropar det fel.

Makron skrivs `{{ namn("id") }}` med värden inom raka citattecken. Vilka som finns och vad de tar emot står i
författarguiden. Ett id som ett makro får måste finnas i data.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from macros.domain.words import correction
from macros.model.page import Fragment, MacroCall
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "unknown-macro"


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
        for call in text.marks.calls:
            if isinstance(text, Fragment):
                yield Problem(call.place, CODE, f"{call.name}(…) står i en text som inkluderas", "makron hör hemma på sidan; flytta anropet dit")
            else:
                yield from _faults(call, registry)


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


def _count(number: int) -> str:
    return {0: "inga värden", 1: "ett värde", 2: "två värden"}[number]


def _example(name: str, signature: Signature) -> str:
    return "{{ " + name + "(" + ", ".join(['"…"'] * signature.arguments) + ") }}"

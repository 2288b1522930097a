"""Texten har märken ur en Markdown som webbplatsen inte läser.

De skulle synas som de är skrivna. Rutor (`!!! note`), flikar, kryssrutor, överstruken eller markerad text, `[TOC]`,
infogningar (`--8<--`) och Words punkter (•) finns inte här. Skriv i stället ett stycke, en lista eller ett block `/// for | …`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.loading.lines import lines_of
from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "foreign-marks"
KINDS = (
    (re.compile(r"\s*(?:!{3}|\?{3}\+?) +[\w\"-]"), "en ruta (!!!) blir text", "skriv ett vanligt stycke, eller ett block /// safety"),
    (re.compile(r'\s*===[+!]* +"'), 'en flik (=== "…") blir text', "skriv underrubriker i stället"),
    (re.compile(r"[>\s]*[-*+] +\[[ xX]?\](?: |$)"), "en kryssruta blir text", "skriv en vanlig lista"),
    (re.compile(r".*\[TOC\]", re.IGNORECASE), "[TOC] behövs inte: sidan har redan en innehållsförteckning", "ta bort raden"),
    (re.compile(r".*--8<--"), "en infogning (--8<--) blir text", "skriv {!fil.md!} och lägg texten i docs/_includes/"),
    (re.compile(r".*~~\S(?:.*\S)?~~"), "överstruken text (~~) blir text", "stryk texten, eller skriv att den inte gäller"),
    (re.compile(r".*(?<![=\w])==\w[^=]*==(?![=\w])"), "överstrykning med märkpenna (==) blir text", "skriv **fet** eller *kursiv*"),
    (re.compile(r".*\w[~^]\d{1,3}[~^]"), "upphöjt och nedsänkt (~2~, ^2^) blir text", "skriv tecknet självt: ₂ eller ²"),
    (re.compile(r".*<%"), "en mall (<%) blir text", "skriv texten som läsaren ska se den"),
    (re.compile(r"[>\s]*[•·▪◦‣]\s"), "en punkt ur Word blir text i samma stycke", "skriv - först på raden, med en tom rad före listan"),
    (re.compile(r"[>\s]*[o§Øü]\t"), "en punkt ur Word blir text i samma stycke", "skriv - först på raden, med en tom rad före listan"),
    (re.compile(r"[>\s]*\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]"), "en ruta ([!NOTE]) blir text", "skriv ett vanligt stycke, eller ett block /// safety"),
    (
        re.compile(r".*(?:\[\[[^\[\]]+\]\]|\)\[[^\[\]\s]+\.md|(?<!\\)\] +\([^()\s]+\.md\b)"),
        "en länk som är skriven på ett annat sätt blir text",
        "skriv [text](sökväg.md)",
    ),
    (
        re.compile(r".*\[(?P<code>b|i|u|url|quote)(?:=[^\]]*)?\].*\[/(?P=code)\]"),
        "märken inom hakparentes blir text",
        "skriv **fet**, *kursiv* eller [text](sökväg)",
    ),
    (re.compile(r".*[^\s\\]\\$"), "ett bakstreck sist på raden blir text", "lämna en tom rad, så börjar ett nytt stycke"),
    (re.compile(r"\s*\$\$"), "en formel ($$) blir text", "skriv formeln med vanliga tecken"),
    (re.compile(r"\s*:{3,}"), "ett block med ::: blir text", "skriv /// for | … eller ett vanligt stycke"),
)
ANY = re.compile(r"[o§Øü]\t|\[!|\[\[|\)\[|\] +\(|\[/|\\$|==\w|[~^]\d|<%|[•·▪◦‣]|!!!|\?\?\?|===|\[[ xX]?\]|\[[Tt][Oo][Cc]\]|--8<--|~~|\$\$|:::", re.MULTILINE)


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every mark of another Markdown."""
    for text in registry.texts():
        if not ANY.search(text.body):
            continue
        for line in lines_of(text):
            for pattern, what, remedy in KINDS:
                if pattern.match(line.shown):
                    yield Problem(line.at(), CODE, what, remedy)
                    break

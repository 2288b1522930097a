"""Texten vilar på en källa som är ersatt eller upphävd.

Hänvisa till källan som gäller nu. Nämns den gamla för att den är historia, skriv `[^historisk:sol-2001]`:
då säger referenslistan att den inte längre gäller. I registret har en källa som är ersatt av en annan (`superseded_by`)
status ersatt eller upphävd; annars skulle ingen text som vilar på den få veta det.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "superseded-source"


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every citation of a source that no longer holds, unless it says it is history, and for sources that contradict themselves."""
    yield from _contradictions(registry)
    for text in registry.texts():
        calls = [(call.args[0], call.place, False) for call in text.marks.calls if call.name == "source" and call.args]
        cited = [(citation.source, citation.place, citation.historical) for citation in text.marks.citations]
        for key, place, historical in cited + calls:
            source = registry.sources.get(key)
            if source is None or source.status == "gäller" or historical:
                continue
            newer = f'hänvisa till "{source.superseded_by}"' if source.superseded_by else "hänvisa till det som gäller nu"
            yield Problem(place, CODE, f'källan "{key}" är {source.status}', f"{newer}, eller skriv [^historisk:{key}]")


def _contradictions(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every source that is replaced and still holds, or that in the end is replaced by itself."""
    for key, source in registry.sources.items():
        if source.superseded_by is None:
            continue
        if source.status == "gäller":
            what = f'källan ersätts av "{source.superseded_by}" men har status gäller'
            yield Problem(source.at("superseded_by"), CODE, what, "skriv status: ersatt, eller ta bort superseded_by")
        if _ends_at_itself(key, registry):
            remedy = "rätta den ena; den nyaste har ingen superseded_by"
            yield Problem(source.at("superseded_by"), CODE, f'källan "{key}" skulle till sist ersättas av sig själv', remedy)


def _ends_at_itself(key: str, registry: Registry) -> bool:
    seen = {key}
    found = registry.sources[key].superseded_by
    while found and found in registry.sources and found not in seen:
        seen.add(found)
        found = registry.sources[found].superseded_by
    return found == key

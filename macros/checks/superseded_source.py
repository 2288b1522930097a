"""Texten vilar på en källa som är ersatt eller upphävd.

Hänvisa till källan som gäller nu. Nämns den gamla för att den är historia, skriv `[^historisk:sol-2001]`:
då säger referenslistan att den inte längre gäller.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.model.problem import Problem
from macros.model.registry import Registry

CODE = "superseded-source"


def check(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for every citation of a source that no longer holds, unless it says it is history."""
    for text in registry.texts():
        calls = [(call.args[0], call.place, False) for call in text.marks.calls if call.name == "source" and call.args]
        cited = [(citation.source, citation.place, citation.historical) for citation in text.marks.citations]
        for key, place, historical in cited + calls:
            source = registry.sources.get(key)
            if source is None or source.status == "gäller" or historical:
                continue
            newer = f'hänvisa till "{source.superseded_by}"' if source.superseded_by else "hänvisa till det som gäller nu"
            yield Problem(place, CODE, f'källan "{key}" är {source.status}', f"{newer}, eller skriv [^historisk:{key}]")

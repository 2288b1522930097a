"""One page of each kind on the real site, for the tests that cannot look at all of them."""

from __future__ import annotations

from pathlib import Path

SITE = Path(__file__).resolve().parents[2] / "site"
KINDS = {
    "startsida": "/",
    "programmets startsida": "/depression-angest/",
    "kapitel": "/depression-angest/behandling-och-stod/",
    "sida med rekommendationer": "/depression-angest/behandling-och-stod/kbt-vid-lindrig-till-medelsvar-depression/",
    "sida med delar för olika yrken": "/depression-angest/tidiga-tecken/i-skolan/",
    "sida med termer": "/sjalvskadebeteende/kartlaggning-och-utredning/kartlaggning/",
    "gemensam sida": "/gemensamt/suicidriskbedomning/",
    "yrken": "/for/",
    "ett yrke": "/for/larare/",
    "arbetsgrupper": "/arbetsgrupper/",
    "arbetsgrupp": "/arbetsgrupper/nag-depression-angest/",
    "källor": "/kallor/",
    "ordlista": "/ordlista/",
    "instrument": "/instrument/",
    "indikatorer": "/indikatorer/",
    "ändringar": "/om/andringar/",
    "tillgänglighet": "/om/tillganglighet/",
    "sök": "/sok/",
    "sökresultat": "/sok/?q=ångest",
    "sidan finns inte": "/finns-inte/",
}

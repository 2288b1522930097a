"""What mkdocs.yml says of the site. Only plain values are read here; MkDocs reads the rest of the file."""

from __future__ import annotations

import re
from typing import Any

from macros.model.problem import Problem
from macros.model.registry import SiteSettings

from .positions import Document

CODE = "wrong-value"
ADDRESS = re.compile(r"https?://[^\s<>\"'\\@]+")
CONTACT = re.compile(r"[^@\s<>\"'\\:]+@[^@\s<>\"'\\:?&]+|(?!//)(?!.*\.\.)[a-z0-9./#_-]+")
PLAIN = re.compile(r"(?:(?![<>]|\{[{%#!]|[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]).)+")
VIP = ("owner", "contact", "official_site", "official_name", "feedback", "index", "offline_days", "publish")
SETTINGS = SiteSettings()
MAX_OFFLINE_DAYS = 365


def settings_in(document: Document) -> tuple[SiteSettings, tuple[Problem, ...]]:
    """Return the settings, and what is wrong with them; what is wrong is as if it were not written."""
    read = _Reading(document)
    publish = read.value("extra", "vip", "publish")
    stages = tuple(item for item in publish if item in SETTINGS.publish) if isinstance(publish, list) else SETTINGS.publish
    if publish is not None and (not isinstance(publish, list) or len(stages) != len(publish) or not publish):
        read.refuse(("extra", "vip", "publish"), "publish ska vara en lista med lägen", "välj bland " + ", ".join(SETTINGS.publish))
    index = read.value("extra", "vip", "index")
    if index not in (None, "true", "false"):
        read.refuse(("extra", "vip", "index"), "index ska vara true eller false", "skriv true om sökmotorer får visa sidorna, annars false")
    for key in read.value("extra", "vip") if isinstance(read.value("extra", "vip"), dict) else ():
        if key not in VIP:
            place = document.places.key("extra", "vip", key)
            read.problems.append(
                Problem(place, "unknown-key", f'okänd nyckel "{key}"', "rätta stavningen eller ta bort raden; nycklarna här är " + ", ".join(VIP))
            )
    if read.value("INHERIT") is not None:
        read.refuse(("INHERIT",), "inställningarna får inte ärvas från en annan fil", "skriv dem i mkdocs.yml")
    contact = read.text("extra", "vip", "contact", form=CONTACT, remedy="skriv en e-postadress, eller en sida på webbplatsen")
    feedback = read.text("extra", "vip", "feedback", form=CONTACT, remedy="skriv en e-postadress, eller en sökväg på samma webbplats")
    settings = SiteSettings(
        name=read.text("site_name"),
        url=read.text("site_url", form=ADDRESS, remedy="skriv hela adressen, med https:// först, eller lämna den tom"),
        owner=read.text("extra", "vip", "owner"),
        contact=contact if "@" in contact else _page(contact),
        contact_place=document.places.at("extra", "vip", "contact") if contact else SETTINGS.contact_place,
        official_site=read.text("extra", "vip", "official_site", form=ADDRESS, remedy="skriv hela adressen, med https:// först"),
        feedback=feedback if "@" in feedback or not feedback else "/" + feedback.lstrip("/"),
        official_name=read.text("extra", "vip", "official_name"),
        publish=stages,
        index=index == "true",
        offline_days=read.days("extra", "vip", "offline_days") or SETTINGS.offline_days,
    )
    return settings, tuple(read.problems)


def _page(written: str) -> str:
    """Return a page's address as the rest of the code has it, `/om/kontakt/#post`, however its slashes were written."""
    path, hash_, anchor = written.partition("#")
    return f"/{path.strip('/')}/{hash_}{anchor}".replace("//", "/") if written else ""


class _Reading:
    """Values of one document by their keys, and the problems met on the way."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Problem] = []

    def value(self, *keys: str) -> Any:
        """Return the value at `keys`, or None."""
        found: Any = self.document.value
        for key in keys:
            found = found.get(key) if isinstance(found, dict) else None
        return found

    def text(self, *keys: str, form: re.Pattern[str] = PLAIN, remedy: str = "skriv en vanlig text på raden, utan < > och klamrar") -> str:
        """Return the text at `keys`; empty when it is not there, or is something else than `form`."""
        value = self.value(*keys)
        if value is None or value == "":
            return ""
        if not isinstance(value, str) or not form.fullmatch(value):
            self.refuse(keys, f"{keys[-1]} har fel form", remedy)
            return ""
        return value

    def days(self, *keys: str) -> int | None:
        """Return the number of days at `keys`; None when it is not there, or is no number of days."""
        value = self.value(*keys)
        if value is None or value == "":
            return None
        if not isinstance(value, str) or not re.fullmatch("[1-9][0-9]{0,2}", value) or int(value) > MAX_OFFLINE_DAYS:
            self.refuse(keys, f"{keys[-1]} är inget antal dagar", f"skriv ett heltal från 1 till {MAX_OFFLINE_DAYS}")
            return None
        return int(value)

    def refuse(self, keys: tuple[str, ...], what: str, remedy: str) -> None:
        """Tell what is wrong with the value at `keys`."""
        self.problems.append(Problem(self.document.places.at(*keys), CODE, what, remedy))

"""What the data model says is wrong, put in the author's Swedish with place and remedy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

from macros.model.place import PlaceMap
from macros.model.problem import Problem
from macros.model.record import WEB_ADDRESS

LONGEST_SAID = 80  # characters of a value that a message repeats


def problems_of(error: ValidationError, places: PlaceMap, record: type[BaseModel]) -> Iterator[Problem]:
    """Yield one problem for each place in the file; the alternatives of a union are told as one."""
    faults: dict[tuple[Any, ...], list[Any]] = {}
    found = error.errors(include_url=False)
    for fault in found:
        if fault["type"] == "too_short" and fault["input"] and any(other["loc"][: len(fault["loc"])] == fault["loc"] for other in found if other is not fault):
            continue  # the list is only empty of what is right: its items are told by themselves
        loc = _known(fault["loc"], places, fault["type"] == "missing")
        faults.setdefault((loc, fault["type"] in ("missing", "extra_forbidden")), []).append(fault)
    for (loc, _), same in faults.items():
        problems = [_problem(fault, loc, places, record) for fault in same]
        remedies = dict.fromkeys(problem.remedy for problem in problems)
        yield problems[0] if len(remedies) == 1 else replace(problems[0], what=_cannot_be(_key(loc), same[0]["input"]), remedy=", eller ".join(remedies))


def _known(loc: tuple[int | str, ...], places: PlaceMap, missing: bool) -> tuple[int | str, ...]:
    """Leave out the parts of pydantic's location that name a union's alternative, not a key in the file.

    The last part of a missing key is in no file; it is kept.
    """
    kept: tuple[int | str, ...] = ()
    for index, part in enumerate(loc):
        longer = (*kept, part)
        if places.prefix + longer in places.places or (missing and index == len(loc) - 1):
            kept = longer
    return kept


def _key(loc: tuple[int | str, ...]) -> str:
    return next((str(part) for part in reversed(loc) if isinstance(part, str)), "")


def _said(given: Any) -> str:
    """Return what the author wrote, as a message can repeat it."""
    if isinstance(given, str | int):
        return f'"{given if len(str(given)) <= LONGEST_SAID else str(given)[:LONGEST_SAID] + "…"}"'
    return "en lista" if isinstance(given, list) else "en grupp av nycklar"


def _cannot_be(key: str, given: Any) -> str:
    return f"{key} kan inte vara {_said(given)}"


def _problem(fault: Any, loc: tuple[int | str, ...], places: PlaceMap, record: type[BaseModel]) -> Problem:
    key = _key(loc)
    kind, given, limits = fault["type"], fault.get("input"), fault.get("ctx") or {}
    if kind == "missing":
        return Problem(places.at(*loc[:-1]), "missing-key", f'nyckeln "{key}" saknas', f"lägg till raden {key}: …")
    if kind == "extra_forbidden":
        keys = _keys_of(record, loc[:-1])
        near = get_close_matches(key, keys, 1, 0.6)
        remedy = f'rätta till "{near[0]}"' if near else f"ta bort raden; nycklarna här är {', '.join(keys)}"
        return Problem(places.key(*loc), "unknown-key", f'okänd nyckel "{key}"', remedy)
    what, remedy = _value(kind, key, given, limits)
    return Problem(places.at(*loc), "wrong-value", what, remedy)


def _value(kind: str, key: str, given: Any, limits: dict[str, Any]) -> tuple[str, str]:
    """Return what is wrong with a value and how to mend it."""
    said = _said(given)
    if given is None or kind in ("string_too_short", "too_short"):
        return f"{key} är tom", "skriv ett värde, eller ta bort raden om det inte är känt"
    if kind == "literal_error":
        return _cannot_be(key, given), f"välj ett av värdena {limits.get('expected', '')}".replace(" or ", " eller ")
    if kind in ("int_parsing", "int_parsing_size", "int_type", "int_from_float"):
        return f"{key} ska vara ett heltal, inte {said}", "skriv bara siffror"
    if kind in ("greater_than_equal", "less_than_equal"):
        return _cannot_be(key, given), f"skriv minst {limits['ge']}" if "ge" in limits else f"skriv högst {limits['le']}"
    if kind == "value_error":
        if str(limits.get("error", "")) == "truth":
            return f"{key} ska vara true eller false, inte {said}", "skriv true eller false"
        return f"{key} är inte en dag: {said}", "skriv dagen som 2026-11-22"
    if kind == "string_pattern_mismatch":
        return f"{key} har fel form: {said}", _FORMS.get(limits.get("pattern", ""), "skriv det som i de andra posterna i filen")
    if kind == "string_too_long":
        return f"{key} är längre än {limits.get('max_length')} tecken", "korta texten"
    if kind == "too_long":
        return f"{key} har fler än {limits.get('max_length')} poster", "behåll dem som läsare helst skriver"
    if kind in ("tuple_type", "list_type"):
        return f"{key} ska vara en lista, inte {said}", f"skriv {key}: [ett, två] eller en rad med streck för varje post"
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return f"{key or 'posten'} ska vara en grupp av nycklar, inte {said}", "skriv nyckel: värde, en per rad, med indrag"
    return f"{key} ska vara en text, inte {said}", "skriv ett enda värde på raden"


_FORMS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "använd gemener a–z, siffror och bindestreck; å och ä skrivs a, ö skrivs o",
    r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$": "skriv år, år-månad eller år-månad-dag: 2017, 2017-12 eller 2017-12-13",
    WEB_ADDRESS: "skriv hela adressen, med https:// först",
}


def _keys_of(record: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """Return the keys that are allowed at `loc` below `record`."""
    here: Any = record
    for part in loc:
        if not isinstance(part, str):
            continue
        here = _inner(here, part)
        if here is None:
            return []
    return [info.alias or name for name, info in here.model_fields.items()]


def _inner(record: type[BaseModel], key: str) -> type[BaseModel] | None:
    """Return the record type that the field `key` holds, also inside a tuple or an optional."""
    for name, info in record.model_fields.items():
        if key in (name, info.alias):
            return _record_in(info.annotation)
    return None


def _record_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in getattr(annotation, "__args__", ()) if (found := _record_in(part))), None)

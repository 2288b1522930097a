"""What the data model refuses is told in Swedish, at its place, once, with what to do."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, ValidationError

from macros.loading.library import KINDS, kind_of
from macros.loading.positions import read_yaml
from macros.loading.wording import problems_of
from macros.model.accessibility import Accessibility
from macros.model.group import WorkingGroup
from macros.model.guideline import Guideline
from macros.model.page import FrontMatter
from macros.model.record import Record
from macros.model.source import SourceFile
from tests.world import line


def told(text: str, kind: type[Record]) -> list[str]:
    """Return what is wrong when `text` should hold a `kind`."""
    document = read_yaml(text, "a.yml")
    assert not document.problems
    try:
        kind.model_validate(document.value)
    except ValidationError as error:
        return [line(problem) for problem in problems_of(error, document.places, kind)]
    return []


SOURCE = """\
sources:
  - id: somnboken
    title: En bok
    type: rapport
    certainty: verifierad
"""
GROUP = """\
id: nag-somn
name: Arbetsgruppen
short_name: NAG sömn
steering_body: npo-somn
"""
GUIDELINE = """\
id: riktlinje
title: Riktlinjen
publisher: Sömnverket
source: somnboken
programmes: [somn]
recommendations:
  - id: mork-sovrum
    condition: Vuxna
    measure: Mörkt sovrum
    wording: bör
    read_at: https://somn.exempel.se/
    read_on: 2026-11-01
    read_source: somnboken
    certainty: verifierad
"""
FRONT = """\
title: Sova gott
summary: Hur man sover.
audience: [larare]
created: 2026-11-01
updated: 2026-11-01
owner: nag-somn
"""


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        pytest.param(
            SourceFile,
            SOURCE.replace("    title: En bok\n", ""),
            'a.yml:2:5: nyckeln "title" saknas [missing-key] → lägg till raden title: …',
            id="en nyckel saknas",
        ),
        pytest.param(
            SourceFile,
            SOURCE + "    titel: x\n",
            'a.yml:6:5: okänd nyckel "titel" [unknown-key] → rätta till "title"',
            id="en nyckel är felstavad",
        ),
        pytest.param(
            SourceFile,
            SOURCE + "extra: x\n",
            'a.yml:6:1: okänd nyckel "extra" [unknown-key] → ta bort raden; nycklarna här är sources',
            id="en nyckel finns inte och liknar ingen",
        ),
        pytest.param(
            SourceFile,
            SOURCE + "    URL: https://somn.exempel.se/ bok\n",
            'a.yml:6:10: URL har fel form: "https://somn.exempel.se/ bok" [wrong-value] → skriv hela adressen, med https:// först',
            id="en adress har blanksteg",
        ),
        pytest.param(
            SourceFile,
            SOURCE + "    issued: våren 2017\n",
            'a.yml:6:13: issued har fel form: "våren 2017" [wrong-value] → skriv år, år-månad eller år-månad-dag: 2017, 2017-12 eller 2017-12-13',
            id="ett år är ord",
        ),
        pytest.param(
            SourceFile,
            SOURCE.replace("somnboken", "Sömnboken"),
            'a.yml:2:9: id har fel form: "Sömnboken" [wrong-value] → använd gemener a–z, siffror och bindestreck; å och ä skrivs a, ö skrivs o',
            id="ett id har versal och ö",
        ),
        pytest.param(
            SourceFile,
            SOURCE + "    status: gammal\n",
            "a.yml:6:13: status kan inte vara \"gammal\" [wrong-value] → välj ett av värdena 'gäller', 'ersatt' eller 'upphävd'",
            id="ett värde finns inte i listan",
        ),
        pytest.param(
            SourceFile,
            SOURCE + "    checked: igår\n",
            'a.yml:6:14: checked är inte en dag: "igår" [wrong-value] → skriv dagen som 2026-11-22',
            id="en dag är ett ord",
        ),
        pytest.param(
            SourceFile,
            SOURCE + "    checked: 0000-01-01\n",
            'a.yml:6:14: checked är inte en dag: "0000-01-01" [wrong-value] → skriv dagen som 2026-11-22',
            id="en dag finns inte i någon almanacka",
        ),
        pytest.param(
            SourceFile,
            SOURCE + "    programmes: somn\n",
            'a.yml:6:17: programmes ska vara en lista, inte "somn" [wrong-value] → skriv programmes: [ett, två] eller en rad med streck för varje post',
            id="en lista är ett ord",
        ),
        pytest.param(
            SourceFile,
            SOURCE.replace("En bok", "[En bok]"),
            "a.yml:3:12: title ska vara en text, inte en lista [wrong-value] → skriv ett enda värde på raden",
            id="en text är en lista",
        ),
        pytest.param(
            SourceFile,
            SOURCE.replace("En bok", "{a: b}"),
            "a.yml:3:12: title ska vara en text, inte en grupp av nycklar [wrong-value] → skriv ett enda värde på raden",
            id="en text är en grupp",
        ),
        pytest.param(
            SourceFile,
            SOURCE.replace("En bok", '""'),
            "a.yml:3:12: title är tom [wrong-value] → skriv ett värde, eller ta bort raden om det inte är känt",
            id="en text är tom",
        ),
        pytest.param(
            SourceFile,
            SOURCE.replace(" En bok", ""),
            "a.yml:3:11: title är tom [wrong-value] → skriv ett värde, eller ta bort raden om det inte är känt",
            id="en text är utelämnad",
        ),
        pytest.param(
            SourceFile,
            "sources: [somnboken]\n",
            'a.yml:1:11: sources ska vara en grupp av nycklar, inte "somnboken" [wrong-value] → skriv nyckel: värde, en per rad, med indrag',
            id="en post är ett ord",
        ),
        pytest.param(
            SourceFile,
            "- somnboken\n",
            "a.yml:1:1: posten ska vara en grupp av nycklar, inte en lista [wrong-value] → skriv nyckel: värde, en per rad, med indrag",
            id="hela filen är en lista",
        ),
        pytest.param(
            WorkingGroup,
            GROUP + "rule: {year: nyss, per_region: 1, per_municipality: 1, healthcare_regions: 6, source: a}\n",
            'a.yml:5:14: year ska vara ett heltal, inte "nyss" [wrong-value] → skriv bara siffror',
            id="ett tal är ett ord",
        ),
        pytest.param(
            WorkingGroup,
            GROUP + "rule: {year: 2018, per_region: -1, per_municipality: 1, healthcare_regions: 6, source: a}\n",
            'a.yml:5:32: per_region kan inte vara "-1" [wrong-value] → skriv minst 0',
            id="ett tal är för litet",
        ),
        pytest.param(
            WorkingGroup,
            GROUP + "seats: [{healthcare_region: norra, authority: region, vacant: no, source: a}]\n",
            'a.yml:5:63: vacant ska vara true eller false, inte "no" [wrong-value] → skriv true eller false',
            id="ett sanningsvärde är ett ord",
        ),
        pytest.param(
            WorkingGroup,
            GROUP + "contact: {mailbox: kansliet, source: a}\n",
            'a.yml:5:20: mailbox har fel form: "kansliet" [wrong-value] → skriv det som i de andra posterna i filen',
            id="en brevlåda är inte en adress",
        ),
        pytest.param(
            Guideline,
            GUIDELINE + "    priority: 11\n",
            "a.yml:15:15: priority kan inte vara \"11\" [wrong-value] → skriv högst 10, eller välj ett av värdena 'icke-göra' eller 'FoU'",
            id="en prioritet ligger utanför skalan",
        ),
        pytest.param(
            Guideline,
            GUIDELINE + "    priority: hög\n",
            "a.yml:15:15: priority kan inte vara \"hög\" [wrong-value] → skriv bara siffror, eller välj ett av värdena 'icke-göra' eller 'FoU'",
            id="en prioritet är fel ord",
        ),
        pytest.param(
            FrontMatter,
            FRONT.replace("Sova gott", "s" * 121),
            "a.yml:1:8: title är längre än 120 tecken [wrong-value] → korta texten",
            id="en titel är för lång",
        ),
        pytest.param(
            FrontMatter,
            FRONT.replace("[larare]", "[]"),
            "a.yml:3:11: audience är tom [wrong-value] → skriv ett värde, eller ta bort raden om det inte är känt",
            id="en lista är tom",
        ),
        pytest.param(
            FrontMatter,
            FRONT + f"searched_as: [{', '.join(f'ord {n}' for n in range(31))}]\n",
            "a.yml:7:14: searched_as har fler än 30 poster [wrong-value] → behåll dem som läsare helst skriver",
            id="en lista är för lång",
        ),
        pytest.param(
            FrontMatter,
            FRONT + f"searched_as: [vaken, {'vaken ' * 14}]\n",
            "a.yml:7:22: searched_as är längre än 80 tecken [wrong-value] → korta texten",
            id="ett av listans värden är för långt",
        ),
        pytest.param(
            FrontMatter,
            FRONT + "searched_as: ligger vaken\n",
            'a.yml:7:14: searched_as ska vara en lista, inte "ligger vaken" [wrong-value] → skriv searched_as: [ett, två] '
            "eller en rad med streck för varje post",
            id="en lista är en text",
        ),
        pytest.param(
            FrontMatter,
            FRONT + "beslutad: ja\n",
            'a.yml:7:1: okänd nyckel "beslutad" [unknown-key] → ta bort raden; nycklarna här är title, summary, audience, ages, severity, phase, '
            "kind, order, coordinated, safety, created, updated, reviewed, review_by, owner, searched_as, changes, former_slugs",
            id="ett läge skrivs, fast det förtjänas",
        ),
    ],
)
def test_each_fault_is_told_once_with_place_and_remedy(kind: type[Record], text: str, expected: str) -> None:
    assert told(text, kind) == [expected]


def test_all_faults_of_a_file_are_told_at_once() -> None:
    text = SOURCE.replace("rapport", "[]") + "    checked: igår\n    titl: x\n"
    assert [problem.split(" [")[0] for problem in told(text, SourceFile)] == [
        "a.yml:4:11: type ska vara en text, inte en lista",
        'a.yml:6:14: checked är inte en dag: "igår"',
        'a.yml:7:5: okänd nyckel "titl"',
    ]


def test_a_missing_and_a_misspelt_key_of_one_record_are_both_told() -> None:
    text = SOURCE.replace("certainty:", "certanty:")
    assert [problem.split(" [")[0] for problem in told(text, SourceFile)] == ['a.yml:2:5: nyckeln "certainty" saknas', 'a.yml:5:5: okänd nyckel "certanty"']


def test_the_dull_records_are_right() -> None:
    assert [told(text, kind) for text, kind in ((SOURCE, SourceFile), (GROUP, WorkingGroup), (GUIDELINE, Guideline), (FRONT, FrontMatter))] == [[]] * 4


def test_no_message_leaks_a_word_of_the_machinery() -> None:
    """Feed every kind of record a word, a number, a list and nothing where something else is wanted."""
    leaks = ("constrained", "literal[", "function", "validator", "pydantic", "Input", "NoneType", "…")
    samples = ("x", "-1", "[x]", "{x: y}", "")
    messages = [message for _, kind in KINDS for key in kind.model_fields for sample in samples for message in told(f"{key}: {sample}\n", kind)]
    assert [message for message in messages for leak in leaks if leak in message.replace(": …", "")] == []


def test_every_place_in_data_holds_one_kind_of_record() -> None:
    paths = ["programmes/somn/programme.yml", "groups/nag-somn.yml", "accessibility.yml", "groups/mer/nag-somn.yml", "nagot.yml", "programmes/programme.yml"]
    from macros.model.programme import Programme

    found: list[type[BaseModel] | None] = [kind_of(path) for path in paths]
    assert found == [Programme, WorkingGroup, Accessibility, None, None, None]

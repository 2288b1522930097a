"""For every check: worlds that break its rule, with the exact words its author reads, and worlds that only look as if they did."""

from __future__ import annotations

import inspect
import pkgutil
from datetime import date
from importlib import import_module
from types import ModuleType
from typing import Any, NamedTuple

import pytest

from macros import checks
from macros.checks import (
    accessibility_statement,
    allowed_files,
    attribute_list,
    audience_outside_page,
    broken_link,
    closed_template,
    date_order,
    deceptive_text,
    foreign_marks,
    former_address,
    gate_order,
    heading_form,
    headings,
    id_and_file,
    image,
    include_place,
    leftovers,
    link_scheme,
    list_form,
    list_numbers,
    markup_in_data,
    misplaced_page,
    own_footnotes,
    priority_scale,
    raw_html,
    safety_review,
    searched_as,
    superseded_source,
    unclosed_block,
    unclosed_fence,
    uneven_table,
    unknown_audience,
    unknown_choice,
    unknown_include,
    unknown_macro,
    unknown_reference,
    unknown_source,
    unmarked_ambiguity,
    unoffered_page,
    unpaired_emphasis,
    unverified_source,
)
from tests.world import BODY_LINE, MakeWorld, insats, line, page


class Case(NamedTuple):
    """A story, and what the check says of it: `place: what → remedy`. No line means that nothing is wrong."""

    check: ModuleType
    name: str
    story: dict[str, Any]
    told: tuple[str, ...] = ()


A = "gemensamt/a.md"  # a page of no chapter, so of no template


def text(body: str, **front: Any) -> dict[str, Any]:
    """Return the story of one page."""
    return {"pages": {A: page(body, **front)}}


def at(row: int, col: int) -> str:
    """Return the place of the text's `row` and `col` on the page of `text`."""
    return f"docs/{A}:{BODY_LINE + row - 1}:{col}"


def gate(step: str, day: str, body: str = "npo-somn") -> dict[str, Any]:
    return {"step": step, "body": body, "date": day, "reference": "dnr 1"}


def term(key: str, written: str, **values: Any) -> dict[str, Any]:
    return {"id": key, "term": written, "expansion": f"Betydelsen {key}", **values}


OUTSIDE = 'delen är för "{0}" men sidan är inte det → lägg till "{0}" i sidhuvudets audience, eller ta bort det här'
LEAVES = 'länken "{}" leder ut från webbplatsen → hänvisa till en källa med [^id]; lägg till den i data/sources/ om den saknas'
NO_CALL = '"{}" är inte ett makroanrop med värden inom raka citattecken → skriv {{{{ makro("id") }}}}, eller sätt koden inom bakåtfnuttar'
HTML = 'rå HTML: "{}" → skriv det i Markdown, eller &lt; om du menar mindre än; är det kod, sätt den inom bakåtfnuttar'
NO_ANCHOR = '"{}" är inte ett makroanrop med värden inom raka citattecken → skriv ankaret som {{: #ankare }}'
# A picture of one pixel: signature, IHDR, IDAT and IEND.
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6360000000020001e221bc330000000049454e44ae426082"
)
ALL_MACROS = "chapters, group, groups, guideline, indicators, instrument, news, programme_head, recommendation, source, start_choices"
DAYS = "skriv checked: och review_by: på egna rader med fyra blanksteg, högst ett halvår isär"

CASES = (
    Case(
        accessibility_statement,
        "Redogörelsen saknas",
        {"files": {"data/accessibility.yml": None}},
        ("data/accessibility.yml: tillgänglighetsredogörelsen saknas → lägg tillbaka den (git restore data/accessibility.yml), eller skriv den efter schemat",),
    ),
    Case(
        accessibility_statement,
        "Den ska ses över efter mer än ett år, och är äldre än bedömningen",
        {"accessibility": {"tested_on": "2026-11-02", "updated": "2026-11-01", "review_by": "2027-11-03"}},
        (
            "data/accessibility.yml:7:10: redogörelsen är äldre än bedömningen → sätt updated till dagen den sågs över, tidigast tested_on",
            "data/accessibility.yml:8:12: redogörelsen ska ses över inom ett år → sätt review_by högst ett år efter updated",
        ),
    ),
    Case(accessibility_statement, "En redogörelse med fel i sägs inte saknas", {"files": {"data/accessibility.yml": "status: bra\n"}}),
    Case(
        accessibility_statement,
        "Den ska ses över om precis ett år",
        {"accessibility": {"tested_on": "2026-11-01", "updated": "2026-11-01", "review_by": "2027-11-01"}},
    ),
    #
    Case(
        audience_outside_page,
        "Rubriken är för någon som sidan inte är för",
        text("## Mottagning {: for=lakare }\n", audience=["larare"]),
        (f"{at(1, 1)}: {OUTSIDE.format('lakare')}",),
    ),
    Case(
        audience_outside_page,
        "Blocket är för någon som sidan inte är för",
        text("/// for | larare, lakare\n///\n", audience=["larare"]),
        (f"{at(1, 11)}: {OUTSIDE.format('lakare')}",),
    ),
    Case(audience_outside_page, "Delen är för en av dem som arbetar där sidan är till för", text("## Lektion {: for=larare }\n", audience=["skola"])),
    Case(audience_outside_page, "Delen är för arbetsplatsen där sidans läsare arbetar", text("/// for | skola\n///\n", audience=["larare"])),
    Case(audience_outside_page, "En målgrupp som inte finns säger en annan kontroll", text("## A {: for=larrare }\n", audience=["larare"])),
    #
    Case(
        broken_link,
        "Sidan finns inte",
        text("Se [sömn](../vila/qqqqqq.md).\n"),
        (f"{at(1, 11)}: länken leder till docs/vila/qqqqqq.md, som inte finns → skriv sidan först",),
    ),
    Case(
        broken_link,
        "Sidan finns på ett annat ställe",
        {"pages": {A: page("[b](b.md)\n"), "somn/stod/b.md": page(insats())}},
        (f'{at(1, 5)}: länken leder till docs/gemensamt/b.md, som inte finns → länka till "../somn/stod/b.md" eller skriv sidan först',),
    ),
    Case(
        broken_link,
        "Sökvägen är nästan rätt",
        {"pages": {A: page("[b](../somn/stodd/bra-somn.md#rubrik)\n"), "somn/stod/bra-somnen.md": page(insats())}},
        (f'{at(1, 5)}: länken leder till docs/somn/stodd/bra-somn.md, som inte finns → länka till "../somn/stod/bra-somnen.md" eller skriv sidan först',),
    ),
    Case(broken_link, "Länken leder ut", text("[a](https://somn.exempel.se/)\n"), (f"{at(1, 5)}: {LEAVES.format('https://somn.exempel.se/')}",)),
    Case(
        broken_link,
        "Länken börjar vid roten",
        text("[a](/somn/)\n"),
        (f'{at(1, 5)}: länken "/somn/" börjar med / → skriv sökvägen från den här filen, till exempel ../../gemensamt/sip.md',),
    ),
    Case(
        broken_link,
        "En inkluderad text har en länk",
        {"includes": {"akut.md": "[a](../somn/index.md)\n"}},
        (
            "docs/_includes/akut.md:1:5: en inkluderad text får inte ha länkar: de skulle leda olika från olika sidor → "
            "skriv länken på sidan i stället, eller hänvisa till en källa",
        ),
    ),
    Case(
        broken_link,
        "Länkar till en sida, ett avsnitt, samma sida och en sida som görs av data",
        text("[a](../somn/index.md#b) [c](#d) [e](../arbetsgrupper/nag-somn.md) [f](a.md)\n"),
    ),
    Case(
        broken_link,
        "Kontakten är en sida som inte finns",
        {"site": {"contact": "om/kontakt"}},
        ('mkdocs.yml:4:14: kontakten "/om/kontakt/" är ingen sida → skriv adressen till en sida på webbplatsen, till exempel om/, eller en e-postadress',),
    ),
    Case(broken_link, "Kontakten är en sida som webbplatsen gör", {"site": {"contact": "om/utan-nat/#som-zip-fil"}}),
    Case(broken_link, "En länk i kod är ingen länk", text("`[a](https://somn.exempel.se/)`\n")),
    #
    Case(closed_template, "En variabel", text("Se {{ config }}\n"), (f"{at(1, 4)}: {NO_CALL.format('{{')}",)),
    Case(
        closed_template,
        "En sats, sägs en gång på raden",
        text("{% for a in b %}{% endfor %}\n\n#}\n"),
        (f"{at(1, 1)}: {NO_CALL.format('{%')}", f"{at(3, 1)}: {NO_ANCHOR.format('#}')}"),
    ),
    Case(closed_template, "En klammer i en inkluderad text", {"includes": {"akut.md": "{{ x }}\n"}}, (f"docs/_includes/akut.md:1:1: {NO_CALL.format('{{')}",)),
    Case(closed_template, "Ett anrop och klamrar i kod", text("{{ groups() }} `{{ x }}`\n\n```\n{% x %}\n```\n")),
    #
    Case(
        gate_order,
        "Beslutet har ingen remiss före sig",
        {"gates": {"somn": [gate("beslut", "2026-03-01"), gate("remiss", "2026-04-01")]}},
        (
            'data/programmes/somn/gates.yml:2:9: steget "beslut" 2026-03-01 har inte steget "remiss" före sig → '
            'lägg till "remiss" med dess dag, eller ta bort det här om det inte är beslutat',
        ),
    ),
    Case(
        gate_order,
        "Publicerad utan beslut, reviderad utan publicering",
        {"gates": {"somn": [gate("revidering", "2026-03-01"), gate("publicering", "2026-04-01")]}},
        (
            'data/programmes/somn/gates.yml:2:9: steget "revidering" 2026-03-01 har inte steget "publicering" före sig → '
            'lägg till "publicering" med dess dag, eller ta bort det här om det inte är beslutat',
            'data/programmes/somn/gates.yml:6:9: steget "publicering" 2026-04-01 har inte steget "beslut" före sig → '
            'lägg till "beslut" med dess dag, eller ta bort det här om det inte är beslutat',
        ),
    ),
    Case(
        gate_order,
        "Beslutet är fattat av ett annat organ",
        {"bodies": [{"id": "npo-drom"}], "gates": {"somn": [gate("remiss", "2026-03-01", "npo-drom")]}},
        ('data/programmes/somn/gates.yml:3:9: "npo-drom" beslutar inte om NAG sömn → ange "npo-somn", eller ändra gruppens steering_body',),
    ),
    Case(
        gate_order,
        "Alla steg i ordning, två på samma dag",
        {"gates": {"somn": [gate("beslut", "2026-03-01"), gate("remiss", "2026-03-01"), gate("publicering", "2026-04-01")]}},
    ),
    Case(
        gate_order,
        "Ett program utan arbetsgrupp kan ha vilket organ som helst",
        {"programmes": [{"id": "somn", "group": None}], "gates": {"somn": [gate("remiss", "2026-03-01", "x")]}},
    ),
    #
    Case(
        headings,
        "Titeln skrivs en gång till",
        text("# Sova gott\n"),
        (f"{at(1, 1)}: titeln skrivs bara i sidhuvudet → gör rubriken till ## eller ta bort den",),
    ),
    Case(
        headings,
        "En nivå hoppas över",
        text("## A\n#### B\n## C\n### D\n##### E\n"),
        (
            f"{at(2, 1)}: rubriken hoppar från nivå 2 till nivå 4 → skriv ### i stället för ####",
            f"{at(5, 1)}: rubriken hoppar från nivå 3 till nivå 5 → skriv #### i stället för #####",
        ),
    ),
    Case(headings, "Texten börjar på nivå tre", text("### A\n"), (f"{at(1, 1)}: rubriken hoppar från nivå 1 till nivå 3 → skriv ## i stället för ###",)),
    Case(headings, "En rubrik är tom", text("##\n"), (f"{at(1, 1)}: rubriken är tom → skriv en rubrik eller ta bort raden",)),
    Case(
        headings,
        "Mallens rubriker saknas, är felstavade och står för tidigt",
        {"pages": {"somn/stod/a.md": page("## Genomförande\n\n## Kunskapslage\n")}},
        (
            f'docs/somn/stod/a.md:{BODY_LINE}:1: sidslaget Insats ska ha rubriken "I korthet" → lägg till rubriken "## I korthet"',
            f'docs/somn/stod/a.md:{BODY_LINE + 2}:1: sidslaget Insats ska ha rubriken "Kunskapsläge" → byt "Kunskapslage" till "Kunskapsläge"',
        ),
    ),
    Case(
        headings,
        "Mallens rubriker står i fel ordning",
        {"pages": {"somn/stod/a.md": page("## I korthet\n\n## Genomförande\n\n## Kunskapsläge\n")}},
        (f'docs/somn/stod/a.md:{BODY_LINE + 2}:1: rubriken "Genomförande" står för tidigt → följ mallens ordning: I korthet, Kunskapsläge, Genomförande',),
    ),
    Case(headings, "En sida får välja ett annat sidslag än kapitlets", {"pages": {"somn/stod/a.md": page("", kind="kunskap")}}),
    Case(
        headings,
        "Egna rubriker får läggas till, och nivåer får hoppa uppåt",
        {"pages": {"somn/stod/a.md": page("## Eget\n### Mer\n#### Mer\n" + insats("## Slut\n"))}},
    ),
    #
    Case(
        id_and_file,
        "Gruppens och riktlinjens filer heter något annat",
        {
            "files": {
                "data/groups/nag-x.yml": "id: nag-y\nname: N\nshort_name: N\nsteering_body: npo-somn\n",
                "data/guidelines/b.yml": "id: c\ntitle: T\npublisher: P\nsource: somnboken\nprogrammes: []\n",
            }
        },
        (
            'data/groups/nag-x.yml:1:5: filen heter "nag-x" men id är "nag-y" → byt id till "nag-x" eller döp om filen till nag-y.yml',
            'data/guidelines/b.yml:1:5: filen heter "b" men id är "c" → byt id till "b" eller döp om filen till c.yml',
        ),
    ),
    Case(
        id_and_file,
        "Programmets mapp heter något annat",
        {"files": {"data/programmes/drom/programme.yml": "id: drommar\ntitle: D\nshort_title: D\nsummary: D\n"}},
        ('data/programmes/drom/programme.yml:1:5: mappen heter "drom" men id är "drommar" → byt id till "drom" eller döp om mappen till drommar',),
    ),
    Case(id_and_file, "Filer och mappar heter som sina id", {"groups": [{"id": "nag-drom"}], "programmes": [{"id": "drom"}]}),
    #
    Case(misplaced_page, "Ett filnamn med versal, å eller understreck sägs av allowed-files", {"pages": {"gemensamt/Å_a.md": ""}}),
    Case(
        misplaced_page,
        "Två filer får samma adress",
        {"pages": {"gemensamt/a.md": "", "gemensamt/a/index.md": ""}},
        ("docs/gemensamt/a/index.md:1:1: sidan får samma adress som docs/gemensamt/a.md → ge den ena ett annat namn, eller för ihop dem",),
    ),
    Case(
        misplaced_page,
        "Sidan görs av data",
        {"pages": {"kallor/index.md": ""}},
        ("docs/kallor/index.md:1:1: sidan görs av data och kan inte skrivas för hand → ge sidan ett annat namn",),
    ),
    Case(
        misplaced_page,
        "Sidan ligger löst i docs",
        {"pages": {"a.md": ""}},
        ("docs/a.md:1:1: sidan ligger utanför program och kapitel → flytta den till ett programs kapitel, gemensamt/ eller om/",),
    ),
    Case(
        misplaced_page,
        "Programmet är felstavat",
        {"pages": {"sommn/stod/a.md": ""}},
        ('docs/sommn/stod/a.md:1:1: det finns inget program "sommn" → rätta till "somn" eller flytta sidan, eller lägg till programmet i data/programmes/',),
    ),
    Case(
        misplaced_page,
        "Kapitlet finns inte",
        {"pages": {"somn/xyz/a.md": ""}},
        ('docs/somn/xyz/a.md:1:1: det finns inget kapitel "xyz" → flytta sidan till ett kapitel ur data/chapters.yml',),
    ),
    Case(
        misplaced_page,
        "Sidan ligger för djupt, eller i programmet men utanför kapitlen",
        {"pages": {"somn/stod/a/b.md": "", "somn/a.md": ""}},
        (
            "docs/somn/a.md:1:1: sidan ligger inte i ett kapitel → flytta den till docs/<program>/<kapitel>/",
            "docs/somn/stod/a/b.md:1:1: sidan ligger inte i ett kapitel → flytta den till docs/<program>/<kapitel>/",
        ),
    ),
    Case(
        misplaced_page,
        "Programmet har ingen startsida",
        {"programmes": [{"id": "drom"}]},
        ("data/programmes/drom/programme.yml:1:5: programmet saknar startsidan docs/drom/index.md → skriv startsidan; mallen finns i författarguiden",),
    ),
    Case(misplaced_page, "Startsidan, en sida i ett kapitel, i gemensamt och i om", {"pages": {"index.md": "", "somn/stod/a-1.md": "", A: "", "om/b.md": ""}}),
    #
    *(
        Case(
            priority_scale,
            f"{wording} och {priority} hör inte ihop",
            {"recommendations": [{"id": "mork-sovrum", "wording": wording, "priority": priority}]},
            (f'data/guidelines/riktlinje-somn.yml:11:12: ordvalet "{wording}" passar inte prioritet {priority} → kontrollera båda mot sidan där de lästes',),
        )
        for wording, priority in [
            ("bör", 4),
            ("kan", 3),
            ("kan", 8),
            ("kan i undantagsfall", 7),
            ("FoU", 1),
            ("icke-göra", "FoU"),
            ("bör inte", "FoU"),
            ("bör", "icke-göra"),
            ("bör inte", 10),
        ]
    ),
    *(
        Case(priority_scale, f"{wording} och {priority} hör ihop", {"recommendations": [{"id": "mork-sovrum", "wording": wording, "priority": priority}]})
        for wording, priority in [
            ("bör", 1),
            ("bör", 3),
            ("kan", 4),
            ("kan", 7),
            ("kan i undantagsfall", 8),
            ("kan i undantagsfall", 10),
            ("icke-göra", "icke-göra"),
            ("FoU", "FoU"),
            ("bör inte", "icke-göra"),
            ("ej läst", 5),
            ("bör", None),
            ("bör inte", None),
        ]
    ),
    #
    Case(raw_html, "En tagg i texten", text("Hej <b>du</b>\n"), (f"{at(1, 5)}: {HTML.format('<b')}",)),
    Case(
        raw_html,
        "En kommentar i en inkluderad text",
        {"includes": {"akut.md": "\n<!-- gömt -->\n"}},
        (f"docs/_includes/akut.md:2:1: {HTML.format('<!-- gömt --')}",),
    ),
    Case(raw_html, "Ett skript i ett kodblock som aldrig avslutas", text("```\n<script>\n"), (f"{at(2, 1)}: {HTML.format('<script')}",)),
    Case(raw_html, "Mindre än, pilar och kod är ingen HTML", text("a < b, 3<4, <- och `<b>`\n\n```\n<script>\n```\n")),
    #
    Case(
        safety_review,
        "Texten saknar dagar",
        text("/// safety | Akut\n    checked: 2026-11-01\n\nRing.\n///\n"),
        (f"{at(1, 1)}: säkerhetstexten saknar checked eller review_by → {DAYS}",),
    ),
    Case(
        safety_review,
        "Texten i en inkludering granskas för sent",
        {"includes": {"akut.md": "/// safety | Akut\n    checked: 2026-01-01\n    review_by: 2026-07-05\n\nRing.\n///\n"}},
        (f"docs/_includes/akut.md:1:1: säkerhetstexten ska granskas inom ett halvår → {DAYS}",),
    ),
    Case(
        safety_review,
        "Säkerhetssidan saknar dag",
        text("", safety=True),
        (f"docs/{A}:8:9: en säkerhetssida ska ha review_by → lägg till review_by: högst ett halvår efter updated",),
    ),
    Case(
        safety_review,
        "Säkerhetssidan granskas för sent",
        text("", safety=True, updated="2026-01-01", review_by="2026-07-05"),
        (f"docs/{A}:9:12: en säkerhetssida ska granskas inom ett halvår → sätt review_by tidigare",),
    ),
    Case(
        safety_review,
        "Ett halvår är i tid, och andra sidor får vänta",
        {
            "pages": {
                A: page(
                    "/// safety | Akut\n    checked: 2026-01-01\n    review_by: 2026-07-04\n\n///\n", safety=True, updated="2026-01-01", review_by="2026-07-04"
                ),
                "gemensamt/b.md": page(review_by="2030-01-01"),
            }
        },
    ),
    #
    Case(
        searched_as,
        "En rad utan ord, och en som står två gånger",
        text("", searched_as=["ligger vaken", "???", "Ligger vaken?"]),
        (
            'docs/gemensamt/a.md:8:29: "???" har inget ord att söka på → skriv som en läsare söker, eller ta bort raden',
            'docs/gemensamt/a.md:8:36: "Ligger vaken?" står redan i listan → ta bort raden',
        ),
    ),
    Case(searched_as, "Ord och frågor", text("", searched_as=["sömnlös", "varför ligger jag vaken", "112"])),
    #
    Case(
        superseded_source,
        "Källan är ersatt av en annan",
        {"sources": [{"id": "drombok", "status": "ersatt", "superseded_by": "somnboken"}], **text("Sant.[^drombok]\n")},
        (f'{at(1, 6)}: källan "drombok" är ersatt → hänvisa till "somnboken", eller skriv [^historisk:drombok]',),
    ),
    Case(
        superseded_source,
        "Källan är upphävd och nämns av ett makro",
        {"sources": [{"id": "drombok", "status": "upphävd"}], **text('{{ source("drombok") }}\n')},
        (f'{at(1, 1)}: källan "drombok" är upphävd → hänvisa till det som gäller nu, eller skriv [^historisk:drombok]',),
    ),
    Case(
        superseded_source,
        "Källorna ersätter varandra i en ring, och den ena gäller",
        {
            "sources": [
                {"id": "a", "status": "ersatt", "superseded_by": "b"},
                {"id": "b", "superseded_by": "a"},
                {"id": "c", "status": "ersatt", "superseded_by": "a"},
            ]
        },
        (
            'data/sources/somnverket.yml:13:18: källan "a" skulle till sist ersättas av sig själv → rätta den ena; den nyaste har ingen superseded_by',
            'data/sources/somnverket.yml:19:18: källan "b" skulle till sist ersättas av sig själv → rätta den ena; den nyaste har ingen superseded_by',
            'data/sources/somnverket.yml:19:18: källan ersätts av "a" men har status gäller → skriv status: ersatt, eller ta bort superseded_by',
        ),
    ),
    Case(
        superseded_source,
        "Den gamla källan är historia",
        {"sources": [{"id": "drombok", "status": "upphävd"}], **text("En gång.[^historisk:drombok] Nu.[^somnboken]\n")},
    ),
    #
    Case(
        unknown_audience,
        "Målgruppen är felstavad i sidhuvudet, i rubriken och i blocket",
        text("## A {: for=lakarre }\n\n/// for | xyz\n///\n", audience=["larare", "lararre"]),
        (
            f'docs/{A}:4:20: okänd målgrupp "lararre" → rätta till "larare" eller använd ett id ur data/audiences.yml',
            f'{at(1, 1)}: okänd målgrupp "lakarre" → rätta till "lakare" eller använd ett id ur data/audiences.yml',
            f'{at(3, 11)}: okänd målgrupp "xyz" → använd ett id ur data/audiences.yml',
        ),
    ),
    Case(unknown_audience, "Ett block för ingen sägs av unclosed-block", {"includes": {"akut.md": "/// for |\n///\n"}}),
    Case(
        unknown_audience,
        "Befattningar och verksamheter är målgrupper",
        text("## A {: for=skola }\n\n/// for | larare, vardcentral\n///\n", audience=["skola", "lakare"]),
    ),
    #
    Case(
        unknown_choice,
        "Värden som inte finns i listorna",
        text("", ages=["barn", "vuxnaa"], severity=["x"], phase=["tidig"], kind="insatss", owner="nag-sommn"),
        (
            f'docs/{A}:7:8: okänd ägare "nag-sommn" → rätta till "nag-somn" eller ange arbetsgruppens id ur data/groups/',
            f'docs/{A}:8:14: ages kan inte vara "vuxnaa" → rätta till "vuxna" eller välj bland barn, vuxna',
            f'docs/{A}:9:12: severity kan inte vara "x" → välj bland lindrig',
            f'docs/{A}:10:9: phase kan inte vara "tidig" → rätta till "tidigt" eller välj bland tidigt',
            f'docs/{A}:11:7: okänt sidslag "insatss" → rätta till "insats" eller välj bland kunskap, insats',
        ),
    ),
    Case(
        unknown_choice,
        "Värden ur listorna, och ett organ som ägare",
        text("", ages=["barn"], severity=["lindrig"], phase=["tidigt"], kind="kunskap", owner="npo-somn"),
    ),
    #
    Case(
        unknown_include,
        "Namnet är en sökväg, också i kod",
        text("{!../../hemligt.md!}\n\n`{!/etc/passwd!}`\n"),
        (
            f'{at(1, 1)}: "../../hemligt.md" är inte ett filnamn i docs/_includes/ → skriv bara filens namn, till exempel {{!akut-risk.md!}}',
            f'{at(3, 2)}: "/etc/passwd" är inte ett filnamn i docs/_includes/ → skriv bara filens namn, till exempel {{!akut-risk.md!}}',
        ),
    ),
    Case(
        unknown_include,
        "Texten finns inte",
        {"includes": {"akut-risk.md": "Ring.\n"}, **text("{!akutrisk.md!}\n\n{!x.md!}\n")},
        (
            f'{at(1, 1)}: det finns ingen text "akutrisk.md" att inkludera → rätta till "akut-risk.md" eller lägg filen i docs/_includes/',
            f'{at(3, 1)}: det finns ingen text "x.md" att inkludera → lägg filen i docs/_includes/',
        ),
    ),
    Case(
        unknown_include,
        "En inkluderad text inkluderar och har rubrik",
        {"includes": {"akut.md": "{!mer.md!}\n\n## Mer\n", "mer.md": "Ring.\n"}},
        (
            "docs/_includes/akut.md:1:1: en inkluderad text får inte inkludera en annan → inkludera båda från sidan",
            "docs/_includes/akut.md:3:1: en inkluderad text får inte ha rubriker → sätt rubriken på sidan, ovanför inkluderingen",
        ),
    ),
    Case(unknown_include, "En text som finns", {"includes": {"akut.md": "Ring 112.[^somnboken]\n"}, **text("{!akut.md!}\n")}),
    #
    Case(
        unknown_macro,
        "Makrot finns inte, får fel antal värden eller ett okänt id",
        text(
            '{{ grupp("a") }}\n\n{{ xyz() }}\n\n{{ source() }}\n\n{{ groups("a") }}\n\n'
            '{{ recommendation("x") }}\n\n{{ group("nag-sommn") }}\n\n{{ instrument("isi") }}\n'
        ),
        (
            f'{at(1, 1)}: okänt makro "grupp" → rätta till "group" eller använd ett av {ALL_MACROS}',
            f'{at(3, 1)}: okänt makro "xyz" → använd ett av {ALL_MACROS}',
            f'{at(5, 1)}: source tar ett värde, här står 0 → skriv {{{{ source("…") }}}}',
            f"{at(7, 1)}: groups tar inga värden, här står 1 → skriv {{{{ groups() }}}}",
            f'{at(9, 1)}: recommendation tar två värden, här står 1 → skriv {{{{ recommendation("…", "…") }}}}',
            f'{at(11, 1)}: okänd arbetsgrupp "nag-sommn" → rätta till "nag-somn" eller lägg till posten i data/groups/',
            f'{at(13, 1)}: okänt instrument "isi" → lägg till posten i data/instruments.yml',
        ),
    ),
    Case(
        unknown_macro,
        "Rekommendationen finns inte i riktlinjen, riktlinjen finns inte",
        text('{{ recommendation("riktlinje-somn", "morkt-sovrum") }}\n\n{{ recommendation("x", "mork-sovrum") }}\n'),
        (
            f'{at(1, 1)}: okänd rekommendation "morkt-sovrum" → rätta till "mork-sovrum" eller lägg till den i data/guidelines/riktlinje-somn.yml',
            f'{at(3, 1)}: okänd riktlinje "x" → lägg till posten i data/guidelines/',
        ),
    ),
    Case(
        unknown_macro,
        "Ett makro i en inkluderad text",
        {"includes": {"akut.md": "{{ groups() }}\n"}},
        ("docs/_includes/akut.md:1:1: groups(…) står i en text som inkluderas → makron hör hemma på sidan; flytta anropet dit",),
    ),
    Case(
        unknown_macro,
        "Alla makron, rätt anropade",
        {
            "recommendations": [{"id": "mork-sovrum", "official_number": "S4"}],
            "instruments": [{"id": "isi", "name": "ISI"}],
            "pages": {
                "somn/index.md": '{{ recommendation("riktlinje-somn", "S4") }}\n\n{{ guideline("riktlinje-somn") }}\n\nEnligt {{ source("okand") }}.\n\n'
                '{{ group("nag-somn") }}\n\n{{ groups() }}\n\n## Rubrik\n{{ programme_head() }}\n\n{{ chapters() }}\n\n'
                '/// for | larare\n{{ indicators("somn") }}\n///\n\n{{ instrument("isi") }}\n\n{{ start_choices() }}\n\n{{ news() }}\n'
            },
        },
    ),
    Case(
        unknown_macro,
        "Makron där det de visar inte får plats",
        text("Vi säger {{ groups() }} nu.\n\n- {{ news() }}\n\nText\n{{ groups() }}\n\n{{ chapters() }}\n"),
        (
            "docs/gemensamt/a.md:9:10: groups(…) visar en ruta, lista eller tabell och står inte ensamt → "
            "skriv anropet först på en egen rad, med en tom rad före och efter",
            "docs/gemensamt/a.md:11:3: news(…) visar en ruta, lista eller tabell och står inte ensamt → "
            "skriv anropet först på en egen rad, med en tom rad före och efter",
            "docs/gemensamt/a.md:14:1: groups(…) visar en ruta, lista eller tabell och står inte ensamt → "
            "skriv anropet först på en egen rad, med en tom rad före och efter",
            "docs/gemensamt/a.md:16:1: chapters visar något om ett program, och sidan hör inte till något → flytta anropet till en sida i programmet",
        ),
    ),
    #
    Case(
        unknown_reference,
        "Programmet, gruppen och riktlinjen hänvisar fel",
        {
            "programmes": [{"id": "somn", "group": "nag-sommn", "guidelines": ["riktlinje-somnn"], "related": ["xyz"]}],
            "groups": [{"id": "nag-somn", "programme": "xyz", "steering_body": "npo-sommn"}],
            "guidelines": [{"id": "riktlinje-somn", "source": "sommnboken", "programmes": ["xyz"]}],
            "recommendations": [{"id": "mork-sovrum", "read_source": "qqq"}],
        },
        (
            'data/groups/nag-somn.yml:4:12: okänt program "xyz" → lägg till data/programmes/<id>/programme.yml',
            'data/groups/nag-somn.yml:5:16: okänt organ "npo-sommn" → rätta till "npo-somn" eller lägg till det i data/steering.yml',
            'data/guidelines/riktlinje-somn.yml:4:9: okänd källa "sommnboken" → rätta till "somnboken" eller lägg till källan i data/sources/',
            'data/guidelines/riktlinje-somn.yml:6:3: okänt program "xyz" → lägg till data/programmes/<id>/programme.yml',
            'data/guidelines/riktlinje-somn.yml:15:16: okänd källa "qqq" → lägg till källan i data/sources/',
            'data/programmes/somn/programme.yml:5:8: okänd arbetsgrupp "nag-sommn" → rätta till "nag-somn" eller lägg till data/groups/<id>.yml',
            'data/programmes/somn/programme.yml:7:3: okänd riktlinje "riktlinje-somnn" → rätta till "riktlinje-somn" eller lägg till data/guidelines/<id>.yml',
            'data/programmes/somn/programme.yml:9:3: okänt program "xyz" → lägg till data/programmes/<id>/programme.yml',
        ),
    ),
    Case(
        unknown_reference,
        "Källor hänvisar fel, också inne i poster",
        {
            "sources": [{"id": "drombok", "superseded_by": "xyz", "programmes": ["alla", "drom"]}],
            "groups": [{"id": "nag-somn", "tasks": [{"text": "Sova", "source": "somnboken"}, {"text": "Vaka", "source": "vakbok"}]}],
            "healthcare_regions": [{"id": "norra", "name": "Norra", "source": "karta", "certainty": "verifierad"}],
        },
        (
            'data/groups/nag-somn.yml:10:11: okänd källa "vakbok" → lägg till källan i data/sources/',
            'data/regions.yml:4:11: okänd källa "karta" → lägg till källan i data/sources/',
            'data/sources/somnverket.yml:12:18: okänd källa "xyz" → lägg till källan i data/sources/',
            'data/sources/somnverket.yml:15:5: okänt program "drom" → lägg till data/programmes/<id>/programme.yml',
        ),
    ),
    Case(
        unknown_reference,
        "Kapitel, befattningar, platser och instrument hänvisar fel",
        {
            "chapters": [{"id": "stod", "kind": "insatss"}],
            "professions": [{"id": "larare", "settings": ["xyz"]}],
            "settings": [{"id": "skola", "category": "kat-xyz"}],
            "groups": [{"id": "nag-somn", "seats": [{"healthcare_region": "xyz", "authority": "region", "profession": "lararre", "source": "somnboken"}]}],
            "instruments": [{"id": "isi", "name": "ISI", "sources": ["xyz"]}],
        },
        (
            'data/audiences.yml:9:13: okänd verksamhetskategori "kat-xyz" → lägg till den i data/audiences.yml',
            'data/audiences.yml:19:5: okänd verksamhet "xyz" → lägg till den i data/audiences.yml',
            'data/chapters.yml:20:9: okänt sidslag "insatss" → rätta till "insats" eller lägg till det i data/chapters.yml',
            'data/groups/nag-somn.yml:7:22: okänd sjukvårdsregion "xyz" → lägg till den i data/regions.yml',
            'data/groups/nag-somn.yml:9:15: okänd befattning "lararre" → rätta till "larare" eller lägg till den i data/audiences.yml',
            'data/instruments.yml:7:5: okänd källa "xyz" → lägg till källan i data/sources/',
        ),
    ),
    Case(
        unknown_reference,
        "Indikatorn mäter en rekommendation som inte finns, i ett program som inte finns",
        {"indicators": {"drom": [{"id": "a", "title": "A", "certainty": "verifierad", "guideline": "riktlinje-somn", "recommendation": "morkt-sovrum"}]}},
        (
            'data/programmes/drom/indicators.yml:2:3: okänt program "drom" → döp mappen till programmets id',
            'data/programmes/drom/indicators.yml:6:19: okänd rekommendation "morkt-sovrum" → '
            'rätta till "mork-sovrum" eller ange guideline och ett id ur dess fil',
        ),
    ),
    Case(
        unknown_reference,
        "Rekommendationens utgåva finns inte",
        {"guidelines": [{"id": "riktlinje-somn", "editions": [{"id": "2017"}]}], "recommendations": [{"id": "mork-sovrum", "edition": "2071"}]},
        ('data/guidelines/riktlinje-somn.yml:17:12: okänd utgåva "2071" → rätta till "2017" eller lägg till utgåvan under editions',),
    ),
    Case(
        unknown_reference,
        "Hänvisningar som stämmer",
        {
            "programmes": [{"id": "somn", "related": ["somn"]}],
            "sources": [{"id": "drombok", "superseded_by": "somnboken", "programmes": ["alla"]}],
            "guidelines": [{"id": "riktlinje-somn", "editions": [{"id": "2017", "superseded_by": "2024"}]}],
            "recommendations": [{"id": "mork-sovrum", "edition": "2017"}],
            "indicators": {
                "somn": [
                    {"id": "a", "title": "A", "kind": "resultat", "certainty": "verifierad", "guideline": "riktlinje-somn", "recommendation": "mork-sovrum"}
                ]
            },
        },
    ),
    #
    Case(
        unknown_source,
        "Källan är felstavad, i en fotnot, ett makro och en inkludering",
        {"includes": {"akut.md": "Ring.[^xyz]\n"}, **text('Sant.[^sommnboken] En gång.[^historisk:xyz]\n\n{{ source("xyz") }}\n\nTre råd[^abc]: sov.\n')},
        (
            'docs/_includes/akut.md:1:6: okänd källa "xyz" → lägg till källan i data/sources/',
            f'{at(1, 6)}: okänd källa "sommnboken" → rätta till "somnboken" eller lägg till källan i data/sources/',
            f'{at(1, 28)}: okänd källa "xyz" → lägg till källan i data/sources/',
            f'{at(3, 1)}: okänd källa "xyz" → lägg till källan i data/sources/',
            f'{at(5, 8)}: okänd källa "abc" → lägg till källan i data/sources/',
        ),
    ),
    Case(
        unknown_source,
        "Fotnoten har en egen definition",
        {"includes": {"akut.md": "Ring.\n  [^somnboken]: Min text\n"}, **text("Sant.[^somnboken]\n\n[^somnboken]: Min text\n")},
        (
            "docs/_includes/akut.md:2:3: fotnoten har en egen definition → ta bort raden; lägg till källan i data/sources/ och hänvisa med dess id",
            f"{at(3, 1)}: fotnoten har en egen definition → ta bort raden; lägg till källan i data/sources/ och hänvisa med dess id",
        ),
    ),
    Case(
        unknown_source,
        "Källan finns, också som historia och före kolon",
        text('Sant.[^somnboken] En gång.[^historisk:somnboken] {{ source("somnboken") }}\n\nTre[^somnboken]: `[^x]`\n'),
    ),
    #
    Case(
        unmarked_ambiguity,
        "En av två betydelser är inte märkt",
        {"terms": [term("sip-plan", "SIP", ambiguous="true"), term("sip-annat", "Sip")]},
        ('data/glossary.yml:9:9: "Sip" har 2 betydelser men är inte märkt som tvetydig → lägg till ambiguous: true på var och en av dem',),
    ),
    Case(
        unmarked_ambiguity,
        "Båda är märkta, och en ensam behöver ingen märkning",
        {"terms": [term("a", "SIP", ambiguous="true"), term("b", "SIP", ambiguous="true"), term("c", "LSS")]},
    ),
    #
    Case(
        unverified_source,
        "Påståendet vilar på en oläst källa",
        {"sources": [{"id": "drombok", "certainty": "kontrollera"}], "includes": {"akut.md": "Ring.[^drombok]\n"}, **text("Sant.[^historisk:drombok]\n")},
        (
            'docs/_includes/akut.md:1:6: källan "drombok" är inte läst (kontrollera) → läs källan och ändra certainty, eller stryk det som vilar på den',
            f'{at(1, 6)}: källan "drombok" är inte läst (kontrollera) → läs källan och ändra certainty, eller stryk det som vilar på den',
        ),
    ),
    Case(unverified_source, "En oläst källa får stå i registret", {"sources": [{"id": "drombok", "certainty": "kontrollera"}], **text("Sant.[^somnboken]\n")}),
    #
    # Closed inputs: tests/hostile/ has many more of each.
    Case(
        allowed_files,
        "Skript, länkar och bilder med metadata",
        {"files": {"docs/somn/x.html": "<script>", "docs/somn/Å.md": "text", "data/a.csv": "a;b", "docs/somn/b.png": "GIF89a", "docs/assets/c.svg": "<svg/>"}},
        (
            'data/a.csv:1:1: i data/ ligger bara YAML, inte "a.csv" → lägg den någon annanstans, eller ta bort den',
            'docs/assets/c.svg:1:1: "c.svg" är SVG, som kan bära skript → spara om bilden som PNG',
            'docs/somn/b.png:1:1: innehållet i "b.png" är varken PNG eller JPEG, eller är för stort → spara om bilden som PNG eller JPEG, högst 500 kB',
            'docs/somn/x.html:1:1: "x.html" är inte av ett slag som får ligga här → ta bort den; texter skrivs i Markdown och länkar leder till källor',
            'docs/somn/Å.md:1:1: namnet "somn/Å.md" har andra tecken än gemener a–z, siffror och bindestreck → '
            "döp om filen eller mappen; å och ä blir a, ö blir o",
        ),
    ),
    Case(allowed_files, "Text, data och en ren bild", {"files": {"docs/somn/stod/trappa.png": PICTURE}}),
    #
    Case(
        attribute_list,
        "En händelse, en stil och ett ankare som webbplatsen använder",
        text("## A {: onclick=x }\n\n## B {: #vip-sok }\n\n**c**{: style=x }\n\n## D {: #d }\n\n## E {: #d }\n"),
        (
            f'{at(1, 6)}: "{{: onclick=x }}" får inte stå här → '
            f'skriv {{: for="…" }}, {{: .safety }} eller {{: #ankare }} efter en rubrik, eller sätt klammern inom bakåtfnuttar',
            f'{at(3, 10)}: ankaret "vip-sok" är ett som webbplatsen använder själv → välj ett annat',
            f'{at(5, 6)}: "{{: style=x }}" får inte stå här → '
            f'skriv {{: for="…" }}, {{: .safety }} eller {{: #ankare }} efter en rubrik, eller sätt klammern inom bakåtfnuttar',
            f'{at(9, 10)}: ankaret "d" finns redan på rad 15 → ge det ena ett annat ankare',
        ),
    ),
    Case(
        attribute_list,
        "Rubrikens och styckets attribut, och en mängd i en mening",
        text('## A {: for="larare" #a .safety was="gammal" }\n\nText.\n{: #b }\n\nMängden {1, 2} är `{liten}`.\n'),
    ),
    #
    Case(
        deceptive_text,
        "Omvänd skrivriktning, dolt tecken och blandade alfabet",
        text("a\u202eb\n\nme\u200bdel\n\nm\u0435del\n", summary="Ett \u2066dolt tecken."),
        (
            "docs/gemensamt/a.md:3:10: ett osynligt tecken som vänder skrivriktningen (U+2066) → ta bort tecknet; skriv ordet på nytt, för hand",
            f"{at(1, 2)}: ett osynligt tecken som vänder skrivriktningen (U+202E) → ta bort tecknet; skriv ordet på nytt, för hand",
            f"{at(3, 3)}: ett osynligt tecken (U+200B) → ta bort tecknet; skriv ordet på nytt, för hand",
            f'{at(5, 1)}: "mеdel" blandar alfabet: kyrilliskt och latinskt → skriv ordet på nytt, för hand',
        ),
    ),
    Case(deceptive_text, "Det som skrivprogram lägger till", text("a\u0308r f\u00adin\u00a0text: ”5 μg” \U0001f469\u200d\u2695\ufe0f β-blockerare… – TNFα\n")),
    #
    Case(
        foreign_marks,
        "Rutor, flikar och kryssrutor",
        text("!!! note\n\n- [ ] ring\n\n~~gammalt~~\n\n[TOC]\n"),
        (
            f"{at(1, 1)}: en ruta (!!!) blir text → skriv ett vanligt stycke, eller ett block /// safety",
            f"{at(3, 1)}: en kryssruta blir text → skriv en vanlig lista",
            f"{at(5, 1)}: överstruken text (~~) blir text → stryk texten, eller skriv att den inte gäller",
            f"{at(7, 1)}: [TOC] behövs inte: sidan har redan en innehållsförteckning → ta bort raden",
        ),
    ),
    Case(foreign_marks, "Vanliga utropstecken och hakparenteser", text("Hjälp!!! Ring.\n\n- [sic] så stod det\n")),
    #
    Case(
        former_address,
        "En sökväg ut ur webbplatsen, en upptagen adress och en som två vill ha",
        {"pages": {A: page(former_slugs=["../../x", "somn", "kallor/gammal", "gammal"]), "gemensamt/b.md": page(former_slugs=["gammal"])}},
        (
            'docs/gemensamt/a.md:8:16: "../../x" är ingen adress → skriv den som den stod efter webbplatsens namn, till exempel somn/stod/sova-gott',
            'docs/gemensamt/a.md:8:25: adressen "somn" används nu av docs/somn/index.md → ta bort den ena',
            'docs/gemensamt/a.md:8:31: "kallor/gammal" ligger i en mapp som webbplatsen gör själv → ta bort adressen',
            'docs/gemensamt/b.md:8:16: adressen "gammal" leder redan till docs/gemensamt/a.md → behåll den på en av sidorna',
        ),
    ),
    Case(former_address, "En adress som sidan har haft", text("", former_slugs=["somn/stod/sova-gott"])),
    #
    Case(
        heading_form,
        "Understruken rubrik och rubrik i en lista",
        text("Titel\n---\n\n- # Lista\n"),
        (
            f"{at(2, 1)}: strecket gör texten ovanför till rubrik → skriv rubriken som ## Rubrik; är det ett streck tvärs över sidan, lämna en tom rad före",
            f"{at(4, 3)}: rubriken står inte först på raden → skriv ## först på raden; är det ett tecken i texten, skriv \\#",
        ),
    ),
    Case(heading_form, "Ett streck tvärs över, och ett nummertecken", text("Text\n\n---\n\nRum \\#3\n\n## A\n---\n")),
    #
    Case(
        image,
        "Bilden ligger ute, finns inte eller saknar text",
        {
            "includes": {"akut.md": "![a](b.png)\n"},
            "files": {"docs/gemensamt/trappa.png": PICTURE},
            **text("![a](https://x.se/b.png)\n\n![b](trapa.png)\n\n![](trappa.png)\n\n![c][d]\n"),
        },
        (
            "docs/_includes/akut.md:1:1: en inkluderad text får inte ha bilder: sökvägen skulle leda olika från olika sidor → sätt bilden på sidan i stället",
            f'{at(1, 1)}: bilden "https://x.se/b.png" ligger inte i docs/ → lägg bilden bredvid sidan och skriv bara dess namn',
            f'{at(3, 1)}: bilden docs/gemensamt/trapa.png finns inte → rätta till "gemensamt/trappa.png" eller lägg bilden bredvid sidan',
            f"{at(5, 1)}: bilden saknar text för den som inte ser den → skriv vad bilden visar: ![vad bilden visar](fil.png)",
            f"{at(7, 1)}: bilden går inte att tyda → skriv ![vad bilden visar](fil.png) på en rad",
        ),
    ),
    Case(image, "Bilden ligger bredvid sidan", {"files": {"docs/gemensamt/trappa.png": PICTURE}, **text("![Trappa](trappa.png)\n")}),
    #
    Case(
        include_place,
        "I en mening, i kod, en del av texten, och en som inte avslutas",
        {"includes": {"akut.md": "Ring 112.\n"}, **text("Se {!akut.md!}\n\n`{!akut.md!}`\n\n{!akut.md!lines=1}\n\n{!akut.md\n")},
        (
            f"{at(1, 4)}: inkluderingen står inte ensam → skriv {{!fil.md!}} först på en egen rad, med en tom rad före och efter",
            f"{at(3, 2)}: inkluderingar vecklas ut också i kod → visa den utan klamrarna runt om",
            f"{at(5, 1)}: en del av en text kan inte inkluderas → inkludera hela texten, eller dela den i två filer",
            f"{at(7, 1)}: inkluderingen är inte avslutad på raden → skriv {{!fil.md!}} först på en egen rad, med en tom rad före och efter",
        ),
    ),
    Case(
        include_place,
        "Ensam på en rad, också i ett block",
        {"includes": {"akut.md": "Ring 112.\n"}, **text("## A\n{!akut.md!}\n\n/// for | larare\n{!akut.md!}\n///\n")},
    ),
    #
    Case(
        leftovers,
        "Sammanslagning, felsparat och felmeddelande",
        text("<<<<<<< HEAD\n\nfÃ¶r\n\nf\ufffdr\n\nbeh?ver\n\nFel! Hittar inte referenskälla.\n\nTODO: skriv\n", summary="FÃ¶r dig."),
        (
            "docs/gemensamt/a.md:3:10: bokstäver som blivit fel när filen sparades om → skriv å, ä och ö på nytt, och spara filen som UTF-8",
            f"{at(1, 1)}: ett märke efter en sammanslagning i git → behåll den ena texten och ta bort märkena",
            f"{at(3, 2)}: bokstäver som blivit fel när filen sparades om → skriv å, ä och ö på nytt, och spara filen som UTF-8",
            f"{at(5, 2)}: ett tecken som gått förlorat (�) → skriv bokstaven på nytt, och spara filen som UTF-8",
            f"{at(7, 1)}: ett frågetecken mitt i ett ord → skriv den bokstav som gått förlorad, eller ett blanksteg efter frågetecknet",
            f"{at(9, 1)}: ett felmeddelande från Word → skriv det som skulle ha stått där",
            f"{at(11, 1)}: en anteckning som blivit kvar → skriv texten färdig, eller ta bort anteckningen",
        ),
    ),
    Case(leftovers, "Frågor, likhetstecken och utrop", text("Vad? När? ======= Fel! Så här: todo.\n")),
    #
    Case(
        link_scheme,
        "Skript, inbakade tecken, vinklar och adress på annan rad",
        text("[a](javascript:alert)\n\n[b](j&#97;vascript:x)\n\n<https://x.se>\n\n[c][d]\n\n[d]: b.md\n\n[e](b c.md)\n"),
        (
            f'{at(1, 5)}: länken "javascript:alert" har en adress av ett slag som inte får användas → länka till en sida, eller skriv tel: eller mailto:',
            f'{at(3, 5)}: länken "j&#97;vascript:x" har en adress av ett slag som inte får användas → länka till en sida, eller skriv tel: eller mailto:',
            f'{at(5, 1)}: länken "<https://x.se>" står inom < > → hänvisa till en källa med [^id], eller skriv [text](mailto:…)',
            f"{at(7, 3)}: länkens adress står någon annanstans → skriv adressen i länken: [text](sökväg)",
            f"{at(9, 1)}: raden skulle läsas som en länks adress och inte synas → "
            "skriv adressen i länken: [text](sökväg); är det text, skriv \\[ i stället för [",
            f"{at(11, 3)}: länken går inte att tyda → skriv [text](sökväg) på en rad, utan blanksteg, parenteser och klamrar i sökvägen",
        ),
    ),
    Case(link_scheme, "Telefon, e-post och en sida", text('[112](tel:112) [red](mailto:red@x.se) [a](<a.md> "Titel") [^somnboken]: text\n')),
    #
    Case(
        list_numbers,
        "Ett datum blir punkt 1, och en punkt är överhoppad",
        text("15. november\n\nText\n\n1. a\n3. b\n"),
        (
            f"{at(1, 1)}: punkten är skriven 15. men visas som 1. → skriv 1., eller 15\\. om det inte är en lista",
            f"{at(6, 1)}: punkten är skriven 3. men visas som 2. → skriv 2., eller 3\\. om det inte är en lista",
        ),
    ),
    Case(
        list_numbers,
        "Listor i ordning, bara ettor, och ett tal i en mening",
        text("1. a\n2. b\n    1. c\n3. d\n\nText den\n15. november\n\n- x\n\n1. e\n1. f\n"),
    ),
    #
    Case(
        markup_in_data,
        "En länk och en tagg i värden",
        {"sources": [{"id": "drombok", "title": "[a](javascript:x)"}], **text("", summary="Hej <b>du</b>.")},
        (
            'data/sources/somnverket.yml:8:10: värdet innehåller märkspråk: "](" → skriv det som vanlig text',
            'docs/gemensamt/a.md:3:10: värdet innehåller märkspråk: "<b" → skriv det som vanlig text',
        ),
    ),
    Case(markup_in_data, "Mindre än, klamrar och parenteser är text", {"sources": [{"id": "drombok", "title": "Vid p < 0,05 [1] (rapport)"}]}),
    #
    Case(
        own_footnotes,
        "En fotnot i en lista, en förkortning och en som inte går att tyda",
        text("- [^a]: b\n\n*[SIP]: plan\n\nSant.[^somn boken]\n"),
        (
            f"{at(1, 3)}: fotnoten har en egen definition → ta bort raden; lägg till källan i data/sources/ och hänvisa med dess id",
            f"{at(3, 1)}: texten har en egen förkortning → lägg till den i data/glossary.yml och ta bort raden",
            f"{at(5, 6)}: fotnoten går inte att tyda → skriv [^id] med en källas id, utan blanksteg",
        ),
    ),
    Case(own_footnotes, "Fotnoter ur registret", text("Sant.[^somnboken] *Sip*: plan\n")),
    #
    Case(
        unclosed_block,
        "Öppet, okänt, indraget, och en inställning",
        text("/// for | larare\n    attrs: {onclick: x}\n\nText\n\n/// note | x\n\n- /// safety | a\n\n////\n"),
        (
            f"{at(1, 1)}: blocket är inte avslutat → skriv samma antal snedstreck ensamma på raden där det slutar",
            f"{at(2, 1)}: raden skulle läsas som en inställning av blocket → lämna en tom rad under /// for",
            f"{at(6, 1)}: raden blir inget block → skriv /// for | målgrupp eller /// safety | rubrik först på raden, och /// ensamt på en rad där det slutar",
            f"{at(8, 1)}: raden blir inget block → skriv /// for | målgrupp eller /// safety | rubrik först på raden, och /// ensamt på en rad där det slutar",
            f"{at(10, 1)}: inget block är öppet här → ta bort raden, eller skriv början på blocket",
        ),
    ),
    Case(
        unclosed_block, "Block i block", text("//// for | larare\n/// safety | Akut\n    checked: 2026-11-01\n    review_by: 2027-05-01\n\nRing.\n///\n////\n")
    ),
    #
    Case(
        unclosed_fence,
        "Öppet staket och ensam bakåtfnutt",
        text("Ett ` ensamt\n\nText\n```\nkod\n```\ntext\n\n  ```\n"),
        (
            f"{at(1, 5)}: en bakåtfnutt saknar sin andra hälft på samma rad → avsluta koden på raden, eller skriv ’ om du menar en apostrof",
            f"{at(4, 1)}: staketet står tätt inpå texten ovanför → lämna en tom rad före staketet",
            f"{at(7, 1)}: texten står tätt inpå staketet ovanför → lämna en tom rad efter staketet",
            f"{at(9, 1)}: staketet är inte avslutat, eller står inte ensamt först på raden → "
            "börja och sluta koden med en rad av bara tre bakåtfnuttar, först på raden",
        ),
    ),
    Case(unclosed_fence, "Kod på en rad och i staket", text("`a` och ``b ` c``\n\n```yaml\n- a\n```\n\ntext\n")),
    #
    Case(
        uneven_table,
        "En rad har för många celler, en tabell saknar streck",
        text("| a | b |\n| --- | --- |\n| c | d | e |\n| f |\n\n| g | h |\n| i | j |\n"),
        (
            f"{at(3, 1)}: raden har 3 celler men rubrikraden har 2 → ge raden lika många celler, eller lämna en tom rad efter tabellen",
            f"{at(4, 1)}: raden har 1 cell men rubrikraden har 2 → ge raden lika många celler, eller lämna en tom rad efter tabellen",
            f"{at(6, 1)}: tabellen går inte att tyda och skulle bli text → skriv en rad | --- | --- | under rubrikraden",
        ),
    ),
    Case(uneven_table, "Tabeller med och utan yttre streck", text("| a | b |\n| --- | :-: |\n| c \\| d | `e|f` |\n\na | b\n--- | ---\nc | d\n")),
    #
    Case(
        unoffered_page,
        "Sidan är bara för en verksamhet där ingen arbetar",
        {"pages": {A: page(audience=["verkstad"])}, "settings": [{"id": "verkstad", "name": "Verkstad", "category": "kat-vard", "certainty": "verifierad"}]},
        (f'docs/{A}:4:11: sidan är inte för något yrke → lägg till en befattning i audience, eller "verkstad" under settings hos dem som arbetar där',),
    ),
    Case(unoffered_page, "Sidan är för en verksamhet där någon arbetar", text("Text.\n", audience=["skola"])),
    Case(unoffered_page, "En målgrupp som inte finns säger en annan kontroll", text("Text.\n", audience=["verkstad"])),
    #
    Case(
        unpaired_emphasis,
        "Fetstil utan slut, och en lös stjärna bland andra",
        text("Ge **inte 5 mg.\n\n- a *b* * *c* d\n"),
        (
            f"{at(1, 4)}: fetstilen (**) har ingen början eller inget slut → skriv **fet** och *kursiv* utan blanksteg innanför, "
            "eller \\* om det är en stjärna i texten",
            f"{at(3, 9)}: en stjärna står löst bland andra stjärnor → skriv **fet** och *kursiv* utan blanksteg innanför, "
            "eller \\* om det är en stjärna i texten",
        ),
    ),
    Case(
        unpaired_emphasis,
        "Två gånger med stjärna, där båda stjärnorna skulle försvinna",
        text("Ge 1*3 och 2*3.\n\n| 1* | 2* |\n| --- | --- |\n| 3 | 4 |\n"),
        (f"{at(1, 5)}: stjärnan (*) saknar sin andra hälft → skriv **fet** och *kursiv* utan blanksteg innanför, eller \\* om det är en stjärna i texten",),
    ),
    #
    Case(
        date_order,
        "Årtalet är fel",
        {
            "pages": {
                "gemensamt/a.md": page(
                    "/// safety | Akut\n    checked: 2026-11-01\n    review_by: 2025-11-01\n\nRing.\n\n///\n", created="2026-11-01", updated="2025-11-01"
                ),
                "gemensamt/b.md": page(reviewed="2026-11-01", review_by="2026-11-01"),
                "gemensamt/c.md": page(reviewed="2025-11-01"),
            }
        },
        (
            "docs/gemensamt/a.md:6:10: updated (2025-11-01) kommer före created (2026-11-01) → rätta den ena; oftast är det årtalet",
            "docs/gemensamt/a.md:9:1: review_by (2025-11-01) kommer inte efter checked (2026-11-01) → rätta den ena; oftast är det årtalet",
            "docs/gemensamt/b.md:9:12: review_by (2026-11-01) kommer inte efter reviewed (2026-11-01) → rätta den ena; oftast är det årtalet",
            "docs/gemensamt/c.md:8:11: reviewed (2025-11-01) kommer före created (2026-11-01) → rätta den ena; oftast är det årtalet",
        ),
    ),
    Case(date_order, "Samma dag skriven och ändrad", {"pages": {"gemensamt/a.md": page(created="2026-11-01", updated="2026-11-01")}}),
    #
    Case(
        list_form,
        "Listor som rinner ihop",
        text("Gör så här:\n- ring\n\n1) ett\n2) två\n\n- a\n  - b\n\n  text\n"),
        (
            f"{at(2, 1)}: listan står tätt inpå texten ovanför och skulle bli en del av den → lämna en tom rad före listan; är det ett tankstreck, skriv –",
            f"{at(4, 1)}: punkterna skulle rinna ihop till ett stycke → skriv 1. eller - först på varje rad, och ett blanksteg efter",
            f"{at(8, 1)}: punkten är indragen 2 steg → dra in den fyra steg för varje nivå, eller inte alls",
            f"{at(10, 1)}: texten är indragen 2 steg och hör inte till punkten → dra in den fyra steg, eller inte alls",
        ),
    ),
    Case(
        list_form,
        "Listor i nivåer, i citat, i block och efter en rubrik",
        text("## A\n- a\n    - b\n\n        mer\n\n> - c\n> - d\n\n/// for | larare\n- e\n///\n\nden\n1. maj\n\n`- f`\n\nTerm\n:   x\n    - y\n"),
    ),
    Case(unpaired_emphasis, "Fetstil, kursiv, gånger och listor", text("**a** *b* ***c*** och 2 \\* 3, `**`\n\n2 * 3 * 4\n\n* d\n* **e\n  f**\n\n* * *\n")),
)


@pytest.mark.parametrize("case", CASES, ids=[f"{case.check.CODE}: {case.name}" for case in CASES])
def test_the_check_says_exactly_this(case: Case, world: MakeWorld) -> None:
    found = [line(problem) for problem in sorted(case.check.check(world(**case.story).registry))]
    assert found == [told.replace(" → ", f" [{case.check.CODE}] → ", 1) for told in case.told]


def test_what_has_happened_has_a_day_that_has_come(world: MakeWorld) -> None:
    registry = world(
        pages={A: page("Text.\n", updated="2026-11-03", changes=[{"date": "2026-11-04", "what": "Allt."}], review_by="2027-01-01")},
        sources=[{"id": "somnboken", "checked": "2026-11-05"}],
        gates={"somn": [gate("publicering", "2026-12-24")]},
        accessibility={"tested_on": "2026-11-06", "updated": "2026-11-01", "review_by": "2027-10-01"},
    ).registry
    told = "[date-order] → skriv dagen då det hände; oftast är det årtalet som är fel"
    assert [line(problem) for problem in sorted(date_order.to_come(registry, date(2026, 11, 2)))] == [
        f"data/accessibility.yml:4:12: tested_on (2026-11-06) har inte kommit än {told}",
        f"data/sources/somnverket.yml:7:12: checked (2026-11-05) har inte kommit än {told}",
        f"docs/{A}:6:10: updated (2026-11-03) har inte kommit än {told}",
        f"docs/{A}:8:18: date (2026-11-04) har inte kommit än {told}",
    ]
    assert list(date_order.to_come(registry, date(2026, 11, 6))) == []


def test_every_check_has_worlds_that_break_it_and_worlds_that_do_not() -> None:
    both = {(check.CODE, broken) for check in checks.CHECKS for broken in (True, False)}
    assert {(case.check.CODE, bool(case.told)) for case in CASES} == both


def test_every_module_of_checks_is_listed() -> None:
    modules = [import_module(f"macros.checks.{module.name}") for module in pkgutil.iter_modules(checks.__path__)]
    assert list(checks.CHECKS) == modules


@pytest.mark.parametrize("check", checks.CHECKS, ids=[check.CODE for check in checks.CHECKS])
def test_a_check_is_named_after_its_code_and_described_in_swedish(check: ModuleType) -> None:
    described = inspect.getdoc(check) or ""
    summary, _, more = described.partition("\n\n")
    assert check.__name__.rsplit(".", 1)[-1].replace("_", "-") == check.CODE
    assert summary.endswith(".") and "\n" not in summary
    assert more.strip(), "säg också hur man gör rätt"
    assert set(described) & set("åäö")


def test_all_problems_come_at_once_in_the_order_of_their_places(world: MakeWorld) -> None:
    registry = world(pages={A: page("[b](b.md)[^xyz]\n\n# T\n", owner="x"), "index.md": "Sant.[^xyz]\n"}).registry
    assert [(str(problem.place), problem.code) for problem in checks.run(registry)] == [
        (f"docs/{A}:7:8", "unknown-choice"),
        (at(1, 5), "broken-link"),
        (at(1, 10), "unknown-source"),
        (at(3, 1), "headings"),
        (f"docs/index.md:{BODY_LINE}:6", "unknown-source"),
    ]

"""A finished page is read back as sections, and the sections become the search index."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from macros.exports.search import search_files, site_vocabulary
from macros.exports.sections import Section, sections
from macros.exports.swedish import Compounds
from macros.model.term import Phrase, Term

PAGE = """<!doctype html><html lang="sv"><body><nav>Meny</nav><main>
<article data-vip-programme="stress" data-vip-programme-title="Stress" data-vip-chapter="stod" data-vip-kind="insats"
 data-vip-audience="larare skolskoterska" data-vip-ages="barn ungdom" data-vip-title="Sömn" data-vip-summary="Att sova bättre.">
<h1>Sömn</h1><nav>Innehåll</nav><p>Sömn&shy;råd för alla.<sup><a class="footnote-ref" href="#fn:1">1</a></sup></p>
<h2 id="i-klassrummet" data-for="larare">I klassrummet<a class="headerlink" href="#i-klassrummet">#</a></h2>
<ul><li>Dagsljus</li><li>Rörelse</li></ul><p data-search-skip>Dold</p>
<h3 id="prov">Vid prov</h3><p>Kvällen före<span class="vip-term-note"> ordförklaring</span>.</p>
<div data-for="skolskoterska"><h2 id="samtal">Samtal</h2><p>Fråga.</p></div>
<section class="vip-safety"><h2 id="akut">Akut</h2><p>Ring 112.</p></section>
<div class="footnote"><ol><li>Källa<a class="footnote-backref" href="#">↩</a></li></ol></div>
</article></main></body></html>"""


def section(address: str = "/stress/stod/somn/", **known: object) -> Section:
    """Return a section in which only what matters to the test is named."""
    plain = Section(address, "Sömn", "", "", "stress", "Stress", "stod", "insats", ("larare",), ("barn",), safety=False, weight=1.0)
    return replace(plain, **known)  # type: ignore[arg-type]


def term(word: str, expansion: str, **known: object) -> Term:
    """Return a glossary term."""
    return Term.model_validate({"id": "x", "term": word, "expansion": expansion, "certainty": "verifierad", **known})


def value(files: dict[str, bytes], name: str) -> object:
    """Return what the index file `name` gives to the script that loads it."""
    text = files[f"search/{name}.js"].decode()
    found = re.fullmatch(f'vipSearch\\("{name}",(.*),"[0-9a-f]{{10}}"\\)\n', text)
    assert found
    return json.loads(found[1])


def lines(files: dict[str, bytes]) -> list[str]:
    """Return every line of the word shards."""
    count = len(str(value(files, "index")["shards"]).split(" "))  # type: ignore[index]
    return [line for n in range(count) for line in str(value(files, f"p-{n}")).split("\n")]


def test_a_page_becomes_its_sections() -> None:
    found = [(one.address, one.heading, one.text) for one in sections(PAGE, "/stress/stod/somn/")]
    assert found == [
        ("/stress/stod/somn/", "", "Att sova bättre.\nSömn\u00adråd för alla."),
        ("/stress/stod/somn/#i-klassrummet", "I klassrummet", "Dagsljus Rörelse"),
        ("/stress/stod/somn/#prov", "Vid prov", "Kvällen före."),
        ("/stress/stod/somn/#samtal", "Samtal", "Fråga."),
        ("/stress/stod/somn/#akut", "Akut", "Ring 112."),
    ]


def test_what_stands_on_a_line_of_its_own_is_apart() -> None:
    html = PAGE.replace("</article>", '<p>SOV-9<span class="vip-line">Sleep</span></p></article>')
    assert sections(html, "/x/")[-1].text.endswith("SOV-9 Sleep")


def test_a_section_is_for_those_it_is_marked_for() -> None:
    both = ("larare", "skolskoterska")
    found = {one.heading: one.audiences for one in sections(PAGE, "/x/")}
    assert found == {"": both, "I klassrummet": ("larare",), "Vid prov": ("larare",), "Samtal": ("skolskoterska",), "Akut": both}


def test_only_the_safety_section_is_safety() -> None:
    assert [one.heading for one in sections(PAGE, "/x/") if one.safety] == ["Akut"]


def test_a_page_that_is_not_an_article_is_not_found() -> None:
    assert sections("<html><body><article><h1>Sök</h1></article></body></html>", "/sok/") == []
    assert sections(PAGE.replace("<article", "<article data-search-skip"), "/x/") == []


def test_the_same_sections_give_the_same_bytes() -> None:
    first = [*sections(PAGE, "/stress/stod/somn/"), section("/stress/stod/vila/", text="Vila")]
    again = first[-1:] + first[:-1]
    assert search_files(first, [], [], Compounds()) == search_files(again, [], [], Compounds())


def test_every_file_is_one_call_and_nothing_else() -> None:
    files = search_files([section(text='"</script>" \u2028 \\')], [term("KBT", "Kognitiv terapi")], [], Compounds())
    assert value(files, "x-0") == ['"</script>"   \\']
    assert {name.split("/")[0] for name in files} == {"search"}


def test_a_word_is_found_by_stem_and_form() -> None:
    files = search_files([section(page_title="Utredningar", text="En utredning.")], [], [], Compounds())
    assert [line for line in lines(files) if line.startswith("utredning")] == ["utredning;,D;ar,O"]


def test_a_part_of_a_compound_leads_to_it() -> None:
    words = Compounds({"elevhalsa": ("elev", "hals")})
    files = search_files([section(text="Om elevhälsa.")], [], [], words)
    assert [line.split(",")[0] for line in lines(files) if line.startswith(("hals", "elev"))] == ["elev;+", "elevhals;a", "hals;+"]


def test_forms_with_other_stems_are_kin() -> None:
    files = search_files([section(text="Flera insatser.")], [], [], Compounds({}, {"insat": ("insats",)}))
    assert "=insat insats" in lines(files)


def test_abbreviations_go_both_ways_and_everyday_words_one() -> None:
    sleep = term("STP", "Sömnterapi", everyday=["sovhjälp"])
    found = search_files([section(text="STP är sömnterapi.")], [sleep], [], Compounds())
    assert sorted(line for line in lines(found) if line.startswith("~")) == [
        "~somnterapi\t\tSömnterapi\tSTP – Sömnterapi\tSTP\t",
        "~sovhjalp\t\tsovhjälp\tSTP – Sömnterapi\tSTP/Sömnterapi\t",
        "~stp\t\tSTP\tSTP – Sömnterapi\tSömnterapi\t",
    ]


def test_both_meanings_of_an_ambiguous_abbreviation_are_kept() -> None:
    terms = [term("ACT", "Samordnad vård", ambiguous=True), term("ACT", "Acceptans", ambiguous=True)]
    found = search_files([section(text="Samordnad vård och acceptans.")], terms, [], Compounds())
    assert [line.split("\t")[1:4:2] for line in lines(found) if line.startswith("~act")] == [
        ["a", "ACT – Acceptans"],
        ["a", "ACT – Samordnad vård"],
    ]


def test_a_hidden_word_is_understood_but_never_suggested() -> None:
    files = search_files([section(text="Sömnterapi.")], [term("STP", "Sömnterapi", hidden=["sovpiller"])], [], Compounds())
    assert [line.split("\t")[1] for line in lines(files) if "sovpiller" in line] == ["h"]
    assert "-sovpiller" in str(value(files, "v-s")).split("\n")


def test_what_no_section_has_is_not_fetched() -> None:
    files = search_files([section(text="Sömn.")], [term("KBT", "Kognitiv terapi")], [], Compounds())
    assert [line for line in lines(files) if line.startswith("~")] == []


def test_a_safety_phrase_asks_for_help_first() -> None:
    files = search_files([section(text="Suicid.")], [], [Phrase(phrase="vill dö", to=("suicid",), safety=True)], Compounds())
    assert [line.split("\t")[:2] for line in lines(files) if line.startswith("~")] == [["~vill do", "ps"]]


def test_a_phrase_whose_other_words_say_too_little_needs_them_all() -> None:
    asked = Phrase(phrase="rädd för min man / vill dö / skär sig / orkar inte mer", to=("suicid",), safety=True)
    files = search_files([section(text="Suicid.")], [], [asked], Compounds())
    found = [line.split("\t")[0] for line in [*lines(files), *value(files, "index")["phrases"].split("\n")] if line.startswith("~")]  # type: ignore[index]
    assert sorted(found) == ["~ork int mer", "~radd for min man", "~skar sig", "~vill do"]


def test_a_hyphened_abbreviation_is_found_as_it_is_typed_in_haste() -> None:
    files = search_files([section(text="Fyll i SOV-9 och STP-A.")], [term("STP-A", "Sömnterapi för unga")], [], Compounds())
    assert {"sov9;,D", "stpa;,D"} <= set(lines(files))
    assert ["~stp a", "stpa"] in [line.split("\t")[::4] for line in lines(files)]


def test_filters_never_lose_a_safety_text_or_what_is_for_all() -> None:
    mine = [
        section("/a/", audiences=("larare",)),
        section("/b/", audiences=("lakare",)),
        section("/c/", audiences=("lakare",), safety=True),
        section("/d/", audiences=()),
    ]
    files = search_files(mine, [], [], Compounds())
    assert (value(files, "f-a-larare"), value(files, "f-a-lakare"), value(files, "f-a")) == ("0.1", "1.2", "2.2")


def test_text_that_stands_on_many_pages_stands_back() -> None:
    copies = [section(f"/{n}/#akut", heading="Akut", text="Ring för hjälp.") for n in range(3)]
    own = section("/hjalp/", page_title="Hjälp", text="Ring för hjälp nu.")
    weights = next(line for line in lines(search_files([*copies, own], [], [], Compounds())) if line.startswith("ring;"))
    assert weights == "ring;,BBBD"


def test_words_for_compounds_are_those_of_titles_headings_and_text() -> None:
    assert site_vocabulary([section(heading="Råd 12", text="KBT är bra")]) == {"sömn", "råd", "kbt", "bra"}


def searched(files: dict[str, bytes]) -> dict[str, str]:
    """Return stem → entries and shares, of what pages are searched as."""
    return {line.split(";")[0]: line.split("?,")[1] for line in lines(files) if "?," in line}


def test_what_a_page_is_searched_as_is_found_by_each_of_its_words() -> None:
    mine = [section("/mat/", text="Mat.", searched_as=("vill inte luncha", "hoppar lunch")), section("/skola/", text="Skolan.")]
    files = search_files(mine, [], [], Compounds())
    assert {stem: found for stem, found in searched(files).items() if stem in ("vill", "lunch")} == {"vill": "E", "lunch": "CF"}
    assert value(files, "index")["entries"] == [2, 0]  # type: ignore[index]


def test_negation_is_much_of_what_a_page_is_searched_as() -> None:
    mine = [section(f"/{n}/", text="Sover inte.") for n in range(40)] + [section("/a/", searched_as=("sover inte",))]
    shares = searched(search_files(mine, [], [], Compounds()))
    assert shares["int"] > shares["sov"]


def test_a_word_that_every_page_has_is_little_of_an_entry() -> None:
    mine = [section(f"/{n}/", text="Skolan.") for n in range(40)] + [section("/a/", searched_as=("gråter i skolan",))]
    shares = {stem: ord(found[0]) - 64 for stem, found in searched(search_files(mine, [], [], Compounds())).items()}
    assert shares["grat"] > 3 * shares["skol"]


def test_what_a_page_is_searched_as_is_known_when_spelled_wrong_but_stands_nowhere() -> None:
    files = search_files([section(text="Sömn.", searched_as=("kaloriräknare",))], [], [], Compounds())
    assert "1kaloriräknare" in str(value(files, "v-k")).split("\n")
    assert value(files, "x-0") == ["Sömn."]

"""The faults that reading finds, as the author guide describes them. The checks describe their own."""

FAULTS = {
    "yaml": "Filen går inte att läsa som YAML.\n\n"
    "Oftast är det ett kolon i en text utan citattecken, ett indrag eller ett citattecken som inte avslutats. "
    "Taggar (`!`), ankare (`&`) och alias (`*`) får inte användas. "
    "Ett `#` efter ett blanksteg börjar en anmärkning: står det i ett värde utan citattecken försvinner resten av raden.",
    "duplicate-key": "Samma nyckel står två gånger i samma post.\n\nYAML skulle annars tyst behålla den sista.",
    "duplicate-id": "Två poster har samma id.",
    "missing-key": "En nyckel som måste finnas saknas.",
    "unknown-key": "En nyckel finns inte i modellen.\n\nOftast ett skrivfel; meddelandet föreslår den närmaste.",
    "wrong-value": "Ett värde har fel form.\n\nVärden läses efter vad nyckeln ska innehålla: dagar skrivs `2026-11-22`, sanningsvärden `true` eller `false`.",
    "front-matter": "Sidan saknar sidhuvud.\n\nRaderna mellan `---` och `---` överst i filen säger vad sidan heter och vem den är för.",
    "too-large": "Filen är för stor för att vara en sida, eller har något som är för långt eller för djupt.\n\n"
    "Långa stycken, många listor i varandra och många länkar på en gång skulle ta minuter att rendera. Dela upp dem med tomma rader och rubriker.",
    "missing-input": "En fil eller mapp som allt vilar på finns inte: `mkdocs.yml`, `docs/` eller `data/`.\n\n"
    "Oftast är kommandot givet i fel mapp. Är något borttaget, lägg tillbaka det med `git restore`.",
    "encoding": "Filen är inte sparad som UTF-8.",
    "verify": "Den byggda webbplatsen är inte hel: en sida saknas, en länk leder ingenstans, eller något som inte ska publiceras finns med.",
    "unsafe-html": "En färdig sida har HTML som inte får finnas: ett skript, en stil som gömmer, en bild eller adress utifrån.\n\n"
    "Kontrollerna av texten ska ha stoppat det tidigare. Sidan publiceras inte.",
    "swallowed": "Ett ord i texten finns inte på den färdiga sidan, eller ett märke syns där.\n\n"
    "Oftast är det en tabell, en lista eller ett block som inte är skrivet som det ska.",
    "slow-page": "En sida tar för lång tid att rendera.\n\nDela upp långa stycken, listor och tabeller.",
    "vanished-address": "En adress eller ett ankare som har publicerats finns inte längre.\n\n"
    "Andra kan ha länkat dit. Lägg den gamla adressen under `former_slugs` på sidan som tog över, eller skriv det gamla ankaret efter rubriken.",
    "misplaced-file": "En fil i `data/` ligger där ingen letar efter den.",
}

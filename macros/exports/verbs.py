"""Strong verbs: their forms share no stem, and everyday questions are full of them (*hon skar sig*, *han drack*)."""

from __future__ import annotations

# Infinitive, present, past and supine, as Svenska Akademiens ordlista has them.
STRONG = """
be ber bad bett
bita biter bet bitit
bli blir blev blivit
bryta bryter bröt brutit
bära bär bar burit
dra drar drog dragit
dricka dricker drack druckit
driva driver drev drivit
dö dör dog dött
falla faller föll fallit
finna finner fann funnit
flyga flyger flög flugit
frysa fryser frös frusit
försvinna försvinner försvann försvunnit
förstå förstår förstod förstått
ge ger gav gett
gripa griper grep gripit
gråta gråter grät gråtit
gå går gick gått
göra gör gjorde gjort
hinna hinner hann hunnit
hugga hugger högg huggit
hålla håller höll hållit
knyta knyter knöt knutit
komma kommer kom kommit
krypa kryper kröp krupit
leva lever levde levt
lida lider led lidit
ligga ligger låg legat
ljuga ljuger ljög ljugit
låta låter lät låtit
lägga lägger lade lagt
riva river rev rivit
se ser såg sett
sitta sitter satt suttit
skilja skiljer skilde skilt
skjuta skjuter sköt skjutit
skrika skriker skrek skrikit
skriva skriver skrev skrivit
skära skär skar skurit
slippa slipper slapp sluppit
slita sliter slet slitit
slå slår slog slagit
smyga smyger smög smugit
sova sover sov sovit
spricka spricker sprack spruckit
springa springer sprang sprungit
sticka sticker stack stuckit
stjäla stjäl stal stulit
stå står stod stått
supa super söp supit
svida svider sved svidit
svälja sväljer svalde svalt
säga säger sade sagt
sätta sätter satte satt
ta tar tog tagit
tiga tiger teg tigit
veta vet visste vetat
vika viker vek vikit
välja väljer valde valt
vänja vänjer vande vant
vrida vrider vred vridit
äta äter åt ätit
"""


def strong() -> tuple[tuple[str, ...], ...]:
    """Return the forms of every strong verb, its infinitive first."""
    return tuple(tuple(line.split()) for line in STRONG.strip().splitlines())

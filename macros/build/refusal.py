"""What the machine says when it refuses to read or write a file, in Swedish."""

from __future__ import annotations

import errno

REASONS = {
    errno.ENOSPC: ("disken är full", "frigör utrymme och kör igen"),
    errno.EDQUOT: ("din del av disken är full", "frigör utrymme och kör igen"),
    errno.EFBIG: ("filen blev större än systemet tillåter", "höj gränsen (ulimit -f) och kör igen"),
    errno.EROFS: ("disken är skrivskyddad", "montera den skrivbar, eller bygg i en annan mapp"),
    errno.EACCES: ("du saknar rättighet", "ge dig själv rätt att läsa och skriva där, och kör igen"),
    errno.EPERM: ("du saknar rättighet", "ge dig själv rätt att läsa och skriva där, och kör igen"),
    errno.ENOENT: ("filen eller mappen finns inte", "lägg tillbaka den (git restore), och kör igen"),
    errno.EEXIST: ("något annat ligger redan där", "flytta undan det och kör igen"),
    errno.ENOTDIR: ("en del av sökvägen är en fil, inte en mapp", "flytta filen och kör igen"),
    errno.EISDIR: ("det är en mapp, inte en fil", "flytta mappen och kör igen"),
    errno.EMFILE: ("för många filer är öppna", "höj gränsen (ulimit -n) och kör igen"),
    errno.EIO: ("disken svarar inte som den ska", "kontrollera disken"),
}


def told(error: OSError) -> tuple[str, str]:
    """Return what happened and what to do about it."""
    file = error.filename2 or error.filename  # of two, the one that was written
    what, remedy = REASONS.get(error.errno or 0, (error.strerror or str(error), "kontrollera utrymme och rättigheter, och kör igen"))
    return (f"{what}: {file}" if file else what), remedy

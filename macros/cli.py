"""The command `vip`: what authors, editors and CI run. Everything is decided below."""

from __future__ import annotations

import os
import subprocess
import sys
import traceback
from collections.abc import Iterable
from datetime import date, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click

from macros.build import interruption
from macros.build.messages import FORMATS, formatted
from macros.model.registry import Registry

ROOT = Path.cwd


class _Help(click.HelpFormatter):
    """Click's help page with Swedish headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is called."""
        said = args.replace("[OPTIONS]", "[TILLÄGG]").replace("COMMAND [ARGS]...", "KOMMANDO …")
        super().write_usage(prog, said, prefix or "Användning: ")

    def write_heading(self, heading: str) -> None:
        """Write the heading of a part."""
        super().write_heading({"Options": "Tillägg", "Commands": "Kommandon"}.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        """Write names and what they mean."""
        super().write_dl([(_said(name), _said(meaning)) for name, meaning in rows], *args, **kwargs)


def _said(text: str) -> str:
    """Return one of click's help lines in Swedish."""
    for english, swedish in _WORDS.items():
        text = text.replace(english, swedish)
    return text


_WORDS = {
    "INTEGER RANGE": "TAL",
    "INTEGER": "TAL",
    "[%Y-%m-%d]": "ÅÅÅÅ-MM-DD",
    "[required]": "[måste anges]",
    "[default: ": "[annars ",
    "; x>=": ", minst ",
    "1<=x<=65535": "1–65535",
}


click.Context.formatter_class = _Help


def _misused(error: click.UsageError) -> str:
    """Return in Swedish how the command was used wrongly."""
    if isinstance(error, click.NoSuchOption):
        return f'okänt tillägg "{error.option_name}"'
    if isinstance(error, click.MissingParameter):
        return f"{error.param.opts[0] if isinstance(error.param, click.Option) else 'ett värde'} saknas"
    if isinstance(error, click.BadParameter):
        return f"värdet för {error.param.opts[0] if error.param else 'tillägget'} går inte att läsa"
    if "No such command" in error.message:
        return "det finns inget sådant kommando"
    return "för många eller för få värden"


class _Swedish(click.Group):
    """Say in Swedish what click says in English."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command; exit 2 when it is used wrongly."""
        interruption.listen()
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):  # a console that lacks a letter shows another sign instead of failing
                stream.reconfigure(errors="replace")
        try:
            return super().main(*args, **{**kwargs, "standalone_mode": False})
        except click.UsageError as error:
            click.echo(f"vip: kommandot går inte att tyda: {_misused(error)}", err=True)
            click.echo("    Gör så här: vip --help visar vilka kommandon och tillägg som finns", err=True)
            sys.exit(2)
        except click.exceptions.Exit as stop:
            sys.exit(stop.exit_code)
        except (click.Abort, KeyboardInterrupt) as error:
            cause = error.__cause__ if isinstance(error, click.Abort) else error  # click makes an Abort of Ctrl+C
            why, number = (str(cause), cause.number) if isinstance(cause, interruption.Stopped) else ("Ctrl+C", 2)
            click.echo(f"vip: avbrutet ({why}); inget har publicerats", err=True)
            sys.exit(128 + number)
        except OSError as fault:
            from macros.build import refusal

            _stop(*refusal.told(fault))
        except Exception as fault:  # ours: the author meets a sentence, VIP_DEBUG=1 the rest
            if os.environ.get("VIP_DEBUG"):
                raise
            _stop(f"ett fel i programmet: {_oneline(fault)}", "rapportera felet, med raden ovan och det du skrev; VIP_DEBUG=1 visar var det uppstod")


def _oneline(fault: Exception) -> str:
    """Return what went wrong and in which of our lines, as one line."""
    where = [frame for frame in traceback.extract_tb(fault.__traceback__) if "macros" in Path(frame.filename).parts]
    at = f" ({Path(where[-1].filename).name}:{where[-1].lineno})" if where else ""
    return " ".join(f"{type(fault).__name__}: {fault}".split())[:300] + at


def _day(_context: click.Context, _parameter: click.Parameter, value: datetime | None) -> date | None:
    if value and not 2000 <= value.year <= 2100:
        raise click.BadParameter("", param=_parameter)  # feeds, sitemaps and zip files know no other centuries
    return value.date() if value else None


day_option = click.option(
    "--day", type=click.DateTime(["%Y-%m-%d"]), callback=_day, help="Dagen webbplatsen ska gälla (annars dagen för senaste ändringen i git)."
)


@click.group(cls=_Swedish, add_help_option=False, help="Bygger och kontrollerar vård- och insatsprogrammens webbplats.")
@click.help_option("--help", help="Visar den här hjälpen.")
def main() -> None:
    """Entry point."""


@main.command(help="Kontrollerar text och data. Renderar inget.", add_help_option=False)
@click.help_option("--help", help="Visar den här hjälpen.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="Hur felen skrivs: för dig, GitHub eller en maskin.")
def check(form: str) -> None:
    """Print every problem; exit 1 if there is any."""
    from macros import checks
    from macros.build.edition import last_day
    from macros.domain.lifecycle import is_assessment_late_on
    from macros.loading.library import load

    library = load(ROOT())
    problems = sorted([*library.problems, *checks.run(library.registry, last_day(ROOT(), date.today()))])
    if problems or form == "json":
        click.echo(formatted(problems, form))
    elif form == "text":
        click.echo(f"Inga fel. {len(library.registry.pages)} sidor och {len(library.registry.sources)} källor är kontrollerade.")
        if library.registry.accessibility and is_assessment_late_on(date.today(), library.registry.accessibility):
            click.echo("Att göra: tillgänglighetsredogörelsen är för gammal. Pröva webbplatsen igen och ändra dagarna i data/accessibility.yml.")
    sys.exit(1 if problems else 0)


@main.command(help="Kontrollerar, bygger och gör bygget till den aktuella webbplatsen i site/.", add_help_option=False)
@click.help_option("--help", help="Visar den här hjälpen.")
@day_option
def build(day: date | None) -> None:
    """Build a release and make it current; on any fault the site from before stays."""
    from macros.build import engine, refusal, release, site

    try:
        made = site.build(ROOT(), day)
    except site.Faulty as fault:
        click.echo(formatted(fault.problems, "text"))
        sys.exit(1)
    except engine.RenderError as fault:
        _stop(f"webbplatsen gick inte att rendera:\n{fault}", "rätta det som står ovan och kör igen")
    except release.Busy:
        _stop("ett annat bygge pågår", "vänta tills det är klart och kör igen")
    except release.Occupied:
        _stop("site är en vanlig mapp, inte en länk till en utgåva", "flytta undan den (mv site site-gammal) och kör igen")
    except OSError as fault:
        _stop(*refusal.told(fault))
    pages = sum(1 for _ in made.rglob("index.html"))
    click.echo(f"Klart: {pages} sidor i {ROOT() / 'site'} (utgåva {made.name}).")


server_option = click.option("--server", metavar="ANVÄNDARE@VÄRD:MAPP", help="På en egen server, i stället för på den här datorn.")
ssh_option = click.option("--ssh", default="ssh", show_default=True, help='Hur servern nås, till exempel "ssh -p 2222".')


@main.command(help="Sänder den aktuella utgåvan till en egen server, över SSH, och gör den aktuell där.", add_help_option=False)
@click.help_option("--help", help="Visar den här hjälpen.")
@click.argument("server", metavar="ANVÄNDARE@VÄRD:MAPP")
@click.option("--keep", type=click.IntRange(min=2), default=5, show_default=True, help="Hur många utgåvor som ska finnas kvar på servern.")
@ssh_option
def publish(server: str, keep: int, ssh: str) -> None:
    """Send the current release to a server; on any fault the site there stays."""
    from macros.build import refusal, release, transfer

    site = release.current(ROOT())
    if site is None:
        _stop("det finns ingen byggd webbplats", "kör vip build först")
        return
    try:
        name = transfer.send(site, transfer.server(server, ssh), keep)
        click.echo(f"Publicerad: utgåva {name} är nu aktuell på {server}.")
    except transfer.Refused as fault:
        _stop(f"{fault}; inget har publicerats", fault.remedy)
    except OSError as fault:
        _stop(*refusal.told(fault))


@main.command(help="Återgår till utgåvan före den aktuella, eller till den du namnger.", add_help_option=False)
@click.help_option("--help", help="Visar den här hjälpen.")
@click.argument("name", required=False, metavar="[UTGÅVA]")
@server_option
@ssh_option
def rollback(name: str | None, server: str | None, ssh: str) -> None:
    """Make an earlier release current."""
    from macros.build import refusal, release

    if server:
        from macros.build import transfer

        try:
            click.echo(f"Aktuell utgåva på {server} är nu {transfer.rollback(transfer.server(server, ssh), name)}.")
        except transfer.Refused as fault:
            _stop(str(fault), fault.remedy)
        return
    try:
        click.echo(f"Aktuell utgåva är nu {release.rollback(ROOT(), name).name}.")
    except release.NoRelease:
        kept = ", ".join(path.name for path in release.listed(ROOT())) or "inga"
        _stop("det finns ingen sådan utgåva att återgå till", f"välj en som finns kvar: {kept}")
    except release.Damaged as fault:
        _stop(f"utgåvan {fault} är inte längre som den byggdes: {fault.files[0]} ({len(fault.files)} filer)", "välj en annan; vip releases visar dem")
    except release.Busy:
        _stop("ett bygge pågår", "vänta tills det är klart och kör igen")
    except release.Occupied:
        _stop("site är en vanlig mapp, inte en länk till en utgåva", "flytta undan den (mv site site-gammal) och kör igen")
    except OSError as fault:
        _stop(*refusal.told(fault))


@main.command(help="Visar utgåvorna som finns kvar, den nyaste sist.", add_help_option=False)
@click.help_option("--help", help="Visar den här hjälpen.")
@server_option
@ssh_option
def releases(server: str | None, ssh: str) -> None:
    """List the releases one can return to; exit 1 when there are none."""
    from macros.build import release

    if server:
        from macros.build import transfer

        try:
            for kept in transfer.listed(transfer.server(server, ssh)):
                click.echo(f"{kept.name}  gjord {kept.made}{'  aktuell' if kept.is_current else ''}")
        except transfer.Refused as fault:
            _stop(str(fault), fault.remedy)
        return
    found, now = release.listed(ROOT()), release.current(ROOT())
    if not found:
        _stop("det finns inga utgåvor", "kör vip build först")
    for one in found:
        made = datetime.fromtimestamp(one.stat().st_mtime).strftime("%Y-%m-%d %H:%M")
        click.echo(f"{one.name}  gjord {made}{'  aktuell' if one == now else ''}")


@main.command(help="Visar webbplatsen medan du skriver, på http://127.0.0.1:8000/.", add_help_option=False)
@click.help_option("--help", help="Visar den här hjälpen.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, help="Porten på den egna datorn.")
def serve(port: int) -> None:
    """Run MkDocs' own preview server."""
    from macros.build.preview import environment, is_free

    if not (ROOT() / "mkdocs.yml").is_file():
        _stop("här finns ingen webbplats att visa: mkdocs.yml saknas", "kör kommandot i förvarets rot")
    if not is_free(port):
        _stop(f"porten {port} går inte att använda; kanske är en förhandsvisning redan igång", f"avsluta den, eller välj en annan: --port {port % 60000 + 1}")

    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"]
    click.echo(f"Förhandsvisning på http://127.0.0.1:{port}/ – avsluta med Ctrl+C.")
    try:
        sys.exit(subprocess.run(command, env=environment(), check=False).returncode)
    except KeyboardInterrupt:
        click.echo("Förhandsvisningen är avslutad.")


@main.command(
    help="Gör om det som härleds ur modellen: JSON-scheman och sidan om felkoder. Säger aktuell, eller skriver om och slutar med 1.", add_help_option=False
)
@click.help_option("--help", help="Visar den här hjälpen.")
def derive() -> None:
    """Rewrite what is derived; exit 1 when anything was not current."""
    from macros.build.derived import rewrite
    from macros.loading.library import missing

    if gone := sorted(missing(ROOT())):
        click.echo(formatted(gone, "text"))
        sys.exit(1)
    changed = rewrite(ROOT())
    for path in changed:
        click.echo(f"omskriven: {path}")
    if not changed:
        click.echo("aktuell")
    sys.exit(1 if changed else 0)


@main.command(help="Lägger till det senaste byggets adresser och ankare i data/addresses.yml, så att ingen av dem kan försvinna.", add_help_option=False)
@click.help_option("--help", help="Visar den här hjälpen.")
def addresses() -> None:
    """Bless the addresses of the current site; exit 1 when the file was not current."""
    from macros.build import release
    from macros.build.addresses import FILE, rewritten

    site = release.current(ROOT())
    if site is None:
        _stop("det finns ingen byggd webbplats", "kör vip build först")
        return
    known = _registry().addresses
    text = rewritten(known.addresses if known else {}, site)
    target = ROOT() / FILE
    if target.is_file() and target.read_text(encoding="utf-8") == text:
        click.echo("aktuell")
        return
    target.write_text(text, encoding="utf-8", newline="\n")
    click.echo(f"omskriven: {FILE}")
    sys.exit(1)


@main.command("zip", help="Packar den byggda webbplatsen så att den kan läsas utan nät: packa upp och dubbelklicka på index.html.", add_help_option=False)
@click.help_option("--help", help="Visar den här hjälpen.")
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path), default=Path("webbplats.zip"), metavar="[FIL]")
def zip_(target: Path) -> None:
    """Write the current site as a zip that opens from a folder."""
    from macros.build import offline, release

    site = release.current(ROOT())
    if site is None:
        _stop("det finns ingen byggd webbplats", "kör vip build först")
        return
    try:
        number = offline.write_zip(site, target, f"kunskapsstod-{site.name}")
    except OSError as fault:
        _stop(f"{target} gick inte att skriva: {fault.strerror or fault}", "kontrollera utrymme och rättigheter")
        return
    click.echo(f"skriven: {target} ({number} filer)")


@main.command(
    help="Skriver byggda sidor som PDF i pdf/: dem du namnger (gemensamt, for/larare), ett helt program, eller utan ADRESS alla program och läsares sidor.",
    add_help_option=False,
)
@click.help_option("--help", help="Visar den här hjälpen.")
@click.option("--for", "reader", metavar="YRKE", help="Viker ihop det som är för andra, till exempel larare.")
@click.argument("addresses", nargs=-1, metavar="[ADRESS]…")
def pdf(reader: str | None, addresses: tuple[str, ...]) -> None:
    """Print the given addresses; without any, every programme and every reader's page."""
    from macros.build import edition, paper, printer, refusal, release
    from macros.domain.words import correction
    from macros.loading.library import load
    from macros.views.programme import published

    site = release.current(ROOT())
    if site is None:
        _stop("det finns ingen byggd webbplats", "kör vip build först")
        return
    registry = load(ROOT()).registry
    if reader and reader not in registry.readers_by_id:
        _stop(f'okänd målgrupp "{reader}"', correction(reader, registry.readers_by_id, "välj ett id ur data/audiences.yml"))
    day = edition.stamp(ROOT()).day
    pages_of = {name: tuple(page.address for page in published(name, registry, day)) for name in registry.programmes}
    everything = [name for name, found in pages_of.items() if found] + [f"for/{who.id}" for who in registry.readers]
    names = [address.strip("/") for address in addresses] or everything
    if reader and any(not name or name in everything for name in names):
        _stop("bara en vanlig sida kan vikas ihop", "skriv sidans adress före --for, som i webbläsaren")
    name = names[0]  # a browser that does not start has not printed the first
    try:
        with printer.started() as browser:
            for name in names:
                target = ROOT() / "pdf" / f"{name.replace('/', '-') or 'start'}{f'--{reader}' if reader else ''}.pdf"
                if pages_of.get(name):
                    paper.print_programme(browser, site, pages_of[name], target)
                else:
                    paper.print_page(browser, site, f"/{name}/", target, reader)
                click.echo(f"skriven: pdf/{target.name}")
    except FileNotFoundError:
        _stop(f"det finns ingen byggd sida /{name}/", "kör vip build, och skriv adressen som i webbläsaren")
    except printer.NoBrowser:
        _stop("Chromium behövs för att göra PDF och finns inte", "sudo apt install chromium (på Windows: skriv ut från webbläsaren)")
    except printer.NotPrinted as fault:
        _stop(f"PDF av /{name}/ gick inte att göra: {fault}", "kör igen; rapportera om det upprepas")
    except OSError as fault:
        _stop(*refusal.told(fault))


@main.command(help="Visar vad som är skrivet för vem, och vad som saknas.", add_help_option=False)
@click.help_option("--help", help="Visar den här hjälpen.")
def coverage() -> None:
    """Print the editors' tables; the preview shows them at /redaktion/tackning/."""
    from macros.views.coverage import summary

    click.echo(summary(_registry()))


@main.command(help="Skriver sidorna som görs av data som Markdown i en mapp, för en annan motor än MkDocs.", add_help_option=False)
@click.help_option("--help", help="Visar den här hjälpen.")
@click.option("--write", "folder", type=click.Path(file_okay=False, path_type=Path), required=True, metavar="MAPP", help="Mappen att skriva i.")
@day_option
def pages(folder: Path, day: date | None) -> None:
    """Write the generated pages."""
    from macros.build.edition import stamp
    from macros.views.pages import generated

    made = list(generated(_registry(), stamp(ROOT(), day).day))
    for page in made:
        target = folder / page.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page.markdown, encoding="utf-8", newline="\n")
    click.echo(f"{len(made)} sidor skrivna i {folder}.")


def _registry() -> Registry:
    """Return what can be read here; when not everything can, say so and exit 1: half of it would mislead."""
    from macros.loading.library import load

    library = load(ROOT())
    if library.problems:
        click.echo(formatted(sorted(library.problems), "text"))
        sys.exit(1)
    return library.registry


def _stop(what: str, remedy: str) -> None:
    click.echo(f"vip: {what}\n    Gör så här: {remedy}", err=True)
    sys.exit(1)


if __name__ == "__main__":
    main()

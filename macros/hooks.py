"""MkDocs events, translated to questions for the layers below. Nothing is decided here."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # MkDocs loads a hook by its path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from macros import checks
from macros.build import assets, edition, indentation, patience, sandbox, sanitised, searching, source
from macros.build.messages import as_text
from macros.domain.lifecycle import shown_on
from macros.exports import installable, readers
from macros.loading.chapters import code_protected
from macros.loading.held import held, refreshed
from macros.model.registry import Registry
from macros.views import frame, pages, redirects

_is_preview = False


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is the preview, which shows editors more than readers."""
    global _is_preview
    _is_preview = command == "serve"


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read everything and stop before anything is rendered if something is wrong."""
    root = _root(config)
    library = refreshed(root)
    problems = sorted([*library.problems, *checks.run(library.registry)])
    if problems:
        raise Abort("\n" + as_text(problems))
    given = config.extra.get("vip_given_day") or (date.today() if _is_preview else None)
    stamp = edition.stamp(root, given)
    config.extra["vip_day"], config.extra["vip_stamp"] = stamp.day, stamp
    config.extra["vip_shown"] = shown_on(stamp.day, library.registry)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out what this build does not publish and what no page asks for; add the pages and files that are made."""
    made = assets.made(config.theme.dirs)
    for file in list(files):
        if file.src_uri in made or assets.is_engines_own(file.src_dir, config.theme.dirs):
            files.remove(file)
    registry = held(_root(config)).registry
    day = _day(config)
    kept = set(pages.published_pages(registry, day))
    for path in registry.pages:
        found = files.get_file_from_path(path)
        if path not in kept and found is not None:
            files.remove(found)
    for page in pages.generated(registry, day):
        files.append(File.generated(config, page.path, content=page.markdown))
    if _is_preview:
        for page in pages.for_editors(registry):
            files.append(File.generated(config, page.path, content=page.markdown))
    for path, html in redirects.redirects(_shown(config)):
        files.append(File.generated(config, path, content=html))
    for path, content in {**made, installable.PATH: installable.manifest(registry.site)}.items():
        files.append(File.generated(config, path, content=content))
    files.append(File.generated(config, readers.PATH, content=readers.script(registry)))
    return files


def on_pre_build(config: MkDocsConfig) -> None:
    """Close the template engine, now that it knows our macros."""
    sandbox.close(config.plugins["macros"])
    config.extra["vip_faults"] = []


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """Give the engine what was checked, not what the file holds by now."""
    written = held(_root(config)).registry.pages.get(page.file.src_uri)
    return source.checked(written) if written else None


@event_priority(100)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Keep braces in code out of the template engine's sight; it runs right after this. Text that is not checked calls nothing."""
    patience.begin(page.file.src_uri)
    registry = held(_root(config)).registry
    if page.file.src_uri in registry.pages:
        return source.closed(code_protected(markdown), registry.fragments)
    page.meta["render_macros"] = False
    return source.closed(markdown, ())


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Look at the finished article; what is wrong is told when all have been seen."""
    patience.end()
    config.extra["vip_faults"] += sanitised.problems(html, page.file.src_uri, held(_root(config)).registry)
    return html


def on_env(env: Any, config: MkDocsConfig, files: Files) -> None:
    """Stop before any page is written if an article holds what no reader should meet."""
    if config.extra["vip_faults"]:
        raise Abort("\n" + as_text(sorted(config.extra["vip_faults"])))


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    """Give the theme what stands around the text."""
    registry = _shown(config)
    stamp = config.extra["vip_stamp"]
    path = page.file.src_uri
    written = registry.pages.get(path)
    if written:
        context["vip"] = frame.frame_of_page(written, registry, stamp.day, stamp.edition, stamp.commit)
    else:
        title, summary = str(page.meta.get("title", "")), str(page.meta.get("summary", ""))
        context["vip"] = frame.frame_of_generated(path, title, summary, registry, stamp.day, stamp.edition, stamp.commit)
    return context


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Give the page for missing pages its frame; it is served from any address, so its links start at the root."""
    registry = _shown(config)
    stamp = config.extra["vip_stamp"]
    context["vip"] = frame.frame_of_missing(registry, stamp.day, context.get("base_url", ".").rstrip("/") + "/", stamp.edition, stamp.commit)
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Let every page go out without its templates' indentation."""
    return indentation.removed(output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Do the same for the page that says that a page is missing."""
    return indentation.removed(output_content)


def on_post_build(config: MkDocsConfig) -> None:
    """Make the search index of what was built."""
    registry = held(_root(config)).registry
    searching.write(Path(config.site_dir), registry, _root(config) / ".cache")


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent


def _shown(config: MkDocsConfig) -> Registry:
    registry = config.extra["vip_shown"]
    assert isinstance(registry, Registry)
    return registry


def _day(config: MkDocsConfig) -> date:
    day = config.extra["vip_day"]
    assert isinstance(day, date)
    return day

"""MkDocs as a renderer: the same build as `mkdocs build`, into a folder of our choice, with its warnings as faults."""

from __future__ import annotations

import logging
import os
from datetime import UTC, date, datetime
from pathlib import Path


class RenderError(Exception):
    """MkDocs could not render the site, or warned of something. The message is for the author."""


class _Collected(logging.Handler):
    """Keep what MkDocs warns of; everything it says for information is left unsaid."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def render(root: Path, target: Path, day: date) -> None:
    """Render the repository at `root` into `target`, as the site reads on `day`.

    Raises RenderError with everything MkDocs complained of, OSError when the disk refuses.
    """
    # Announcements of MkDocs 2 and of forks: nothing an author need act on (the engine's end is decided for in beslut/).
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    os.environ["DISABLE_MKDOCS_2_WARNING"] = "true"
    # The sitemap and its gzip header carry this time, so that the same commit and day give the same bytes.
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()))
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    collected = _Collected()
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.WARNING)
    logger.addHandler(collected)
    logger.propagate = False
    try:
        config = load_config(config_file=str(root / "mkdocs.yml"), site_dir=str(target))
        config.extra["vip_given_day"] = day
        config.plugins.run_event("startup", command="build", dirty=False)
        build(config)
        config.plugins.run_event("shutdown")
    except (Abort, MkDocsException) as error:
        raise RenderError("\n".join([*collected.lines, str(error)])) from error
    except OSError:  # the disk refuses: refusal.py says it
        raise
    except Exception as error:  # of ours or of an extension's: the author meets a sentence, the log the rest
        raise RenderError("\n".join([*collected.lines, f"ett fel uppstod under renderingen: {type(error).__name__}: {error}"])) from error
    except SystemExit as error:  # the macros plugin has said why; build/patience.py says it itself
        raise RenderError("\n".join([*collected.lines, *([error.code] if isinstance(error.code, str) else [])])) from error
    finally:
        logger.removeHandler(collected)
    if collected.lines:
        raise RenderError("\n".join(collected.lines))

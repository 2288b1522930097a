"""How long one page may take: a text that the renderer never comes back from becomes a message."""

from __future__ import annotations

import signal
import threading
from types import FrameType

SECONDS = 30  # of processor time; the slowest page of the six programmes takes a fraction of one


def begin(path: str) -> None:
    """Start counting for the page at `path`; SystemExit with a message is raised where the renderer is when time is up.

    Where the system cannot count processor time (Windows), or outside the main thread, pages may take as long as they like.
    """

    def give_up(_number: int, _frame: FrameType | None) -> None:
        raise SystemExit(
            f"docs/{path}: sidan tar mer än {SECONDS} sekunder att rendera [slow-page]\n"
            "    Gör så här: dela upp långa stycken, listor och tabeller, eller ta bort det du ändrade sist"
        )

    if _counts():
        signal.signal(signal.SIGVTALRM, give_up)
        # Again every second: an extension that catches everything must not catch this.
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS, 1)


def end() -> None:
    """Stop counting."""
    if _counts():
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _counts() -> bool:
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()

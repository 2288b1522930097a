"""What stops a command from outside: Ctrl+C, a terminal that closes, a machine that shuts down.

Python dies of SIGTERM and SIGHUP without a word and without tidying up. Here they are exceptions, as Ctrl+C is.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# SIGHUP does not exist on Windows.
REASONS = {
    number: reason
    for name, reason in (("SIGINT", "Ctrl+C"), ("SIGTERM", "datorn eller en annan process bad om det"), ("SIGHUP", "terminalen stängdes"))
    if (number := getattr(signal, name, None)) is not None
}
_come: list[int] = []


class Stopped(KeyboardInterrupt):
    """The command was told to stop by the signal `number`."""

    def __init__(self, number: int) -> None:
        super().__init__(REASONS[number])
        self.number = number


def listen() -> None:
    """From now on, raise Stopped for each of the signals; what `nohup` has silenced stays silent."""
    for number in REASONS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _raise)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let the block run to its end whatever is asked: it takes milliseconds, and half of it is worse than either.

    Raises Stopped before the block when a signal has come that nobody saw (Python drops exceptions in a finaliser).
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, signal.SIG_IGN) for number in REASONS}
    try:
        if _come:
            raise Stopped(_come.pop())
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _raise(number: int, _frame: FrameType | None) -> None:
    _come.append(number)
    raise Stopped(number)

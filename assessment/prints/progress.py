"""Hearing how far a long print is, page by page, from what WeasyPrint writes to its log."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LOG = logging.getLogger("weasyprint.progress")
LAID_OUT = "Page %d"  # a page that is laid out already says more


class _Pages(logging.Handler):
    """Tells the number of each page that is laid out."""

    def __init__(self, tell: Callable[[int], None]) -> None:
        super().__init__(logging.INFO)
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        """Tell of one line of the log, where it is about a page."""
        if str(record.msg).endswith(LAID_OUT) and isinstance(record.args, tuple):
            number = record.args[0]
            if isinstance(number, int):
                self._tell(number)


@contextmanager
def telling_pages(tell: Callable[[int], None]) -> Iterator[None]:
    """Call `tell` with each page's number while the block prints."""
    handler, before = _Pages(tell), LOG.level
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)
    try:
        yield
    finally:
        LOG.removeHandler(handler)
        LOG.setLevel(before)

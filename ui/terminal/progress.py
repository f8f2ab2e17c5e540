"""Progress of long work, on the standard error, and only where somebody looks at it."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def shown(work: Iterable[T], doing: str, total: int | None = None) -> Iterator[T]:
    """Yield the work, and show how far it is if the standard error is a screen and the results do not go there too.

    Args:
        work: What is to be done, item by item.
        doing: What that is.
        total: How many items there are, if that is known.
    """
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield from work
        return
    # rich takes longer to import than a short piece of work takes to do
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import track  # noqa: PLC0415

    yield from track(work, description=doing, total=total, console=Console(stderr=True), transient=True)

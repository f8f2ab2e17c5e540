"""Tables of what a plot shows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """What a picture shows, in cells.

    Attributes:
        columns: The heads of the columns.
        rows: The heads of the rows.
        cells: A tuple for each row.
    """

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]

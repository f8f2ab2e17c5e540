"""Where a move leads in a grid, as in a spreadsheet. No Qt."""

from ui.widgets.changes import Cell
from ui.widgets.grid_answer import GridAnswer
from ui.widgets.line_editor import Move

_STEPS = {Move.LEFT: (0, -1), Move.RIGHT: (0, 1), Move.UP: (-1, 0), Move.DOWN: (1, 0)}


def destination(answer: GridAnswer, cell: Cell, move: Move) -> Cell | None:
    """Return the entry that a move leads to, or None where it leads out of the grid.

    An arrow key that leads over the edge of a grid that grows makes it larger.
    """
    if move in _STEPS:
        to = cell[0] + _STEPS[move][0], cell[1] + _STEPS[move][1]
        return to if answer.reach(to) else None
    cells = answer.states.cells
    index = cells.index(cell) + (-1 if move is Move.BACKTAB else 1)
    return cells[index] if 0 <= index < len(cells) else None

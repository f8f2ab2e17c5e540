"""The steps of walks in cells, for those who would rather read than look."""

from engine.landscape.cells import Table
from engine.landscape.describing_overlays import place
from engine.landscape.exploring_walks import Walk
from engine.landscape.exploring_words import WALK_NAMES, walks
from engine.landscape.scene import Scene
from engine.landscape.wording import rounded, signed, written


def walk_table(scene: Scene) -> Table | None:
    """Return where each walk that is shown stands after each step, and how high; None without any."""
    shown = walks(scene)
    if not shown:
        return None
    name = written(scene.shown.label)
    columns = tuple(head for walk in shown for head in (WALK_NAMES[walk.name], f"{name} there"))
    steps = range(max(len(walk.points) for walk in shown))
    cells = tuple(tuple(cell for walk in shown for cell in _after(walk, step)) for step in steps)
    return Table(columns, tuple("P" if step == 0 else f"step {step}" for step in steps), cells)


def _after(walk: Walk, step: int) -> tuple[str, str]:
    """Return the place and the height after so many steps; nothing where the walk has ended."""
    if step >= len(walk.points):
        return "", ""
    x, y = walk.points[step]
    return signed(place((float(x), float(y)))), signed(rounded(float(walk.heights[step])))

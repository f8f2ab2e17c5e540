"""How fast the landscape follows the hand. Run it by hand: `python -m tests.benchmarks.bench_landscape`.

Each line has the wall time of a whole repaint and the processor's share of it: on a machine that does other work the
second one says what the program costs. Offscreen; at 800x600 pixels for a picture alone, with its numbers where the
panel shows them. Plain matplotlib turning the same surface is measured in the same run.
"""

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from engine.landscape.exploring import OVERLAYS, Exploring
from engine.landscape.plots import Component, Landscape, Slider, StillPlot
from engine.landscape.scene import Scene, opening
from tests.engine.landscape.pictures_to_try import PICTURES
from ui.theme.appearance import Appearance
from ui.widgets.landscape.canvas import Canvas
from ui.widgets.landscape.contour_canvas import ContourCanvas
from ui.widgets.landscape.panel import LandscapePanel
from ui.widgets.landscape.picture_canvas import PictureCanvas
from ui.widgets.landscape.surface_canvas import SurfaceCanvas

_WIDTH, _HEIGHT = 800, 600
_FRAMES = 60
_SPEC = Landscape(
    components=(Component("f", "x^2*y + a*sin(y)"),),
    axes=("x", "y"),
    box=((-2.0, 2.0), (-2.0, 2.0)),
    point=(1.1, 0.75),
    sliders=(Slider("a", 1.0, -3.0, 3.0),),
)


@dataclass(frozen=True, slots=True)
class Cost:
    """Medians in milliseconds."""

    wall: float
    processor: float

    def line(self, name: str) -> str:
        frames = 1e3 / self.processor if self.processor else float("inf")
        return f"{name:<40} {self.wall:7.1f} ms  {self.processor:7.1f} ms of work  {frames:6.0f} frames/s"


def milliseconds(act: Callable[[int], None], frames: int = _FRAMES, before: Callable[[], None] | None = None) -> Cost:
    """Return the median cost of one call, which gets the number of the frame; what comes before is not counted."""
    act(0)
    costs = []
    for frame in range(frames):
        if before is not None:
            before()
        wall, work = time.perf_counter(), time.process_time()
        act(frame)
        costs.append((1e3 * (time.perf_counter() - wall), 1e3 * (time.process_time() - work)))
    walls, works = zip(*costs, strict=True)
    return Cost(median(walls), median(works))


def wait_for(canvas: Canvas | LandscapePanel, application: QApplication) -> None:
    """Let the event loop turn until nothing is left to be drawn."""
    application.processEvents()
    while not (canvas.is_up_to_date if isinstance(canvas, Canvas) else canvas.is_drawn):
        application.processEvents()


def revealed() -> Scene:
    scene = opening(_SPEC)
    return Scene(scene.landscape, 0, scene.point, scene.values, is_revealed=True)


def plain_rotation() -> Cost:
    """Turn matplotlib's own surface of 80 by 80, drawn as its manual says."""
    figure = Figure(figsize=(_WIDTH / 72, _HEIGHT / 72), dpi=72)
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_subplot(projection="3d")
    x, y = np.meshgrid(np.linspace(-2, 2, 80), np.linspace(-2, 2, 80))
    axes.plot_surface(x, y, x**2 * y + np.sin(y), rcount=80, ccount=80, cmap="viridis")

    def turn(frame: int) -> None:
        axes.view_init(28, 2 * frame)
        canvas.draw()

    return milliseconds(turn, 10)


def surface(application: QApplication) -> dict[str, Cost]:
    """Return the cost of a frame while turning, of the full one after it, and of dragging the marker along."""
    canvas = SurfaceCanvas()
    canvas.resize(_WIDTH, _HEIGHT)
    canvas.show()
    scene = revealed()
    canvas.show_scene(scene)
    wait_for(canvas, application)
    canvas.pointed.connect(lambda x, y: canvas.move_point(scene.moved(x, y)))

    def turn(frame: int) -> None:
        canvas._turn(3, 1 - 2 * (frame % 2))
        application.processEvents()

    def rest(frame: int) -> None:
        del frame
        canvas._come_to_rest()
        wait_for(canvas, application)

    def drag(frame: int) -> None:
        canvas._drag_marker(QPointF(400 + 60 * np.cos(frame / 9), 330 + 30 * np.sin(frame / 7)))
        application.processEvents()

    def dragged() -> Cost:
        rest(0)
        drag(0)
        wait_for(canvas, application)
        return milliseconds(drag)

    return {
        "surface, turning": milliseconds(turn),
        "surface, full detail on release": milliseconds(rest, 10, before=lambda: turn(0)),
        "point along the surface": dragged(),
    }


def drag(application: QApplication) -> dict[str, Cost]:
    """Move the point on the bare map, with one overlay after the other."""
    canvas = ContourCanvas()
    canvas.resize(_WIDTH, _HEIGHT)
    canvas.show()
    costs = {}
    for name in OVERLAYS:
        scene = replace(revealed(), exploring=Exploring(("gradient", name), rate=0.05))
        canvas.show_scene(scene)
        wait_for(canvas, application)

        def move(frame: int, scene: Scene = scene) -> None:
            canvas.move_point(scene.moved(np.cos(frame / 9), np.sin(frame / 7)))
            application.processEvents()

        costs[f"point on the map, with {name}"] = milliseconds(move, 100)
    return costs


def shown_panel(application: QApplication) -> LandscapePanel:
    panel = LandscapePanel()
    panel.resize(650, 750)
    panel.load()
    panel.show_landscape(_SPEC)
    panel.show()
    while not panel.is_drawn:
        application.processEvents()
    panel.reveal()
    wait_for(panel, application)
    return panel


def whole_panel(application: QApplication, appearance: Appearance) -> dict[str, Cost]:
    """Move the point, a slider and the view in the whole panel; then let it rest, and change the theme."""
    panel = shown_panel(application)
    slider = panel._beneath.sliders._sliders[0]._slider

    def move(frame: int) -> None:
        panel._tour.point(np.cos(frame / 9), np.sin(frame / 7))
        application.processEvents()

    def slide(frame: int) -> None:
        slider.setValue(20 + 3 * (frame % 60))
        application.processEvents()

    def zoom(frame: int) -> None:
        panel._tour.zoom(0.9 if frame % 2 else 1 / 0.9)
        application.processEvents()

    def settle(frame: int) -> None:
        del frame
        panel._settle()
        wait_for(panel, application)

    def dress(frame: int) -> None:
        appearance.choose("dark" if frame % 2 else "light")
        wait_for(panel, application)

    costs = {"point in the panel, with numbers": milliseconds(move, 200)}
    costs["slider in the panel"] = milliseconds(slide)
    costs["zoom in the panel"] = milliseconds(zoom)
    costs["at rest, full detail"] = milliseconds(settle, 10, before=lambda: zoom(0))
    costs["change of theme, map"] = milliseconds(dress, 10)
    panel._heading._pictures.set_current(1)
    panel._bring_forward("Surface")
    wait_for(panel, application)
    costs["change of theme, surface"] = milliseconds(dress, 10)
    return costs


def pictures(application: QApplication) -> dict[str, Cost]:
    """Draw each kind of plot that stands still, all of it, by its name."""
    canvas = PictureCanvas()
    canvas.resize(_WIDTH, _HEIGHT)
    canvas.show()

    def draw(plot: StillPlot) -> Cost:
        def show(frame: int) -> None:
            canvas.show_plot(plot, is_revealed=bool(frame >= 0))
            wait_for(canvas, application)

        return milliseconds(show, 8)

    return {name: draw(plot) for name, plot in PICTURES.items()}


def main() -> None:
    application = QApplication([])
    appearance = Appearance(application, "light")
    print(plain_rotation().line("plain Axes3D, 80x80, turning"))
    for costs in (surface(application), drag(application), whole_panel(application, appearance)):
        for name, cost in costs.items():
            print(cost.line(name))
    if "pictures" in sys.argv:
        for name, cost in pictures(application).items():
            print(cost.line(name))


if __name__ == "__main__":
    main()

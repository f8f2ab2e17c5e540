"""How fast the landscape follows the hand. Run it by hand: `python -m tests.benchmarks.bench_landscape`.

Figures are frames a second of whole repaints, each with its read-outs where the panel shows them, offscreen and at
800x600 pixels for the picture alone. Plain matplotlib turning the same surface is measured in the same run.
"""

import os
import time
from collections.abc import Callable
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PySide6.QtWidgets import QApplication

from engine.landscape.plots import Component, Landscape, Slider, StillPlot
from engine.landscape.scene import Scene, opening
from tests.engine.landscape.pictures_to_try import PICTURES
from ui.theme.appearance import Appearance
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


def milliseconds(act: Callable[[int], None], frames: int = _FRAMES) -> float:
    """Return the median time of one call, which gets the number of the frame."""
    act(0)
    times = []
    for frame in range(frames):
        start = time.perf_counter()
        act(frame)
        times.append(1e3 * (time.perf_counter() - start))
    return median(times)


def revealed() -> Scene:
    scene = opening(_SPEC)
    return Scene(scene.landscape, 0, scene.point, scene.values, is_revealed=True)


def plain_rotation() -> float:
    """Turn matplotlib's own surface of 80 by 80, drawn as its manual says."""
    figure = Figure(figsize=(_WIDTH / 72, _HEIGHT / 72), dpi=72)
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_subplot(projection="3d")
    x, y = np.meshgrid(np.linspace(-2, 2, 80), np.linspace(-2, 2, 80))
    axes.plot_surface(x, y, x**2 * y + np.sin(y), rcount=80, ccount=80, cmap="viridis")

    def turn(frame: int) -> None:
        axes.view_init(28, 2 * frame)
        canvas.draw()

    return milliseconds(turn, 20)


def rotation(application: QApplication) -> tuple[float, float]:
    """Return the time of a frame while turning, and of the full one after it."""
    canvas = SurfaceCanvas()
    canvas.resize(_WIDTH, _HEIGHT)
    canvas.show()
    canvas.show_scene(revealed())
    application.processEvents()

    def turn(frame: int) -> None:
        del frame
        canvas._turn(3, 1)
        application.processEvents()

    def rest(frame: int) -> None:
        canvas._turn(1, 0)
        application.processEvents()
        start = time.perf_counter()
        canvas._come_to_rest()
        application.processEvents()
        rests.append(1e3 * (time.perf_counter() - start))
        del frame

    rests: list[float] = []
    moving = milliseconds(turn)
    milliseconds(rest, 10)
    return moving, median(rests)


def drag(application: QApplication) -> float:
    """Move the point on the bare map."""
    canvas = ContourCanvas()
    canvas.resize(_WIDTH, _HEIGHT)
    canvas.show()
    scene = revealed()
    canvas.show_scene(scene)
    application.processEvents()

    def move(frame: int) -> None:
        canvas.move_point(scene.moved(np.cos(frame / 9), np.sin(frame / 7)))
        application.processEvents()

    return milliseconds(move, 200)


def panel_drag_and_slide(application: QApplication) -> tuple[float, float, float]:
    """Move the point and a slider in the whole panel; return both and the full drawing after."""
    panel = LandscapePanel()
    panel.resize(650, 750)
    panel.load()
    panel.show_landscape(_SPEC)
    panel.show()
    while not panel.is_drawn:
        application.processEvents()
    panel.reveal()
    application.processEvents()
    slider = panel._sliders._sliders[0]._slider

    def move(frame: int) -> None:
        panel._point(np.cos(frame / 9), np.sin(frame / 7))
        application.processEvents()

    def slide(frame: int) -> None:
        slider.setValue(20 + 3 * (frame % 60))
        application.processEvents()

    def settle(frame: int) -> None:
        panel._is_sliding = bool(frame >= 0)
        panel._settle()
        application.processEvents()

    return milliseconds(move, 200), milliseconds(slide), milliseconds(settle, 10)


def pictures(application: QApplication) -> dict[str, float]:
    """Draw each kind of plot that stands still, all of it, by its name."""
    canvas = PictureCanvas()
    canvas.resize(_WIDTH, _HEIGHT)
    canvas.show()

    def draw(plot: StillPlot) -> float:
        def show(frame: int) -> None:
            canvas.show_plot(plot, is_revealed=bool(frame >= 0))
            application.processEvents()

        return milliseconds(show, 8)

    return {name: draw(plot) for name, plot in PICTURES.items()}


def main() -> None:
    application = QApplication([])
    appearance = Appearance(application, "light")
    del appearance
    plain = plain_rotation()
    turning, resting = rotation(application)
    dragging = drag(application)
    panel_dragging, sliding, settling = panel_drag_and_slide(application)
    print(f"plain Axes3D, 80x80, turning     {plain:6.1f} ms  {1e3 / plain:6.0f} frames/s")
    print(f"surface, turning                 {turning:6.1f} ms  {1e3 / turning:6.0f} frames/s")
    print(f"surface, full detail on release  {resting:6.1f} ms")
    print(f"point on the map                 {dragging:6.1f} ms  {1e3 / dragging:6.0f} frames/s")
    print(f"point in the panel, with numbers {panel_dragging:6.1f} ms  {1e3 / panel_dragging:6.0f} frames/s")
    print(f"slider in the panel              {sliding:6.1f} ms  {1e3 / sliding:6.0f} frames/s")
    print(f"slider at rest, full detail      {settling:6.1f} ms")
    for name, time_ms in pictures(application).items():
        print(f"{name:<32} {time_ms:6.1f} ms")


if __name__ == "__main__":
    main()

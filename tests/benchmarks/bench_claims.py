"""How fast a map with an answer on it follows the hand. Run it by hand: `python -m tests.benchmarks.bench_claims`."""

import os
from dataclasses import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtWidgets import QApplication

from engine.landscape.claims import Claim
from engine.landscape.meanings import Approximation, Derivatives
from engine.landscape.plots import Component, Landscape
from engine.landscape.scene import Scene, opening
from tests.benchmarks.bench_landscape import Cost, milliseconds
from ui.theme.appearance import Appearance
from ui.widgets.landscape.contour_canvas import ContourCanvas
from ui.widgets.landscape.surface_canvas import SurfaceCanvas

_WIDTH, _HEIGHT, _FRAMES = 800, 600, 100
_F, _XY = "x^2*y + sin(y)", ("x", "y")
_SPEC = Landscape((Component("f", _F),), _XY, ((-2.0, 2.0), (-2.0, 2.0)), (1.1, 0.75))
_CLAIMS = {
    "no claim": (),
    "a gradient": (Claim(Derivatives("gradient", (_F,), _XY), (("2*x*y",), ("x^2 - cos(y)",))),),
    "a Hessian": (Claim(Derivatives("hessian", (_F,), _XY), (("2*y", "2*x"), ("2*x", "sin(y)"))),),
    "a plane": (Claim(Approximation(1, _F, _XY, {"x": 1.1, "y": 0.75}), (("x + y",),)),),
}


def drag(application: QApplication, canvas: ContourCanvas | SurfaceCanvas) -> dict[str, tuple[Cost, Cost]]:
    """Return what a full drawing and a move of the point cost, by what is claimed."""
    canvas.resize(_WIDTH, _HEIGHT)
    canvas.show()
    costs = {}
    for name, claims in _CLAIMS.items():
        scene = replace(opening(_SPEC), claims=claims)

        def show(frame: int, scene: Scene = scene) -> None:
            del frame
            canvas.show_scene(scene)
            application.processEvents()

        def move(frame: int, scene: Scene = scene) -> None:
            canvas.move_point(scene.moved(np.cos(frame / 9), np.sin(frame / 7)))
            application.processEvents()

        costs[name] = milliseconds(show, 5), milliseconds(move, _FRAMES)
    return costs


def main() -> None:
    application = QApplication([])
    Appearance(application, "light")
    for picture, canvas in (("map", ContourCanvas()), ("surface", SurfaceCanvas())):
        for name, (shown, moved) in drag(application, canvas).items():
            print(shown.line(f"{picture}, {name}: drawn in full"))
            print(moved.line(f"{picture}, {name}: the point moves"))


if __name__ == "__main__":
    main()

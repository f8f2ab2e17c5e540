"""What is explored, in sentences: where walks end, and how the function bends."""

from engine.landscape.describing_overlays import place
from engine.landscape.exploring_shape import bends
from engine.landscape.exploring_walks import Walk, walked
from engine.landscape.sampling import height
from engine.landscape.scene import Scene
from engine.landscape.wording import rounded, signed, written

WALK_NAMES = {"descent": "Gradient descent", "momentum": "Momentum", "newton": "Newton's method"}


def walks_said(scene: Scene) -> tuple[str, ...]:
    """Return a sentence on each walk that is shown."""
    return tuple(walk_said(walk, written(scene.shown.label)) for walk in walks(scene))


def walks(scene: Scene) -> tuple[Walk, ...]:
    """Return the walks from the marker; none before they may be seen."""
    if not scene.is_revealed:
        return ()
    function = height(scene)
    return tuple(walked(function, scene.point, scene.own_box, name, scene.exploring) for name in scene.exploring.walks)


def walk_said(walk: Walk, name: str) -> str:
    """Return a sentence on how a walk ends; `name` is the function's."""
    who, steps = WALK_NAMES[walk.name], _counted(walk.steps)
    match walk.ending:
        case "diverges":
            return f"{who} diverges: after {steps} it is far outside."
        case "undefined":
            return f"{who} stops after {steps}, where {name} or its slope is undefined."
        case "no step" if not walk.steps:
            return f"{who} cannot begin: the Hessian at P cannot be inverted."
        case "no step":
            return f"{who} stops after {steps}: the Hessian there cannot be inverted."
        case "arrives" | "goes on":
            first, last = float(walk.heights[0]), float(walk.heights[-1])
            way = "rises" if last > first else "goes"
            end = place((float(walk.points[-1, 0]), float(walk.points[-1, 1])))
            return signed(f"{who}: {name} {way} from {rounded(first)} to {rounded(last)} in {steps}, at {end}.")


def curvatures_said(scene: Scene) -> str:
    """Return a sentence on the axes that the function bends along at the marker, or ""."""
    if not (scene.is_revealed and scene.exploring.shows("curvatures")):
        return ""
    axes = bends(height(scene), scene.point, scene.landscape.box)
    if not axes:
        return "The second derivatives are undefined here."
    said = " and ".join(
        f"{rounded(axis.curvature)} along {place((float(axis.direction[0]), float(axis.direction[1])))}"
        for axis in axes
    )
    return signed(f"The curvature is {said}.")


def explored_said(scene: Scene) -> tuple[str, ...]:
    """Return all that is explored, a sentence each."""
    return tuple(filter(None, (curvatures_said(scene), *walks_said(scene))))


def _counted(steps: int) -> str:
    return "1 step" if steps == 1 else f"{steps} steps"

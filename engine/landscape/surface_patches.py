"""What touches a surface at the marker, or at the question's point, and is drawn with it: planes and models."""

from engine.landscape.exploring_shape import model_at
from engine.landscape.plots import Model
from engine.landscape.revealing import visible
from engine.landscape.sampling import height, over_axes
from engine.landscape.scene import Scene
from engine.landscape.tangent import TangentPatch, model_patch, tangent_patch


def patches(scene: Scene, climb: float) -> tuple[TangentPatch, ...]:
    """Return what touches; nothing before it may be seen.

    Args:
        scene: What is seen.
        climb: The range of heights that is drawn.
    """
    if not scene.is_revealed:
        return ()
    own = _own_model(scene, climb)
    if own is not None:
        return (own, *_explored(scene, climb, has_plane=scene.exploring.shows("plane")))
    return _explored(scene, climb, has_plane=_shows_plane(scene))


def patches_said(scene: Scene) -> str:
    """Return a sentence on how the hidden part of what touches is drawn, or ""."""
    if not scene.is_revealed:
        return ""
    is_model = bool(_models(scene)) or scene.exploring.shows("model")
    if not (is_model or _shows_plane(scene)):
        return ""
    return f"Where its edge is dashed, the {'model' if is_model else 'plane'} is hidden."


def _shows_plane(scene: Scene) -> bool:
    """Tell whether the tangent plane is drawn: by itself, or as what the gradient is the slope of."""
    return scene.exploring.shows("plane") or scene.exploring.shows("gradient")


def _explored(scene: Scene, climb: float, *, has_plane: bool) -> tuple[TangentPatch, ...]:
    function, point, box = height(scene), scene.point, scene.landscape.box
    plane = tangent_patch(function, point, box, climb) if has_plane else None
    model = model_at(function, point, box) if scene.exploring.shows("model") else None
    bent = None if model is None else model_patch(function, model, point, box, climb)
    return tuple(patch for patch in (plane, bent) if patch is not None)


def _models(scene: Scene) -> list[Model]:
    """Return the models of the question that may be seen; they are of the first function."""
    shown = visible(scene.landscape.overlays, is_revealed=scene.is_revealed)
    return [overlay for overlay in shown if isinstance(overlay, Model) and scene.component == 0]


def _own_model(scene: Scene, climb: float) -> TangentPatch | None:
    """Return the patch of the question's first model, which stays at the question's point, or None."""
    plot, function = scene.landscape, height(scene)
    found = (
        model_patch(function, over_axes(model.formula, plot.axes, scene.values), plot.point, plot.box, climb)
        for model in _models(scene)
    )
    return next(found, None)

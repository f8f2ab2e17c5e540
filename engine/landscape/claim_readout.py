"""What a claim is worth at the marker, in LaTeX: it changes with each place of the marker, the sentences do not."""

import numpy as np

from engine.landscape.bending import hessian
from engine.landscape.claimed import FieldClaim, ModelClaim
from engine.landscape.claiming import told
from engine.landscape.scene import Scene
from engine.landscape.wording import rounded_latex

_THERE = r"\text{ at }P"


def claim_readout(scene: Scene) -> str:
    """Return the learner's value at the marker, or "" where the claim does not follow it."""
    match told(scene):
        case (FieldClaim(yours=yours, along=None), *_):
            return _written(*(float(part) for part in yours(*scene.point)))
        case (FieldClaim(yours=yours, along=int(along)), *_):
            return _written(float(yours(*scene.point)[along]))
        case (ModelClaim(follows=True, yours=model, at=at), *_):
            bends = hessian(model, at, scene.landscape.box)
            if not np.isfinite(bends).all():
                return ""
            low, high = np.linalg.eigvalsh(bends)
            return rf"\lambda={rounded_latex(low)},\;{rounded_latex(high)}{_THERE}"
        case _:
            return ""


def _written(*values: float) -> str:
    if not np.isfinite(values).all():
        return rf"\text{{undefined}}{_THERE}"
    numbers = r",\,".join(map(rounded_latex, values))
    return rf"({numbers}){_THERE}" if len(values) > 1 else rf"{numbers}{_THERE}"

"""What claims say in cells, for those who would rather read than look; the truth has its column where it may be read."""

import numpy as np

from engine.landscape.cells import Table
from engine.landscape.claimed import (
    AxisClaim,
    FieldClaim,
    ModelClaim,
    PlacesClaim,
    SlopeClaim,
    Told,
    Vectors,
    WalkClaim,
)
from engine.landscape.claiming import told
from engine.landscape.describing_overlays import place
from engine.landscape.plots import Spot
from engine.landscape.sampling import height
from engine.landscape.scene import Scene
from engine.landscape.wording import rounded, signed, written

# By thirds of the box
_SHARES = (1 / 6, 1 / 2, 5 / 6)
# From the point where a model touches, of the sides of the box
_AWAY = 0.1


def claim_table(scene: Scene) -> Table | None:
    """Return what the first claim of a scene says; None without any that can be drawn."""
    claims = told(scene)
    return None if not claims else _table(scene, claims[0])


def _table(scene: Scene, claim: Told) -> Table | None:
    match claim:
        case FieldClaim():
            return _field(scene, claim)
        case SlopeClaim(at=at, yours=own, true=true):
            known = {} if true is None else {"True": place(true)}
            return _made({f"The gradient at {place(at)}": {"Yours": place(own), **known}})
        case ModelClaim():
            return _model(scene, claim)
        case WalkClaim(start=start, end=end, true=true):
            ends = {"Start": start, "Yours": end} | ({} if true is None else {"True": true})
            return _made({name: {"Place": place(at), **_level(scene, at)} for name, at in ends.items()})
        case PlacesClaim(points=points, slopes=slopes):
            return _made({place(at): {"Slope": rounded(slope)} for at, slope in zip(points, slopes, strict=True)})
        case AxisClaim():
            return _axis(claim)
        case _:
            return None


def _axis(claim: AxisClaim) -> Table:
    own = {"Slope": rounded(claim.slope)} | ({} if claim.bend is None else {"Curvature": rounded(claim.bend)})
    true = {f"True: {place(way)}": {"Slope": "–", "Curvature": rounded(bend)} for way, bend in claim.principal}
    return _made({f"Yours: {place(claim.way)}": own, **true})


def _field(scene: Scene, claim: FieldClaim) -> Table:
    """Return vectors at nine points; the true ones are numbers of the key, so they come when it is over."""
    x, y = (low + np.asarray(_SHARES) * (high - low) for low, high in scene.landscape.box)
    points = [(float(at_x), float(at_y)) for at_y in y[::-1] for at_x in x]
    rows = {}
    for at in points:
        rows[place(at)] = {"Yours": _at(claim.yours, at)}
        if scene.is_revealed:
            rows[place(at)]["True"] = _at(claim.true, at)
    return _made(rows)


def _at(vectors: Vectors, at: Spot) -> str:
    across, up = vectors(*at)
    return place((float(across), float(up)))


def _model(scene: Scene, claim: ModelClaim) -> Table:
    """Return heights where the model touches and around it."""
    across, up = (_AWAY * (high - low) for low, high in scene.landscape.box)
    x, y = claim.at
    around = ((x, y), (x - across, y), (x + across, y), (x, y - up), (x, y + up))
    rows = {}
    for at in around:
        rows[place(at)] = {**_level(scene, at), "Yours": rounded(float(claim.yours(*at)))}
        if claim.true is not None and scene.is_revealed:
            rows[place(at)]["True model"] = rounded(float(claim.true(*at)))
    return _made(rows)


def _level(scene: Scene, at: Spot) -> dict[str, str]:
    return {written(scene.shown.label): rounded(float(height(scene)(*at)))}


def _made(rows: dict[str, dict[str, str]]) -> Table:
    """Return a table of rows that all have the columns of the first."""
    columns = tuple(next(iter(rows.values())))
    cells = tuple(tuple(signed(row.get(column, "–")) for column in columns) for row in rows.values())
    return Table(columns, tuple(signed(head) for head in rows), cells)

"""Sorting critical points into minima, maxima and saddle points: sets of points, each followed from the points found."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from engine.calculus.rules import hessian
from engine.calculus.witness import values
from engine.functions.critical import PointClass
from engine.language.point_sets import PointSet
from engine.language.tree import Node
from engine.questions.keys import Chosen, Key
from engine.questions.question import Part, Slip
from engine.questions.sheet import Option
from engine.subjects.critical_points.scanning import sampled_nature, scanned
from engine.subjects.critical_points.second_derivative_test import Bends, judged, nature_by, nature_of
from engine.subjects.critical_points.stationary import At, Terrain
from engine.subjects.critical_points.stationary_plot import around
from engine.subjects.earlier import exact_number, formula
from engine.subjects.spoken import places_of

NATURES: tuple[PointClass, ...] = ("minimum", "maximum", "saddle")
_ASKS = {
    "minimum": "The points with a local minimum, or none.",
    "maximum": "The points with a local maximum, or none.",
    "saddle": "The saddle points, or none.",
}
OPTIONS = (
    Option("minimum", "a local minimum"),
    Option("maximum", "a local maximum"),
    Option("saddle", "a saddle point"),
)
_LABELS = {"minimum": r"\text{minima}", "maximum": r"\text{maxima}", "saddle": r"\text{saddles}"}


def nature_parts(ground: Terrain, letters: Sequence[str], determinant: str | None = None) -> tuple[Part, ...]:
    """Return a part for each nature, whose key is the set of points of that nature.

    Args:
        ground: Whose points.
        letters: The ids of the three parts.
        determinant: The id of the part that asks for D as a formula, if one does.
    """
    return tuple(
        Part(
            key=ground.points(nature),
            kind="points",
            label=_LABELS[nature],
            names=(),
            id=letter,
            asks=f"({letter}) {_ASKS[nature]}",
            witness=_witness(ground, nature),
            follows=_following(ground, nature, determinant),
            means=places_of(ground.f, ground.names),
        )
        for letter, nature in zip(letters, NATURES, strict=True)
    )


def _witness(ground: Terrain, nature: PointClass) -> Callable[[Mapping[str, Fraction]], tuple[tuple[float, ...], ...]]:
    def found(_: Mapping[str, Fraction]) -> tuple[tuple[float, ...], ...]:
        points = scanned(ground.f, ground.names, around(ground))
        return tuple(point for point in points if sampled_nature(ground.f, ground.names, point) == nature)

    return found


def _following(
    ground: Terrain, nature: PointClass, determinant: str | None
) -> Callable[[Mapping[str, Key]], Key | None]:
    """Return what sorts the learner's own points, by the learner's own D where that was asked."""

    def follows(earlier: Mapping[str, Key]) -> Key | None:
        points = earlier.get("a")
        if not isinstance(points, PointSet) or any(len(at) != len(ground.names) for at in points.points):
            return None
        own = formula(earlier, determinant) if determinant else None
        found = [_own_nature(ground, at, own) for at in points.points]
        if "no decision" in found:
            return None
        return PointSet(tuple(at for at, its in zip(points.points, found, strict=True) if its == nature))

    return follows


def _own_nature(ground: Terrain, at: At, determinant: Node | None) -> str:
    bends = bends_at(ground, at)
    if determinant is None:
        return nature_of(bends)
    (d,) = values([determinant], _coordinates(ground, at))
    return nature_by(d, bends[0][0] or bends[1][1])


def bends_at(ground: Terrain, at: At) -> Bends:
    """Return the Hessian at a point as numbers."""
    where = _coordinates(ground, at)
    return [list(values(row, where)) for row in hessian(ground.f, ground.names)]


def _coordinates(ground: Terrain, at: At) -> dict[str, Fraction]:
    return {name: Fraction(value) for name, value in zip(ground.names, values(at, {}), strict=True)}


def class_part(ground: Terrain, letter: str, determinant: str) -> Part:
    """Return the part that asks what the only critical point is, followed from the learner's own D."""
    (mark,) = ground.landmarks
    bends = bends_at(ground, mark.at)

    def follows(earlier: Mapping[str, Key]) -> Key | None:
        own = exact_number(earlier, determinant)
        return None if own is None else Chosen((nature_by(float(own), bends[0][0] or bends[1][1]),))

    return Part(
        key=Chosen((mark.nature,)),
        kind="class",
        label=r"\text{there}",
        names=(),
        id=letter,
        asks=f"({letter}) What does $f$ have there?",
        options=OPTIONS,
        witness=lambda _: (sampled_nature(ground.f, ground.names, values(mark.at, {})),),
        follows=follows,
    )


def class_slips(ground: Terrain, letter: str) -> tuple[Slip, ...]:
    """Return the classes that slips of the test take the only critical point for."""
    (mark,) = ground.landmarks
    bends = bends_at(ground, mark.at)
    read = {code: judged(bends, code) for code in _CLASSES}
    known = {option.id for option in OPTIONS}
    return tuple(
        Slip(code, Chosen((verdict,)), _MESSAGES[code], letter) for code, verdict in read.items() if verdict in known
    )


def nature_slips(ground: Terrain, letters: Sequence[str], *, evidence: bool) -> tuple[Slip, ...]:
    """Return the sets that slips of the second-derivative test lead to, and those with a point of another nature.

    Args:
        ground: Whose points.
        letters: The ids of the three parts.
        evidence: Whether D is asked for before, so that a wrong D shows there.
    """
    bends = [bends_at(ground, mark.at) for mark in ground.landmarks]
    of_two = _CLASSES if evidence else _CLASSES + _DETERMINANTS
    codes = of_two if len(ground.names) == 2 else _OF_THREE
    says = _MESSAGES if len(ground.names) == 2 else _MESSAGES_OF_THREE
    misread = tuple(
        Slip(code, PointSet(_taken(ground, [judged(one, code) for one in bends], nature)), says[code], letter)
        for code in codes
        for letter, nature in zip(letters, NATURES, strict=True)
    )
    return (*misread, *_other_natures(ground, letters))


def _taken(ground: Terrain, verdicts: Sequence[str | None], nature: PointClass) -> tuple[At, ...]:
    return tuple(mark.at for mark, verdict in zip(ground.landmarks, verdicts, strict=True) if verdict == nature)


def _other_natures(ground: Terrain, letters: Sequence[str]) -> tuple[Slip, ...]:
    """Return the sets that hold the points of another nature in the place of the right ones, or beside them."""
    slips = []
    for letter, nature in zip(letters, NATURES, strict=True):
        for other in NATURES:
            extra = ground.points(other).points
            if other == nature or not extra:
                continue
            says = _single(extra[0], other) if len(extra) == 1 else _several(other)
            says += " Look again at the second derivatives there."
            slips.append(Slip("S17", PointSet(extra), says, letter))
            slips.append(Slip("S17", PointSet((*ground.points(nature).points, *extra)), says, letter))
    return tuple(slips)


_A = {"minimum": "a minimum", "maximum": "a maximum", "saddle": "a saddle point"}
_THE = {"minimum": "minima", "maximum": "maxima", "saddle": "saddle points"}


def _single(at: At, other: PointClass) -> str:
    return f"${PointSet((at,)).latex()}$ is a critical point, but {_A[other]}."


def _several(other: PointClass) -> str:
    return f"The points are right, but some of these are {_THE[other]}."


# With D at hand these slips are left; without it, the ones inside D come after them.
_CLASSES: tuple[str, ...] = ("S4", "S5", "S6", "S8", "S9")
_DETERMINANTS: tuple[str, ...] = ("S1", "S2", "S3")
_OF_THREE: tuple[str, ...] = ("S5", "S8", "S9", "S18")
_MESSAGES = {
    "S1": "You seem to have added $f_{xy}^2$ in $D$. It is subtracted.",
    "S2": "You seem to have added $f_{xx}$ and $f_{yy}$ in $D$. It takes their product.",
    "S3": "You seem to have subtracted $f_{xy}$ in $D$ without squaring it. Look at the square.",
    "S4": "You seem to have taken $D > 0$ for a minimum. There the sign of $f_{xx}$ decides.",
    "S5": "Minima and maxima seem to have changed places. Where $f_{xx} > 0$ the surface bends upwards.",
    "S6": "You seem to have taken $D < 0$ for a maximum. There $f$ rises one way and falls another.",
    "S8": "You seem to have gone by the sum of the second derivatives. The sign of $D$ comes first.",
    "S9": "You seem to have gone by the signs on the diagonal of the Hessian. The mixed derivative counts as well.",
    "S18": r"You seem to have used the test of two variables. With three, $\det H > 0$ is no sign of an extremum.",
}
_MESSAGES_OF_THREE = {
    **_MESSAGES,
    "S5": "Minima and maxima seem to have changed places. Where all eigenvalues are positive, $f$ bends upwards.",
    "S8": "You seem to have gone by the sum of the second derivatives. It tells no single sign: look at all three eigenvalues.",
    "S9": "You seem to have gone by the signs on the diagonal of the Hessian. The mixed derivatives count as well.",
}

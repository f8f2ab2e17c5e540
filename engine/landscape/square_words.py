"""A square and its image in sentences, in a table and in numbers."""

from engine.landscape.cells import Table
from engine.landscape.describing_overlays import place
from engine.landscape.square_images import Image, SquareMap, determinant, image, square
from engine.landscape.wording import rounded, rounded_latex, written
from engine.language.numeric import Array

_CORNERS = ("lower left", "lower right", "upper right", "upper left")


def square_said(mapped: SquareMap) -> str:
    """Return what the picture shows."""
    plot, after = mapped.plot, image(mapped)
    formulas = " and ".join(
        f"{written(output)} = {component.formula}"
        for output, component in zip(plot.outputs, plot.components, strict=True)
    )
    said = f"The square with its lower left corner P at {place(plot.corner)} and sides of {plot.side:g}, and its image"
    said += f" under {formulas}. F(P) is {_place(after.outline[0])}."
    if mapped.true is not None:
        said += f" Under the linear map at P its corners go to {_places(mapped, mapped.true)}."
    if mapped.yours is not None:
        said += f" Under your matrix they go to {_places(mapped, mapped.yours)}."
    return said


def square_hint(mapped: SquareMap) -> str:
    """Return what there is to know to read the picture."""
    match mapped.true is not None, mapped.yours is not None:
        case True, True:
            return "The solid parallelogram is the image under the linear map of the true Jacobian at P, the dashed one under yours."
        case True, False:
            return "The parallelogram is the image under the linear map of the Jacobian at P."
        case False, True:
            return "The dashed parallelogram is the image under your matrix; the true one hugs the image near F(P)."
        case _:
            return "Lines of one colour are images of lines of that colour."


def square_table(mapped: SquareMap) -> Table:
    """Return where the corners go: truly, and under the Jacobians that may be seen."""
    columns = {"Corner": square(mapped.plot).corners, "Image": image(mapped).corners}
    if mapped.true is not None:
        columns["True Jacobian"] = mapped.parallelogram(mapped.true)[:-1]
    if mapped.yours is not None:
        columns["Your matrix"] = mapped.parallelogram(mapped.yours)[:-1]
    cells = tuple(tuple(_place(corners[row]) for corners in columns.values()) for row in range(len(_CORNERS)))
    return Table(tuple(columns), _CORNERS, cells)


def square_readouts(mapped: SquareMap, *, is_revealed: bool) -> tuple[str, ...]:
    r"""Return areas and determinants in LaTeX, a line each; the true determinant only when everything may be told."""
    plot = mapped.plot
    lines = [rf"\text{{area: }}{rounded_latex(plot.side**2)} \to {_area(image(mapped))}"]
    if mapped.yours is not None:
        lines.append(_linear(r"\text{yours: }", mapped.yours, plot.side))
    if mapped.true is not None and is_revealed:
        lines.append(_linear(r"\text{true: }", mapped.true, plot.side))
    return tuple(lines)


def _area(drawn: Image) -> str:
    said = rounded(drawn.area)
    return rf"\text{{{said}}}" if said == "undefined" else rounded_latex(drawn.area)


def _linear(words: str, slopes: Array, side: float) -> str:
    stretch = determinant(slopes)
    area = abs(stretch) * side**2
    return rf"{words}\det J = {rounded_latex(stretch)},\;\text{{area }}{rounded_latex(area)}"


def _places(mapped: SquareMap, slopes: Array) -> str:
    return ", ".join(_place(corner) for corner in mapped.parallelogram(slopes)[:-1])


def _place(point: Array) -> str:
    return place((float(point[0]), float(point[1])))

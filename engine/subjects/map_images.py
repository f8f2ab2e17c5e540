"""Questions about what a map of the plane makes of areas: the determinant at a point, and the image of a square there."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from engine.calculus.witness import central_jacobian
from engine.functions.square_maps import SquareMap, permanent_of
from engine.landscape.plots import Component, MapImage
from engine.language.plain_text import plain
from engine.language.tree import Num, Power, Product, Value, Vector, free_names, number, rational
from engine.language.typeset import latex
from engine.questions.keys import Key
from engine.questions.question import Ask, Part, Question, Slip, Step
from engine.subjects import earlier as answered
from engine.subjects.continued_code import continued
from engine.subjects.derivatives import Point, at_point, point_step
from engine.subjects.determinants import (
    LABELS,
    PRODUCTS_ADDED,
    determinant_code,
    determinant_slips,
    determinant_step,
    determinant_witness,
    jacobian_steps,
    valued,
    written_determinant,
)
from engine.subjects.matrix_steps import chain_step
from engine.subjects.prompts import applied, partial_symbol


def map_image(made: SquareMap, corner: tuple[float, float], side: float) -> MapImage:
    """Return the picture of a square and of its image."""
    first, second = (Component(label, plain(f)) for label, f in zip(LABELS, made.components, strict=False))
    return MapImage((first, second), (made.names[0], made.names[1]), ("F_1", "F_2"), corner, side)


def map_note(asks: str, given: Mapping[str, Value]) -> str:
    return f"{asks}: " + "; ".join(f"{name} = {plain(value)}" for name, value in given.items())


@dataclass(frozen=True, slots=True)
class Square:
    """A square whose image is asked for.

    Attributes:
        side: The length of its sides.
        corner: Its lower left corner, by name.
    """

    side: Fraction
    corner: Point

    @property
    def shown(self) -> Num:
        return Num(self.side, str(self.side) if self.side.denominator == 1 else str(float(self.side)))

    @property
    def size(self) -> Fraction:
        return self.side**2


def image_question(made: SquareMap, square: Square, opening: str) -> Question:
    """Ask for the determinant, and for the area of the image; a linear map has one determinant everywhere."""
    point = square.corner
    is_linear = not free_names(made.determinant)
    given: dict[str, Value] = {"F": Vector(made.components), "s": square.shown}
    if not is_linear:
        given["P"] = Vector(tuple(map(number, point.values())))
    value = made.determinant_at(point)
    return Question(
        prompt=f"{opening}\n${applied('F', made.names)} = {{F}}$",
        given=given,
        names=made.names,
        parts=_image_parts(made, square, point, value),
        steps=_image_steps(made, square, point, value),
        slips=(*determinant_slips(made, "a", point), *_image_slips(made, square, point, value)),
        hints=(
            "The determinant of the Jacobian tells how much small areas grow; its sign tells about orientation.",
            rf"Write down $J_F$ row by row, starting with ${partial_symbol('F_{1}', made.names[0])}$.",
        ),
        note=map_note("determinant and area", given),
        landscape=map_image(made, (float(point["x"]), float(point["y"])), float(square.side) if is_linear else 0.5),
        code=continued(
            determinant_code(made, point),
            "D",
            f'answer = {{"a": D, "b": abs(D) {_factor(square.size)}}}',
        ),
    )


def _image_parts(made: SquareMap, square: Square, point: Point, value: Fraction) -> tuple[Part, ...]:
    is_linear = not free_names(made.determinant)
    where, about = ("", "") if is_linear else ("(P)", ", to first order,")
    corner = "" if is_linear else " and a corner at $P$"

    def follows(earlier: Mapping[str, Key]) -> Key | None:
        own = answered.exact_number(earlier, "a")
        return None if own is None else number(abs(own) * square.size)

    determinant = Part(
        id="a",
        key=number(value),
        kind="number",
        label=rf"\det J_F{where}",
        names=(),
        asks=f"(a) The determinant of $J_F{where}$.",
        ask=Ask("determinant", "F", made.names, point),
        witness=determinant_witness(made, point),
    )
    image = Part(
        id="b",
        key=number(abs(value) * square.size),
        kind="number",
        label=r"\text{area}",
        names=(),
        asks=f"(b) The area{about} of the image of a square with sides of length ${latex(square.shown)}${corner}.",
        witness=lambda _: (_shoelace(made, point) * float(square.size),),
        follows=follows,
    )
    return determinant, image


def _shoelace(made: SquareMap, point: Point) -> float:
    """Return the area of the parallelogram that the images of the two sides span, by its corners."""
    a, b, c, d = central_jacobian(made.components, made.names, point)
    corners = [(0.0, 0.0), (a, c), (a + b, c + d), (b, d)]
    around = zip(corners, corners[1:] + corners[:1], strict=True)
    return abs(sum(x * v - u * y for (x, y), (u, v) in around)) / 2


def _image_slips(made: SquareMap, square: Square, point: Point, value: Fraction) -> tuple[Slip, ...]:
    added = rational(valued(permanent_of(made.rows), point)) or Fraction(0)
    candidates = (
        ("J4", value * square.size, "An area has no sign. Look at the absolute value of the determinant."),
        ("J5", square.size / abs(value), "You divided by the determinant. It multiplies areas on the way through $F$."),
        ("J6", abs(added) * square.size, PRODUCTS_ADDED),
        ("J8", abs(value) * square.side, "You multiplied by the side. The area of a square is its side squared."),
    )
    return tuple(Slip(code, number(answer), says, "b") for code, answer, says in candidates)


def _image_steps(made: SquareMap, square: Square, point: Point, value: Fraction) -> tuple[Step, ...]:
    written = Product((number(abs(value)), Power(square.shown, number(2))))
    says = "Areas grow by the absolute value of the determinant; its sign only tells whether the plane is turned over."
    last = chain_step(says, r"\text{area}", written, number(abs(value) * square.size))
    if not free_names(made.determinant):
        return (*jacobian_steps(made), determinant_step(made), last)
    says = "Take the product of the diagonal, and subtract the other product."
    there = written_determinant(at_point(made.rows, point))
    determinant = chain_step(says, r"\det J_F(P)", there, number(value))
    return (*jacobian_steps(made), point_step("J_F(P)", made.rows, point), determinant, last)


def _factor(size: Fraction) -> str:
    return f"* {size}" if size.denominator == 1 else f"/ {1 / size}"

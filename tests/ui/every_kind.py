"""A bank with a question of every kind of answer, and one with four parts; run as a module it is their worker."""

from collections.abc import Callable, Mapping

from engine.chance import Draw
from engine.equality.budget import Budget
from engine.language.equations import Equation
from engine.language.intervals import Interval
from engine.language.parser import parse
from engine.language.point_sets import PointSet
from engine.language.tree import ONE, ZERO, Matrix, Name, Node, number
from engine.questions.keys import Chosen, Key, Ordered, plain_key
from engine.questions.marking import mark
from engine.questions.outline import FamilyOutline, Topic
from engine.questions.question import Family, Part, Question, Slip, Step
from engine.questions.sheet import Answer, Code, Identity, Kind, Option, Sheet, Solution
from engine.questions.sheets import sheet, solution
from engine.questions.verdict import Verdict
from engine.worker.service import serve

NAMES = ("x", "y")
NATURES = (
    Option("minimum", "a local minimum"),
    Option("maximum", "a local maximum"),
    Option("saddle", "a saddle point"),
)
CLAIMS = (
    Option("a", "$H$ is symmetric wherever the second derivatives are continuous, whatever their order."),
    Option("b", r"$\nabla f$ is a tangent of the level curve."),
    Option("c", "The gradient vanishes at every minimum inside the domain."),
    Option("d", "Every critical point is a minimum or a maximum."),
)
STEPS = (
    Option("update", r"Take the step $w - \eta g$."),
    Option("forward", "Compute the loss, and keep what lies between."),
    Option("invert", "Invert the Hessian of the loss."),
    Option("backward", "Multiply by the local derivatives, from the loss back."),
)


def value(text: str, kind: str = "expression") -> Key:
    return parse(text, NAMES, kind)


F = value("x^2 y")
KEYS: Mapping[Kind, Key] = {
    "expression": value("2x y"),
    "number": value("2/3"),
    "vector": value("[2x, y]", "vector"),
    "matrix": value("[[2, x], [y, 1]]", "matrix"),
    "direction": value("[3, 4]", "vector"),
    "normal": value("[1, -2]", "vector"),
    "eigenvector": value("[1, 1]", "vector"),
    "equation": Equation(Name("y"), value("2x + 1")),
    "interval": Interval(ZERO, ONE, has_high=True, name="x"),
    "points": PointSet(((ZERO, ZERO), (ONE, number(2)))),
    "antiderivative": value("x^2 y"),
    "class": Chosen(("saddle",)),
    "choice": Chosen(("keeps",)),
    "multi": Chosen(("a", "c")),
    "order": Ordered(("forward", "backward", "update")),
}
# What one mistake makes of each of them
WRONG: Mapping[Kind, Key] = {
    "expression": value("2x"),
    "number": value("3/2"),
    "vector": value("[y, 2x]", "vector"),
    "matrix": value("[[2, y], [x, 1]]", "matrix"),
    "direction": value("[-3, -4]", "vector"),
    "normal": value("[2, 1]", "vector"),
    "eigenvector": value("[1, 2]", "vector"),
    "equation": Equation(Name("y"), value("2x")),
    "interval": Interval(ZERO, ONE, has_low=True, name="x"),
    "points": PointSet(((ONE, number(2)),)),
    "antiderivative": value("x^2"),
    "class": Chosen(("minimum",)),
    "choice": Chosen(("reverses",)),
    "multi": Chosen(("a", "b", "c")),
    "order": Ordered(("backward", "forward", "update")),
}
OPTIONS: Mapping[Kind, tuple[Option, ...]] = {
    "class": NATURES,
    "choice": (Option("keeps", "keeps orientation"), Option("reverses", "reverses orientation")),
    "multi": CLAIMS,
    "order": STEPS,
}


def part(kind: Kind, name: str = "answer", asks: str = "", label: str = "A") -> Part:
    eigen = Matrix(((number(2), ONE), (ONE, number(2)))) if kind == "eigenvector" else None
    return Part(
        key=KEYS[kind], kind=kind, label=label, names=NAMES, id=name, asks=asks, matrix=eigen,
        options=OPTIONS.get(kind, ()), tolerance=None,
    )  # fmt: skip


def slip(kind: Kind, name: str = "answer") -> Slip:
    return Slip("D9", WRONG[kind], "The $y$ is gone. Look at what it becomes.", part=name)


def alone(kind: Kind) -> Callable[[Draw], Question]:
    """Return a `make` for a question of one kind."""

    def make(draw: Draw) -> Question:
        return Question(
            prompt=f"Give the {kind} of this function.\n$f(x, y) = {{f}}$",
            given={"f": F},
            names=NAMES,
            parts=(part(kind),),
            steps=(Step("Look at it.", r"f = x^{2} y"),),
            slips=(slip(kind),),
            hints=("Look.", "Look again."),
            note=f"{kind} {draw.seed}",
        )

    return make


def doubled(earlier: Mapping[str, Key]) -> Key | None:
    """The second part is twice what was answered to the first."""
    own = earlier.get("a")
    return parse(f"2 ({own.value})", ()) if isinstance(own, Node) and hasattr(own, "value") else None


def several(draw: Draw) -> Question:
    """D is -5; its double is -10, which follows from any D; the point is a saddle; two claims hold."""
    first = Part(key=number(-5), kind="number", label="D", names=(), id="a", asks="(a) The determinant $D$.")
    second = Part(key=number(-10), kind="number", label="2D", names=(), id="b", asks="(b) Twice that.", follows=doubled)
    return Question(
        prompt="Classify the critical point $P$. The Hessian there is\n$H = {H}$",
        given={"H": parse("[[1, 3], [3, 4]]", (), "matrix")},
        names=(),
        parts=(first, second, part("class", "c", "(c) What $f$ has at $P$."), part("multi", "d", "(d) What is true.")),
        steps=(Step("The determinant.", "D = 1 \\cdot 4 - 3^{2} = -5", part="a"), Step("It is negative.", part="c")),
        slips=(
            Slip("S1", number(13), "You added $f_{xy}^2$. In $D$ it is subtracted.", part="a"),
            slip("class", "c"),
        ),
        hints=("Look at $D$.", "Its sign tells."),
        note=str(draw.seed),
        code=Code("from sympy import Matrix\n\nanswer = Matrix([[1, 3], [3, 4]]).det()\n", "import numpy as np\n"),
    )


def family(name: str, make: Callable[[Draw], Question]) -> Family:
    return Family(
        id=name,
        revision=1,
        topic="fakes",
        title=name.capitalize(),
        levels=(1,),
        make=make,
        source="none",
        connection="The loss of a network has many such points.",
    )


CATALOGUE = (*(family(kind, alone(kind)) for kind in KEYS), family("several", several))
TOPICS = (Topic("fakes", "Fakes", tuple(FamilyOutline(one.id, one.title, one.levels) for one in CATALOGUE)),)

BY_NAME = {one.id: one for one in CATALOGUE}


def question_of(name: str) -> Question:
    return BY_NAME[name].make(Draw(name, 1, 1, 1))


def sheet_of(name: str) -> Sheet:
    return sheet(question_of(name), BY_NAME[name], Identity(name, 1, 1, 1))


def solution_of(name: str) -> Solution:
    return solution(question_of(name), BY_NAME[name])


def marked(name: str, *answers: Answer) -> Verdict:
    """Mark answers to the parts of a question, in their order; those that are not given are empty."""
    question = question_of(name)
    given = {part.id: answer for part, answer in zip(question.parts, answers, strict=False)}
    return mark(question, given, Budget(5.0))


def keys_of(name: str) -> list[str]:
    return list(solution_of(name).keys.values())


def wrong_of(kind: Kind) -> str:
    return plain_key(WRONG[kind])


if __name__ == "__main__":
    serve(CATALOGUE)

"""A partial derivative that needs the chain, product or quotient rule: one composite atom and one monomial."""

from collections.abc import Callable

from engine.calculus.tidy import over, plus, times
from engine.calculus.worked import varying
from engine.chance import Draw
from engine.functions.grammar import drawn_until, linear_form, monomial, newest_atom, passes
from engine.language.tree import Call, Name, Neg, Node, Power, Quotient, free_names, names, number, subtrees
from engine.language.typeset import latex, name_latex
from engine.questions.question import Ask, Example, Family, Question, Step
from engine.subjects.asking import Asked, question
from engine.subjects.derivatives import Derivative, entry_steps, partial_slips
from engine.subjects.prompts import all_but, applied, constants, definitions, paragraph, partial_symbol


def make(draw: Draw) -> Question:
    variables = names("x y")
    asked = draw.choice(variables)
    f = _function(draw, variables, asked)
    spelled = ("x", "y", *sorted(free_names(f) - {"x", "y"}))
    return _question(f, asked, spelled, _prompt(draw, f, asked.name, spelled))


def _question(f: Node, asked: Name, spelled: tuple[str, ...], prompt: str) -> Question:
    entry = Derivative(f, (asked.name,))
    heading = f"Only ${name_latex(asked.name)}$ moves; treat {all_but(spelled, asked.name)} as constant."
    steps = entry_steps(entry, heading=heading)
    return question(
        Asked(
            prompt=prompt,
            functions={"f": f},
            given={"f": f},
            names=spelled,
            ask=Ask("partial", "f", entry.wrt),
            table=((entry,),),
            symbol=partial_symbol("f", asked.name),
            label=partial_symbol("f", asked.name),
            slips=partial_slips(entry, spelled),
            steps=steps,
            hints=(_where_to_look(f, asked), f"Start with this part: ${_first_formula(steps[0], asked.name)}$."),
        )
    )


def _first_formula(step: Step, name: str) -> str:
    """Return what the first step finds; of a quotient, which is nearly all there is to find, its denominator."""
    found = step.claims[0].left
    if not isinstance(found, Quotient):
        return step.formula
    return entry_steps(Derivative(found.denominator, (name,)))[-1].formula


def _function(draw: Draw, variables: tuple[Name, ...], asked: Name) -> Node:
    composites: dict[int, Callable[[Draw], Node]] = {
        2: lambda chance: newest_atom(chance, variables, 2),
        3: lambda chance: _with_product(chance, variables, asked),
        4: lambda chance: _with_product(chance, variables, asked),
        5: lambda chance: _activation(chance, variables),
    }
    composite = composites[draw.level]

    def make_one(chance: Draw) -> Node:
        return plus(composite(chance), times(number(chance.nonzero(5)), monomial(chance, variables, 2)))

    def accepts(f: Node) -> bool:
        every = (*variables, *(Name(name) for name in sorted(free_names(f) - {"x", "y"})))
        return passes(f, every) and _has_composite(f, asked)

    return drawn_until(draw, make_one, accepts)


def _with_product(draw: Draw, variables: tuple[Name, ...], asked: Name) -> Node:
    """Return an atom of the level that needs a second rule: the asked letter is outside the composite too."""
    atom = newest_atom(draw, variables, draw.level)
    if len(varying(atom, asked.name)) > 1:
        return atom
    return times(asked, *draw.sample(variables, draw.integer(0, 1)), atom)


def _activation(draw: Draw, variables: tuple[Name, ...]) -> Node:
    """Return what a network or a kernel is made of."""
    inside = linear_form(draw, variables)
    squares = plus(*(Power(name, number(2)) for name in variables))
    width = times(number(2), Power(Name("s"), number(2)))
    chosen = draw.choice(
        (
            Call("sigmoid", (inside,)),
            Call("softplus", (inside,)),
            Call("tanh", (inside,)),
            Call("exp", (Neg(over(squares, width)),)),
        )
    )
    return times(number(draw.integer(1, 4)), monomial(draw, variables, 1), chosen)


def _has_composite(f: Node, asked: Name) -> bool:
    """Whether the asked letter is inside of something more than a power of itself."""
    return any(
        asked.name in free_names(part)
        for part in subtrees(f)
        if isinstance(part, Call | Quotient) or (isinstance(part, Power) and not isinstance(part.base, Name))
    )


def _where_to_look(f: Node, asked: Name) -> str:
    for part in subtrees(f):
        if isinstance(part, Call) and asked.name in free_names(part) and part.arguments[0] != asked:
            place = "exponent" if part.function == "exp" else "inside"
            return f"Look at ${latex(part)}$: its {place} ${latex(part.arguments[0])}$ has a derivative of its own."
    return f"Look for the term where ${name_latex(asked.name)}$ stands above and below the fraction bar."


def _prompt(draw: Draw, f: Node, name: str, spelled: tuple[str, ...]) -> str:
    symbol, letter = f"${partial_symbol('f', name)}$", f"${name_latex(name)}$"
    function = applied("f", spelled[:2])
    if draw.level == 5:
        opening = draw.choice(
            (
                f"How does this building block of a model respond to {letter}? Give {symbol}.",
                f"What is {symbol} in the backward pass of this block?",
            )
        )
    else:
        opening = draw.choice((f"Find {symbol}.", f"Differentiate $f$ with respect to {letter}."))
    return f"{paragraph(opening, constants(spelled[2:]), definitions([f]))}\n${function} = {{f}}$"


def _golden() -> Question:
    """Return the question for f = 3x^2 y e^(xy), by x."""
    x, y = names("x y")
    f = times(number(3), Power(x, number(2)), y, Call("exp", (times(x, y),)))
    return _question(f, x, ("x", "y"), "Find the derivative of $f$ by $x$.\n$f(x, y) = {f}$")


FAMILY = Family(
    id="pd_rules",
    revision=1,
    topic="partial_derivatives",
    title="Chain, product and quotient rules",
    levels=(2, 3, 4, 5),
    make=make,
    source="Stewart, Calculus: Early Transcendentals, sections 14.3 and 14.5",
    connection="Activations, kernels and losses are composites, and automatic differentiation applies these very rules to them.",
    examples=(
        Example(
            of=_golden,
            accepts=("3xy(xy + 2)e^(xy)", "3x^2 y^2 e^(xy) + 6xy e^(xy)"),
            refuses={
                "D1": "3xy(x + 2)e^(xy)",
                "D4": "6x y^2 e^(xy)",
                "D5": "6xy e^(xy)",
                "D14": "3x(x + 2)e^(xy)",
            },
        ),
        # f = xy sqrt(2x^2 + 3y^2 + 4) + 5xy^2, by x
        Example(
            level=3,
            seed=1,
            accepts=(
                "y(4x^2 + 3y^2 + 4)/sqrt(2x^2 + 3y^2 + 4) + 5y^2",
                "y sqrt(2x^2 + 3y^2 + 4) + 2x^2 y (2x^2 + 3y^2 + 4)^(-1/2) + 5y^2",
            ),
            refuses={
                "D5": "y sqrt(2x^2 + 3y^2 + 4) + 5y^2",
                "D4": "2xy/sqrt(2x^2 + 3y^2 + 4) + 5y^2",
            },
        ),
        # f = 4y σ(x - y) + 5x^2, by y
        Example(
            level=5,
            seed=1,
            accepts=("4σ(x - y) - 4yσ(x - y)(1 - σ(x - y))", r"4\sigma(x - y)(1 - y\sigma(y - x))"),
            refuses={"D5": "4σ(x - y)"},
        ),
    ),
)

"""Trees as LaTeX, and, from `plain_text`, as text. All LaTeX of formulas comes from here.

What is drawn is what was read: groups keep their parentheses, and no term or factor changes its place.
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from engine.language.plain_text import number_text
from engine.language.spelling import GREEK, is_no_word, stem_and_index
from engine.language.tree import (
    Call,
    Const,
    Hole,
    Matrix,
    Name,
    Neg,
    Node,
    Num,
    Power,
    Product,
    Quotient,
    Sum,
    Value,
    Vector,
    subtrees,
)

# mathra ignores \strut and the spacing of rows, so once a row is tall they are held apart by an invisible rule
_ROOT_STRUT = r"\rule[-.75em]{0pt}{2em}"
_FRACTION_STRUT = r"\rule[-1.1em]{0pt}{2.7em}"

# Functions that stand before a short argument without parentheses, and take their exponent before it: \sin^{2} x
_OPERATORS = {
    **{name: rf"\{name}" for name in ("sin", "cos", "tan", "sec", "csc", "cot", "arcsin", "arccos", "arctan")},
    **{name: rf"\{name}" for name in ("sinh", "cosh", "tanh", "coth", "ln")},
    **{name: rf"\operatorname{{{name}}}" for name in ("arcsec", "arccsc", "arccot", "sech", "csch")},
    **{name: rf"\operatorname{{{name}}}" for name in ("arsinh", "arcosh", "artanh", "arsech", "arcsch", "arcoth")},
}
_WITH_PARENTHESES = {
    "exp": r"\exp",
    "max": r"\max",
    "min": r"\min",
    "sigmoid": r"\sigma",
    "sign": r"\operatorname{sign}",
    "softplus": r"\operatorname{softplus}",
    "relu": r"\operatorname{ReLU}",
}

# An exponent with more parts than this is easier to read as an argument of exp
_LONGEST_EXPONENT = 12


def latex(value: Value) -> str:
    r"""Return the LaTeX of a value: a vector as a column, a hole as `\square`."""
    match value:
        case Vector(entries):
            return _array([(entry,) for entry in entries])
        case Matrix(rows):
            return _array(rows)
        case _:
            return _scalar(value)


def name_latex(name: str) -> str:
    r"""Return the LaTeX of a name in its plain spelling: `lambda` is `\lambda`, `theta_1` is `\theta_{1}`."""
    stem, index = stem_and_index(name)
    return f"{_word(stem)}_{{{_word(index)}}}" if index else _word(stem)


def function_latex(name: str) -> str:
    r"""Return the LaTeX of a function by its name, such as `\sin` or `\operatorname{softplus}`."""
    return _OPERATORS.get(name) or _WITH_PARENTHESES.get(name) or rf"\operatorname{{{name}}}"


def enumerated(formulas: Sequence[str]) -> str:
    """Return one or more LaTeX formulas as part of a sentence, such as `$x$, $y$ and $z$`."""
    *others, last = (f"${formula}$" for formula in formulas)
    return f"{', '.join(others)} and {last}" if others else last


def _word(word: str) -> str:
    if word in GREEK:
        return rf"\{word}"
    if len(word) == 1 or word.isdigit():
        return word
    return rf"\mathrm{{{word.replace('_', chr(92) + '_')}}}"


def _array(rows: Sequence[Sequence[Node]]) -> str:
    written = [" & ".join(map(_scalar, row)) for row in rows]
    strut = _FRACTION_STRUT if any(r"\frac" in row for row in written) else _ROOT_STRUT
    strut = strut if any(map(_is_tall, written)) else ""
    return r"\begin{pmatrix}" + r" \\ ".join(strut + _displayed(row) for row in written) + r"\end{pmatrix}"


def _displayed(tex: str) -> str:
    """Return a cell's LaTeX with its outermost fractions at full size, which an array would set small."""
    depth = 0
    pieces = []
    for piece in re.split(r"(\\frac|[{}])", tex):
        depth += (piece == "{") - (piece == "}")
        pieces.append(r"\dfrac" if piece == r"\frac" and depth == 0 else piece)
    return "".join(pieces)


def _is_tall(tex: str) -> bool:
    return r"\frac" in tex or r"\sqrt" in tex


def _grouped(tex: str) -> str:
    return rf"\left({tex}\right)" if _is_tall(tex) else f"({tex})"


def _scalar(node: Node) -> str:
    match node:
        case Num():
            return _number(node)
        case Name(name):
            return name_latex(name)
        case Const(name):
            return r"\pi" if name == "pi" else name
        case Hole():
            return r"\square"
        case Neg(argument):
            return "-" + _operand(argument, _scalar)
        case Sum(terms):
            return _sum(terms, _scalar)
        case Product(factors):
            return _product(factors)
        case Quotient(numerator, denominator):
            return rf"\frac{{{_scalar(numerator)}}}{{{_scalar(denominator)}}}"
        case Power(base, exponent):
            return _power(base, exponent)
        case Call(function, arguments):
            return _call(function, arguments)


def _number(number: Num) -> str:
    mantissa, _, exponent = re.sub("[eE]", "e", number_text(number)).partition("e")
    return rf"{mantissa}\cdot 10^{{{int(exponent)}}}" if exponent else mantissa


def _is_short(node: Node) -> bool:
    """Whether nothing about a node needs parentheses anywhere: a letter, a constant, plain digits, a hole."""
    return isinstance(node, Name | Const | Hole) or (isinstance(node, Num) and number_text(node).isdecimal())


def _sum(terms: Sequence[Node], draw: Callable[[Node], str]) -> str:
    first = terms[0]
    text = "-" + _operand(first.argument, draw) if isinstance(first, Neg) else _operand(first, draw)
    for term in terms[1:]:
        text += " - " + _operand(term.argument, draw) if isinstance(term, Neg) else " + " + _operand(term, draw)
    return text


def _operand(node: Node, draw: Callable[[Node], str]) -> str:
    """Return what stands after a sign."""
    return _grouped(draw(node)) if isinstance(node, Sum | Neg) else draw(node)


def _product(factors: Sequence[Node]) -> str:
    bare = [_stands_bare(factor, after) for factor, after in pairwise(factors)] + [True]
    text = _factor(factors[0], bare=bare[0])
    for (left, right), is_bare in zip(pairwise(factors), bare[1:], strict=True):
        drawn = _factor(right, bare=is_bare)
        text += _joint(left, right, text, drawn) + drawn
    return text


def _factor(node: Node, *, bare: bool) -> str:
    match node:
        case Sum() | Neg() | Product():
            return _grouped(_scalar(node))
        case Power(base, exponent):
            return _power(base, exponent, bare=bare)
        case Call(function, arguments):
            return _call(function, arguments, bare=bare)
        case _:
            return _scalar(node)


def _joint(left: Node, right: Node, before: str, after: str) -> str:
    """Return what stands between two neighbouring factors, given both and what is drawn before and after."""
    if after[0].isdigit() or after[0] == ".":
        return r" \cdot "
    # 2 1/2 would be two and a half
    if isinstance(right, Quotient) and isinstance(left, Num | Quotient):
        return r" \cdot "
    # σ(x) is the sigmoid
    if left == Name("sigma") and after.startswith(("(", r"\left(")):
        return r" \cdot "
    if _wants_air(left, right, before) or after.startswith(r"\mathrm"):
        return r"\,"
    if not after[0].isalpha():
        return ""
    return " " if re.search(r"\\[A-Za-z]+$", before) or not is_no_word(before, after) else ""


def _stands_bare(function: Node, after: Node) -> bool:
    r"""Whether a function needs no parentheses before another factor: \sin x\cos y, but not \sin x y or \sin 2\cos y."""
    match function:
        case Call(_, (argument,)) | Power(Call(_, (argument,)), _):
            last = argument.factors[-1] if isinstance(argument, Product) else argument
            return isinstance(last, Name) and _is_operator(after)
        case _:
            return False


def _wants_air(left: Node, right: Node, before: str) -> bool:
    """Whether a factor is too close to the next one: after a word, a root, a parenthesis that closes an argument."""
    match left:
        case Name():
            return _is_word(left)
        case Call("sqrt" | "root"):
            return True
        case Call() | Power(Call(), _):
            return before.endswith(")") and not _is_operator(right)
        case _:
            return False


def _is_word(node: Node) -> bool:
    return isinstance(node, Name) and name_latex(node.name).startswith(r"\mathrm")


def _is_operator(node: Node) -> bool:
    """Whether a node starts with the name of an operator, which ends the argument of an operator before it."""
    match node:
        case Power(Call(function, _), Num() as exponent):
            return function in _OPERATORS and _is_short(exponent)
        case Call(function, _):
            return function in _OPERATORS
        case _:
            return False


def _power(base: Node, exponent: Node, *, bare: bool = True) -> str:
    raised = f"^{{{_exponent(exponent)}}}"
    match base:
        case Call(function, arguments) if function in _OPERATORS and isinstance(exponent, Num) and _is_short(exponent):
            return _OPERATORS[function] + raised + _argument(arguments, bare=bare)
        case Call("abs" | "sigmoid" | "softplus" | "relu" | "sign" | "max" | "min"):
            return _scalar(base) + raised
        case _:
            return (_scalar(base) if _is_short(base) else _grouped(_scalar(base))) + raised


def _exponent(node: Node) -> str:
    """Return an exponent, where a small fraction is written with a slash."""
    match node:
        case Neg(argument):
            return "-" + _operand(argument, _exponent)
        case Sum(terms):
            return _sum(terms, _exponent)
        case Quotient(numerator, denominator) if _is_short(denominator) and not isinstance(numerator, Quotient):
            above = _operand(numerator, _scalar)
            return _scalar(node) if _is_tall(above) else f"{above}/{_scalar(denominator)}"
        case _:
            return _scalar(node)


def _call(function: str, arguments: Sequence[Node], *, bare: bool = True) -> str:
    match function, arguments:
        case "exp", (exponent,) if _fits_exponent(exponent):
            return f"e^{{{_exponent(exponent)}}}"
        case "abs", (argument,):
            return rf"\left|{_scalar(argument)}\right|"
        case "sqrt", (radicand,):
            return rf"\sqrt{{{_scalar(radicand)}}}"
        case "root", (radicand, index):
            return rf"\sqrt[{_scalar(index)}]{{{_scalar(radicand)}}}"
        case "logb", (argument, base):
            return rf"\log_{{{_scalar(base)}}}" + _argument((argument,), bare=bare)
        case _ if function in _OPERATORS:
            return _OPERATORS[function] + _argument(arguments, bare=bare)
        case _:
            return _WITH_PARENTHESES[function] + _grouped(", ".join(map(_scalar, arguments)))


def _argument(arguments: Sequence[Node], *, bare: bool) -> str:
    (argument,) = arguments
    match argument:
        case Product((Num() as number, Name() | Const() as letter)) if _is_short(number):
            is_simple = not _is_word(letter)
        case _:
            is_simple = _is_short(argument)
    return f" {_scalar(argument)}" if bare and is_simple else _grouped(_scalar(argument))


def _fits_exponent(node: Node) -> bool:
    """Whether e^… stays legible: short, one line high, and with no exponents but numbers."""
    parts = list(subtrees(node))
    towers = any(isinstance(part, Power) and not _is_short(part.exponent) for part in parts)
    inner = any(isinstance(part, Call) and part.function in {"exp", "sqrt", "root"} for part in parts)
    return len(parts) <= _LONGEST_EXPONENT and not towers and not inner and not _is_tall(_exponent(node))

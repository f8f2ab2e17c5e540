"""The words in which a formula is spoken. No Qt."""

from typing import Literal, TypeAlias

from ui.translation import tr

# What a row is to the box that it stands in.
Place: TypeAlias = Literal[
    "numerator",
    "denominator",
    "exponent",
    "index",
    "base",
    "root",
    "degree",
    "parentheses",
    "brackets",
    "braces",
    "bars",
]

EMPTY = tr("empty")
SIGNS = {
    "+": tr("plus"),
    "-": tr("minus"),
    "*": tr("times"),
    "=": tr("equals"),
    "<": tr("less than"),
    ">": tr("greater than"),
    "<=": tr("less than or equal to"),
    ">=": tr("greater than or equal to"),
    "!=": tr("not equal to"),
    ",": tr("comma"),
    ";": tr("semicolon"),
    ".": tr("point"),
    "!": tr("factorial"),
    " ": tr("space"),
    "(": tr("open parenthesis"),
    ")": tr("close parenthesis"),
    "[": tr("open bracket"),
    "]": tr("close bracket"),
    "{": tr("open brace"),
    "}": tr("close brace"),
}
FUNCTIONS = {
    "sin": tr("sine"),
    "cos": tr("cosine"),
    "tan": tr("tangent"),
    "sec": tr("secant"),
    "csc": tr("cosecant"),
    "cot": tr("cotangent"),
    "exp": tr("exponential"),
    "ln": tr("natural logarithm"),
    "log": tr("logarithm"),
    "max": tr("maximum"),
    "min": tr("minimum"),
    "oo": tr("infinity"),
}
POWERS = {"2": tr("squared"), "3": tr("cubed")}
FENCES: dict[str, Place] = {"(": "parentheses", "[": "brackets", "{": "braces", "|": "bars"}
FENCES_SAID = {"(": tr("parentheses"), "[": tr("brackets"), "{": tr("braces"), "|": tr("bars")}
INSIDE: dict[Place, str] = {
    "numerator": tr("in the numerator"),
    "denominator": tr("in the denominator"),
    "exponent": tr("in the exponent"),
    "index": tr("in the index"),
    "base": tr("in the base"),
    "root": tr("in the root"),
    "degree": tr("in the degree of the root"),
    "parentheses": tr("in the parentheses"),
    "brackets": tr("in the brackets"),
    "braces": tr("in the braces"),
    "bars": tr("in the bars"),
}
INSIDE_EMPTY: dict[Place, str] = {
    "numerator": tr("in the numerator, empty"),
    "denominator": tr("in the denominator, empty"),
    "exponent": tr("in the exponent, empty"),
    "index": tr("in the index, empty"),
    "base": tr("in the base, empty"),
    "root": tr("in the root, empty"),
    "degree": tr("in the degree of the root, empty"),
    "parentheses": tr("in the parentheses, empty"),
    "brackets": tr("in the brackets, empty"),
    "braces": tr("in the braces, empty"),
    "bars": tr("in the bars, empty"),
}
# Said from outside, so that the parts of a fraction leave the same box
LEAVING: dict[Place, str] = {
    "numerator": tr("leaving the fraction"),
    "denominator": tr("leaving the fraction"),
    "exponent": tr("leaving the exponent"),
    "index": tr("leaving the index"),
    "base": tr("leaving the base"),
    "root": tr("leaving the root"),
    "degree": tr("leaving the root"),
    "parentheses": tr("leaving the parentheses"),
    "brackets": tr("leaving the brackets"),
    "braces": tr("leaving the braces"),
    "bars": tr("leaving the bars"),
}

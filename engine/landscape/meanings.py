"""What an answer says of functions, as data: enough to draw it beside what is true, and to hold it against differences.

Formulas are in plain notation. There is no answer in here, neither the learner's nor the right one.
"""

from typing import Literal, TypeAlias

import msgspec


class Derivatives(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """The answer is a table of derivatives.

    Attributes:
        order: `partial` is the one function by all the names in turn; `gradient` one function by each name; `jacobian`
            every function (rows) by every name (columns); `hessian` the one function by every pair of names.
        functions: One formula, or for a Jacobian one for each output.
        by: The names that it is differentiated by.
        at: The value of every name where it is asked at a point; empty where a formula is asked.
    """

    order: Literal["partial", "gradient", "jacobian", "hessian"]
    functions: tuple[str, ...]
    by: tuple[str, ...]
    at: dict[str, float] = {}


class Approximation(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """The answer is a polynomial that stands in for the function near a point.

    Attributes:
        degree: 1 for the tangent plane, 2 for the quadratic model.
        function: Its formula.
        by: The names of the polynomial.
        at: The point, by name.
    """

    degree: Literal[1, 2]
    function: str
    by: tuple[str, ...]
    at: dict[str, float]


class Step(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """The answer is the point that one step leads to; `start` is in the order of `by`."""

    function: str
    by: tuple[str, ...]
    start: tuple[float, ...]


class Places(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """The answer is a set of points in the order of `by`: where the function has no slope."""

    function: str
    by: tuple[str, ...]


class Axis(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """The answer is a direction from a point.

    Attributes:
        function: Its formula.
        by: The names, in the order of the direction's entries.
        at: The point, by name.
        of: What it is asked for: the `curvature` along it, as of an eigenvector of the Hessian, or the `slope`.
    """

    function: str
    by: tuple[str, ...]
    at: dict[str, float]
    of: Literal["curvature", "slope"] = "curvature"


Meaning: TypeAlias = Derivatives | Approximation | Step | Places | Axis

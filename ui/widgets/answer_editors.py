"""Which editor an answer is typed into."""

from typing import TYPE_CHECKING

from engine.landscape.meanings import Derivatives
from engine.questions.sheet import PartSheet
from ui.widgets.answer_editor import YOUR_ANSWER, AnswerEditor
from ui.widgets.entry_state import Notation
from ui.widgets.expression_edit import ExpressionEdit

if TYPE_CHECKING:
    from ui.widgets.matrix_edit import MatrixEdit


def editor_for(
    part: PartSheet, *, decimal_comma: bool = False, name: str = YOUR_ANSWER, saves_height: bool = False
) -> AnswerEditor:
    """Return a fresh editor for a part; a grid for what has rows and columns, which grows where its size is not told.

    Args:
        part: What is asked.
        decimal_comma: Whether decimals are typed with a comma.
        name: What assistive technology calls the editor.
        saves_height: Whether other parts stand on the same page.
    """
    match part.kind:
        case "choice" | "class" | "multi":
            # the first question of all needs neither this nor the next, and its page waits for what is imported here
            from ui.widgets.options_edit import OptionsEdit  # noqa: PLC0415

            return OptionsEdit(part.options, several=part.kind == "multi", name=name)
        case "order":
            from ui.widgets.order_edit import OrderEdit  # noqa: PLC0415

            return OrderEdit(part.options, name=name)
        case "equation" | "interval" | "points":
            return _line(part, Notation(part.names, decimal_comma, part.kind), name, saves_height=saves_height)
        case _ if part.is_grid:
            return _grid(part, Notation(part.names, decimal_comma), saves_height=saves_height)
        case _:
            return _line(part, Notation(part.names, decimal_comma, part.kind), name, saves_height=saves_height)


def _grid(part: PartSheet, notation: Notation, *, saves_height: bool) -> "MatrixEdit":
    # as above
    from ui.widgets.growing import Growth  # noqa: PLC0415
    from ui.widgets.matrix_edit import MatrixEdit  # noqa: PLC0415

    if part.shape is None:
        growth = Growth(rows=part.kind == "matrix" or not saves_height, columns=part.kind == "matrix" or saves_height)
        return MatrixEdit(notation, (1, 1), part.label, saves_height=saves_height, growth=growth)
    is_symmetric = isinstance(part.means, Derivatives) and part.means.order == "hessian" and min(part.shape) > 1
    return MatrixEdit(notation, part.shape, part.label, saves_height=saves_height, mirrors=is_symmetric)


def _line(part: PartSheet, notation: Notation, name: str, *, saves_height: bool) -> ExpressionEdit:
    # equations and bounds are equal to nothing: what they are about stands in the question
    label = "" if part.kind in {"equation", "interval"} else part.label
    return ExpressionEdit(notation, label, name=name, saves_height=saves_height)

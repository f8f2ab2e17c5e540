"""Which editor an answer is typed into."""

from engine.questions.sheet import PartSheet
from ui.widgets.answer_editor import AnswerEditor
from ui.widgets.entry_state import Notation
from ui.widgets.expression_edit import ExpressionEdit
from ui.widgets.matrix_edit import MatrixEdit


def editor_for(part: PartSheet, *, decimal_comma: bool = False) -> AnswerEditor:
    """Return a fresh editor for a part; a grid when the sheet states a shape."""
    notation = Notation(part.names, decimal_comma)
    if part.kind == "expression" or part.shape is None:
        return ExpressionEdit(notation, part.label)
    return MatrixEdit(notation, part.shape, part.label)

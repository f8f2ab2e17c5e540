"""Jacobians as they are seen: by the square, by the sensitivity of many inputs, and held against differences."""

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractButton, QSlider, QWidget

from engine.errors import DefectError
from engine.questions.sheet import Sheet
from ui.studio import Studio
from ui.widgets.segmented import Segmented

_PLANE, _AT_POINT, _THREE_INPUTS = ("ja_matrix", 1, 5), ("ja_matrix", 2, 1), ("ja_matrix", 3, 1)
_STILL, _GRADIENT = ("ch_jacobian_product", 2, 1), ("gr_vector", 1, 3)
_MEASURED = ("ta_error_bound", 1, 1)


def _square(studio: Studio) -> None:
    _check_wrong(studio, studio.ask(*_PLANE))
    _see(studio, "Square")


def _square_at_point(studio: Studio) -> None:
    _check_wrong(studio, studio.ask(*_AT_POINT))
    _see(studio, "Square")


def _square_right(studio: Studio) -> None:
    _check_right(studio, studio.ask(*_PLANE))
    _see(studio, "Square")


def _square_still(studio: Studio) -> None:
    _check_wrong(studio, studio.ask(*_STILL))


def _sensitivity(studio: Studio) -> None:
    studio.ask(*_THREE_INPUTS)
    _move_inputs(studio)


def _sensitivity_wrong(studio: Studio) -> None:
    _check_wrong(studio, studio.ask(*_THREE_INPUTS))
    _move_inputs(studio)


def _sensitivity_right(studio: Studio) -> None:
    _check_right(studio, studio.ask(*_THREE_INPUTS))
    _move_inputs(studio)


def _sensitivity_units(studio: Studio) -> None:
    _check_right(studio, studio.ask(*_MEASURED))
    _see(studio, "Sensitivity")
    for slider in _inputs(studio):
        slider.setValue(slider.value() + 6)


def _sensitivity_numbers(studio: Studio) -> None:
    _sensitivity_right(studio)
    studio.pick("sensitivity_form", 1)


def _differences_told(studio: Studio) -> None:
    studio.ask(*_GRADIENT)
    _type(studio, (("-2x y^2",), ("15y^2",)))
    studio.press("differences")


def _differences(studio: Studio) -> None:
    _differences_told(studio)
    studio.press("differences_go")


def _check_right(studio: Studio, sheet: Sheet) -> None:
    studio.answer(studio.key(sheet))
    studio.check()


def _check_wrong(studio: Studio, sheet: Sheet) -> None:
    """Check the key with something added to its first entry."""
    studio.answer(studio.key(sheet))
    answer = studio.room.page.answer.editor(sheet.parts[0].id).answer()
    if isinstance(answer, str):
        raise DefectError("A scene of a matrix was asked for an expression.")
    (first, *beside), *below = answer
    studio.answer(((f"{first} + 1", *beside), *below))
    studio.check()


def _type(studio: Studio, answer: tuple[tuple[str, ...], ...]) -> None:
    studio.answer(answer)
    studio.room.page.answer.report()


def _move_inputs(studio: Studio) -> None:
    _see(studio, "Sensitivity")
    for name, stops in (("x", 4), ("z", -3)):
        for slider in _inputs(studio, f"slider_{name}"):
            slider.setValue(slider.value() + stops)


def _inputs(studio: Studio, name: str = "") -> list[QSlider]:
    """Return the sliders of the sensitivity view; the panel has others."""
    picture = studio.room.page.landscape.findChild(QWidget, "sensitivity_picture")
    sliders = [] if picture is None else picture.findChildren(QSlider)
    return [slider for slider in sliders if name in {"", slider.objectName()}]


def _see(studio: Studio, picture: str) -> None:
    """Switch a picture of the landscape on by its name."""
    row = studio.room.page.landscape.findChild(Segmented, "landscape_picture")
    names = [] if row is None else [button.text() for button in row.findChildren(QAbstractButton)]
    studio.pick("landscape_picture", names.index(picture))


SENSITIVITY_SCENES: dict[str, Callable[[Studio], None]] = {
    "square": _square,
    "square-at-point": _square_at_point,
    "square-right": _square_right,
    "square-still": _square_still,
    "sensitivity": _sensitivity,
    "sensitivity-wrong": _sensitivity_wrong,
    "sensitivity-right": _sensitivity_right,
    "sensitivity-units": _sensitivity_units,
    "sensitivity-numbers": _sensitivity_numbers,
    "differences-told": _differences_told,
    "differences": _differences,
}

"""The practice page with each kind of answer, and with several parts, set up as a learner would come to it."""

from collections.abc import Callable

from ui.studio import Studio


def _points(studio: Studio) -> None:
    studio.ask("cp_find", 3, 1)
    studio.answer("(-5, -2), (-3")


def _choice(studio: Studio) -> None:
    sheet = studio.ask("cx_convex", 4, 1)
    keys = studio.keys(sheet)
    second = sheet.parts[1]
    wrong = next(option.id for option in second.options if option.id != keys[second.id])
    studio.answer_parts({**keys, second.id: wrong})
    studio.check()


def _several(studio: Studio) -> None:
    sheet = studio.ask("op_newton_step", 5, 1)
    keys = studio.keys(sheet)
    several = sheet.parts[-1]
    studio.answer_parts({**keys, several.id: ", ".join(option.id for option in several.options[:2])})
    studio.check()


def _parts(studio: Studio) -> None:
    sheet = studio.ask("ja_det", 3, 1)
    studio.answer_parts({**studio.keys(sheet), "a": "20y - 16x^2 + 5", "b": "20y - 16x^2 + 5 = 0"})
    studio.check()


def _parts_right(studio: Studio) -> None:
    sheet = studio.ask("cp_test_numbers", 1, 1)
    studio.answer_parts(studio.keys(sheet))
    studio.check()


def _parts_empty(studio: Studio) -> None:
    studio.ask("he_quadratic_form", 4, 1)


def _parts_long(studio: Studio) -> None:
    sheet = studio.ask("cp_full", 3, 1)
    keys = studio.keys(sheet)
    studio.answer_parts({**keys, "c": "none"})
    studio.check()


def _code(studio: Studio) -> None:
    studio.ask("ja_det", 3, 1)
    studio.press("give_up")
    studio.wait(lambda: studio.shows("next_step"))
    studio.press("all_steps")
    studio.press("in_code")


KIND_SCENES: dict[str, Callable[[Studio], None]] = {
    "practice-points": _points,
    "practice-choice": _choice,
    "practice-several": _several,
    "practice-parts": _parts,
    "practice-parts-right": _parts_right,
    "practice-parts-empty": _parts_empty,
    "practice-parts-long": _parts_long,
    "practice-code": _code,
}

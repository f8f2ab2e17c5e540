"""Answers drawn on the landscape, wrong ones and right ones, set up as a learner would come to them."""

from collections.abc import Callable

from engine.questions.sheet import Answer
from ui.studio import Studio


def _checked(
    family: str, level: int, seed: int, wrong: Answer | None, part: str = "answer"
) -> Callable[[Studio], None]:
    """Return a scene with an answer that was checked; None for the right one in each part."""

    def scene(studio: Studio) -> None:
        sheet = studio.ask(family, level, seed)
        studio.answer_parts({**studio.keys(sheet), **({} if wrong is None else {part: wrong})})
        studio.check()
        studio.wait_for_landscape()

    return scene


def _on_surface(scene: Callable[[Studio], None]) -> Callable[[Studio], None]:
    """Return a scene that is looked at as a surface."""

    def turned(studio: Studio) -> None:
        scene(studio)
        studio.pick("landscape_picture", 1)

    return turned


CLAIM_SCENES: dict[str, Callable[[Studio], None]] = {
    "claim-gradient": _checked("gr_vector", 1, 3, (("-2x y^2",), ("15y^2 + 2x^2 y",))),
    "claim-gradient-right": _checked("gr_vector", 1, 3, None),
    "claim-gradient-point": _checked("gr_vector", 2, 1, (("-6",), ("-14",))),
    "claim-gradient-point-right": _checked("gr_vector", 2, 1, None),
    "claim-partial": _checked("pd_rules", 2, 1, "cos(x y)"),
    "claim-hessian": _checked("he_matrix", 1, 1, (("-6", "5"), ("5", "-2"))),
    "claim-hessian-surface": _on_surface(_checked("he_matrix", 1, 1, (("-6", "5"), ("5", "-2")))),
    "claim-hessian-right": _checked("he_matrix", 1, 1, None),
    "claim-plane": _checked("ta_linear", 1, 1, "15 + 5(x - 2) + 12(y - 3)", "a"),
    "claim-plane-surface": _on_surface(_checked("ta_linear", 1, 1, "15 + 5(x - 2) + 12(y - 3)", "a")),
    "claim-plane-right": _checked("ta_linear", 1, 1, None),
    "claim-step": _checked("op_gd_step", 1, 1, (("-3.3",), ("-7",))),
    "claim-step-right": _checked("op_gd_step", 1, 1, None),
    "claim-axis": _checked("he_curvature", 4, 1, (("1",), ("0",)), "b"),
    "claim-axis-right": _checked("he_curvature", 4, 1, None),
    "claim-direction": _checked("gr_steepest", 1, 1, (("-4/5",), ("3/5",)), "a"),
    "claim-jacobian": _checked("ja_matrix", 1, 5, (("y - 2", "x"), ("-8x y - 3y", "-4x^2 + 3x"))),
    "claim-places": _checked("cp_find", 2, 1, "(1, 0), (1, 2), (2, 0), (3, 2)"),
    "claim-places-right": _checked("cp_find", 2, 1, None),
}

"""The landscape as it is played with: something laid over it, a profile, a part of it from near."""

from collections.abc import Callable

from ui.studio import Studio

_JACOBIAN = ("ja_matrix", 1, 5)


def _solved(studio: Studio, family: tuple[str, int, int]) -> None:
    sheet = studio.ask(*family)
    studio.answer_parts(studio.keys(sheet))
    studio.check()
    if studio.shows("tabs"):
        studio.pick("tabs", 1)
    studio.wait_for_landscape()


def _exploring(name: str, picture: int = 0, *more: str) -> Callable[[Studio], None]:
    def scene(studio: Studio) -> None:
        _solved(studio, _JACOBIAN)
        studio.pick("landscape_picture", picture)
        studio.choose(f"explore_{name}")
        if more:
            studio.choose("explore_several")
        for other in more:
            studio.choose(f"explore_{other}")

    return scene


def _profile(studio: Studio) -> None:
    _solved(studio, _JACOBIAN)
    studio.pick("landscape_picture", 2)


def _near(studio: Studio) -> None:
    _solved(studio, _JACOBIAN)
    for _ in range(5):
        studio.choose("landscape_closer")


EXPLORE_SCENES: dict[str, Callable[[Studio], None]] = {
    "explore-level": _exploring("level"),
    "explore-model": _exploring("model"),
    "explore-axes": _exploring("curvatures"),
    "explore-descent": _exploring("descent"),
    "explore-walks": _exploring("descent", 0, "momentum", "newton"),
    "explore-surface": _exploring("model", 1, "level"),
    "explore-profile": _profile,
    "explore-near": _near,
}

from itertools import pairwise

import numpy as np
import pytest

from engine.landscape.palette import Palette, contrast, luminance
from engine.landscape.sampling import height, relief
from engine.landscape.scene import opening
from engine.landscape.shades import channels, ink_on, ramp, shades
from tests.engine.landscape.plots_to_try import SPECS, landscape
from ui.theme.tokens import DARK, LIGHT
from ui.widgets.landscape.colours import palette


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def colours(request) -> Palette:
    return palette(request.param)


def light_of(colour):
    return luminance(*np.asarray(colour))


def test_higher_is_lighter(colours):
    steps = [light_of(colour) for colour in ramp(colours, np.linspace(0, 1, 40))]

    assert steps == sorted(steps)


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_lines_stand_out_three_to_one_from_the_fills_on_both_sides(colours, spec):
    seen = relief(height(opening(spec)), spec.box, 41)
    fills = shades(seen, colours)

    for level in seen.inner_levels:
        grounds = fills.beside(level)
        ink = light_of(channels(ink_on(grounds, colours)))
        assert all(contrast(ink, light_of(ground)) >= 3 for ground in grounds)


def test_arrows_stand_out_three_to_one_from_any_fill(colours):
    for ground in ramp(colours, np.linspace(0, 1, 60)):
        assert contrast(light_of(channels(ink_on([ground], colours))), light_of(ground)) >= 3


def test_the_marker_stands_out_three_to_one_from_the_casing_that_is_all_around_it(colours):
    point, casing = (light_of(channels(colour)) for colour in (colours.point, colours.casing))

    assert contrast(point, casing) >= 3


def test_a_height_beyond_the_levels_has_a_colour_of_its_own(colours):
    scene = opening(landscape("1/(x - 1/3)"))
    seen = relief(height(scene), scene.landscape.box, 161)

    fills = shades(seen, colours)

    low, inside = fills.of(np.asarray([seen.levels[0] - 1, seen.levels[0] + 0.1]))
    assert fills.extend == "both"
    assert not np.allclose(low, inside)


def test_what_is_drawn_over_the_fills_stands_out_from_its_casing(colours):
    """The casing is the dark ink, which stands out from light fills; the line itself does from the dark ones."""
    casing = luminance(*channels(colours.dark))

    assert all(contrast(luminance(*channels(colour)), casing) >= 10 for colour in colours.over)


def test_graphs_stand_out_three_to_one_from_ground_and_pane(colours):
    grounds = [luminance(*channels(ground)) for ground in (colours.ground, colours.pane)]

    assert all(contrast(luminance(*channels(line)), ground) >= 3 for line in colours.lines for ground in grounds)


@pytest.mark.parametrize(
    "inks",
    [
        pytest.param(
            lambda colours: (colours.point, colours.casing, colours.rim), id="the point, its gradient and models"
        ),
        pytest.param(lambda colours: (colours.over[0], colours.dark), id="the first curve"),
        pytest.param(lambda colours: (colours.over[1], colours.dark), id="the second curve, and what the learner says"),
        pytest.param(lambda colours: (colours.over[2], colours.dark), id="the third curve"),
    ],
)
def test_every_mark_stands_out_three_to_one_from_every_fill_in_colour_and_in_grey(colours, inks):
    mark = [light_of(channels(ink)) for ink in inks(colours)]

    assert all(contrast(inner, outer) >= 3 for inner, outer in pairwise(mark))
    for ground in ramp(colours, np.linspace(0, 1, 256)):
        assert max(contrast(ink, light_of(ground)) for ink in mark) >= 3


def test_neighbouring_fills_are_told_apart_in_grey(colours):
    greys = [light_of(colour) for colour in ramp(colours, np.linspace(0, 1, 9))]

    assert all(contrast(lower, higher) >= 1.15 for lower, higher in pairwise(greys))

import pytest

from ui.theme.tokens import DARK, LIGHT, Theme, mark_pairs, text_pairs

THEMES = (LIGHT, DARK)


def luminance(colour: str) -> float:
    """Return the relative luminance that WCAG 2.2 defines."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def cases(pairs):
    return [pytest.param(*pair, id=f"{theme.name}: {name}") for theme in THEMES for name, pair in pairs(theme).items()]


def test_black_on_white_has_the_contrast_that_the_standard_states():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize(("ink", "ground"), cases(text_pairs))
def test_words_can_be_read(ink, ground):
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize(("mark", "ground"), cases(mark_pairs))
def test_borders_icons_and_focus_rings_can_be_seen(mark, ground):
    assert contrast(mark, ground) >= 3


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_point_of_the_landscape_can_be_seen_on_its_card(theme: Theme):
    assert contrast(theme.point, theme.surface) >= 3


@pytest.mark.parametrize("name", [name for name in Theme.__slots__ if name != "name"])
def test_every_colour_is_six_hexadecimal_digits(name):
    for theme in THEMES:
        assert len(bytes.fromhex(getattr(theme, name)[1:])) == 3

"""What part of the plane is looked at: nearer, farther, aside, or between ends that are typed."""

from engine.landscape.scene import Box

# A view is at most this many times wider or narrower than the box that the landscape opened with
_MOST = 1e4


def zoomed(box: Box, about: tuple[float, float], factor: float, home: Box) -> Box:
    """Return a box that shows less (factor < 1) or more, with one point where it was.

    Args:
        box: (low, high) for each axis.
        about: The point that stays in its place.
        factor: What the widths are multiplied by.
        home: The box that the landscape opened with; it limits how far this goes.
    """
    widths, own = _widths(box), _widths(home)
    least = max(each / (_MOST * width) for each, width in zip(own, widths, strict=True))
    most = min(each * _MOST / width for each, width in zip(own, widths, strict=True))
    factor = min(max(factor, least), most)
    across, up = (
        (at - factor * (at - low), at + factor * (high - at)) for at, (low, high) in zip(about, box, strict=True)
    )
    return across, up


def panned(box: Box, by: tuple[float, float]) -> Box:
    """Return a box moved by so much, in the units of the axes."""
    across, up = ((low + way, high + way) for way, (low, high) in zip(by, box, strict=True))
    return across, up


def is_inside(point: tuple[float, float], box: Box) -> bool:
    """Tell whether a point lies in a box, its edge included."""
    return all(low <= at <= high for at, (low, high) in zip(point, box, strict=True))


def fitting_box(ends: tuple[float, float, float, float]) -> Box | None:
    """Return the box between typed ends, left, right, bottom and top, or None where they leave nothing between them."""
    left, right, bottom, top = ends
    widths, sizes = (right - left, top - bottom), (max(abs(left), abs(right)), max(abs(bottom), abs(top)))
    # with fewer than four digits left between the ends, samples would fall together
    is_wide = all(width > 1e-10 * max(1e-10, size) for width, size in zip(widths, sizes, strict=True))
    return ((left, right), (bottom, top)) if is_wide else None


def _widths(box: Box) -> tuple[float, float]:
    (left, right), (bottom, top) = box
    return right - left, top - bottom

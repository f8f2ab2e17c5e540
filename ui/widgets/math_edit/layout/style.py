"""TeX's styles: how large a row is set, and how far its exponents rise."""

from typing import NamedTuple

from ui.widgets.math_edit.layout.constants import SCRIPT_SCALE, SCRIPT_SCRIPT_SCALE

_SCRIPT, _SCRIPT_SCRIPT = 2, 3
_SCALES = (1.0, 1.0, SCRIPT_SCALE, SCRIPT_SCRIPT_SCALE)


class Style(NamedTuple):
    """How a row is set.

    Attributes:
        level: 0 displayed, 1 in the line, 2 in a script, 3 in a script of a script.
        is_cramped: Whether exponents are raised less, as under a bar.
        least_scale: No row is set smaller than this, of the outermost size.
    """

    level: int = 0
    is_cramped: bool = False
    least_scale: float = 0.0

    @property
    def scale(self) -> float:
        """The size of an em, of the outermost size."""
        return max(_SCALES[self.level], min(1.0, self.least_scale))

    @property
    def is_script(self) -> bool:
        return self.level >= _SCRIPT

    def cramped(self) -> "Style":
        return self._replace(is_cramped=True)

    def of_numerator(self) -> "Style":
        return self._replace(level=min(_SCRIPT_SCRIPT, self.level + 1))

    def of_denominator(self) -> "Style":
        return self.of_numerator().cramped()

    def of_superscript(self) -> "Style":
        return self._replace(level=_SCRIPT_SCRIPT if self.is_script else _SCRIPT)

    def of_subscript(self) -> "Style":
        return self.of_superscript().cramped()

    def of_degree(self) -> "Style":
        return self._replace(level=_SCRIPT_SCRIPT)

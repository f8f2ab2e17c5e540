"""The hand at the mouse: it finds what it clicks by name, from a window that says where everything is."""

import json
from collections.abc import Callable

from tests.journeys.desk import Desk
from tests.journeys.screen import SIZE, Box

_ALL = (0, 0, *SIZE)
_STEPS = 8
_INTO_LIST_PX = 150


class Hand:
    """Moves the mouse over a window of `pointed_window`."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def click(self, name: str, within: str = "") -> None:
        """Click on a widget as soon as there is one of this name, inside a widget of another name where that is given."""
        self._go(*_middle(self.sees(name, within)))
        self.desk.screen.xdotool("click", "1")

    def drag(self, name: str, by: tuple[int, int]) -> None:
        """Press in the middle of a widget, and move so many pixels with the button held."""
        x, y = _middle(self.sees(name))
        self._go(x, y)
        self.desk.screen.xdotool("mousedown", "1")
        for step in range(1, _STEPS + 1):
            self._go(x + by[0] * step // _STEPS, y + by[1] * step // _STEPS)
        self.desk.screen.xdotool("mouseup", "1")

    def changes(self, act: Callable[[], None]) -> None:
        """Do something, and wait until it has changed what is seen."""
        before = self.desk.screen.rests(_ALL)
        act()
        self.desk.until(lambda: self.desk.screen.differs(_ALL, before))

    def practise(self, family: str) -> None:
        """Choose a family from the list of what to practise."""
        x, y = _middle(self.sees("chooser"))
        self.click("chooser")
        self._go(x, y + _INTO_LIST_PX)
        self.desk.until(lambda: self._ask(f"family_{family}") or self._scroll())
        self.click(f"family_{family}")
        self.desk.until(lambda: self.desk.session().get("current") and self.desk.identity().family == family)

    def sees(self, name: str, within: str = "") -> Box:
        """Wait until something of this name can be clicked on and moves no more, and return where it is."""
        seen: list[Box | None] = [None]

        def rests() -> bool:
            seen.append(self._ask(name, within))
            return seen[-1] is not None and seen[-1] == seen[-2]

        self.desk.until(rests)
        assert seen[-1] is not None
        return seen[-1]

    def _ask(self, name: str, within: str = "") -> Box | None:
        program = self.desk.program
        assert program.stdin is not None
        assert program.stdout is not None
        program.stdin.write(f"{within} {name}\n")
        program.stdin.flush()
        place: Box | None = json.loads(program.stdout.readline())
        return place

    def _scroll(self) -> None:
        self.desk.screen.xdotool("click", "5")

    def _go(self, x: int, y: int) -> None:
        self.desk.screen.xdotool("mousemove", str(x), str(y))


def _middle(box: Box) -> tuple[int, int]:
    left, top, width, height = box
    return left + width // 2, top + height // 2

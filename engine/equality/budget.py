"""How long a comparison may take."""

from time import monotonic


class Budget:
    """A number of seconds that runs from the moment it is made.

    It is asked between steps. A step that does not come back is ended with its process, by whoever waits for it.
    """

    def __init__(self, seconds: float) -> None:
        self._ends = monotonic() + seconds

    def left(self) -> float:
        """Return the seconds that remain, never below 0."""
        return max(0.0, self._ends - monotonic())

    def spent(self) -> bool:
        return self.left() <= 0

"""What every picture of a scene can do."""

from typing import Protocol

from engine.landscape.scene import Scene


class Picture(Protocol):
    """One way to see a scene."""

    def show_scene(self, scene: Scene) -> None:
        """Draw all of it, in full detail."""

    def move_point(self, scene: Scene) -> None:
        """Draw a scene that differs from the last one in its point only."""

    def slide(self, scene: Scene) -> None:
        """Draw a scene that differs in its values, coarsely: a full one follows when the slider rests."""

    def restyle(self) -> None:
        """Draw the last scene again, in the theme that is worn now."""

    def hint(self, scene: Scene) -> str:
        """Return a sentence or two on what can be done here, and on the scale of what is drawn."""

    def set_description(self, text: str) -> None:
        """Say what is seen to assistive technology."""

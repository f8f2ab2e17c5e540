"""Where a scene is drawn, in one picture or another. This module brings in matplotlib and numpy, so it is loaded late."""

from collections.abc import Callable
from typing import TypeAlias

from matplotlib.figure import Figure
from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QStackedWidget

from engine.landscape.claim_readout import claim_readout
from engine.landscape.claim_words import claims_said
from engine.landscape.describing import described
from engine.landscape.exploring_walks import fitting_rate
from engine.landscape.exploring_words import explored_said
from engine.landscape.readouts import readouts
from engine.landscape.sampling import height, relief
from engine.landscape.scene import Scene
from engine.landscape.typography import use_typeface
from engine.landscape.wording import Readout
from engine.language.decimal_mark import shown_text
from ui.theme.fonts import inter_file
from ui.widgets.landscape.canvas import Canvas
from ui.widgets.landscape.contour_canvas import ContourCanvas
from ui.widgets.landscape.exporting import suggested_name
from ui.widgets.landscape.grid_text import grid_text
from ui.widgets.landscape.offering import PictureName
from ui.widgets.landscape.picture import Picture
from ui.widgets.landscape.profile_picture import ProfilePicture
from ui.widgets.landscape.scene_canvas import SceneCanvas
from ui.widgets.landscape.sensitivity_picture import SensitivityPicture
from ui.widgets.landscape.square_picture import SquarePicture
from ui.widgets.landscape.surface_canvas import SurfaceCanvas
from ui.widgets.landscape.table_picture import TablePicture

_DESCRIBED_SAMPLES = 61

use_typeface(inter_file())


# Each of them is a `Picture`
_Shown: TypeAlias = ContourCanvas | SurfaceCanvas | ProfilePicture | SquarePicture | SensitivityPicture | TablePicture
# What makes each picture; a new one needs its name in `offering`, its class above and its line here
_MAKERS: dict[PictureName, Callable[[], _Shown]] = {
    "Contours": ContourCanvas,
    "Surface": SurfaceCanvas,
    "Profile": ProfilePicture,
    "Square": SquarePicture,
    "Sensitivity": SensitivityPicture,
    "Table": TablePicture,
}


class Stage(QStackedWidget):
    """The pictures of one scene, of which one is seen; each is made and drawn when it comes to the front.

    Signals:
        pointed: Where the learner wants the marker.
        turned: The direction that the learner wants for the profile, in radians.
        looked: The box that the learner wants to see.
        asked: A list of what can be done is wanted, at a place of the screen.
        reset: The learner wants to see what there was in the beginning.
        copied: The picture is wanted on the clipboard.
        saved: The picture is wanted in a file.
    """

    pointed = Signal(float, float)
    turned = Signal(float)
    looked = Signal(object)
    asked = Signal(QPoint)
    reset = Signal()
    copied = Signal()
    saved = Signal()

    def __init__(self, scene: Scene, picture: PictureName) -> None:
        super().__init__()
        self.setObjectName("landscape_stage")
        self._scene = scene
        self._pictures: dict[PictureName, _Shown] = {}
        self._stale: set[PictureName] = set()
        self._seen = picture

    @property
    def picture(self) -> Picture:
        """What is seen."""
        return self._pictures[self._seen]

    @property
    def is_up_to_date(self) -> bool:
        """Whether nothing is left to be drawn of what is seen."""
        seen = self._pictures.get(self._seen)
        if seen is None:
            return False
        canvases = [seen] if isinstance(seen, Canvas) else seen.findChildren(Canvas)
        return all(canvas.is_up_to_date for canvas in canvases)

    @property
    def readouts(self) -> tuple[Readout, ...]:
        return readouts(self._scene)

    @property
    def claims_said(self) -> str:
        """What the answer claims, in a sentence or two."""
        return claims_said(self._scene)

    @property
    def claim_readout(self) -> str:
        """What it claims at the marker, in LaTeX."""
        return claim_readout(self._scene)

    @property
    def hint(self) -> str:
        return self.picture.hint(self._scene)

    @property
    def description(self) -> str:
        """What is seen, in sentences."""
        seen = relief(height(self._scene), self._scene.landscape.box, _DESCRIBED_SAMPLES)
        return " ".join((described(self._scene, seen), *self.explored_said))

    def bring_forward(self, picture: PictureName) -> None:
        """Show a picture of the scene."""
        self._seen = picture
        if picture not in self._pictures:
            self._make(picture)
        self.setCurrentWidget(self._pictures[picture])
        self._refresh()

    def show_scene(self, scene: Scene, picture: PictureName) -> None:
        """Show another scene in one of its pictures, in full detail."""
        self._scene = scene
        self._stale = set(self._pictures)
        self.bring_forward(picture)

    def move_point(self, scene: Scene) -> None:
        """Show the same scene with its marker elsewhere."""
        self._scene = scene
        self._leave_others_stale()
        self.picture.move_point(scene)

    def slide(self, scene: Scene) -> None:
        """Show the same scene with other values, coarsely."""
        self._scene = scene
        self._leave_others_stale()
        self.picture.slide(scene)

    def look(self, scene: Scene) -> None:
        """Show the same scene over another box, coarsely."""
        self._scene = scene
        self._leave_others_stale()
        seen = self._pictures[self._seen]
        if isinstance(seen, SceneCanvas | ProfilePicture):
            seen.look(scene)
        else:
            seen.show_scene(scene)

    def look_from_the_start(self) -> None:
        """Turn the surface back to where it is first seen from."""
        surface = self._pictures.get("Surface")
        if isinstance(surface, SurfaceCanvas):
            surface.look_from_the_start()

    def portrait(self) -> Figure | None:
        """Return what is seen as a figure of its own in light colours, or None where it is no such picture."""
        seen = self._pictures[self._seen]
        return seen.portrait() if isinstance(seen, SceneCanvas | ProfilePicture) else None

    @property
    def keeps_picture(self) -> bool:
        """Whether what is seen can be kept as a picture; else its numbers can be."""
        return isinstance(self._pictures.get(self._seen), SceneCanvas | ProfilePicture)

    @property
    def numbers(self) -> str:
        """What is seen as text that a spreadsheet takes in, "" for what is kept as a picture."""
        seen = self._pictures[self._seen]
        grids = seen.grids if isinstance(seen, SquarePicture | SensitivityPicture | TablePicture) else ()
        return "\n\n".join(grid_text(grid) for grid in grids)

    @property
    def file_name(self) -> str:
        """What a file with the picture may be called, without an ending."""
        return suggested_name(self._scene)

    @property
    def fitting_rate(self) -> float:
        """A learning rate with which a descent from the marker comes down."""
        return fitting_rate(height(self._scene), self._scene.point, self._scene.own_box)

    @property
    def explored_said(self) -> tuple[str, ...]:
        """What is explored, a sentence each."""
        return explored_said(self._scene)

    def describe(self) -> None:
        """Tell assistive technology what is seen."""
        self.picture.set_description(shown_text(self.description))

    def restyle(self) -> None:
        """Draw again in the theme that is worn now."""
        self._leave_others_stale()
        self.picture.restyle()

    def _make(self, name: PictureName) -> None:
        made = _MAKERS[name]()
        self._pictures[name] = made
        self._stale.add(name)
        if isinstance(made, SquarePicture):
            made.pointed.connect(self.pointed)
        if isinstance(made, SceneCanvas):
            made.pointed.connect(self.pointed)
        if isinstance(made, ProfilePicture):
            made.turned.connect(self.turned)
        if isinstance(made, SceneCanvas | ProfilePicture):
            made.looked.connect(self.looked)
            made.asked.connect(self.asked)
            made.reset.connect(self.reset)
            made.copied.connect(self.copied)
            made.saved.connect(self.saved)
        self.addWidget(made)

    def _leave_others_stale(self) -> None:
        self._stale = set(self._pictures) - {self._seen}

    def _refresh(self) -> None:
        if self._seen in self._stale:
            self.picture.show_scene(self._scene)
            self._stale.discard(self._seen)

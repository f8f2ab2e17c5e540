"""Undo and redo: every state that was, with what is typed in one go taken back in one go."""

from typing import Literal, TypeAlias

from ui.widgets.math_edit.document.editing import Editing

Act: TypeAlias = Literal["type", "delete", "other"]
"""What changed a formula; typing goes on as long as nothing else happens, and so does deleting."""

_MOST_STATES = 500


class History:
    """The states of one formula.

    Attributes:
        present: What stands there now.
    """

    def __init__(self, present: Editing | None = None) -> None:
        self.present = present or Editing()
        self._past: list[Editing] = []
        self._future: list[Editing] = []
        self._going_on: Act = "other"

    @property
    def can_undo(self) -> bool:
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        return bool(self._future)

    def record(self, state: Editing, act: Act = "other") -> None:
        """Go on to a state; a mere movement of the caret is no step of its own."""
        if state.root == self.present.root:
            self._going_on = self._going_on if state.caret == self.present.caret else "other"
            self.present = state
            return
        if act == "other" or act != self._going_on:
            self._past.append(self.present)
            del self._past[:-_MOST_STATES]
        self._future.clear()
        self._going_on = act
        self.present = state

    def pause(self) -> None:
        """Let what is typed next be a step of its own: the learner waited, or went elsewhere."""
        self._going_on = "other"

    def undo(self) -> Editing:
        """Go back to the state before the last step, if there is one."""
        if self._past:
            self._future.append(self.present)
            self.present = self._past.pop()
        self.pause()
        return self.present

    def redo(self) -> Editing:
        """Go forward to the state that was undone last, if there is one."""
        if self._future:
            self._past.append(self.present)
            self.present = self._future.pop()
        self.pause()
        return self.present

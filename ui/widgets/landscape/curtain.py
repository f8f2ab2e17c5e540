"""What stands in the place of a plot that would show the answer."""

from PySide6.QtCore import Qt, Signal

from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label


class Curtain(Card):
    """Says that the plot comes after the check.

    Signals:
        peeked: The learner wants to see it at once.
    """

    peeked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("curtain")
        says = Label("The picture would show the answer. It comes after the check.", tone="mute", wraps=True)
        says.setAlignment(Qt.AlignmentFlag.AlignCenter)
        peek = Button("Peek", kind="ghost", icon_name="eye", name="Show the picture; this counts as help")
        peek.setObjectName("curtain_peek")
        peek.clicked.connect(self.peeked)
        self.body.addStretch(1)
        self.body.addWidget(says)
        self.body.addWidget(peek, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addStretch(1)

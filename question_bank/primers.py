"""The primers of the topics, read when they are asked for; it imports no family."""

from pathlib import Path

from engine.questions.primer import Primer, read_primer
from question_bank.topics import TOPICS

FOLDER = Path(__file__).parent


def primer_file(topic: str) -> Path:
    """Return where a topic's primer stands; for "" the one that opens the book."""
    return FOLDER / topic / "primer.md"


def primer(topic: str) -> Primer | None:
    """Return the primer of a topic, or of the whole book for ""; None for what is no topic.

    Raises:
        AuthorError: The text is no primer.
    """
    if topic and topic not in {chapter.id for chapter in TOPICS}:
        return None
    file = primer_file(topic)
    return read_primer(file.read_text(encoding="utf-8"), topic, f"{file.parent.name}/{file.name}")

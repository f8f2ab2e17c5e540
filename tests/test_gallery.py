"""The voice: at most two sentences, in the learner's symbols, without blame. `python -m tests.gallery` prints them all."""

import re
from collections.abc import Sequence

import pytest

from tests.gallery import Said, messages, slips

NEVER = re.compile(r"\b(?:invalid|your error|failed|failure|simply|obviously|illegal|bad|stupid|oops)\b", re.IGNORECASE)
# The error of an estimate or of a neuron is a quantity; one that occurs, or that heads a message, is blame.
BLAME = re.compile(r"\bError\b|\berror:|\ban error(?! of order)")
MATHEMATICS = re.compile(r"\$[^$]*\$|“[^”]*”")
# What decimals, abbreviations and "a, b, …" leave is a full stop that something follows.
SENTENCE_END = re.compile(r"[.?](?:\s+(?=[A-Z…“$])|\s*$)")

SLIPS = tuple(slips())
MESSAGES = tuple(messages())


def words(said: Said) -> str:
    """Return a message without what is quoted, without mathematics, and without the name of a stream."""
    return MATHEMATICS.sub("x", said.message).replace("standard error", "")


@pytest.mark.parametrize("gallery", [pytest.param(SLIPS, id="slips"), pytest.param(MESSAGES, id="messages")])
class TestVoice:
    def test_there_is_something_to_read(self, gallery: Sequence[Said]):
        assert len(gallery) > 50

    def test_at_most_two_sentences(self, gallery: Sequence[Said]):
        # what ends in a question is put to the learner, who needs to know what it is about first
        told = [said for said in gallery if not said.message.endswith("?")]
        assert [said for said in told if len(SENTENCE_END.findall(words(said))) > 2] == []

    def test_no_word_that_blames(self, gallery: Sequence[Said]):
        assert [said for said in gallery if NEVER.search(words(said)) or BLAME.search(words(said))] == []

    def test_nothing_is_shouted(self, gallery: Sequence[Said]):
        assert [said for said in gallery if "!" in words(said).replace("!=", "").replace("3!", "")] == []


def test_a_slip_says_what_was_done_and_what_to_look_at():
    short = [said for said in SLIPS if not said.message.endswith((".", "?"))]

    assert short == []


def test_every_dollar_sign_of_a_slip_has_its_partner():
    assert [said for said in SLIPS if said.message.count("$") % 2] == []

"""The worker process: answers about the questions of the bank, over its standard streams."""

from engine.worker.service import serve
from question_bank.shelf import Shelf
from question_bank.topics import OWN_FUNCTIONS, TOPICS

if __name__ == "__main__":
    serve(Shelf((*TOPICS, OWN_FUNCTIONS)))

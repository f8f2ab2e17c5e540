"""The worker process: answers about the questions of the catalogue, over its standard streams."""

from engine.worker.service import serve
from question_bank.catalogue import CATALOGUE

if __name__ == "__main__":
    serve(CATALOGUE)

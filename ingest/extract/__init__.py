"""From the passages of a report to proposed lessons, each with the words that it rests on."""

from ingest.extract.proposer import Proposer
from ingest.extract.shelf import ModelShelf

__all__ = ["ModelShelf", "Proposer"]

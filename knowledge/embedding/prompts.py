"""The words that a model was trained to see before a passage and before a question."""

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Prompts:
    """What is written before a text so that the model knows its part.

    Attributes:
        query: Before a question.
        passage: Before a passage.
    """

    query: str = ""
    passage: str = ""

    @property
    def fingerprint(self) -> str:
        """Eight hexadecimal digits that change with either prompt."""
        return hashlib.sha256(f"{self.query}\0{self.passage}".encode()).hexdigest()[:8]


# As the model's card has it (Wang et al., "Multilingual E5 Text Embeddings", 2024).
E5_PROMPTS = Prompts(query="query: ", passage="passage: ")

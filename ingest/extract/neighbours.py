"""Sentences with their neighbours as vectors: what is told just before and after counts too."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ingest.extract.classifier import Classifier
from ingest.extract.logistic import Matrix
from ingest.extract.setting import Placed, Setting

Embed = Callable[[Sequence[str], Sequence[str]], Matrix]
"""Texts and their languages to centred vectors, (n_texts, n_dimensions)."""

TOLD_COUNT: Final = 5
"""Columns of `Neighbourhood.told`."""


@dataclass(frozen=True, slots=True, eq=False)
class Neighbourhood:
    """Vectors of sentences and of the sentences before and after them.

    Attributes:
        vectors: (n_sentences, n_dimensions), centred, of the sentences.
        before: Likewise, of the sentence before each; any row where it has none.
        after: Likewise, of the sentence after each.
        has_before: (n_sentences,), whether there is one.
        has_after: (n_sentences,), likewise.
    """

    vectors: Matrix
    before: Matrix
    after: Matrix
    has_before: NDArray[np.bool_]
    has_after: NDArray[np.bool_]

    @classmethod
    def of(
        cls, settings: Sequence[Setting], texts: Sequence[str], vector_of: dict[str, Matrix]
    ) -> "Neighbourhood":
        """Return the neighbourhood of sentences whose texts have vectors.

        A neighbour whose text has none counts as absent.
        """
        before, after = [s.before for s in settings], [s.after for s in settings]
        nothing = np.zeros_like(vector_of[texts[0]])
        return cls(
            vectors=np.array([vector_of[text] for text in texts]),
            before=np.array([vector_of.get(text, nothing) for text in before]),
            after=np.array([vector_of.get(text, nothing) for text in after]),
            has_before=np.array([text in vector_of for text in before], np.bool_),
            has_after=np.array([text in vector_of for text in after], np.bool_),
        )

    @classmethod
    def embedded(
        cls,
        settings: Sequence[Setting],
        texts: Sequence[str],
        languages: Sequence[str],
        embed: Embed,
    ) -> "Neighbourhood":
        """Return the neighbourhood of sentences, each text of it embedded once."""
        known: dict[str, str] = {}
        for text, language, setting in zip(texts, languages, settings, strict=True):
            for told in (text, setting.before, setting.after):
                if told:
                    known.setdefault(told, language)
        vectors = np.asarray(embed(list(known), list(known.values())), np.float64)
        return cls.of(settings, texts, dict(zip(known, vectors, strict=True)))

    def told(self, classifier: Classifier) -> Matrix:
        """Return the classifier's log odds of each sentence, of the one before and after it.

        0 for a neighbour that is not there; the last two columns say which are.

        Returns:
            (n_sentences, 5).
        """
        return np.column_stack(
            [
                classifier.log_odds(self.vectors),
                classifier.log_odds(self.before) * self.has_before,
                classifier.log_odds(self.after) * self.has_after,
                self.has_before,
                self.has_after,
            ]
        )

    def only(self, mask: NDArray[np.bool_]) -> "Neighbourhood":
        """Return some of the sentences."""
        return Neighbourhood(
            self.vectors[mask],
            self.before[mask],
            self.after[mask],
            self.has_before[mask],
            self.has_after[mask],
        )


def has_neighbour(told: Matrix) -> NDArray[np.bool_]:
    """Return which rows of `Neighbourhood.told` are of sentences with a neighbour."""
    return np.asarray(told[:, -2:].any(axis=1), np.bool_)


def beside(sentences: Sequence[Placed], vectors: Matrix) -> Neighbourhood:
    """Return the neighbourhood of all candidates of a report, in order.

    A neighbour is the next candidate under the same headings.

    Args:
        sentences: All candidates of one report.
        vectors: (n_sentences, n_dimensions), centred.
    """
    paths = [sentence.heading_path for sentence in sentences]
    goes_on = np.array(
        [before == after for before, after in zip(paths, paths[1:], strict=False)], np.bool_
    )
    return Neighbourhood(
        vectors=vectors,
        before=np.roll(vectors, 1, axis=0),
        after=np.roll(vectors, -1, axis=0),
        has_before=np.append(False, goes_on),
        has_after=np.append(goes_on, False),
    )

"""What the base is usually asked: the running mean of its questions, kept between starts."""

import logging
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence

import numpy as np

from knowledge.centring import QuestionMean
from knowledge.errors import KnowledgeError
from knowledge.ports import Vectors
from knowledge.records import means
from knowledge.records.database import Database

_log = logging.getLogger(__name__)
_NAME = "questions"
_KEPT_EVERY = 20
_REMEMBERED = 200


class QuestionsAsked:
    """Takes out of a question's vector what all questions to this base have in common.

    A question asked again, for its next page or after a reload, counts once and gets the
    same vector; of the last 200 a vector stands in memory, of none its words on disk.
    """

    def __init__(
        self,
        database: Database,
        *,
        model: str,
        prior: Vectors | None,
        by_language: Mapping[str, Vectors] | None = None,
    ) -> None:
        """Start from what was kept for this model.

        Args:
            database: The records.
            model: Fingerprint of the embedder.
            prior: The shipped mean, or None to leave questions as they are.
            by_language: The shipped means of questions of policy, for texts that come as one.
        """
        self._database = database
        self._model = model
        with database.reading() as connection:
            count, total = means.read(connection, _NAME, model)
        self._prior = prior
        self._by_language = {} if prior is None else dict(by_language or {})
        self._mean = QuestionMean(prior, count=count, total=total)
        self._known: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = threading.Lock()
        self._new_count = 0
        self._new_total: Vectors | None = None

    def centre(self, text: str, vector: Vectors) -> Vectors:
        """Return the vector of a question, of length 1, with what is common taken out.

        Args:
            text: Tells whether it was asked before.
            vector: (n_dimensions,), float32, of length 1, as the embedder made it.
        """
        with self._lock:
            if text in self._known:
                self._known.move_to_end(text)
                return self._known[text]
            centred = self._mean.centre(vector)
            self._known[text] = centred
            if len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
            self._new_count += 1
            self._new_total = vector if self._new_total is None else self._new_total + vector
            is_due = self._new_count >= _KEPT_EVERY
        if is_due:
            self.keep()
        return centred

    def centre_as_first(self, vector: Vectors) -> Vectors:
        """Return the vector of a question as if none had been asked before; it does not count."""
        return QuestionMean(self._prior).centre(vector)

    def centre_together(self, vectors: Vectors, asked_in: Sequence[str]) -> Vectors:
        """Return the vectors of texts that came as one, with what they share taken out too.

        What a few texts share is little known, so a question starts from what questions of
        its own language have in common. They do not count among the questions asked.

        Args:
            vectors: (n_texts, n_dimensions), float32, rows of length 1, as the embedder made
                them.
            asked_in: Language of each text that is a question, ISO 639-1; empty for others.
        """
        total, others = vectors.sum(axis=0), len(vectors) - 1
        return np.stack(
            [
                QuestionMean(
                    self._by_language.get(language, self._prior),
                    count=others,
                    total=total - vector,
                ).centre(vector)
                for vector, language in zip(vectors, asked_in, strict=True)
            ]
        )

    def keep(self) -> None:
        """Write down what came since; that the base is busy only costs these few."""
        with self._lock:
            count, total = self._new_count, self._new_total
            self._new_count, self._new_total = 0, None
        if total is None:
            return
        try:
            with self._database.writing() as connection:
                means.add(connection, _NAME, self._model, count, np.asarray(total, np.float32))
        except KnowledgeError as error:
            _log.info("the mean of the questions was not kept: %s", error)

"""Which model proposes in a base: its own, the shipped one, or one made at first use."""

import hashlib
import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from ingest.extract.gold import GOLD_FILE, read_elsewhere, read_gold
from ingest.extract.logistic import Matrix
from ingest.extract.model import LessonModel, read_model
from ingest.extract.training import train
from knowledge.centring import centring_for
from knowledge.ports import Embedder

SHIPPED: Final = Path(__file__).parent / "lesson_model.json"
_OWN: Final = "current.json"
_MADE_HERE: Final[dict[str, LessonModel]] = {}
"""By embedder, so that a process makes each at most once."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ModelShelf:
    """The models of one base.

    Attributes:
        folder: Where models that this base made are kept.
        embedder: Makes the vectors.
    """

    folder: Path
    embedder: Embedder

    def current(self) -> LessonModel:
        """Return the model that proposes now.

        That is the base's own if it reads this embedder's vectors, else the shipped one, else
        one trained from the gold sentences at first use and kept; where they are not there
        either, the shipped one's cue weights without a classifier.
        """
        shipped = read_model(SHIPPED)
        for path in (self.folder / _OWN, self._made):
            found = _readable(path)
            if found is not None and found.embedder == self.embedder.fingerprint:
                return found
        if shipped.embedder == self.embedder.fingerprint or not GOLD_FILE.is_file():
            return shipped
        return self._first()

    def _first(self) -> LessonModel:
        name = self.embedder.fingerprint
        made = _MADE_HERE.get(name)
        if made is None:
            made = _MADE_HERE[name] = train(
                read_gold(), self.embed, embedder=name, elsewhere=read_elsewhere()
            )
        try:
            _write(self._made, made)
        except OSError as error:
            _log.warning("the lesson model could not be kept in %s: %s", self.folder, error)
        return made

    def take_over(self, model: LessonModel) -> None:
        """Let a model propose from now on."""
        _write(self.folder / _OWN, model)

    def embed(self, texts: Sequence[str], languages: Sequence[str]) -> Matrix:
        """Return centred vectors of sentences, (n_texts, n_layers × n_dimensions)."""
        centring = centring_for(self.embedder.fingerprint)
        vectors = self.embedder.embed_layers(texts)
        return np.asarray(centring.centre_layers(vectors, languages), np.float64)

    @property
    def _made(self) -> Path:
        name = hashlib.sha256(self.embedder.fingerprint.encode()).hexdigest()[:12]
        return self.folder / f"first-{name}.json"


def _readable(path: Path) -> LessonModel | None:
    try:
        return read_model(path)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        _log.warning("the lesson model %s cannot be read (%s); another is used", path, error)
        return None


def _write(path: Path, model: LessonModel) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}.part")
    part.write_text(model.to_json(), encoding="utf-8")
    part.replace(path)

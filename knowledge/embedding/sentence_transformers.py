"""Any Sentence Transformers model as an embedder, such as bge-m3 or multilingual-e5-large.

The library is an extra and is imported when an embedder is made; torch comes with it.
"""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from knowledge.embedding.errors import ExtraMissing, ModelUnusable
from knowledge.embedding.prompts import E5_PROMPTS, Prompts
from knowledge.ports import Vectors

_EXTRA = "sentence-transformers"
_PACKAGE = "sentence_transformers"
# Values that the fingerprint takes of each tensor, evenly spread.
_SAMPLES = 1024


class SentenceTransformersEmbedder:
    """A Sentence Transformers model, with the prompts that it was trained with."""

    def __init__(
        self,
        model: str,
        *,
        prompts: Prompts | None = None,
        threads: int = 0,
        device: str | None = None,
        batch_size: int = 32,
    ) -> None:
        """Load the model.

        Args:
            model: A folder, or a name on the Hugging Face hub, which is then downloaded.
            prompts: By default those that the model carries, else its family's.
            threads: For torch in this whole process; 0 leaves them as they are.
            device: As torch names it, such as "cuda"; by default the best there is.
            batch_size: Texts that are embedded together.

        Raises:
            ExtraMissing: If the library is not installed.
            ModelUnusable: If there is no such model or it cannot be loaded.
        """
        if find_spec(_PACKAGE) is None:
            raise ExtraMissing(_PACKAGE, _EXTRA)
        import torch
        from sentence_transformers import SentenceTransformer

        if threads:
            torch.set_num_threads(threads)
        try:
            self._model = SentenceTransformer(model, device=device)
        except (OSError, ValueError, ImportError) as error:
            raise ModelUnusable(model, str(error).strip()) from error
        dimension_count = self._model.get_embedding_dimension()
        if not dimension_count:
            raise ModelUnusable(model, "it does not say how long its vectors are")
        self._dimension_count = int(dimension_count)
        self._prompts = prompts or _own_prompts(self._model.prompts) or _family_prompts(model)
        self._batch_size = batch_size
        self._fingerprint = "-".join(
            (
                _short_name(model),
                _weights_hash(self._model.state_dict()),
                "st",
                self._prompts.fingerprint,
            )
        )

    @property
    def fingerprint(self) -> str:
        """Name of the model, hash of its weights, hash of its prompts."""
        return self._fingerprint

    @property
    def dimension_count(self) -> int:
        """Length of one vector."""
        return self._dimension_count

    @property
    def prompts(self) -> Prompts:
        """What is written before a passage and before a question."""
        return self._prompts

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return (n_texts, n_dimensions), float32, rows of length 1, in the order given."""
        return self._encode(self._model.encode_document, texts, self._prompts.passage)

    def embed_layers(self, texts: Sequence[str]) -> Vectors:
        """Return (n_texts, 1, n_dimensions), what `embed_passages` returns: the last layer."""
        return self.embed_passages(texts)[:, np.newaxis]

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Return (n_texts, n_dimensions), float32, rows of length 1, in the order given."""
        return self._encode(self._model.encode_query, texts, self._prompts.query)

    def _encode(self, encode: Callable[..., Any], texts: Sequence[str], prompt: str) -> Vectors:
        if not texts:
            return np.empty((0, self._dimension_count), np.float32)
        vectors = encode(
            [text.encode("utf-8", "replace").decode() for text in texts],
            prompt=prompt,
            batch_size=self._batch_size,
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, np.float32)


def _own_prompts(prompts: Mapping[str, str]) -> Prompts | None:
    passage = next((prompts[name] for name in ("document", "passage") if prompts.get(name)), "")
    query = prompts.get("query") or ""
    return Prompts(query=query, passage=passage) if query or passage else None


def _family_prompts(model: str) -> Prompts:
    """Return the prompts of a model whose card states them and whose files do not.

    The E5 family; its "instruct" models carry theirs.
    """
    is_e5 = re.search(r"(^|[-_/])e5[-_](small|base|large)", model.lower())
    return E5_PROMPTS if is_e5 and "instruct" not in model.lower() else Prompts()


def _short_name(model: str) -> str:
    name = Path(model).name.lower()
    return re.sub(r"[^a-z0-9.]+", "-", name).strip("-.") or "model"


def _weights_hash(tensors: Mapping[str, Any]) -> str:
    """Return 12 hexadecimal digits that change when any tensor is trained further."""
    digest = hashlib.sha256()
    for name, tensor in sorted(tensors.items()):
        flat = tensor.detach().flatten()
        sample = flat[:: max(1, len(flat) // _SAMPLES)].float().cpu().numpy()
        digest.update(f"{name}{tuple(tensor.shape)}".encode() + sample.tobytes())
    return digest.hexdigest()[:12]

"""Embeddings of what initiatives are, float16, one for each initiative and model."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, delete, select

from knowledge.records.directory_tables import initiative_vectors


def of_model(connection: Connection, model: str) -> dict[int, tuple[str, NDArray[np.float32]]]:
    """Return hash of the words and vector of each initiative that has one of this model."""
    rows = connection.execute(select(initiative_vectors).where(initiative_vectors.c.model == model))
    return {
        row.initiative_key: (
            row.content_hash,
            np.frombuffer(row.vector, np.float16).astype(np.float32),
        )
        for row in rows
    }


def keep(
    connection: Connection, model: str, made: Mapping[int, tuple[str, NDArray[np.float32]]]
) -> None:
    """Store vectors with the hash of their words, in the place of earlier ones."""
    connection.execute(
        delete(initiative_vectors).where(
            initiative_vectors.c.model == model, initiative_vectors.c.initiative_key.in_(made)
        )
    )
    rows = [
        {
            "initiative_key": key,
            "model": model,
            "content_hash": content_hash,
            "vector": vector.astype(np.float16).tobytes(),
        }
        for key, (content_hash, vector) in made.items()
    ]
    if rows:
        connection.execute(initiative_vectors.insert(), rows)

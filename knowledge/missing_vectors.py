"""Makes the vectors of passages and lessons that an embedder has not made yet."""

from collections.abc import Callable

from knowledge.ports import Embedder
from knowledge.records import lessons, passages, vectors
from knowledge.records.database import Database

_EMBEDDED_AT_ONCE = 32


def embed_missing(
    database: Database, embedder: Embedder, *, tell: Callable[[int, int], None] | None = None
) -> int:
    """Make the vectors that are missing, of words without identifiers; return how many.

    Args:
        database: The records.
        embedder: That makes them.
        tell: Called with vectors made so far, and in all.
    """
    model = embedder.fingerprint
    with database.reading() as connection:
        missing = passages.without_vector(connection, model)
        missing |= lessons.without_vector(connection, model)
    names = list(missing)
    for start in range(0, len(names), _EMBEDDED_AT_ONCE):
        batch = names[start : start + _EMBEDDED_AT_ONCE]
        rows = embedder.embed_passages([missing[name] for name in batch])
        with database.writing() as connection:
            vectors.keep(connection, model, dict(zip(batch, rows, strict=True)))
        if tell is not None:
            tell(start + len(batch), len(names))
    return len(names)

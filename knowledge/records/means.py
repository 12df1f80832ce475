"""Running means as rows: a sum and a count, never what was summed."""

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, delete, select

from knowledge.records.tables import means


def read(connection: Connection, name: str, model: str) -> tuple[int, NDArray[np.float32] | None]:
    """Return count and sum, 0 and None if nothing was kept for this model."""
    row = connection.execute(
        select(means.c.count.label("summed_count"), means.c.total).where(
            means.c.name == name, means.c.model == model
        )
    ).first()
    if row is None:
        return 0, None
    return int(row.summed_count), np.frombuffer(row.total, dtype=np.float32).copy()


def add(
    connection: Connection, name: str, model: str, count: int, total: NDArray[np.float32]
) -> None:
    """Add to what is kept, so that several processes may each bring their own part."""
    kept_count, kept_total = read(connection, name, model)
    whole = total if kept_total is None else kept_total + total
    connection.execute(delete(means).where(means.c.name == name, means.c.model == model))
    connection.execute(
        means.insert().values(
            name=name,
            model=model,
            count=kept_count + count,
            total=whole.astype(np.float32).tobytes(),
        )
    )

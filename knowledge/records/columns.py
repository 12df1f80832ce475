"""What the tables share: their metadata, keys, and references that go when their target goes."""

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

KEY = BigInteger().with_variant(Integer, "sqlite")
"""The type of internal numbers: SQLite counts up in INTEGER alone."""


def key() -> Column[int]:
    """Return the internal number of a row."""
    return Column("key", KEY, primary_key=True, autoincrement=True)


def to(
    table: str,
    name: str = "",
    *,
    index: bool | None = None,
    nullable: bool = False,
    primary: bool = False,
) -> Column[int]:
    """Return a reference to a row of another table; it goes when that row goes.

    Args:
        table: The other table.
        name: Of the column; else the table's name in the singular, with "_key".
        index: Whether it has an index of its own; by default all have but primary keys.
        nullable: Whether a row may refer to nothing.
        primary: Whether it is (a part of) the row's own key.
    """
    return Column(
        name or f"{table.removesuffix('s')}_key",
        KEY,
        ForeignKey(f"{table}.key", ondelete="CASCADE"),
        primary_key=primary,
        index=not primary if index is None else index,
        nullable=nullable,
    )

"""Time and identifiers of the records: UTC without zone, ids safe in an address."""

import secrets
from datetime import UTC, datetime

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def now() -> datetime:
    """Return this moment in UTC, without zone, to the microsecond."""
    return datetime.now(UTC).replace(tzinfo=None)


def new_id(prefix: str) -> str:
    """Return a fresh id such as "rep-7k2m9x4q1c": 50 random bits in Crockford's base 32."""
    return f"{prefix}-" + "".join(secrets.choice(_ALPHABET) for _ in range(10))

"""Rows of contacts: people who agreed to be named; nothing else reads this table."""

from sqlalchemy import Connection, delete, select

from knowledge.model.profile import Contact
from knowledge.records.clock import now
from knowledge.records.directory_tables import initiative_contacts


def put(connection: Connection, key: int, contact: Contact, *, by: str) -> None:
    """Store the contact of an initiative in the place of an earlier one."""
    remove(connection, key)
    connection.execute(
        initiative_contacts.insert().values(
            initiative_key=key,
            name=contact.name.strip(),
            email=contact.email.strip(),
            telephone=contact.telephone.strip(),
            consented_on=contact.consented_on,
            consent_how=contact.consent_how.strip(),
            stated_by=by,
            stated_at=now(),
        )
    )


def remove(connection: Connection, key: int) -> bool:
    """Delete the contact of an initiative; return whether there was one."""
    gone = connection.execute(
        delete(initiative_contacts).where(initiative_contacts.c.initiative_key == key)
    )
    return bool(gone.rowcount)


def of_initiative(connection: Connection, key: int) -> Contact | None:
    """Return the contact of an initiative, None if nobody consented."""
    row = connection.execute(
        select(initiative_contacts).where(initiative_contacts.c.initiative_key == key)
    ).first()
    if row is None:
        return None
    return Contact(
        name=row.name,
        email=row.email,
        telephone=row.telephone,
        consented_on=row.consented_on,
        consent_how=row.consent_how,
        by=row.stated_by,
        at=row.stated_at,
    )

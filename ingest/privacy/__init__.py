"""What a report tells about people: identifiers, addresses, dates of birth, names."""

from collections.abc import Iterable, Iterator

from ingest.privacy.accounts import accounts_in
from ingest.privacy.address import addresses_in
from ingest.privacy.birth import birth_dates_in, plates_in
from ingest.privacy.contact import emails_in, phones_in
from ingest.privacy.names import names_in
from ingest.privacy.near import Near
from ingest.privacy.numbers import numbers_in
from knowledge.model.personal import PersonalDraft, PersonalKind, masked
from knowledge.model.span import Span

__all__ = ["find_personal", "masked_label", "masked_name", "personal_in", "spans_of"]

# Of two finds on the same characters the one further up stays.
_RANK = (
    PersonalKind.EMAIL,
    PersonalKind.IBAN,
    PersonalKind.BSN,
    PersonalKind.NATIONAL_NUMBER,
    PersonalKind.CARD,
    PersonalKind.IDENTITY_DOCUMENT,
    PersonalKind.BIRTH_DATE,
    PersonalKind.LICENCE_PLATE,
    PersonalKind.PHONE,
    PersonalKind.ADDRESS,
    PersonalKind.NAME,
)


def find_personal(text: str, *, language: str) -> tuple[PersonalDraft, ...]:
    """Return what a text tells about people, in order, no two on the same characters.

    It misses some: a name that no rule foresees, a number written in words, an illness.

    Args:
        text: Canonical.
        language: Of most of it, ISO 639-1; other languages' finds are made too.
    """
    near = Near.of(text)
    return tuple(_apart(_identifiers(near, language)))


def masked_label(label: str, *, language: str) -> str:
    """Return a title or file name without numbers of people and e-mail addresses.

    Only what check digits prove, and e-mail addresses, go without a person's word: a title
    may well name the street that a report is about.
    """
    plain = label.replace("_", " ")
    found = find_personal(plain, language=language)
    sure = [d.span for d in found if d.is_valid or d.kind is PersonalKind.EMAIL]
    return masked(label, [*sure, *_glued(plain, language)])


def masked_name(name: str) -> str:
    """Return the name of a file of which nothing else is known, without what `masked_label` takes.

    It is taken for a Dutch one, in which a number needs no word beside it.
    """
    return masked_label(name, language="nl")


def _glued(label: str, language: str) -> Iterator[Span]:
    """Yield the proven numbers in a label that stand against a letter: "bsn111222333"."""
    places = [place for place in range(len(label)) for _ in range(1 + _is_seam(label, place))]
    parted = "".join(
        f" {letter}" if _is_seam(label, place) else letter for place, letter in enumerate(label)
    )
    for draft in find_personal(parted, language=language):
        if draft.is_valid:
            yield Span(places[draft.span.start], places[draft.span.end - 1] + 1)


def _is_seam(label: str, place: int) -> bool:
    """Say whether a digit and a letter meet right before a place."""
    pair = label[max(0, place - 1) : place + 1]
    return len(pair) == 2 and pair.isalnum() and pair[0].isdigit() != pair[1].isdigit()


def personal_in(words: str) -> tuple[PersonalKind, ...]:
    """Return what in a few words would keep a report from being published, by its kinds."""
    found = find_personal(words, language="nl")
    return tuple(dict.fromkeys(draft.kind for draft in found if draft.kind.is_blocking))


def spans_of(drafts: Iterable[PersonalDraft]) -> list[Span]:
    """Return the spans of what in a text keeps its report from being published."""
    return [draft.span for draft in drafts if draft.kind.is_blocking and draft.margin is None]


def _identifiers(near: Near, language: str) -> Iterator[PersonalDraft]:
    yield from emails_in(near)
    yield from accounts_in(near)
    yield from numbers_in(near, language=language)
    yield from birth_dates_in(near)
    yield from plates_in(near)
    yield from phones_in(near)
    yield from addresses_in(near)
    yield from names_in(near)


def _apart(drafts: Iterable[PersonalDraft]) -> Iterator[PersonalDraft]:
    """Yield finds in order; where they overlap, the better one, then the longer."""
    kept: list[PersonalDraft] = []
    taken: set[int] = set()
    wanted = sorted(
        drafts,
        key=lambda d: (_RANK.index(d.kind), not d.is_valid, d.span.start - d.span.end, d.span),
    )
    for draft in wanted:
        places = range(draft.span.start, draft.span.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(draft)
    yield from sorted(kept, key=lambda draft: draft.span)

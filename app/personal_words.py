"""Words for what reports tell about people, and for what was decided about it."""

from collections.abc import Sequence

from app.locators import locator_words
from app.words import _
from knowledge.model.margin_part import MarginPart
from knowledge.model.personal import PersonalDecision, PersonalKind, ShownFinding


def personal_kind_name(kind: PersonalKind) -> str:
    """Return what a finding is."""
    return {
        PersonalKind.BSN: _("Citizen service number (BSN)"),
        PersonalKind.NATIONAL_NUMBER: _("National or tax number"),
        PersonalKind.IDENTITY_DOCUMENT: _("Number of an identity document"),
        PersonalKind.IBAN: _("Bank account (IBAN)"),
        PersonalKind.CARD: _("Number of a bank card"),
        PersonalKind.EMAIL: _("E-mail address"),
        PersonalKind.PHONE: _("Telephone number"),
        PersonalKind.ADDRESS: _("Street address"),
        PersonalKind.BIRTH_DATE: _("Date of birth"),
        PersonalKind.LICENCE_PLATE: _("Licence plate"),
        PersonalKind.NAME: _("Name"),
    }[kind]


def kinds_within(kinds: Sequence[PersonalKind]) -> str:
    """Return kinds as a list within a sentence; what is an abbreviation stays one."""
    names = [personal_kind_name(kind) for kind in kinds]
    return ", ".join(name[:1].lower() + name[1:] for name in names)


def decision_name(decision: PersonalDecision) -> str:
    """Return what was decided."""
    return {
        PersonalDecision.UNDECIDED: _("Nothing decided"),
        PersonalDecision.REMOVED: _("Removed"),
        PersonalDecision.CONSENTED: _("The person agreed"),
        PersonalDecision.PUBLIC_OFFICE: _("Public office"),
        PersonalDecision.NOT_PERSONAL: _("Nobody's personal data"),
    }[decision]


def place_words(shown: ShownFinding) -> str:
    """Return where a finding stands, in words; empty for a text without places."""
    place = locator_words((shown.locator,)) if shown.locator else ""
    if shown.part is None:
        return place
    if not place:
        return _places()[shown.part]
    if shown.part is MarginPart.EDGE:
        return _("the header or footer of {place}", place=place)
    return f"{_places()[shown.part]} · {place}"


def part_names() -> dict[MarginPart, str]:
    """Return the words for what a file holds beside its text, for a list."""
    return {
        MarginPart.EDGE: _("headers and footers"),
        MarginPart.BESIDE: _("form fields and text boxes"),
        MarginPart.COMMENT: _("comments"),
        MarginPart.CHANGE: _("tracked changes"),
        MarginPart.HIDDEN: _("hidden words, shapes or sheets"),
        MarginPart.PROPERTIES: _("properties with the author's name"),
        MarginPart.ENVELOPE: _("senders, receivers, names of attachments"),
        MarginPart.ATTACHED: _("files within the file"),
        MarginPart.CODE: _("descriptions of pictures, source of the page"),
        MarginPart.LINK: _("mail addresses and telephone numbers behind links"),
    }


def _places() -> dict[MarginPart, str]:
    return {
        MarginPart.EDGE: _("a header or footer"),
        MarginPart.BESIDE: _("a form field or text box"),
        MarginPart.COMMENT: _("a comment in the file"),
        MarginPart.CHANGE: _("a tracked change in the file"),
        MarginPart.HIDDEN: _("hidden in the file"),
        MarginPart.PROPERTIES: _("the properties of the file"),
        MarginPart.ENVELOPE: _("the head of the mail"),
        MarginPart.ATTACHED: _("an attachment"),
        MarginPart.CODE: _("the source of the file"),
        MarginPart.LINK: _("behind a link"),
    }

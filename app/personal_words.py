"""Words for what reports tell about people, and for what was decided about it."""

from app.locators import locator_words
from app.words import _
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
    if shown.finding.margin is None:
        return place
    if not place:
        return _("a header or footer")
    return _("the header or footer of {place}", place=place)

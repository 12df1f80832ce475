"""Codes in words: languages, countries, levels, kinds of initiative, roles, strengths, acts."""

from babel import Locale

from app.words import _, language
from knowledge.model.document_rights import Permission, PersonalData
from knowledge.model.initiative import Level
from knowledge.model.person import Role
from knowledge.model.report import Audience, ReportStatus
from knowledge.model.search import Strength


def language_name(code: str) -> str:
    """Return the name of a language, starting with a capital."""
    if code == "und":
        return _("Unknown language")
    name = str(Locale(language()).languages.get(code, code))
    return name[:1].upper() + name[1:]


def country_name(code: str) -> str:
    """Return the name of a country."""
    return str(Locale(language()).territories.get(code, code))


def countries() -> dict[str, str]:
    """Return the countries of Europe and their names, by name."""
    names = {code: country_name(code) for code in _EUROPE.split()}
    return dict(sorted(names.items(), key=lambda pair: pair[1]))


def level_name(level: Level) -> str:
    """Return the word for a level."""
    return {
        Level.NEIGHBOURHOOD: _("Neighbourhood"),
        Level.MUNICIPALITY: _("Municipality"),
        Level.REGION: _("Region"),
        Level.PROVINCE: _("Province"),
        Level.NATION: _("Country-wide"),
        Level.EUROPEAN_UNION: _("European Union"),
        Level.WORLD: _("World"),
    }[level]


def kind_name(kind: str) -> str:
    """Return the name of a kind of initiative; one that is not known stays as it is."""
    found = _kinds().get(kind, kind)
    return found[:1].upper() + found[1:]


def known_kinds() -> dict[str, str]:
    """Return the kinds that have a name in every language, by name."""
    return dict(sorted(((kind, kind_name(kind)) for kind in _kinds()), key=lambda pair: pair[1]))


def role_name(role: Role) -> str:
    """Return the word for a role."""
    return {
        Role.READER: _("Reader"),
        Role.WRITER: _("Policy writer"),
        Role.COORDINATOR: _("Coordinator"),
        Role.ANALYST: _("Analyst"),
        Role.ADMIN: _("Administrator"),
    }[role]


def role_meaning(role: Role) -> str:
    """Return what a role lets a person do, in one sentence."""
    return {
        Role.READER: _("Searches and reads the reports that are for everyone."),
        Role.WRITER: _(
            "Searches, checks drafts and writes briefs; also sees what is for the team only."
        ),
        Role.COORDINATOR: _(
            "Brings reports in, publishes them, confirms lessons and guards personal data."
        ),
        Role.ANALYST: _("Searches, shapes themes, writes briefs, and sees how the base stands."),
        Role.ADMIN: _("May do everything, and keeps the indexes whole."),
    }[role]


def strength_name(strength: Strength) -> str:
    """Return how well a passage answers, in words."""
    return {
        Strength.STRONG: _("Strong match"),
        Strength.FAIR: _("Fair match"),
        Strength.WEAK: _("Weak match"),
    }[strength]


def status_name(status: ReportStatus) -> str:
    """Return the word for where a report stands."""
    return {
        ReportStatus.UNDER_REVIEW: _("Waiting for review"),
        ReportStatus.PUBLISHED: _("Published"),
        ReportStatus.WITHDRAWN: _("Withdrawn"),
    }[status]


def audience_name(audience: Audience) -> str:
    """Return who may find a report, in words."""
    return {Audience.EVERYONE: _("Everyone"), Audience.TEAM: _("The team only")}[audience]


def source_type_name(media_type: str) -> str:
    """Return what sort of file or page something comes from; an unknown one stays as it is."""
    return {
        "application/pdf": "PDF",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PowerPoint",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel",
        "application/vnd.oasis.opendocument.text": "OpenDocument",
        "application/epub+zip": "EPUB",
        "application/rtf": "RTF",
        "message/rfc822": _("E-mail"),
        "text/html": _("Web page"),
        "text/markdown": _("Plain text"),
        "text/plain": _("Plain text"),
        "text/csv": _("Sheet"),
    }.get(media_type, media_type)


def permission_name(permission: Permission) -> str:
    """Return whether something is allowed, in a word."""
    return {
        Permission.UNSTATED: _("Not stated"),
        Permission.YES: _("Yes"),
        Permission.NO: _("No"),
    }[permission]


def personal_data_name(found: PersonalData) -> str:
    """Return what was found of people who can be recognised, in words."""
    return {
        PersonalData.UNSTATED: _("Nobody has looked yet"),
        PersonalData.NONE: _("Nobody can be recognised"),
        PersonalData.CONSENTED: _("Yes, and they agreed"),
        PersonalData.PRESENT: _("Yes, without a word of consent"),
    }[found]


def act_name(act: str) -> str:
    """Return what somebody did to a report, as the end of "on 3 May, Fatma …"."""
    return {
        "stored": _("read and stored"),
        "described": _("described"),
        "stated_rights": _("stated the rights"),
        "published": _("published"),
        "withdrew": _("withdrew"),
        "superseded": _("withdrew, since a newer version was published"),
        "compared": _("said what it is to a report that it resembles"),
        "decided_personal": _("decided about personal data"),
        "removed_personal": _("removed personal data"),
    }.get(act, act)


def _kinds() -> dict[str, str]:
    return {
        "citizens' assembly": _("citizens' assembly"),
        "community broadband": _("community broadband"),
        "community centre": _("community centre"),
        "community garden": _("community garden"),
        "community land trust": _("community land trust"),
        "community pub": _("community pub"),
        "debt buddies": _("debt buddies"),
        "dementia meeting centre": _("dementia meeting centre"),
        "depaving and greening": _("depaving and greening"),
        "energy co-operative": _("energy co-operative"),
        "food sharing": _("food sharing"),
        "give-away shop": _("give-away shop"),
        "heat network": _("heat network"),
        "language café": _("language café"),
        "men's shed": _("men's shed"),
        "neighbourhood care": _("neighbourhood care"),
        "participatory budget": _("participatory budget"),
        "repair café": _("repair café"),
        "reuse centre": _("reuse centre"),
        "shared mobility": _("shared mobility"),
        "social grocery": _("social grocery"),
        "time bank": _("time bank"),
        "tool library": _("tool library"),
        "village co-operative": _("village co-operative"),
        "village shop": _("village shop"),
    }


_EUROPE = (
    "AD AL AT BA BE BG BY CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MC MD ME "
    "MK MT NL NO PL PT RO RS SE SI SK SM TR UA VA XK"
)

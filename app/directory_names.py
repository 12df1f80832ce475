"""Words of the directory: fields, phases, conditions with their values, outcomes."""

from app.figures import number
from app.names import country_name, kind_name, language_name, level_name
from app.words import _
from knowledge.fit import Outcome
from knowledge.model.condition import (
    Bearing,
    ConditionKind,
    Partner,
    Setting,
    TargetGroup,
    Urbanity,
)
from knowledge.model.initiative import Level
from knowledge.model.profile import Field, Phase, Profile, Standing


def field_name(field: Field) -> str:
    """Return the heading of a field."""
    return {
        Field.KIND: _("Kind"),
        Field.LEVEL: _("Level"),
        Field.PLACES: _("Places"),
        Field.COUNTRY: _("Country"),
        Field.LANGUAGE: _("Language of these facts"),
        Field.SUMMARY: _("In short"),
        Field.PROBLEM: _("Problem"),
        Field.TARGET_GROUP: _("For whom"),
        Field.APPROACH: _("Approach"),
        Field.FIRST_YEAR: _("Began in"),
        Field.LAST_YEAR: _("Ended in"),
        Field.PHASE: _("Phase"),
        Field.PARTNERS: _("Partners"),
        Field.FUNDING: _("Paid by"),
        Field.NEEDS: _("Needs"),
        Field.OFFERS: _("Offers"),
    }[field]


def phase_name(phase: Phase) -> str:
    """Return the word for how far an initiative is."""
    return {
        Phase.IDEA: _("An idea"),
        Phase.PREPARING: _("Being prepared"),
        Phase.STARTING: _("Starting"),
        Phase.RUNNING: _("Running"),
        Phase.GROWING: _("Growing"),
        Phase.HANDED_OVER: _("Handed over"),
        Phase.ENDED: _("Ended"),
    }[phase]


def fact_words(profile: Profile, field: Field) -> str:
    """Return what is known of a field in words, empty if nobody ever stated it."""
    if profile.standing(field) is Standing.UNKNOWN:
        return _("Unknown")
    initiative = profile.initiative
    match field:
        case Field.KIND:
            return kind_name(initiative.kind) if initiative.kind else ""
        case Field.LEVEL:
            return level_name(initiative.level) if initiative.level else ""
        case Field.PLACES:
            return ", ".join(initiative.places)
        case Field.COUNTRY:
            return country_name(initiative.country) if initiative.country else ""
        case Field.PHASE:
            return phase_name(profile.phase) if profile.phase else ""
        case Field.LANGUAGE:
            stated = profile.text(Field.LANGUAGE)
            return language_name(stated) if stated else ""
        case Field.FIRST_YEAR | Field.LAST_YEAR:
            return str(profile.year(field) or "")
        case _:
            return profile.text(field) or "; ".join(profile.entries(field))


def condition_kind_name(kind: ConditionKind) -> str:
    """Return what a condition is about."""
    return {
        ConditionKind.POPULATION: _("Inhabitants"),
        ConditionKind.URBANITY: _("Town or country"),
        ConditionKind.TARGET_GROUP: _("Target group present"),
        ConditionKind.PARTNERS: _("Partners"),
        ConditionKind.PREMISES: _("Premises"),
        ConditionKind.LAND: _("Land"),
        ConditionKind.PAID_COORDINATION: _("Paid co-ordination"),
        ConditionKind.VOLUNTEERS: _("Volunteers"),
        ConditionKind.FIRST_MONEY: _("Money to begin with"),
        ConditionKind.BUDGET: _("Money a year"),
        ConditionKind.PERMISSION: _("Permission or an agreement"),
    }[kind]


def bearing_name(bearing: Bearing) -> str:
    """Return how much hangs on a condition."""
    return {
        Bearing.NEEDED: _("Needed"),
        Bearing.HELPED: _("Helped"),
        Bearing.WAS_SO: _("Was so there"),
    }[bearing]


def setting_words(setting: Setting) -> str:
    """Return a value of a condition in words, with its unit."""
    if setting.codes:
        return ", ".join(code_name(setting.kind, code) for code in setting.codes)
    if setting.is_there is not None:
        return _("Yes") if setting.is_there else _("No")
    return _with_unit(setting.kind, _range_words(setting))


def code_name(kind: ConditionKind, code: str) -> str:
    """Return the word for a code of a condition."""
    if kind is ConditionKind.URBANITY:
        return urbanity_name(Urbanity(code))
    if kind is ConditionKind.PARTNERS:
        return _partners()[Partner(code)]
    return _target_groups()[TargetGroup(code)]


def urbanity_name(urbanity: Urbanity) -> str:
    """Return how dense a place is, in words."""
    return {
        Urbanity.CITY: _("City"),
        Urbanity.TOWN: _("Town or suburb"),
        Urbanity.RURAL: _("Countryside"),
    }[urbanity]


def outcome_name(outcome: Outcome) -> str:
    """Return how a place compares to a condition."""
    return {
        Outcome.SAME: _("Same"),
        Outcome.DIFFERENT: _("Different"),
        Outcome.UNKNOWN: _("Unknown"),
    }[outcome]


def level_or_unknown(level: Level | None) -> str:
    """Return the word for a level, or that it is unknown."""
    return level_name(level) if level else _("Unknown")


def _range_words(setting: Setting) -> str:
    least, most = setting.least, setting.most
    if least is not None and most is not None:
        if least == most:
            return number(least)
        return _("{least} to {most}", least=number(least), most=number(most))
    if least is not None:
        return _("{least} or more", least=number(least))
    return _("at most {most}", most=number(most or 0))


def _with_unit(kind: ConditionKind, words: str) -> str:
    match kind:
        case ConditionKind.PAID_COORDINATION:
            return _("{amount} hours a week", amount=words)
        case ConditionKind.FIRST_MONEY:
            return _("€ {amount}", amount=words)
        case ConditionKind.BUDGET:
            return _("€ {amount} a year", amount=words)
        case _:
            return words


def _partners() -> dict[Partner, str]:
    return {
        Partner.MUNICIPALITY: _("municipality"),
        Partner.REGIONAL_AUTHORITY: _("province or region"),
        Partner.HOUSING_ASSOCIATION: _("housing association"),
        Partner.WELFARE_ORGANISATION: _("welfare organisation"),
        Partner.CARE_PROVIDER: _("care provider"),
        Partner.HEALTH_INSURER: _("health insurer"),
        Partner.SCHOOL: _("school"),
        Partner.LIBRARY: _("library"),
        Partner.CHURCH: _("church or mosque"),
        Partner.BUSINESSES: _("businesses"),
        Partner.FARMERS: _("farmers"),
        Partner.FOUNDATION: _("foundation or fund"),
        Partner.BANK: _("bank"),
        Partner.WASTE_COMPANY: _("waste company"),
        Partner.GRID_OPERATOR: _("grid operator"),
        Partner.TRANSPORT_COMPANY: _("transport company"),
        Partner.FOOD_BANK: _("food bank"),
        Partner.RESIDENTS_ASSOCIATION: _("residents' association"),
        Partner.UMBRELLA_ORGANISATION: _("umbrella organisation"),
    }


def _target_groups() -> dict[TargetGroup, str]:
    return {
        TargetGroup.ALL_RESIDENTS: _("all residents"),
        TargetGroup.OLDER_PEOPLE: _("older people"),
        TargetGroup.YOUNG_PEOPLE: _("young people"),
        TargetGroup.NEWCOMERS: _("newcomers"),
        TargetGroup.PEOPLE_ON_LOW_INCOME: _("people on a low income"),
        TargetGroup.PEOPLE_IN_DEBT: _("people in debt"),
        TargetGroup.PEOPLE_WHO_NEED_CARE: _("people who need care"),
        TargetGroup.INFORMAL_CARERS: _("informal carers"),
        TargetGroup.PEOPLE_WITH_DEMENTIA: _("people with dementia"),
        TargetGroup.PEOPLE_OUT_OF_WORK: _("people out of work"),
        TargetGroup.LONELY_PEOPLE: _("people with few contacts"),
        TargetGroup.MEN: _("men"),
        TargetGroup.HOME_OWNERS: _("home owners"),
        TargetGroup.TENANTS: _("tenants"),
        TargetGroup.HOUSE_SEEKERS: _("people who look for a home"),
    }

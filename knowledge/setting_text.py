"""A setting as one short text and back: the form that CSV files and commands share.

Ranges are "5000..20000", "8..", "..20" or "9000"; codes are joined by "+", such as
"library+municipality"; the rest is "yes" or "no".
"""

from knowledge.errors import InvalidEntry
from knowledge.model.condition import CHOICES, RANGES, ConditionKind, Setting, chosen

_YES_NO = {"yes": True, "no": False}


def setting_text(setting: Setting) -> str:
    """Return a setting as text."""
    if setting.codes:
        return "+".join(setting.codes)
    if setting.is_there is not None:
        return "yes" if setting.is_there else "no"
    least, most = (_number(end) for end in (setting.least, setting.most))
    return least if least == most else f"{least}..{most}"


def setting_from(kind: ConditionKind, text: str) -> Setting:
    """Return the setting that a text says.

    Raises:
        InvalidEntry: If the text is none of this kind.
    """
    clean = text.strip()
    try:
        if kind in CHOICES:
            return chosen(kind, tuple(code.strip() for code in clean.split("+")))
        if kind in RANGES:
            least, dots, most = clean.partition("..")
            return Setting(kind, _end(least), _end(most if dots else least))
        return Setting(kind, is_there=_YES_NO[clean.casefold()])
    except (ValueError, KeyError) as error:
        raise InvalidEntry(kind, f"{text!r} is no value of it") from error


def _end(text: str) -> float | None:
    return float(text) if text.strip() else None


def _number(end: float | None) -> str:
    if end is None:
        return ""
    return str(int(end)) if end == int(end) else repr(end)

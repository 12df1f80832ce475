"""Numbers, dates and durations as the visitor's language writes them."""

from datetime import UTC, date, datetime, timedelta

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

from app.words import _, language, many


def number(value: float) -> str:
    """Return a number with the separators of the language."""
    return str(format_decimal(value, locale=language()))


def percent(part: int, whole: int) -> str:
    """Return a part of a whole in percent: "62 %"; a dash where there is nothing."""
    return f"{round(100 * part / whole)} %" if whole else "–"


def day(moment: datetime) -> str:
    """Return the day of a moment in UTC, on this machine's calendar: "3 mei 2026"."""
    return calendar_day(_here(moment).date())


def calendar_day(date: date) -> str:
    """Return a day of the calendar: "3 mei 2026"."""
    return str(format_date(date, "d MMMM y", locale=language()))


def day_and_time(moment: datetime) -> str:
    """Return day and time of a moment in UTC: "3 mei 2026, 14:05"."""
    pattern = "d MMMM y, HH:mm"
    return str(format_datetime(_here(moment), pattern, locale=language()))


def duration(span: timedelta) -> str:
    """Return how long something took, as a person would say it."""
    seconds = max(0, round(span.total_seconds()))
    if seconds < 60:
        return _("{seconds} s", seconds=seconds)
    if seconds < 3600:
        return _("{minutes} min {seconds} s", minutes=seconds // 60, seconds=seconds % 60)
    return many("{count} hour", "{count} hours", round(seconds / 3600))


def size(byte_count: int) -> str:
    """Return the size of a file: "412 kB", "1,3 MB"."""
    if byte_count < 1_000_000:
        return _("{count} kB", count=number(max(1, round(byte_count / 1000))))
    return _("{count} MB", count=number(round(byte_count / 1_000_000, 1)))


def utc_now() -> datetime:
    """Return this moment in UTC without a zone, as the records keep it."""
    return datetime.now(UTC).replace(tzinfo=None)


def _here(moment: datetime) -> datetime:
    """Return a moment that the records keep in UTC, in the time of this machine."""
    return moment.replace(tzinfo=UTC).astimezone() if moment.tzinfo is None else moment.astimezone()

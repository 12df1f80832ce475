"""Themes in words: what they are called, how broad they are, runs, edits, rules."""

from collections.abc import Iterator

from app.figures import number, percent
from app.names import language_name
from app.words import _, language, many
from knowledge.breadth import Breadth
from knowledge.model.scheme import Scheme
from knowledge.model.theme import (
    DISCOVERED,
    EditKind,
    RunParameters,
    RunState,
    Theme,
    ThemeDiff,
)
from knowledge.themes.rules import Breach

_MOST_LANGUAGES = 4
_MOST_NAMED = 4


def theme_label(theme: Theme) -> str:
    """Return what a theme is called in the visitor's language, starting with a capital."""
    label = theme.label(language())
    return label[:1].upper() + label[1:]


def scheme_name(scheme: Scheme | None) -> str:
    """Return what a scheme is called; None stands for the themes that nobody wrote down."""
    return _("Found in the lessons") if scheme is None else scheme.name.in_language(language())


def breadth_words(breadth: Breadth) -> list[str]:
    """Return how broadly something was told: initiatives first, then lessons and where."""
    languages = [language_name(code) for code in breadth.languages[:_MOST_LANGUAGES]]
    return [
        many(
            "{count} independent initiative",
            "{count} independent initiatives",
            breadth.initiative_count,
        ),
        many("{count} lesson", "{count} lessons", breadth.lesson_count),
        *_counted(breadth),
        ", ".join(languages),
        years_words(breadth),
    ]


def years_words(breadth: Breadth) -> str:
    """Return the years of the reports: "2019–2025", one year, or nothing."""
    first, last = breadth.first_year, breadth.last_year
    if first is None or last is None:
        return ""
    return str(first) if first == last else f"{first}–{last}"


def run_state_name(state: RunState) -> str:
    """Return where a run stands, in a word."""
    return {
        RunState.WAITING: _("Waiting for its turn"),
        RunState.RUNNING: _("Being worked on"),
        RunState.READY: _("Waits for your decision"),
        RunState.ACCEPTED: _("Accepted"),
        RunState.DROPPED: _("Dropped"),
        RunState.TAKEN_BACK: _("Taken back"),
        RunState.FAILED: _("Failed"),
    }[state]


def step_name(done_count: int) -> str:
    """Return what a run does after so many steps."""
    steps = (
        _("reading the lessons"),
        _("looking for neighbours"),
        _("grouping"),
        _("looking for words"),
        _("storing"),
    )
    return steps[min(done_count, len(steps) - 1)]


def parameter_words(parameters: RunParameters) -> list[str]:
    """Return what a run was asked, in words; what is as usual is left out."""
    words = [_("thought anew") if parameters.is_fresh else _("grown out of what stood")]
    if parameters.scheme != DISCOVERED:
        words = []
    if parameters.with_proposed:
        words.append(_("proposed lessons too"))
    if parameters.resolution > 1:
        words.append(_("more and smaller themes ({factor})", factor=number(parameters.resolution)))
    elif parameters.resolution < 1:
        words.append(_("fewer and larger themes ({factor})", factor=number(parameters.resolution)))
    if parameters.seed:
        words.append(_("seed {seed}", seed=parameters.seed))
    return words


def edit_name(kind: EditKind) -> str:
    """Return what somebody did to a theme, in a word or two."""
    return {
        EditKind.RENAMED: _("named"),
        EditKind.DESCRIBED: _("described"),
        EditKind.MERGED: _("merged"),
        EditKind.SPLIT: _("split"),
        EditKind.MOVED: _("lessons moved here"),
        EditKind.PINNED: _("lessons pinned"),
        EditKind.UNPINNED: _("lessons let go"),
        EditKind.LOCKED: _("locked"),
        EditKind.UNLOCKED: _("unlocked"),
        EditKind.HIDDEN: _("hidden"),
        EditKind.SHOWN: _("shown again"),
        EditKind.TAKEN_BACK: _("taken back"),
    }[kind]


def rule_name(rule: str) -> str:
    """Return what a rule of a good set of themes asks for."""
    return {
        "not_one_theme_for_all": _("No theme holds more than half of all lessons."),
        "no_near_twins": _("No two themes mean nearly the same."),
        "none_is_thin": _("Each theme has at least 5 lessons of at least 2 initiatives."),
        "each_holds_together": _("The lessons of a theme are near each other, not others."),
        "for_and_against_stay_apart": _("What worked and what did not never count as one."),
    }.get(rule, rule)


def breach_words(breach: Breach) -> str:
    """Return what was measured where a rule is broken."""
    match breach.rule:
        case "not_one_theme_for_all":
            return _("{share} of all lessons", share=percent(round(100 * breach.figure), 100))
        case "no_near_twins":
            return _("nearness {figure} of 1", figure=number(round(breach.figure, 2)))
        case "none_is_thin":
            return many("{count} lesson", "{count} lessons", round(breach.figure))
        case "each_holds_together":
            return _("holds together for {share}", share=percent(round(100 * breach.figure), 100))
        case _:
            return _("linked as saying the same")


def diff_sentences(diff: ThemeDiff) -> Iterator[str]:
    """Yield what a run would change, one sentence each, the weightiest first."""
    if diff.is_empty:
        yield _("Nothing changes.")
        return
    if diff.moves:
        yield many("{count} lesson moves.", "{count} lessons move.", len(diff.moves))
    if diff.arrived_count:
        yield many("{count} lesson is new.", "{count} lessons are new.", diff.arrived_count)
    if diff.gone_count:
        yield many("{count} lesson is gone.", "{count} lessons are gone.", diff.gone_count)
    if diff.new_themes:
        yield many(
            "{count} new theme: {names}.",
            "{count} new themes: {names}.",
            len(diff.new_themes),
            names=_named(diff.new_themes),
        )
    if diff.gone_themes:
        yield many(
            "{count} theme goes: {names}.",
            "{count} themes go: {names}.",
            len(diff.gone_themes),
            names=_named(diff.gone_themes),
        )
    yield from _growth_sentences(diff)
    yield from _renaming_sentences(diff)


def _growth_sentences(diff: ThemeDiff) -> Iterator[str]:
    for growth in diff.growths[:_MOST_NAMED]:
        label = theme_label(growth.theme)
        counts = {"before": growth.before_count, "after": growth.after_count, "theme": label}
        if growth.after_count > growth.before_count:
            yield _("“{theme}” grows from {before} to {after} lessons.", **counts)
        else:
            yield _("“{theme}” shrinks from {before} to {after} lessons.", **counts)
    if more := diff.growths[_MOST_NAMED:]:
        yield many(
            "{count} more theme grows or shrinks.",
            "{count} more themes grow or shrink.",
            len(more),
        )


def _renaming_sentences(diff: ThemeDiff) -> Iterator[str]:
    for before, after in diff.renamed:
        names = theme_label(before), theme_label(after)
        if names[0] != names[1]:
            yield _("“{theme}” is called “{name}” from then on.", theme=names[0], name=names[1])


def _counted(breadth: Breadth) -> list[str]:
    places, countries = len(breadth.main_places), len(breadth.countries)
    return [
        *([many("{count} place", "{count} places", places)] if places else []),
        *([many("{count} country", "{count} countries", countries)] if countries else []),
    ]


def _named(themes: tuple[Theme, ...]) -> str:
    names = ", ".join(f"“{theme_label(theme)}”" for theme in themes[:_MOST_NAMED])
    more = len(themes) - _MOST_NAMED
    return names if more <= 0 else names + " " + many("and {count} more", "and {count} more", more)

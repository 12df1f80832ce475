"""`themes`: finding what all lessons say together, and letting it stand."""

import click

from app.cli.opened import Opened, as_json, or_say, pass_opened, write_json
from app.words import _, language, many
from knowledge.model.theme import DISCOVERED, RunParameters, ThemeDiff, ThemeRun
from knowledge.themes.rules import Breach
from knowledge.themes.themes import ThemeDetail, ThemeSummary


def _known(ctx: click.Context, _option: click.Parameter, scheme: str) -> str:
    """Return the scheme that was named; one that is not there is not found."""
    opened = ctx.find_object(Opened)
    if opened is not None and scheme != DISCOVERED:
        opened.base.themes.schemes.scheme(scheme, viewer=opened.person)
    return scheme


of_scheme = click.option(
    "--scheme",
    default=DISCOVERED,
    show_default=True,
    callback=_known,
    help="Whose themes, such as sdg.",
)


@click.group()
def themes() -> None:
    """Find themes over all lessons, read them, and shape them.

    \b
    Example:
      doorwerk themes run
      doorwerk themes list
    """


@themes.command(name="run")
@of_scheme
@click.option("--fresh", is_flag=True, help="Think anew instead of growing what stands.")
@click.option("--with-proposed", is_flag=True, help="Count lessons nobody has confirmed yet.")
@click.option("--resolution", type=click.FloatRange(0.05, 20), default=1.0, show_default=True)
@click.option("--seed", type=int, default=0, show_default=True)
@click.option("--later", is_flag=True, help="Leave it to the worker.")
@as_json
@pass_opened
def run_themes(
    opened: Opened,
    scheme: str,
    fresh: bool,
    with_proposed: bool,
    resolution: float,
    seed: int,
    later: bool,
    as_json: bool,
) -> int:
    """Find themes anew; the first run stands at once, a later one waits to be accepted.

    \b
    Example:
      doorwerk themes run --fresh
    """
    parameters = RunParameters(
        scheme=scheme,
        is_fresh=fresh,
        with_proposed=with_proposed,
        resolution=resolution,
        seed=seed,
    )
    runs = opened.base.themes.runs
    run = runs.request(parameters, by=opened.person)
    if not later:
        runs.work("command line:0")
        run = runs.run(run.id, viewer=opened.person)
    if as_json:
        write_json(run)
    else:
        click.echo(_run_line(run))
    return 1 if run.problem else 0


@themes.command(name="runs")
@of_scheme
@as_json
@pass_opened
def list_runs(opened: Opened, scheme: str, as_json: bool) -> None:
    """List the runs, the newest first.

    \b
    Example:
      doorwerk themes runs
    """
    found = opened.base.themes.runs.listing(viewer=opened.person, scheme=scheme)
    if as_json:
        write_json(found)
        return
    for run in or_say(found, _("Themes were never made yet; `doorwerk themes run` makes them.")):
        click.echo(_run_line(run))


@themes.command(name="list")
@of_scheme
@as_json
@pass_opened
def list_themes(opened: Opened, scheme: str, as_json: bool) -> None:
    """List the themes, the broadest first, counted in independent initiatives.

    \b
    Example:
      doorwerk themes list --json
    """
    found = opened.base.themes.overview(viewer=opened.person, scheme=scheme)
    if as_json:
        write_json(found)
        return
    for one in or_say(found, _("No theme stands yet; `doorwerk themes run` makes them.")):
        _write_summary(one)
        for part in one.parts:
            _write_summary(part, indent="    ")


@themes.command(name="show")
@click.argument("theme_id", metavar="THEME")
@of_scheme
@as_json
@pass_opened
def show_theme(opened: Opened, theme_id: str, scheme: str, as_json: bool) -> None:
    """Show one theme with its central quotes and its lessons.

    \b
    Example:
      doorwerk themes show thm-7k2m9x4q1c
    """
    found = opened.base.themes.theme(theme_id, viewer=opened.person, scheme=scheme)
    if as_json:
        write_json(found)
        return
    _write_detail(found)


@themes.command()
@click.argument("run_id", metavar="RUN")
@as_json
@pass_opened
def diff(opened: Opened, run_id: str, as_json: bool) -> None:
    """Tell what accepting a run would change.

    \b
    Example:
      doorwerk themes diff run-7k2m9x4q1c
    """
    found = opened.base.themes.runs.diff(run_id, viewer=opened.person)
    if as_json:
        write_json(found)
        return
    _write_diff(found)


@themes.command()
@click.argument("run_id", metavar="RUN")
@pass_opened
def accept(opened: Opened, run_id: str) -> None:
    """Let what a run found stand.

    \b
    Example:
      doorwerk themes accept run-7k2m9x4q1c
    """
    click.echo(_run_line(opened.base.themes.runs.accept(run_id, by=opened.person)))


@themes.command()
@click.argument("run_id", metavar="RUN")
@pass_opened
def drop(opened: Opened, run_id: str) -> None:
    """Leave themes as they stand, and forget what a run found.

    \b
    Example:
      doorwerk themes drop run-7k2m9x4q1c
    """
    click.echo(_run_line(opened.base.themes.runs.drop(run_id, by=opened.person)))


@themes.command(name="take-back")
@click.argument("run_id", metavar="RUN")
@pass_opened
def take_back(opened: Opened, run_id: str) -> None:
    """Let the run before the one that stands stand again.

    \b
    Example:
      doorwerk themes take-back run-7k2m9x4q1c
    """
    click.echo(_run_line(opened.base.themes.runs.take_back(run_id, by=opened.person)))


@themes.command()
@of_scheme
@as_json
@pass_opened
def check(opened: Opened, scheme: str, as_json: bool) -> int:
    """Hold the themes against the rules of a good set.

    \b
    Example:
      doorwerk themes check

    Exit code 1 if a rule is broken.
    """
    found = opened.base.themes.breaches(viewer=opened.person, scheme=scheme)
    if as_json:
        write_json(found)
    else:
        for breach in or_say(found, _("The themes keep every rule.")):
            click.echo(_breach_line(breach))
    return 1 if found else 0


def _run_line(run: ThemeRun) -> str:
    lessons = many("{count} lesson", "{count} lessons", run.lesson_count)
    found = many("{count} theme", "{count} themes", run.theme_count)
    problem = f"  {run.problem}" if run.problem else ""
    return f"{run.id}  {run.state:10} {found}, {lessons}{problem}"


def _write_summary(one: ThemeSummary, indent: str = "") -> None:
    broad = one.breadth
    counted = many("{count} initiative", "{count} initiatives", broad.initiative_count)
    said = many("{count} lesson", "{count} lessons", broad.lesson_count)
    thin = ", " + _("thin") if one.is_thin else ""
    places = " ".join(broad.countries)
    label = one.theme.label(language())
    click.echo(f"{indent}{one.theme.id}  {label}  ({counted}, {said}{thin}) {places}")


def _write_detail(found: ThemeDetail) -> None:
    _write_summary(found.summary)
    for one in found.central:
        click.echo(f"  “{one.lesson.quotes[0].exact}”")
        teller = one.lesson.initiative.name if one.lesson.initiative else ""
        click.echo(f"    {teller}, {one.lesson.report_title}")
    for placed in found.lessons:
        sure = f"{placed.placement.confidence:.2f}"
        pinned = " *" if placed.placement.is_pinned else ""
        lesson = placed.told.lesson
        click.echo(f"  {lesson.id} {sure}{pinned}  {lesson.content.statement}")


def _write_diff(found: ThemeDiff) -> None:
    click.echo(many("{count} lesson moves.", "{count} lessons move.", len(found.moves)))
    click.echo(many("{count} lesson is new.", "{count} lessons are new.", found.arrived_count))
    for theme in found.new_themes:
        click.echo(_("New: {theme}", theme=theme.label(language())))
    for theme in found.gone_themes:
        click.echo(_("Gone: {theme}", theme=theme.label(language())))
    for growth in found.growths:
        label = growth.theme.label(language())
        click.echo(f"{label}: {growth.before_count} → {growth.after_count}")


def _breach_line(breach: Breach) -> str:
    return f"{breach.rule}  {' '.join(breach.theme_ids)}  {breach.figure:.2f}"

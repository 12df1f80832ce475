"""`status`, `reindex`, `doctor`, `model`: keeping the base whole."""

from datetime import UTC, datetime
from pathlib import Path

import click

from app.cli.opened import Opened, as_json, pass_opened, write_json
from app.lesson_names import lesson_status_name
from app.names import status_name
from app.outcomes import state_word
from app.upkeep_names import check_name
from app.words import _, many
from ingest.extract.language_model import host_of
from knowledge.doctor import Finding
from knowledge.embedding.export import export_sentence_transformers


@click.command()
@as_json
@pass_opened
def status(opened: Opened, as_json: bool) -> None:
    """Tell how the base stands.

    \b
    Example:
      doorwerk status --json
    """
    found = opened.base.upkeep.status()
    if as_json:
        write_json(found)
        return
    today = datetime.now(UTC).astimezone().date()
    late = len(opened.base.library.reports(viewer=opened.person, kept_too_long_on=today))
    rows = [
        (_("Data folder"), found.data_folder),
        (_("Initiatives"), found.initiative_count),
        *(
            (_("Reports: {state}", state=status_name(where).lower()), n)
            for where, n in found.reports.items()
        ),
        (_("Passages"), found.passage_count),
        (_("Searchable passages"), found.searchable_count),
        (_("Searchable passages with a vector"), found.vector_count),
        *(
            (_("Lessons: {state}", state=lesson_status_name(where).lower()), n)
            for where, n in found.lessons.items()
        ),
        *(
            (_("Files: {state}", state=state_word(state).lower()), n)
            for state, n in found.jobs.items()
            if n
        ),
        *(((_("Reports past their last day to be kept"), late),) if late else ()),
        (_("Embedder"), found.model),
        (_("Language model"), host_of(opened.settings.llm_url) or _("none")),
    ]
    width = max(len(name) for name, _value in rows)
    for name, value in rows:
        click.echo(f"{name:{width}}  {value}")


@click.command()
@pass_opened
def reindex(opened: Opened) -> None:
    """Rebuild every index from the records; after another embedder or analyser came.

    \b
    Example:
      DOORWERK_EMBEDDER=sentence-transformers:BAAI/bge-m3 doorwerk reindex
    """
    embedded = opened.base.upkeep.reindex(by=opened.person, tell=_tell)
    click.echo(
        many("{count} passage was embedded anew.", "{count} passages were embedded anew.", embedded)
    )


@click.command()
@click.option("--mend", is_flag=True, help="Mend what the records can mend.")
@as_json
@pass_opened
def doctor(opened: Opened, mend: bool, as_json: bool) -> int:
    """Hold originals, records and indexes against each other.

    \b
    Example:
      doorwerk doctor --mend

    Exit code 1 if something is off (after mending, if that was asked for).
    """
    findings = opened.base.upkeep.examine()
    if mend and not all(finding.is_in_order for finding in findings):
        opened.base.upkeep.mend(findings, by=opened.person)
        findings = opened.base.upkeep.examine()
    if as_json:
        write_json(findings)
    else:
        for finding in findings:
            click.echo(_finding_line(finding))
    return 0 if all(finding.is_in_order for finding in findings) else 1


@click.group()
def model() -> None:
    """Work with the embedding model."""


@model.command()
@click.argument("folder", type=click.Path(path_type=Path))
def export(folder: Path) -> None:
    """Write the model as a Sentence Transformers directory, to train or use elsewhere.

    \b
    Example:
      doorwerk model export e5-small/
    """
    export_sentence_transformers(folder)
    click.echo(_("Written: {folder}", folder=folder))


def _finding_line(finding: Finding) -> str:
    if finding.is_in_order:
        return _(
            "{check}: in order ({count})",
            check=check_name(finding.check),
            count=finding.checked_count,
        )
    if finding.made_by:
        return _made_otherwise(finding)
    advice = (
        _("run `doorwerk doctor --mend`")
        if finding.can_be_mended
        else _("restore these from a backup, or delete the report and bring it in again")
    )
    return _(
        "{check}: {count} off, such as {examples}; {advice}",
        check=check_name(finding.check),
        count=finding.broken_count,
        examples=", ".join(finding.broken),
        advice=advice,
    )


def _made_otherwise(finding: Finding) -> str:
    """Return what another analyser or embedder made, and what makes it anew."""
    if finding.check == "analyser":
        return _(
            "{check}: by version {made_by}, this program is of version {now}; run `doorwerk "
            "reindex`, or start a worker, which does it by itself",
            check=check_name(finding.check),
            made_by=finding.made_by,
            now=finding.now,
        )
    return _(
        "{check}: {count} passages have one of another embedder ({made_by}) and none of {now}; "
        "run `doorwerk reindex`",
        check=check_name(finding.check),
        count=finding.broken_count,
        made_by=finding.made_by,
        now=finding.now,
    )


def _tell(done: int, total: int) -> None:
    click.echo(f"\r{done}/{total}", nl=done == total, err=True)


COMMANDS = (status, reindex, doctor, model)

"""Rows of reports to the model and back."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, select, update

from knowledge.model.document_rights import DocumentRights, Permission, PersonalData
from knowledge.model.report import Audience, Report, ReportStatus
from knowledge.model.search import SearchFilter
from knowledge.records import initiatives
from knowledge.records.tables import report_texts, reports
from knowledge.records.visibility import findable


def insert(connection: Connection, values: Mapping[str, Any]) -> int:
    """Store a report's row and return its key."""
    made = connection.execute(reports.insert().values(**values))
    return int((made.inserted_primary_key or (0,))[0])


def change(connection: Connection, report_id: str, **values: object) -> None:
    """Write some columns of a report."""
    connection.execute(update(reports).where(reports.c.id == report_id).values(**values))


def remove(connection: Connection, report_id: str) -> None:
    """Delete a report with its text, layouts and passages."""
    connection.execute(delete(reports).where(reports.c.id == report_id))


def key_of(connection: Connection, report_id: str) -> int | None:
    """Return the report's key, or None."""
    return connection.execute(select(reports.c.key).where(reports.c.id == report_id)).scalar()


def by_id(connection: Connection, report_id: str) -> Report | None:
    """Return the report, or None."""
    return next(iter(_read(connection, select(reports).where(reports.c.id == report_id))), None)


def by_sha256(connection: Connection, sha256: str) -> Report | None:
    """Return the report made of these bytes, or None."""
    return next(iter(_read(connection, select(reports).where(reports.c.sha256 == sha256))), None)


def by_ids(connection: Connection, ids: Collection[str]) -> dict[str, Report]:
    """Return the reports with these ids."""
    if not ids:
        return {}
    found = _read(connection, select(reports).where(reports.c.id.in_(ids)))
    return {report.id: report for report in found}


def listing(
    connection: Connection,
    *,
    statuses: Collection[ReportStatus] = (),
    see_team: bool = True,
    kept_too_long_on: date | None = None,
) -> tuple[Report, ...]:
    """Return reports, those that came last first; no statuses means all.

    Given a day, only those whose last day to be kept has passed on it.
    """
    wanted = select(reports).order_by(reports.c.received_at.desc(), reports.c.key.desc())
    if statuses:
        wanted = wanted.where(reports.c.status.in_(statuses))
    if not see_team:
        wanted = wanted.where(reports.c.audience == Audience.EVERYONE)
    if kept_too_long_on is not None:
        wanted = wanted.where(reports.c.keep_until < kept_too_long_on)
    return _read(connection, wanted)


def scanned_otherwise(
    connection: Connection, scanner: str, *, limit: int | None = None
) -> tuple[Report, ...]:
    """Return the reports that other rules looked over, the published ones first."""
    is_hidden = reports.c.status != ReportStatus.PUBLISHED
    wanted = (
        select(reports)
        .join(report_texts, report_texts.c.report_key == reports.c.key)
        .where(reports.c.scanner != scanner)
        .order_by(is_hidden, reports.c.key)
        .limit(limit)
    )
    return _read(connection, wanted)


def counts(connection: Connection) -> dict[ReportStatus, int]:
    """Return how many reports stand where."""
    rows = connection.execute(select(reports.c.status, func.count()).group_by(reports.c.status))
    found = {ReportStatus(status): int(count) for status, count in rows}
    return {status: found.get(status, 0) for status in ReportStatus}


def known_hashes(connection: Connection) -> frozenset[str]:
    """Return the hashes of the files that are kept for all reports."""
    kept = func.coalesce(reports.c.kept_sha256, reports.c.sha256)
    return frozenset(connection.execute(select(kept)).scalars()) - {""}


def replaced_hashes(connection: Connection) -> frozenset[str]:
    """Return the hashes of files that came in and must not be here any more."""
    changed = reports.c.kept_sha256.is_not(None)
    return frozenset(connection.execute(select(reports.c.sha256).where(changed)).scalars())


def matching(
    connection: Connection, where: SearchFilter, *, see_team: bool
) -> frozenset[str] | None:
    """Return the ids of the published reports that a filter lets through.

    None means that nothing is filtered but what everybody may see anyway.
    """
    if see_team and replace(where, languages=(), themes=()).is_empty:
        return None
    wanted = select(reports.c.id).where(findable(see_team=see_team))
    if where.years:
        wanted = wanted.where(reports.c.year.in_(where.years))
    if where.reports:
        wanted = wanted.where(reports.c.id.in_(where.reports))
    of_initiative = initiatives.matching(where)
    if of_initiative is not None:
        wanted = wanted.where(reports.c.initiative_key.in_(of_initiative))
    return frozenset(connection.execute(wanted).scalars())


def _read(connection: Connection, wanted: Select[Any]) -> tuple[Report, ...]:
    rows = connection.execute(wanted).all()
    keys = {row.initiative_key for row in rows if row.initiative_key is not None}
    known = initiatives.by_keys(connection, keys)
    return tuple(_report(row, known) for row in rows)


def _report(row: Row[Any], known: Mapping[int, Any]) -> Report:
    return Report(
        id=row.id,
        title=row.title,
        file_name=row.file_name,
        media_type=row.media_type,
        sha256=row.sha256,
        kept_sha256=row.sha256 if row.kept_sha256 is None else row.kept_sha256,
        byte_count=row.byte_count,
        language=row.language,
        status=ReportStatus(row.status),
        audience=Audience(row.audience),
        initiative=known.get(row.initiative_key),
        year=row.year,
        version_of=row.version_of,
        is_ocr=row.is_ocr,
        warnings=tuple(row.warnings),
        segment_kind=row.segment_kind,
        segment_count=row.segment_count,
        passage_count=row.passage_count,
        word_count=row.word_count,
        received_at=row.received_at,
        received_by=row.received_by,
        published_at=row.published_at,
        published_by=row.published_by,
        rights=DocumentRights(
            holder=row.rights_holder,
            licence=row.licence,
            may_quote=Permission(row.may_quote),
            may_share_file=Permission(row.may_share_file),
            source=row.source,
            retrieved=row.retrieved,
            keep_until=row.keep_until,
            personal_data=PersonalData(row.personal_data),
        ),
    )


def rights_columns(rights: DocumentRights) -> dict[str, object]:
    """Return what is stated of a document's rights, by the columns that keep it."""
    return {
        "rights_holder": rights.holder,
        "licence": rights.licence,
        "may_quote": rights.may_quote,
        "may_share_file": rights.may_share_file,
        "source": rights.source,
        "retrieved": rights.retrieved,
        "keep_until": rights.keep_until,
        "personal_data": rights.personal_data,
    }

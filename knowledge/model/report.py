"""A report: one document that an initiative wrote, and where it stands in review."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from knowledge.model.document_rights import DocumentRights
from knowledge.model.initiative import Initiative


class ReportStatus(StrEnum):
    """Where a report stands; only a published one can be found."""

    UNDER_REVIEW = "under_review"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Audience(StrEnum):
    """Who may find a published report."""

    EVERYONE = "everyone"
    TEAM = "team"


@dataclass(frozen=True, slots=True)
class Report:
    """One document with what is known of it, without its text.

    Attributes:
        id: Stable, made by the base; part of every address of the report.
        title: As the document or a coordinator states it.
        file_name: As it was handed in, without folders.
        media_type: Found from the bytes.
        sha256: Of the bytes that came in, in hexadecimal.
        kept_sha256: Of the file that is kept: the same, or that of a copy without what was
            removed; empty where no file is kept any more.
        byte_count: Size of the file that came in.
        language: Most of its text (ISO 639-1), "und" if unknown.
        status: See ReportStatus.
        audience: See Audience.
        initiative: None until a person has named it.
        year: Of the experience or of publication; None if unknown.
        version_of: Id of the report that this one is a new version of, or empty.
        is_ocr: Whether its words were recognised from pictures.
        warnings: Codes of what the reader could not do.
        segment_kind: What its locators count, such as "page" or "slide".
        segment_count: How many of them.
        passage_count: How many passages it was split into.
        word_count: Over all passages.
        received_at: When the bytes came in, UTC.
        received_by: Name of who brought them.
        published_at: None until published.
        published_by: Empty until published.
        rights: On the document: holder, licence, what may be done with it.
    """

    id: str
    title: str
    file_name: str
    media_type: str
    sha256: str
    kept_sha256: str
    byte_count: int
    language: str
    status: ReportStatus
    audience: Audience
    initiative: Initiative | None
    year: int | None
    version_of: str
    is_ocr: bool
    warnings: tuple[str, ...]
    segment_kind: str
    segment_count: int
    passage_count: int
    word_count: int
    received_at: datetime
    received_by: str
    published_at: datetime | None
    published_by: str
    rights: DocumentRights = DocumentRights()

    @property
    def is_held_back(self) -> bool:
        """Whether newer rules found something about people in it after it was published."""
        return self.status is ReportStatus.UNDER_REVIEW and self.published_at is not None

    @property
    def is_original(self) -> bool:
        """Whether the file that is kept is the one that came in."""
        return self.kept_sha256 == self.sha256


@dataclass(frozen=True, slots=True)
class ReportDetails:
    """What a person may state about a report; None leaves a field as it is.

    Attributes:
        title: Not empty.
        initiative: Name of the initiative; made if the base does not know it.
        year: 1900 to 2100.
        audience: Who may find it.
        version_of: Id of an earlier version.
        initiative_facts: Kind, level, places and country for the initiative.
        rights: All that is stated of the rights on the document.
    """

    title: str | None = None
    initiative: str | None = None
    year: int | None = None
    audience: Audience | None = None
    version_of: str | None = None
    initiative_facts: Initiative | None = None
    rights: DocumentRights | None = None

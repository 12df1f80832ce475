"""The knowledge base: the one thing that pages, commands and the worker hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from knowledge.baskets import Baskets
from knowledge.brief_review import BriefReview
from knowledge.briefs import Briefs
from knowledge.draft_check import DraftCheck
from knowledge.duplicates import Duplicates
from knowledge.follow_ups import FollowUps
from knowledge.gaps import Gaps
from knowledge.initiatives import Initiatives
from knowledge.kit import Kits
from knowledge.lesson_finder import LessonFinder
from knowledge.lesson_versions import LessonVersions
from knowledge.lessons import Lessons
from knowledge.letters import Letters
from knowledge.library import Library
from knowledge.model.person import Person, Right
from knowledge.model.search import SearchAnswer, SearchQuery
from knowledge.origins import Origins
from knowledge.personal_data import PersonalData
from knowledge.places import Places
from knowledge.ports import Embedder
from knowledge.precedents import Precedents
from knowledge.queue import Queue
from knowledge.records import audit, people, vectors
from knowledge.records.database import Database
from knowledge.rescanning import Rescanning
from knowledge.reviewers import Reviewers
from knowledge.search import Searcher
from knowledge.settings import Settings
from knowledge.sheets import Sheets
from knowledge.themes.coding import ThemeCoding
from knowledge.themes.figures import ThemeFigures
from knowledge.themes.saved_views import SavedViews
from knowledge.themes.themed import ThemedPassages
from knowledge.themes.themes import Themes
from knowledge.upkeep import Upkeep
from knowledge.uptakes import Uptakes


@dataclass(frozen=True, slots=True)
class KnowledgeBase:
    """Reports of initiatives and the questions that they answer.

    Attributes:
        settings: That it was opened with.
        queue: What was handed in and is on its way.
        library: The reports, and what coordinators do with them.
        duplicates: Reports that share sentences, and what a person decided.
        lessons: What was learned: proposals, and what people decided on them.
        lesson_versions: Carries lessons over to a new version of their report.
        reviewers: Who looks at the lessons of which report.
        lesson_finder: Finds confirmed lessons by words and meaning.
        letters: Asks initiatives about their lessons, and keeps what they answer.
        rescanning: Keeps what newer rules find in reports that older ones looked over.
        follow_ups: Tells initiatives what became of their lessons.
        personal_data: What reports tell about people, and what is decided about it.
        origins: Pages, feeds and mailboxes that reports are collected from.
        initiatives: The directory: facts, conditions, lineage and contacts of initiatives.
        precedents: Who did it before.
        kits: What initiatives of a kind learned, by phase.
        gaps: Problems without an answer.
        places: Places that people described, to hold conditions against.
        uptakes: Policy texts, the lessons linked to them, and the decisions.
        draft_check: Holds a draft against the confirmed lessons.
        baskets: Lessons that a person put aside.
        briefs: Texts for policy, drawn from lessons.
        brief_review: Versions of briefs, comments, sign-off.
        themed: Which lessons and passages stand in which theme now.
        themes: What all lessons say together; how it is found and shaped.
        theme_coding: How far people and the machine agree on themes.
        theme_figures: Themes set out by level, place and year; for and against.
        saved_views: Views of these figures that people come back to.
        sheets: Columns of sheets that people confirmed, and initiatives entered by the row.
        upkeep: State, reindexing and the doctor.
        embedder: Makes the vectors.
    """

    settings: Settings
    database: Database
    queue: Queue
    library: Library
    duplicates: Duplicates
    lessons: Lessons
    lesson_versions: LessonVersions
    reviewers: Reviewers
    lesson_finder: LessonFinder
    letters: Letters
    follow_ups: FollowUps
    personal_data: PersonalData
    rescanning: Rescanning
    origins: Origins
    initiatives: Initiatives
    precedents: Precedents
    kits: Kits
    gaps: Gaps
    places: Places
    uptakes: Uptakes
    draft_check: DraftCheck
    baskets: Baskets
    briefs: Briefs
    brief_review: BriefReview
    sheets: Sheets
    searcher: Searcher
    themed: ThemedPassages
    themes: Themes
    theme_figures: ThemeFigures
    theme_coding: ThemeCoding
    saved_views: SavedViews
    upkeep: Upkeep
    embedder: Embedder

    def search(self, query: SearchQuery, *, viewer: Person) -> SearchAnswer:
        """Return the passages that answer a question, best first.

        Raises:
            NotAllowed: If the viewer may not search.
        """
        return self.searcher.search(query, viewer=viewer)

    def more_like(self, passage_id: str, *, viewer: Person, limit: int = 10) -> SearchAnswer:
        """Return the passages nearest in meaning to one passage, of other reports first.

        Raises:
            NotFound: If there is no such passage that the viewer may see.
        """
        return self.searcher.more_like(passage_id, viewer=viewer, limit=limit)

    def missing_vectors(self, content_hashes: Sequence[str]) -> list[str]:
        """Return the hashes that have no vector of this embedder yet, in order."""
        with self.database.reading() as connection:
            known = vectors.known_hashes(connection, self.embedder.fingerprint, content_hashes)
        return [name for name in content_hashes if name not in known]

    def deleted_at(self, identifier: str, *, viewer: Person) -> datetime | None:
        """Return when somebody deleted what had this id, UTC; None if nobody did.

        Reports, initiatives, policy texts and briefs; nothing else of them is told.
        """
        viewer.require(Right.SEARCH)
        with self.database.reading() as connection:
            return audit.deleted_at(connection, identifier)

    def local_person(self) -> Person | None:
        """Return who said to be the person of this machine, or None."""
        with self.database.reading() as connection:
            return people.local_person(connection)

    def introduce(self, person: Person) -> None:
        """Remember who the person of this machine is."""
        with self.database.writing() as connection:
            people.remember(connection, person, is_local=True)

    def close(self) -> None:
        """Close the records and the indexes."""
        self.searcher.close()
        self.database.close()

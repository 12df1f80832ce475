"""From settings to an open knowledge base: the only module that picks adapters."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Connection

from knowledge.analysis import ANALYSER_VERSION
from knowledge.baskets import Baskets
from knowledge.brief_drawing import BriefDrawing
from knowledge.brief_review import BriefReview
from knowledge.briefs import Briefs
from knowledge.centring import Centring, centring_for
from knowledge.draft_check import DraftCheck
from knowledge.duplicates import Duplicates
from knowledge.embedding.choose import choose_embedder
from knowledge.embedding.remembered import RememberingEmbedder
from knowledge.follow_ups import FollowUps
from knowledge.gaps import Gaps
from knowledge.gazetteer import regions_of
from knowledge.indexes import lexical_tables
from knowledge.indexes.generations import Generations
from knowledge.indexes.lexical import SqlLexicalIndex
from knowledge.initiatives import Initiatives
from knowledge.kit import Kits
from knowledge.knowledge_base import KnowledgeBase
from knowledge.language import LanguageDetector
from knowledge.lesson_finder import LessonFinder
from knowledge.lesson_versions import LessonVersions
from knowledge.lessons import Lessons
from knowledge.letters import Letters
from knowledge.library import Library
from knowledge.nearest import Nearest
from knowledge.origins import Origins
from knowledge.other_subjects import other_subjects_for
from knowledge.personal_data import PersonalData
from knowledge.places import Places
from knowledge.ports import Embedder
from knowledge.precedents import Precedents
from knowledge.questions_asked import QuestionsAsked
from knowledge.queue import Queue
from knowledge.records import passages
from knowledge.records.database import Database
from knowledge.records.migrate import migrate
from knowledge.records.originals import Originals
from knowledge.rescanning import Rescanning
from knowledge.reviewers import Reviewers
from knowledge.search import Searcher
from knowledge.settings import Settings
from knowledge.sheets import Sheets
from knowledge.themes.coding import ThemeCoding
from knowledge.themes.edits import ThemeEdits
from knowledge.themes.figures import ThemeFigures
from knowledge.themes.material import LessonRows
from knowledge.themes.naming import naming_for
from knowledge.themes.runs import ThemeRuns
from knowledge.themes.saved_views import SavedViews
from knowledge.themes.schemes import Schemes
from knowledge.themes.subjects import Subjects, subjects_for
from knowledge.themes.suggestion_checks import WordChecks
from knowledge.themes.suggestions import ThemeSuggestions
from knowledge.themes.themed import ThemedPassages
from knowledge.themes.themes import Themes
from knowledge.upkeep import Upkeep
from knowledge.uptakes import Uptakes

_APPROXIMATE_FROM = 200_000


def lesson_index(connection: Connection) -> SqlLexicalIndex:
    """Return the lexical index of lessons as one connection of the records sees it."""
    return SqlLexicalIndex(connection, tables=lexical_tables.LESSONS)


@dataclass(frozen=True, slots=True)
class _Stores:
    """What is kept, and what reads and measures it.

    Attributes:
        settings: Of this base.
        database: The records, brought to this program's tables.
        originals: Files as they came in.
        embedder: Makes vectors.
        centring: What vectors of documents and questions have in common.
        nearest: The vectors of passages.
    """

    settings: Settings
    database: Database
    originals: Originals
    embedder: Embedder
    centring: Centring
    nearest: Nearest


@dataclass(frozen=True, slots=True)
class _Finders:
    """What answers questions, for all parts that ask some."""

    detector: LanguageDetector
    questions: QuestionsAsked
    themed: ThemedPassages
    lesson_finder: LessonFinder
    searcher: Searcher


def open_base(settings: Settings) -> KnowledgeBase:
    """Open the knowledge base in the data folder; it is made if it is not there.

    Raises:
        StoreDamaged: If the records cannot be read, or a newer program wrote them.
        EmbedderUnavailable: If the embedder that was asked for is not installed.
    """
    stores = _open_stores(settings)
    return _assembled(stores, _finders(stores))


def _open_stores(settings: Settings) -> _Stores:
    database = Database(settings.database_url)
    migrate(database)
    with database.writing() as connection:
        lexical_tables.metadata.create_all(connection)
    embedder = RememberingEmbedder(
        choose_embedder(settings.embedder, cache_dir=settings.cache, threads=settings.threads)
    )
    centring = centring_for(embedder.fingerprint)
    return _Stores(
        settings=settings,
        database=database,
        originals=Originals(settings.data / "originals"),
        embedder=embedder,
        centring=centring,
        nearest=_nearest(settings, database, embedder, centring),
    )


def _finders(stores: _Stores) -> _Finders:
    database, embedder, centring = stores.database, stores.embedder, stores.centring
    detector = LanguageDetector()
    questions = QuestionsAsked(
        database,
        model=embedder.fingerprint,
        prior=centring.question,
        by_language=centring.questions,
    )
    subjects = other_subjects_for(embedder.fingerprint, centring=centring.name)
    themed = ThemedPassages(database)
    finder = LessonFinder(
        database,
        lesson_index,
        embedder,
        questions,
        detector,
        subjects,
        themed,
        centre=centring.centre_documents,
    )
    searcher = Searcher(
        database, SqlLexicalIndex, stores.nearest, embedder, questions, detector, subjects, themed
    )
    return _Finders(detector, questions, themed, finder, searcher)


def _assembled(stores: _Stores, finders: _Finders) -> KnowledgeBase:
    database, embedder = stores.database, stores.embedder
    finder, searcher = finders.lesson_finder, finders.searcher
    lessons = Lessons(database, embedder, lesson_index)
    versions = LessonVersions(lessons)
    library = _library(stores, versions)
    briefs = Briefs(database, BriefDrawing(database, finder))
    subjects = cache(lambda: subjects_for(embedder, priors=stores.centring.documents))
    themes = _themes(stores, subjects)
    directory = Initiatives(database)
    return KnowledgeBase(
        settings=stores.settings,
        database=database,
        queue=Queue(database, stores.originals),
        library=library,
        duplicates=Duplicates(database, library),
        personal_data=PersonalData(library, embedder),
        rescanning=Rescanning(library, embedder),
        sheets=Sheets(database),
        lessons=lessons,
        lesson_versions=versions,
        reviewers=Reviewers(database),
        letters=Letters(database),
        follow_ups=FollowUps(database),
        lesson_finder=finder,
        baskets=Baskets(database),
        briefs=briefs,
        brief_review=BriefReview(database, briefs),
        uptakes=Uptakes(database, finder),
        draft_check=DraftCheck(finder, embedder, finders.detector),
        origins=Origins(database),
        themes=themes,
        theme_figures=ThemeFigures(themes, subjects),
        theme_coding=ThemeCoding(themes),
        saved_views=SavedViews(database),
        upkeep=_upkeep(stores),
        initiatives=directory,
        precedents=_precedents(stores, finders, directory, lessons),
        kits=Kits(directory, lessons, finder, embedder.fingerprint),
        gaps=Gaps(directory, lessons, finder, searcher),
        places=Places(database),
        searcher=searcher,
        themed=finders.themed,
        embedder=embedder,
    )


def _library(stores: _Stores, versions: LessonVersions) -> Library:
    return Library(stores.database, stores.originals, SqlLexicalIndex, lesson_index, versions)


def _upkeep(stores: _Stores) -> Upkeep:
    return Upkeep(
        stores.database,
        stores.originals,
        stores.embedder,
        SqlLexicalIndex,
        lesson_index,
        stores.nearest,
        str(stores.settings.data),
    )


def _precedents(
    stores: _Stores, finders: _Finders, directory: Initiatives, lessons: Lessons
) -> Precedents:
    return Precedents(
        stores.database,
        directory,
        finders.searcher,
        lessons,
        finders.lesson_finder,
        stores.embedder,
        stores.centring.centre_documents,
        finders.questions,
    )


def _is_wanted(settings: Settings, database: Database) -> bool:
    """Say whether the large index is to be opened: asked for, or the base is large."""
    if settings.vector_index != "auto":
        return settings.vector_index == "chroma"
    with database.reading() as connection:
        return passages.count(connection, only_published=True) >= _APPROXIMATE_FROM


def _themes(stores: _Stores, subjects: Callable[[], Subjects]) -> Themes:
    database, embedder, centring = stores.database, stores.embedder, stores.centring
    rows_of = LessonRows(database, embedder, centring.documents)
    suggestions = ThemeSuggestions(
        database,
        rows_of,
        is_wanted=bool(stores.settings.llm_url),
        checks=cache(lambda: WordChecks(LanguageDetector())),
        naming=cache(lambda: naming_for(embedder)),
    )
    return Themes(
        database=database,
        runs=ThemeRuns(database, embedder, centring.documents, subjects),
        edits=ThemeEdits(database, rows_of),
        schemes=Schemes(database),
        suggestions=suggestions,
        rows_of=rows_of,
        regions_of=regions_of,
    )


def _nearest(
    settings: Settings, database: Database, embedder: Embedder, centring: Centring
) -> Nearest:
    approximate = None
    if _is_wanted(settings, database):
        approximate = Generations(
            settings.data / "chroma",
            database,
            model=embedder.fingerprint,
            fingerprint=f"{embedder.fingerprint}|{centring.name}|{ANALYSER_VERSION}",
            centre=centring.centre_documents,
        )
        approximate.start()
    return Nearest(
        database,
        model=embedder.fingerprint,
        dimension_count=embedder.dimension_count,
        centre=centring.centre_documents,
        approximate=approximate,
        approximate_from=0 if settings.vector_index == "chroma" else _APPROXIMATE_FROM,
    )

"""From settings to an open knowledge base: the only module that picks adapters."""

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
from knowledge.search import Searcher
from knowledge.settings import Settings
from knowledge.sheets import Sheets
from knowledge.themes.coding import ThemeCoding
from knowledge.themes.edits import ThemeEdits
from knowledge.themes.figures import ThemeFigures
from knowledge.themes.material import LessonRows
from knowledge.themes.runs import ThemeRuns
from knowledge.themes.saved_views import SavedViews
from knowledge.themes.schemes import Schemes
from knowledge.themes.themes import Themes
from knowledge.upkeep import Upkeep
from knowledge.uptakes import Uptakes

_APPROXIMATE_FROM = 200_000


def lesson_index(connection: Connection) -> SqlLexicalIndex:
    """Return the lexical index of lessons as one connection of the records sees it."""
    return SqlLexicalIndex(connection, tables=lexical_tables.LESSONS)


def open_base(settings: Settings) -> KnowledgeBase:
    """Open the knowledge base in the data folder; it is made if it is not there.

    Raises:
        StoreDamaged: If the records cannot be read, or a newer program wrote them.
        EmbedderUnavailable: If the embedder that was asked for is not installed.
    """
    database = Database(settings.database_url)
    migrate(database)
    with database.writing() as connection:
        lexical_tables.metadata.create_all(connection)
    embedder = choose_embedder(
        settings.embedder, cache_dir=settings.cache, threads=settings.threads
    )
    centring = centring_for(embedder.fingerprint)
    originals = Originals(settings.data / "originals")
    nearest = _nearest(settings, database, embedder, centring)
    questions = QuestionsAsked(database, model=embedder.fingerprint, prior=centring.question)
    detector = LanguageDetector()
    lessons = Lessons(database, embedder, lesson_index)
    versions = LessonVersions(lessons)
    library = Library(
        database,
        originals,
        SqlLexicalIndex,
        lesson_index,
        carry_over=lambda old, new, by: versions.carry_over(old, new, by=by),
    )
    subjects = other_subjects_for(embedder.fingerprint, centring=centring.name)
    finder = LessonFinder(
        database,
        lesson_index,
        embedder,
        questions,
        detector,
        subjects,
        centre=centring.centre_documents,
    )
    briefs = Briefs(database, BriefDrawing(database, finder))
    themes = _themes(database, embedder, centring)
    searcher = Searcher(database, SqlLexicalIndex, nearest, embedder, questions, detector, subjects)
    directory = Initiatives(database)
    return KnowledgeBase(
        settings=settings,
        database=database,
        queue=Queue(database, originals),
        library=library,
        duplicates=Duplicates(database),
        personal_data=PersonalData(library, embedder),
        rescanning=Rescanning(library, embedder),
        sheets=Sheets(database),
        lessons=lessons,
        lesson_versions=versions,
        letters=Letters(database),
        follow_ups=FollowUps(database),
        lesson_finder=finder,
        baskets=Baskets(database),
        briefs=briefs,
        brief_review=BriefReview(database, briefs),
        uptakes=Uptakes(database, finder),
        draft_check=DraftCheck(finder, embedder, detector),
        origins=Origins(database),
        themes=themes,
        theme_figures=ThemeFigures(themes),
        theme_coding=ThemeCoding(themes),
        saved_views=SavedViews(database),
        upkeep=Upkeep(
            database,
            originals,
            embedder,
            SqlLexicalIndex,
            lesson_index,
            nearest,
            str(settings.data),
        ),
        initiatives=directory,
        precedents=Precedents(
            database,
            directory,
            searcher,
            lessons,
            finder,
            embedder,
            centring.centre_documents,
            questions,
        ),
        kits=Kits(directory, lessons, finder, embedder.fingerprint),
        gaps=Gaps(directory, lessons, finder, searcher),
        places=Places(database),
        searcher=searcher,
        embedder=embedder,
    )


def _is_wanted(settings: Settings, database: Database) -> bool:
    """Say whether the large index is to be opened: asked for, or the base is large."""
    if settings.vector_index != "auto":
        return settings.vector_index == "chroma"
    with database.reading() as connection:
        return passages.count(connection, only_published=True) >= _APPROXIMATE_FROM


def _themes(database: Database, embedder: Embedder, centring: Centring) -> Themes:
    rows_of = LessonRows(database, embedder, centring.documents)
    return Themes(
        database=database,
        runs=ThemeRuns(database, embedder, centring.documents),
        edits=ThemeEdits(database, rows_of),
        schemes=Schemes(database),
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

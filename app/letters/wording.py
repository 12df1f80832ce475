"""The words of letters and of the page that answers them, in the four languages of reports.

These follow the initiative's language, not the visitor's: they stand apart from the locale
files, and a language that lacks a sentence cannot be built.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from knowledge.model.letter import Verdict
from knowledge.model.locator import LocatorKind


@dataclass(frozen=True, slots=True)
class Wording:
    """Every sentence of a letter in one language; {names} are filled in.

    Attributes:
        subject: Of a mail, and title of the page.
        greeting: How the letter begins.
        about: Which report was read, and by whom.
        question: What is asked.
        how_to_answer: That the link needs no account, and until when it works.
        on_paper: How to answer without the link.
        quoted: Between a lesson and its quote; {place} is its page.
        places: What a page and the like are called, by kind; {} is its label.
        verdicts: The choices for a lesson.
        explain: Label of the field beside a lesson.
        missing: Label of the field for what is not there.
        missing_help: What is best written there.
        nothing_changes: That a person looks at each answer first.
        send: Of the button.
        thanks: After several answers came in; {count} is how many.
        thanks_once: After one answer came in.
        nothing_said: After a form that said nothing came in.
        gone: For a link that leads nowhere.
        unsent: Above what was written to such a link.
        slow_down: When too much came at once.
        not_kept: When an answer could not be kept.
        privacy: What is kept, and what not.
        closing: How the letter ends.
    """

    subject: str
    greeting: str
    about: str
    question: str
    how_to_answer: str
    on_paper: str
    quoted: str
    places: Mapping[LocatorKind, str]
    verdicts: Mapping[Verdict, str]
    explain: str
    missing: str
    missing_help: str
    nothing_changes: str
    send: str
    thanks: str
    thanks_once: str
    nothing_said: str
    gone: str
    unsent: str
    slow_down: str
    not_kept: str
    privacy: str
    closing: str


_NL = Wording(
    subject="Hebben wij uw verslag goed gelezen?",
    greeting="Beste mensen van {initiative},",
    about="Wij hebben uw verslag “{title}” gelezen en de volgende lessen erin gevonden. Onder "
    "elke les staan de woorden uit uw verslag waar zij op steunt.",
    question="Klopt dit?",
    how_to_answer="U kunt antwoorden via deze link, zonder account. Hij werkt tot en met {day}.",
    on_paper="Liever op papier? Kruis aan, schrijf erbij wat u wilt en stuur deze brief terug.",
    quoted="In uw verslag, {place}:",
    places={
        LocatorKind.PAGE: "p. {}",
        LocatorKind.SLIDE: "dia {}",
        LocatorKind.ROW: "rij {}",
        LocatorKind.CHAPTER: "hoofdstuk “{}”",
        LocatorKind.SECTION: "onderdeel “{}”",
        LocatorKind.MESSAGE: "bericht “{}”",
    },
    verdicts={
        Verdict.RIGHT: "Klopt",
        Verdict.NOT_QUITE: "Niet helemaal, namelijk:",
        Verdict.WRONG: "Klopt niet, want:",
    },
    explain="Uw woorden bij deze les",
    missing="Er ontbreekt iets",
    missing_help="Het helpt als u de zin uit uw verslag overneemt waar het in staat.",
    nothing_changes="Uw antwoord verandert niets vanzelf: een mens leest het eerst.",
    send="Antwoord versturen",
    thanks="Dank u. Wij hebben {count} antwoorden ontvangen. U kunt nog meer antwoorden sturen.",
    thanks_once="Dank u. Wij hebben uw antwoord ontvangen. U kunt nog meer antwoorden sturen.",
    nothing_said="Er stond niets in het antwoord. Kruis iets aan of schrijf iets op.",
    gone="Deze link werkt niet (meer). Vraag degene die u schreef om een nieuwe.",
    unsent="Dit schreef u. Het is niet bewaard; kopieer het als u het niet kwijt wilt.",
    slow_down="Er kwamen te veel antwoorden tegelijk. Probeer het over een uur opnieuw.",
    not_kept="Dit antwoord is niet bewaard: het is te lang, of de les staat niet in deze brief.",
    privacy="Wij bewaren wat u hier schrijft en wanneer, en niets over u of uw computer. Schrijf "
    "geen namen of adressen van mensen op.",
    closing="Met vriendelijke groet,",
)
_EN = Wording(
    subject="Did we read your report right?",
    greeting="Dear people of {initiative},",
    about="We read your report “{title}” and found the following lessons in it. Below each "
    "lesson stand the words of your report that it rests on.",
    question="Is this right?",
    how_to_answer="You can answer by this link, without an account. It works until {day}.",
    on_paper="Rather on paper? Tick, add what you like, and send this letter back.",
    quoted="In your report, {place}:",
    places={
        LocatorKind.PAGE: "p. {}",
        LocatorKind.SLIDE: "slide {}",
        LocatorKind.ROW: "row {}",
        LocatorKind.CHAPTER: "chapter “{}”",
        LocatorKind.SECTION: "section “{}”",
        LocatorKind.MESSAGE: "message “{}”",
    },
    verdicts={
        Verdict.RIGHT: "Right",
        Verdict.NOT_QUITE: "Not quite:",
        Verdict.WRONG: "Wrong, because:",
    },
    explain="Your words on this lesson",
    missing="Something is missing",
    missing_help="It helps if you copy the sentence of your report in which it stands.",
    nothing_changes="Your answer changes nothing by itself: a person reads it first.",
    send="Send the answer",
    thanks="Thank you. We received {count} answers. You can send further ones.",
    thanks_once="Thank you. We received your answer. You can send further ones.",
    nothing_said="The answer said nothing. Tick something or write something.",
    gone="This link does not work (any more). Ask whoever wrote to you for a new one.",
    unsent="This is what you wrote. It was not kept; copy it if you do not want to lose it.",
    slow_down="Too many answers came at once. Try again in an hour.",
    not_kept="This answer was not kept: it is too long, or the lesson is not in this letter.",
    privacy="We keep what you write here and when, and nothing about you or your computer. Do "
    "not write down names or addresses of people.",
    closing="Kind regards,",
)
_DE = Wording(
    subject="Haben wir Ihren Bericht richtig gelesen?",
    greeting="Liebe Leute von {initiative},",
    about="Wir haben Ihren Bericht „{title}“ gelesen und darin die folgenden Lehren gefunden. "
    "Unter jeder Lehre stehen die Worte Ihres Berichts, auf die sie sich stützt.",
    question="Stimmt das so?",
    how_to_answer="Über diesen Link können Sie ohne Konto antworten. Er gilt bis {day}.",
    on_paper="Lieber auf Papier? Kreuzen Sie an, schreiben Sie dazu, was Sie möchten, und senden "
    "Sie diesen Brief zurück.",
    quoted="In Ihrem Bericht, {place}:",
    places={
        LocatorKind.PAGE: "S. {}",
        LocatorKind.SLIDE: "Folie {}",
        LocatorKind.ROW: "Zeile {}",
        LocatorKind.CHAPTER: "Kapitel „{}“",
        LocatorKind.SECTION: "Abschnitt „{}“",
        LocatorKind.MESSAGE: "Nachricht „{}“",
    },
    verdicts={
        Verdict.RIGHT: "Stimmt",
        Verdict.NOT_QUITE: "Nicht ganz, nämlich:",
        Verdict.WRONG: "Stimmt nicht, denn:",
    },
    explain="Ihre Worte zu dieser Lehre",
    missing="Es fehlt etwas",
    missing_help="Es hilft, wenn Sie den Satz aus Ihrem Bericht übernehmen, in dem es steht.",
    nothing_changes="Ihre Antwort ändert nichts von selbst: Zuerst liest sie ein Mensch.",
    send="Antwort senden",
    thanks="Danke. Wir haben {count} Antworten erhalten. Sie können weitere senden.",
    thanks_once="Danke. Wir haben Ihre Antwort erhalten. Sie können weitere senden.",
    nothing_said="In der Antwort stand nichts. Kreuzen Sie etwas an oder schreiben Sie etwas.",
    gone="Dieser Link gilt nicht (mehr). Bitten Sie die Absender um einen neuen.",
    unsent="Das haben Sie geschrieben. Es wurde nicht gespeichert; kopieren Sie es, wenn Sie es "
    "nicht verlieren wollen.",
    slow_down="Es kamen zu viele Antworten auf einmal. Versuchen Sie es in einer Stunde wieder.",
    not_kept="Diese Antwort wurde nicht gespeichert: Sie ist zu lang, oder die Lehre steht nicht "
    "in diesem Brief.",
    privacy="Wir speichern, was Sie hier schreiben und wann, und nichts über Sie oder Ihren "
    "Computer. Schreiben Sie bitte keine Namen oder Adressen von Menschen auf.",
    closing="Mit freundlichen Grüßen",
)
_FR = Wording(
    subject="Avons-nous bien lu votre rapport ?",
    greeting="Bonjour à toute l’équipe de {initiative},",
    about="Nous avons lu votre rapport « {title} » et y avons trouvé les leçons suivantes. Sous "
    "chaque leçon figurent les mots de votre rapport sur lesquels elle s’appuie.",
    question="Est-ce exact ?",
    how_to_answer="Vous pouvez répondre par ce lien, sans compte. Il est valable jusqu’au {day}.",
    on_paper="Plutôt sur papier ? Cochez, ajoutez ce que vous voulez et renvoyez cette lettre.",
    quoted="Dans votre rapport, {place} :",
    places={
        LocatorKind.PAGE: "p. {}",
        LocatorKind.SLIDE: "diapositive {}",
        LocatorKind.ROW: "ligne {}",
        LocatorKind.CHAPTER: "chapitre « {} »",
        LocatorKind.SECTION: "partie « {} »",
        LocatorKind.MESSAGE: "message « {} »",
    },
    verdicts={
        Verdict.RIGHT: "Exact",
        Verdict.NOT_QUITE: "Pas tout à fait :",
        Verdict.WRONG: "Inexact, car :",
    },
    explain="Vos mots sur cette leçon",
    missing="Il manque quelque chose",
    missing_help="Recopiez si possible la phrase de votre rapport où cela se trouve.",
    nothing_changes="Votre réponse ne change rien d’elle-même : une personne la lit d’abord.",
    send="Envoyer la réponse",
    thanks="Merci. Nous avons reçu {count} réponses. Vous pouvez en envoyer d’autres.",
    thanks_once="Merci. Nous avons reçu votre réponse. Vous pouvez en envoyer d’autres.",
    nothing_said="La réponse ne disait rien. Cochez ou écrivez quelque chose.",
    gone="Ce lien n’est pas (ou plus) valable. Demandez-en un nouveau à qui vous a écrit.",
    unsent="Voici ce que vous avez écrit. Cela n’a pas été gardé ; copiez-le si vous ne voulez pas "
    "le perdre.",
    slow_down="Trop de réponses sont arrivées à la fois. Réessayez dans une heure.",
    not_kept="Cette réponse n’a pas été gardée : elle est trop longue, ou la leçon ne figure pas "
    "dans cette lettre.",
    privacy="Nous gardons ce que vous écrivez ici et quand, et rien sur vous ni votre "
    "ordinateur. N’écrivez ni noms ni adresses de personnes.",
    closing="Cordialement,",
)

WORDING: Final[Mapping[str, Wording]] = {"nl": _NL, "en": _EN, "de": _DE, "fr": _FR}


def wording_of(language: str) -> Wording:
    """Return the sentences in a language, in English where there are none."""
    return WORDING.get(language, _EN)

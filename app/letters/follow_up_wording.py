"""The words of follow-ups in the four languages of reports, apart from the visitor's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from knowledge.model.follow_up import News
from knowledge.model.policy import UptakeRole


@dataclass(frozen=True, slots=True)
class FollowUpWording:
    """Every sentence of a follow-up in one language; {names} are filled in.

    Attributes:
        subjects: Of the mail, by what happened.
        learned: Which report the lesson stands in.
        roles: What a lesson does in a policy text, by role.
        passage: Before the passage of the policy text; {role} is one of the roles.
        body: Added to the title of a policy text whose body is known.
        decisions: What was decided, by what happened; {who} and {day}.
        somebody: Who decided, where the body is unknown.
        reason: Before the reason of a decision.
        brief: That lessons are used in a signed-off brief.
        no_longer_in_policy: That a policy text does not use the lesson after all.
        no_longer_in_brief: That a brief, signed off anew, does not use the lessons any more.
        at: Before permanent addresses.
        under: Before codes, where the base has no address for others.
        ask: The end.
    """

    subjects: Mapping[News, str]
    learned: str
    roles: Mapping[UptakeRole, str]
    passage: str
    body: str
    decisions: Mapping[News, str]
    somebody: str
    reason: str
    brief: str
    no_longer_in_policy: str
    no_longer_in_brief: str
    at: str
    under: str
    ask: str


_NL = FollowUpWording(
    subjects={
        News.BRIEF_SIGNED: "Uw les staat in een notitie voor het beleid",
        News.PROPOSED: "Uw les is voorgelegd aan het beleid",
        News.ADOPTED: "Uw les is overgenomen",
        News.ADAPTED: "Uw les is met wijzigingen overgenomen",
        News.REJECTED: "Uw les is niet overgenomen",
        News.TAKEN_BACK: "Uw les wordt toch niet gebruikt",
    },
    learned="In uw verslag “{title}” lazen wij deze les:",
    roles={
        UptakeRole.EVIDENCE: "als onderbouwing",
        UptakeRole.EXAMPLE: "als voorbeeld",
        UptakeRole.COUNTER_EXAMPLE: "als tegenvoorbeeld",
        UptakeRole.WORDING: "als formulering",
    },
    passage="Wij legden die les, {role}, naast deze passage van “{title}”{body}:",
    body=" ({body})",
    decisions={
        News.PROPOSED: "Sinds {day} ligt de les daar voor. Een besluit is er nog niet; u hoort het "
        "van ons.",
        News.ADOPTED: "Op {day} heeft {who} de les overgenomen.",
        News.ADAPTED: "Op {day} heeft {who} de les met wijzigingen overgenomen.",
        News.REJECTED: "Op {day} heeft {who} besloten de les niet over te nemen.",
    },
    somebody="wie erover gaat",
    reason="De reden: {reason}",
    brief="Op {day} is de notitie “{title}” ondertekend. Zij steunt op wat u geleerd hebt:",
    no_longer_in_policy="Eerder schreven wij u dat een les van u naast “{title}”{body} ligt. Dat "
    "klopt niet meer: wij hebben die koppeling teruggenomen, en de les wordt in deze tekst niet "
    "langer gebruikt. Onze excuses voor de verwarring. Aan de les zelf verandert niets; het gaat "
    "om deze:",
    no_longer_in_brief="Eerder schreven wij u dat de notitie “{title}” steunt op wat u geleerd "
    "hebt. De notitie is herzien en op {day} opnieuw ondertekend; uw les wordt daarin niet langer "
    "gebruikt. Aan de les zelf verandert niets; het gaat om:",
    at="Wat u leerde en wat ermee gebeurt, blijft staan op:",
    under="In onze kennisbank staat dit onder:",
    ask="Klopt er iets niet, of wilt u meer weten? Antwoord op deze brief.",
)
_EN = FollowUpWording(
    subjects={
        News.BRIEF_SIGNED: "Your lesson is used in a policy brief",
        News.PROPOSED: "Your lesson was put before policy",
        News.ADOPTED: "Your lesson was adopted",
        News.ADAPTED: "Your lesson was adopted with changes",
        News.REJECTED: "Your lesson was not adopted",
        News.TAKEN_BACK: "Your lesson is no longer used",
    },
    learned="In your report “{title}” we read this lesson:",
    roles={
        UptakeRole.EVIDENCE: "as evidence",
        UptakeRole.EXAMPLE: "as an example",
        UptakeRole.COUNTER_EXAMPLE: "as a counter-example",
        UptakeRole.WORDING: "as wording",
    },
    passage="We laid that lesson, {role}, beside this passage of “{title}”{body}:",
    body=" ({body})",
    decisions={
        News.PROPOSED: "It has been before them since {day}. Nothing is decided yet; you will hear "
        "from us.",
        News.ADOPTED: "On {day} {who} adopted the lesson.",
        News.ADAPTED: "On {day} {who} adopted the lesson with changes.",
        News.REJECTED: "On {day} {who} decided not to adopt the lesson.",
    },
    somebody="whoever decides on it",
    reason="The reason: {reason}",
    brief="On {day} the brief “{title}” was signed off. It rests on what you learned:",
    no_longer_in_policy="We wrote to you before that a lesson of yours was laid beside “{title}”"
    "{body}. That is no longer so: we took the link back, and the lesson is no longer used in this "
    "text. We are sorry for the confusion. The lesson itself stays as it is; it is this one:",
    no_longer_in_brief="We wrote to you before that the brief “{title}” rests on what you learned. "
    "The brief was revised and signed off again on {day}; your lesson is no longer used in it. The "
    "lesson itself stays as it is; it is about this:",
    at="What you learned and what becomes of it stays at:",
    under="Our knowledge base keeps this under:",
    ask="Is something not right, or would you like to know more? Answer this letter.",
)
_DE = FollowUpWording(
    subjects={
        News.BRIEF_SIGNED: "Ihre Lehre steht in einem Papier für die Politik",
        News.PROPOSED: "Ihre Lehre liegt der Politik vor",
        News.ADOPTED: "Ihre Lehre wurde übernommen",
        News.ADAPTED: "Ihre Lehre wurde mit Änderungen übernommen",
        News.REJECTED: "Ihre Lehre wurde nicht übernommen",
        News.TAKEN_BACK: "Ihre Lehre wird doch nicht verwendet",
    },
    learned="In Ihrem Bericht „{title}“ haben wir diese Lehre gelesen:",
    roles={
        UptakeRole.EVIDENCE: "als Beleg",
        UptakeRole.EXAMPLE: "als Beispiel",
        UptakeRole.COUNTER_EXAMPLE: "als Gegenbeispiel",
        UptakeRole.WORDING: "als Formulierung",
    },
    passage="Wir haben sie {role} neben diese Stelle von „{title}“{body} gelegt:",
    body=" ({body})",
    decisions={
        News.PROPOSED: "Dort liegt sie seit dem {day} vor. Entschieden ist noch nichts; Sie hören "
        "von uns.",
        News.ADOPTED: "Entscheidung am {day}, {who}: Die Lehre wird übernommen.",
        News.ADAPTED: "Entscheidung am {day}, {who}: Die Lehre wird mit Änderungen übernommen.",
        News.REJECTED: "Entscheidung am {day}, {who}: Die Lehre wird nicht übernommen.",
    },
    somebody="die zuständige Stelle",
    reason="Die Begründung: {reason}",
    brief="Am {day} wurde das Papier „{title}“ abgeschlossen. Es stützt sich auf das, was Sie "
    "gelernt haben:",
    no_longer_in_policy="Wir hatten Ihnen geschrieben, dass eine Lehre von Ihnen neben „{title}“"
    "{body} liegt. Das gilt nicht mehr: Wir haben diese Verknüpfung zurückgenommen, die Lehre wird "
    "in diesem Text nicht mehr verwendet. Wir bitten die Verwirrung zu entschuldigen. An der Lehre "
    "selbst ändert sich nichts; es geht um diese:",
    no_longer_in_brief="Wir hatten Ihnen geschrieben, dass sich das Papier „{title}“ auf das "
    "stützt, was Sie gelernt haben. Es wurde überarbeitet und am {day} neu abgeschlossen; Ihre "
    "Lehre wird darin nicht mehr verwendet. An der Lehre selbst ändert sich nichts; es geht um:",
    at="Was Sie gelernt haben und was daraus wird, steht dauerhaft unter:",
    under="In unserer Wissensbasis steht dies unter:",
    ask="Stimmt etwas nicht, oder möchten Sie mehr wissen? Antworten Sie auf diesen Brief.",
)
_FR = FollowUpWording(
    subjects={
        News.BRIEF_SIGNED: "Votre leçon figure dans une note politique",
        News.PROPOSED: "Votre leçon a été soumise aux décideurs",
        News.ADOPTED: "Votre leçon a été reprise",
        News.ADAPTED: "Votre leçon a été reprise avec des modifications",
        News.REJECTED: "Votre leçon n’a pas été reprise",
        News.TAKEN_BACK: "Votre leçon n’est plus utilisée",
    },
    learned="Dans votre rapport « {title} », nous avons lu cette leçon :",
    roles={
        UptakeRole.EVIDENCE: "comme preuve",
        UptakeRole.EXAMPLE: "comme exemple",
        UptakeRole.COUNTER_EXAMPLE: "comme contre-exemple",
        UptakeRole.WORDING: "comme formulation",
    },
    passage="Nous l’avons placée, {role}, à côté de ce passage de « {title} »{body} :",
    body=" ({body})",
    decisions={
        News.PROPOSED: "Elle y est soumise depuis le {day}. Rien n’est encore décidé ; nous vous "
        "tiendrons au courant.",
        News.ADOPTED: "Décision du {day}, {who} : la leçon est reprise.",
        News.ADAPTED: "Décision du {day}, {who} : la leçon est reprise avec des modifications.",
        News.REJECTED: "Décision du {day}, {who} : la leçon n’est pas reprise.",
    },
    somebody="l’instance compétente",
    reason="La raison : {reason}",
    brief="Le {day}, la note « {title} » a été achevée. Elle s’appuie sur ce que vous avez "
    "appris :",
    no_longer_in_policy="Nous vous avions écrit qu’une de vos leçons figurait à côté de "
    "« {title} »{body}. Ce n’est plus le cas : nous avons retiré ce lien, et la leçon n’est plus "
    "utilisée dans ce texte. Veuillez nous excuser de cette confusion. La leçon elle-même reste "
    "inchangée ; il s’agit de celle-ci :",
    no_longer_in_brief="Nous vous avions écrit que la note « {title} » s’appuie sur ce que vous "
    "avez appris. La note a été remaniée et achevée à nouveau le {day} ; votre leçon n’y est plus "
    "utilisée. La leçon elle-même reste inchangée ; il s’agit de ceci :",
    at="Ce que vous avez appris et ce qu’il en advient reste à cette adresse :",
    under="Dans notre base de connaissances, cela figure sous :",
    ask="Quelque chose n’est pas exact, ou vous souhaitez en savoir plus ? Répondez à cette "
    "lettre.",
)

_WORDING: Final[Mapping[str, FollowUpWording]] = {"nl": _NL, "en": _EN, "de": _DE, "fr": _FR}


def follow_up_wording(language: str) -> FollowUpWording:
    """Return the sentences in a language, in English where there are none."""
    return _WORDING.get(language, _EN)

"""The few words that a builder adds to a text, in the four languages of the base."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """What a file says in its own language beside the text itself."""

    page: str
    contents: str
    initiative: str
    place: str
    period: str
    notes: str
    figure: str
    hyphenation: str
    locale: str
    menu: tuple[str, ...]
    cookies: str
    accept: str
    refuse: str
    more: str
    related: tuple[str, ...]
    share: str
    rights: str


WORDS = {
    "nl": Words(
        page="Pagina {number} van {count}",
        contents="Inhoud",
        initiative="Initiatief",
        place="Plaats",
        period="Periode",
        notes="Noten",
        figure="Figuur {number}. {what}, naar {by}",
        hyphenation="nl_NL",
        locale="nl-NL",
        menu=("Home", "Over ons", "Agenda", "Doe mee", "Verslagen", "Contact"),
        cookies="Wij gebruiken cookies om deze website goed te laten werken.",
        accept="Alles accepteren",
        refuse="Alleen noodzakelijk",
        more="Lees ook",
        related=("Agenda van deze maand", "Word vrijwilliger", "Schrijf je in voor de nieuwsbrief"),
        share="Deel deze pagina",
        rights="Privacyverklaring · Toegankelijkheid · Colofon",
    ),
    "en": Words(
        page="Page {number} of {count}",
        contents="Contents",
        initiative="Initiative",
        place="Place",
        period="Period",
        notes="Notes",
        figure="Figure {number}. {what} by {by}",
        hyphenation="en_GB",
        locale="en-GB",
        menu=("Home", "About us", "What's on", "Get involved", "Reports", "Contact"),
        cookies="We use cookies to make this website work.",
        accept="Accept all",
        refuse="Only what is needed",
        more="Read more",
        related=("What's on this month", "Become a volunteer", "Sign up for our newsletter"),
        share="Share this page",
        rights="Privacy · Accessibility · Imprint",
    ),
    "de": Words(
        page="Seite {number} von {count}",
        contents="Inhalt",
        initiative="Initiative",
        place="Ort",
        period="Zeitraum",
        notes="Anmerkungen",
        figure="Abbildung {number}. {what} nach {by}",
        hyphenation="de_DE",
        locale="de-DE",
        menu=("Startseite", "Über uns", "Termine", "Mitmachen", "Berichte", "Kontakt"),
        cookies="Wir verwenden Cookies, damit diese Website funktioniert.",
        accept="Alle akzeptieren",
        refuse="Nur notwendige",
        more="Weiterlesen",
        related=("Termine in diesem Monat", "Ehrenamtlich mitmachen", "Newsletter bestellen"),
        share="Seite teilen",
        rights="Datenschutz · Barrierefreiheit · Impressum",
    ),
    "fr": Words(
        page="Page {number} sur {count}",
        contents="Sommaire",
        initiative="Initiative",
        place="Lieu",
        period="Période",
        notes="Notes",
        figure="Figure {number} – {what} par {by}",
        hyphenation="fr_FR",
        locale="fr-FR",
        menu=("Accueil", "Qui sommes-nous", "Agenda", "Participer", "Rapports", "Contact"),
        cookies="Nous utilisons des cookies pour faire fonctionner ce site.",
        accept="Tout accepter",
        refuse="Seulement le nécessaire",
        more="À lire aussi",
        related=("L'agenda du mois", "Devenir bénévole", "S'abonner à la lettre d'information"),
        share="Partager cette page",
        rights="Confidentialité · Accessibilité · Mentions légales",
    ),
}

"""Titles before names, and what people are in initiatives, as patterns in four languages."""

TITLES = (
    r"(?:(?:[Dd]hr|[Mm]evr|[Mm]w|[Dd]rs|[Ii]r|[Ii]ng|[Dd]r|[Pp]rof|Mr|Mrs|Ms|Rev|Cllr|M|MM|Mme|"
    r"Mlle)\.?|[Dd]e heer|[Mm]evrouw|[Mm]eneer|[Mm]ijnheer|[Ww]ethouder|[Bb]urgemeester|"
    r"[Dd]ominee|[Pp]astoor|Miss|Sir|Lady|Councillor|Herr|Herrn|Frau|Pfarrer|Pfarrerin|"
    r"Bürgermeister|Bürgermeisterin|Monsieur|Madame|Mademoiselle)"
)
FUNCTIONS = (
    r"(?:[Cc]oördinator|[Cc]oördinatrice|coordinator|co-ordinator|vrijwilliger|vrijwilligster|"
    r"voorzitter|voorzitster|penningmeester|secretaris|bestuurslid|projectleider|projectleidster|"
    r"initiatiefnemer|initiatiefneemster|oprichter|oprichtster|beheerder|beheerster|opbouwwerker|"
    r"wijkagent|wijkverpleegkundige|buurtbewoner|buurtbewoonster|bewoner|bewoonster|deelnemer|"
    r"deelneemster|gastvrouw|gastheer|kok|docent|docente|reparateur|kwartiermaker|cliënt|"
    r"contactpersoon|mantelzorger|maatje|huisarts|directeur|directrice|adviseur|ambtenaar|"
    r"chair|chairman|chairwoman|chairperson|treasurer|secretary|volunteer|founder|co-founder|"
    r"manager|trustee|resident|neighbour|member|director|organiser|organizer|caretaker|nurse|"
    r"tutor|facilitator|participant|"
    r"Koordinator|Koordinatorin|Vorsitzender|Vorsitzende|Kassierer|Kassiererin|Schriftführer|"
    r"Schriftführerin|Gründer|Gründerin|Vorstand|Leiter|Leiterin|Projektleiter|Projektleiterin|"
    r"Geschäftsführer|Geschäftsführerin|Ehrenamtliche|Ehrenamtlicher|Helfer|Helferin|Nachbar|"
    r"Nachbarin|Bewohner|Bewohnerin|Teilnehmer|Teilnehmerin|Ansprechpartner|Ansprechpartnerin|"
    r"président|présidente|trésorier|trésorière|secrétaire|coordinateur|coordinatrice|bénévole|"
    r"animateur|animatrice|fondateur|fondatrice|salarié|salariée|habitant|habitante|voisin|"
    r"voisine|adhérent|adhérente|responsable|directeur|formateur|formatrice|gérant|gérante)"
)

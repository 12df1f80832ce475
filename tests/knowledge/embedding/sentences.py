"""Sentences in many languages and in none, written for these tests."""

PLAIN = (
    "In het buurthuis repareren vrijwilligers elke zaterdag kapotte fietsen en broodroosters.",
    "De coöperatie legde zonnepanelen op het dak van de school en deelt de opbrengst.",
    "Zonder een vaste beheerder verwilderde de pluktuin binnen twee zomers.",
    "Volunteers mend broken bicycles and toasters at the community centre every Saturday.",
    "The time bank stopped because nobody wanted to keep the accounts.",
    "Jeden Samstag reparieren Freiwillige im Nachbarschaftshaus kaputte Fahrräder.",
    "Die Genossenschaft scheiterte nicht am Geld, sondern an der Genehmigung.",
    "Chaque samedi, des bénévoles réparent des vélos et des grille-pain à la maison de quartier.",
    "L'épicerie solidaire manque de bras pendant les vacances d'été.",
    "Los vecinos comparten coche para ir al mercado del pueblo.",
    "I cittadini hanno ripulito il parco e piantato quaranta alberi.",
    "Sąsiedzi założyli wspólny ogród za starą remizą.",
    "Os moradores abriram uma horta comunitária ao lado da escola.",
    "It doarp hat in eigen wynmûne en keapet no in lytse bus.",
    "Grannarna lagar cyklar tillsammans varje lördag.",
    "Сусіди разом лагодять велосипеди щосуботи.",
    "Οι γείτονες επισκευάζουν ποδήλατα κάθε Σάββατο.",
    "يصلح المتطوعون الدراجات كل يوم سبت.",
    "志愿者每周六在社区中心修理自行车。",
    "ボランティアが毎週土曜日に自転車を修理します。",
)
ODD = (
    "",
    " ",
    "?",
    "€ 12.500,- (2021–2024) | 48 % | ±3 | ½ km² | № 7",
    "😀👩‍👩‍👧‍👦🏳️‍🌈🚲",
    "ﬁets ﬂat Ｆｕｌｌ　ｗｉｄｔｈ ①②③ ™ …",
    "zacht\u00adafbreken en nul\u200bbreed en \ufeffmerk",
    "regel een\r\nregel twee\tmet tab\x0ben meer",
    "e\u0301e\u0301n losse accenten: a\u0308 o\u0302",
    "half surrogaat \ud83d hier",
    "\x00nul \x01 een \x7f",
    "https://www.example.org/pad/naar?vraag=ja&antwoord=nee#deel",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "def repair(bikes): return [bike for bike in bikes if not bike.broken]",
    "ꙮ𐍈𝔘𝔫𝔦𝔠𝔬𝔡𝔢 ⠃⠗⠁⠊⠇⠇⠑",
)


def paragraph(word_count: int, *, start: int = 0) -> str:
    """Return running text of so many words, another for each start."""
    words = " ".join(PLAIN[:13]).split()
    return " ".join(words[(start * 7 + at) % len(words)] for at in range(word_count))

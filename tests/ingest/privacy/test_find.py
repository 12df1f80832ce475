"""What a report tells about people is found, and what only looks like it is left alone."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.privacy import find_personal, masked_label
from knowledge.model.personal import PersonalKind

FOUND = {
    "a BSN that a word names": ("nl", "Haar burgerservicenummer 111222333 stond erin.", "bsn"),
    "a BSN that stands alone": ("nl", "Mevrouw gaf 111.222.333 op.", "bsn"),
    "a number that a file is kept under": ("nl", "Dossier 111222333 bleef liggen.", "bsn"),
    "a BSN with a slip of the pen": ("nl", "BSN: 111222334", "bsn"),
    "a Belgian number": ("nl", "Rijksregisternummer 85.07.30-033 28", "national_number"),
    "a German tax number": ("de", "Steuer-ID 36 574 261 809", "national_number"),
    "a French social security number": ("fr", "n° 2 95 10 99 126 111 93", "national_number"),
    "a Spanish number": ("en", "He wrote 54362315-K there.", "national_number"),
    "an American number": ("en", "SSN 460-89-9847", "national_number"),
    "a British number": ("en", "NI number AB 12 34 56 C", "national_number"),
    "an IBAN in groups": ("nl", "op NL91 ABNA 0417 1643 00 ten name van", "iban"),
    "an IBAN over two lines": ("de", "Konto AT61 1904 3002\n3457 3201.", "iban"),
    "a card": ("en", "card 4454794511390933 was lost", "card"),
    "an address against machines": ("nl", "jan.jansen [at] example.org", "email"),
    "a Dutch mobile number": ("nl", "Bellen kan op 06-12345678.", "phone"),
    "a Belgian number of a phone": ("nl", "Zij heeft 0470 12 34 56.", "phone"),
    "an international number": ("de", "Sie hat +49 (0)171 392 00 47.", "phone"),
    "a French number": ("fr", "au 06.39.98.04.17 le soir", "phone"),
    "a street in Dutch": ("nl", "Ze woont Burgemeester de Vlugtlaan 3.", "address"),
    "a street with a postcode": ("nl", "Dorpsstraat 12a, 7031 AB Wehl", "address"),
    "a street in German": ("de", "Sie wohnt Lindenstraße 4, 72379 Hechingen.", "address"),
    "a street in French": ("fr", "Elle habite 14 bis, rue de la Paix, 75002 Paris", "address"),
    "a street in English": ("en", "He lives at 24 Clarke Avenue, Leith EH6 7AB.", "address"),
    "a date of birth": ("nl", "geboren op 14 maart 1968 te Ede", "birth_date"),
    "a date of birth in German": ("de", "Geburtsdatum: 14.03.1938", "birth_date"),
    "a licence plate": ("nl", "kenteken 12-ABC-3", "licence_plate"),
    "a passport": ("en", "passport no. XR1001R58", "identity_document"),
}
LEFT = {
    "an amount": ("nl", "De subsidie was € 111222333 in totaal."),
    "a chamber of commerce number": ("nl", "KvK-nummer 111222333"),
    "a reference": ("nl", "Kenmerk 2021-111222333"),
    "an order": ("nl", "Bestelnummer 111222333 kwam te laat."),
    "years": ("nl", "In 2019-2020 en 2021 kwamen 1 250 000 bezoekers."),
    "a range of dates": ("de", "vom 12.03.2021 bis 14.03.2021"),
    "a book": ("en", "ISBN 978-90-8964-123-6"),
    "a day of a meeting": ("nl", "De vergadering van 14 maart 1968 was kort."),
    "thousands": ("de", "Es wurden 1.250.000 kWh erzeugt."),
    "a year after a square": ("nl", "Het Dorpsplein 2021 werd een succes."),
    "digits one by one": ("en", "1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7 8 9"),
    "a handle": ("en", "Follow @doorwerk and @buurt."),
    "a very long number": ("nl", "9" * 40),
}


@pytest.mark.parametrize("case", FOUND)
def test_it_is_found_in_full(case: str) -> None:
    language, text, kind = FOUND[case]

    found = find_personal(text, language=language)

    assert [draft.kind for draft in found] == [PersonalKind(kind)]


@pytest.mark.parametrize("case", LEFT)
def test_it_is_left_alone(case: str) -> None:
    language, text = LEFT[case]

    assert find_personal(text, language=language) == ()


def test_the_span_is_exactly_what_tells_it() -> None:
    text = "Mail j.bakker@example.org. Of bel (020) 123 45 67, na zessen."

    found = find_personal(text, language="nl")

    assert [draft.span.of(text) for draft in found] == ["j.bakker@example.org", "(020) 123 45 67"]


@given(st.text(alphabet=st.sampled_from("0123456789 .-/+()@abAB€\n"), max_size=300))
def test_finds_are_in_order_and_apart_whatever_the_text(text: str) -> None:
    found = find_personal(text, language="nl")

    ends = [0]
    for draft in found:
        assert ends[-1] <= draft.span.start
        assert draft.span.of(text).strip()
        ends.append(draft.span.end)


@pytest.mark.parametrize(
    "piece",
    ["1", "1 2 ", "a@", "Aa ", "A", "1.", "+1(", "De Weg van de Aa straat ", "12 rue de la ",
     "Flat 3, aaaaaaaaaa, ", "06-1234567", "1 Aa Bb Cc Dd "],
)  # fmt: skip
def test_a_hostile_text_costs_time_in_step_with_its_length(piece: str) -> None:
    part, whole = (piece * (size // len(piece)) for size in (30_000, 150_000))

    fast, slow = _cpu_seconds(part), _cpu_seconds(whole)

    assert slow < 12 * fast + 0.5


def test_a_file_name_keeps_all_but_numbers_of_people_and_addresses() -> None:
    name = "verslag_111222333_j.bakker@example.org_Dorpsstraat 12.pdf"

    assert masked_label(name, language="nl") == (f"verslag_{'█' * 9}_{'█' * 20}_Dorpsstraat 12.pdf")


def _cpu_seconds(text: str) -> float:
    begun = time.process_time()
    find_personal(text, language="nl")
    return time.process_time() - begun

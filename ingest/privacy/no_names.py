"""Capitalised words that no person's name ends or begins with."""

_WORDS = """
Abbildung Act Africa Airport Als America Amsterdam Amt An And Anhang Annex Annexe April Asia
Association At August Augustus Avenue Award Bank Bedankt Belgique Belgium België Berlin Beste
Bestuur Bijlage Bild Board Bonjour Bridge Brussel Bruxelles Buurthuis Bv By Bypass Cafe Café
Canada Capital Care Castle Center Centre Chapitre Chapter Cher Church Chère Cliffs Close Club
College Commissie Committee Commune Community Company Conseil Consulting Cooperatie Cottage
Council Court Coöperatie Crescent Cup Dank Danke Das Dat Day De Dear December Der Des
Deutschland Deze Dezember Die Dienst Dienstag Diese Dieser Dieses Dimanche Dinsdag Dit Donderdag
Donnerstag Dorpshuis Dr Drive Du Duitsland Département Een Ein Eine Elle Elles Energie Energy
Engeland England Er Es Europa Europe European Extension Extensions Fair Farm Februar Februari
February Festival Field Fields Figure Figuur Flat Flats Fondation Fonds For Fort Foto Foundation
France Frankrijk Frau Freitag Friday From Fund Garden Gardens Gate Geachte Gemeente Gemeinde
Genossenschaft Germany Gesetz Gmbh Green Groen Group Grove Haar Hall Hallo Haus He Hello Her
Herr Het Hi Hij Hill His Holding Holdings Hoofdstuk Hospital Hotel House Housing Hove How Huis
Hun Ich Ihr Ik Il Ils In Inc Industries Investments Ireland Island It Italy Ja Januar Januari
January Jeudi Juli July June Juni Kapitel Kerk King Kirche Koning Koningin Kreis La Laan Labs
Lake Land Lane Le League Les Library Liebe Lieber Limited Llp Lodge Loi London Ltd Lundi Maandag
Maart Mai Mairie Maison Manor March Mardi May Meadow Meadows Media Mei Mein Meine Merci Mercredi
Mevrouw Mews Mijn Mill Ministerie Mittwoch Monday Montag Month Mount Mr Mrs Ms Museum My März
Nature Natuur Nederland Nee Nein Netherlands No Non Nous November Nv Nvt October Of Ok Oktober
On Ons Onze Or Oranje Oui Our Palace Paris Park Partners Pass Photo Place Plan Platz Plc Plein
Poland Preis Prijs Prince Princess Prins Prinses Prix Prize Prof Program Programme Project
Provincie Queen Raad Rat Repair Research Rijk Rise River Road Rotterdam Row Rue Région Saint
Samedi Samstag Saturday School Schule Scotland September Services She Sie Sint Society Software
Solutions Sonntag Spain Square Stadt Station Stichting Stiftung Straat Straße Street Sunday
Systems Tabel Tabelle Table Tableau Team Terrace Thanks That The Theater Theatre Their These
They This Those Thursday To Tower Trust Tuesday Un Une Union University Unser Unsere Utrecht
Valley Vendredi Verein Vereniging View Ville Vous Vrijdag Waar Wales Walk Was Wat Way We
Wednesday Week Weg Wenn Wer Wet What When Where Who Why Wie Wij Wir With Wo Woensdag Wonen Year
Yes York Your Zaterdag Ze Zij Zijn Zondag Zorg École Église
"""
NO_NAMES = frozenset(_WORDS.split())
_BEFORE = """
St St. Sint Saint Sainte Sankt Stichting Fonds Fondation Foundation Stiftung Maison Haus Huis
Association Vereniging Verein École School Schule Rue Avenue Place Avenida Rua Café Cité
"""
BEFORE_NO_NAME = frozenset(_BEFORE.split())
"""Words after which even a full name is a house, a street or an organisation."""
NO_SURNAME_ENDINGS = (
    "straat", "laan", "plein", "weg", "kade", "gracht", "singel", "straße", "strasse", "platz",
    "gasse", "allee", "school", "schule", "stichting", "fonds", "verein", "gesellschaft",
    "verband", "centrum", "zentrum", "museum", "gemeente", "gemeinde", "preis", "prijs",
)  # fmt: skip

"""Sources and explanation: every source with its year and limits, the method, and the two statements."""

import streamlit as st

from pages.parts.login.settings import login
from pages.parts.operator.editions import operator_part
from pages.parts.shared.routing import through_app
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text, show_table
from wijk.figures.verdict import BOUNDS_RULE, RULE
from wijk.views.source_list import boundary_rows, indicator_rows, measure_rows, method_rows, phase_rows, table_rows

through_app()

data = loaded()
st.title("Bronnen en uitleg")
st.markdown(
    "Alle cijfers komen uit open gegevens van het CBS en het RIVM. Bij elk cijfer staat het jaar en de bron. "
    "Hieronder ziet u welke bestanden wij gebruiken, wat erin staat en wat u er niet uit kunt halen. Daarna leest u op "
    "welke methoden dit dashboard rust, hoe wij rekenen, en wat er gebeurt met wat u invult."
)

st.header("De bestanden")
for row in table_rows(data.snapshot.manifest, data.snapshot.catalogue):
    with st.expander(f"{row.title} (tabel {row.table})"):
        st.markdown(markdown_text(row.limits))
        st.table(row.facts, hide_index=True, hide_header=True)
st.header("De grenzen op de kaart")
st.table(boundary_rows(data.snapshot.manifest), hide_index=True)
st.markdown(
    "Het CBS tekent gebieden elk jaar opnieuw. Een cijfer hoort bij de indeling van één jaar, en de kaart tekent die "
    "indeling. Gebieden waarvan de grens veranderde, staan niet op de kaart maar wel in de tabel."
)

st.header("Alle cijfers")
st.dataframe(
    indicator_rows(data.snapshot.catalogue), hide_index=True, height=400, alt="Alle cijfers met uitleg, eenheid en bron"
)

st.header("De methode")
st.markdown("Dit dashboard brengt vijf methoden samen. De beschrijvingen zijn van ons, niet van de makers.")
show_table(method_rows(data.sources))
st.markdown(
    f"De fasen zijn een {markdown_text(data.method.label)}: een gemeente kan de namen aanpassen. "
    "Per fase staat hier waarop zij rust."
)
show_table(phase_rows(data.method))

st.header("Zo rekenen wij")
st.markdown(
    f"""
- **Onbekend blijft onbekend.** Een cijfer dat ontbreekt, heet 'niet bekend'. Het is nooit 0.
- **Aandelen** geven wij alleen als het geheel waarvan zij een deel zijn (de noemer) 100 of meer is.
  Aantallen van het CBS zijn afgerond op vijftallen.
- **Risicogroepen**: wij tonen omvang, concentratie en bewijskracht naast elkaar en tellen die niet op tot één score.
  Concentratie is het aandeel van een groep hier, gedeeld door dat in de gemeente of in Nederland. In de fasematrix
  staat zij in woorden: vanaf 1,42 tot 1,66 is 'anderhalf keer zo vaak'. Het getal zelf staat in het Excel-bestand.
- **Meer, gelijk of minder**: overal geldt dezelfde regel voor een vergelijking met de gemeente of met Nederland.
  {RULE} {BOUNDS_RULE}
  Anders zeggen wij 'duidelijk meer' of 'duidelijk minder'. De 3 punten zijn een vuistregel van dit dashboard, voor
  tabellen van het RIVM zonder marges; aantallen van het CBS zijn afgerond.
- **Herkomst** gebruiken wij nooit als risico.
- **Wat opvalt**: eerst altijd de eenzaamheid, en dan wat hier duidelijk meer of minder is: eerst groepen die hier
  vaker voorkomen, daarna de rest.
- **Gemengd of eenvormig**: de gelijkmatigheid van Shannon (Pielou, 1966), van 0 (allemaal hetzelfde) tot 1 (van elke
  soort evenveel).
  Vanaf 0,95 zeggen wij 'bijna zo gemengd als kan', vanaf 0,80 'flink gemengd', vanaf 0,50 'deels gemengd'. Die woorden
  zijn een eigen vuistregel.
- **Wie kent wie**: hoe vaak de kortste weg van bekende naar bekende langs iemand loopt, is de tussenpositie
  (betweenness, Freeman 1977). Een brug is iemand zonder wie anderen elkaar niet meer kunnen bereiken (Harary 1969).
  Beide zeggen alleen iets over de banden die zijn ingevuld, en staan er pas als er een band is.
- **Grootte van een coalitie**: waar een lid erbij duidelijk minder brengt, zit de knik in de lijn. Wat een voorwaarde
  kost, is het gewicht dat er zonder die voorwaarde bij kan: de prijs.
- **Eenzaam** is een score van 3 of meer op de schaal van De Jong Gierveld, **sterk eenzaam** een score van 9 of meer.
  Het RIVM noemt dat laatste ernstig of zeer ernstig eenzaam. Bij jongvolwassenen en in ander onderzoek van het CBS is
  sterk eenzaam met andere vragen gemeten.
  De schaal is niet bedoeld om één persoon te testen.
"""
)

st.subheader("Maten en vergelijkingen")
show_table(measure_rows(data.measures))

st.subheader("Voorstellen voor fases en doelgroepen")
st.markdown(
    """
Bij initiatieven zonder fase of doelgroep doet het dashboard een voorstel. Dat gebeurt op deze computer, met een lijst
van woorden en zinsdelen die wij zelf hebben gemaakt. Er komt geen ander systeem aan te pas.

- **Zo gaat het**: wij lezen de naam, de organisatie en de toelichting. Andere vormen van een woord en samenstellingen
  tellen mee. Staat er 'geen' of 'niet' voor, dan telt het woord niet. Leeftijden lezen wij ook: '65+' zijn ouderen.
- **U beslist**: bij elk voorstel staan de woorden waar het op rust. Het telt nergens mee tot u het overneemt. Wat u
  niet overneemt, komt niet terug.
- **Wat het niet kan**: lezen wat er niet staat. Een korte naam zegt vaak te weinig; dan stellen wij niets voor.
  Grapjes, beeldspraak en streektaal begrijpen wij meestal niet. En soms zitten wij ernaast: in een proef met
  beschrijvingen die wij niet kenden, paste ongeveer een op de zes voorgestelde fases niet, en misten wij er ongeveer
  een op de vijf.
- **Eigen woorden**: gebruikt uw gemeente een woord dat wij niet kennen? Voeg het toe onder 'Eigen woorden', of zeg dat
  een woord niet meetelt.
"""
)

st.header("Toegankelijkheid")
st.markdown(
    """
Dit dashboard wil voldoen aan EN 301 549 (WCAG 2.1, niveau A en AA). Zover is het nog niet helemaal:

- naast elke kaart en grafiek staat een tabel met dezelfde cijfers, en betekenis hangt nooit alleen aan kleur;
- de pagina's worden automatisch getest met axe; een onafhankelijk onderzoek is er **nog niet** geweest;
- de kaart zelf is alleen met een muis of vinger te bedienen. Met het toetsenbord kiest u een gebied in de keuzelijsten;
- **Engels**: dit dashboard draait op Streamlit, en een deel daarvan is niet te vertalen. Op het scherm kunt u nog
  tegenkomen: de link "Skip to main content" als u met de Tab-toets begint, een menu bij een tabel, maanden in een
  kalender, en berichten als de verbinding wegvalt;
- **namen voor schermlezers** die Engels zijn: "App pages" (het menu bovenaan), "Link to heading" (bij een kop),
  "Copy to clipboard", "Open" en "Clear value" (bij een keuzelijst), "Remove" en "Clear all" (bij meer keuzes),
  "Increment" en "Decrement" (bij een getal), "Show password" (bij de wachtzin), "Expand sidebar" (het menu op een
  telefoon), en "Search", "Fullscreen", "Download as CSV" en "Show/hide columns" (bij een tabel). Er kunnen er
  meer zijn.

Loopt u ergens tegenaan? Meld het bij de gemeente of organisatie die dit dashboard aanbiedt.
"""
)

st.header("Privacy")
who = (
    "Wie zich aanmeldt met een account van de gemeente en een rol heeft, in de gemeenten van die rol. Wie wat "
    "wijzigde, staat in een logboek voor de beheerder."
    if login()
    else "Iedereen die dit dashboard kan openen: aanmelden staat hier uit. De beheerder bepaalt wie erbij kan."
)
st.markdown(
    f"""
**De cijfers**

- De cijfers gaan over gebieden, nooit over personen.
- Dit dashboard plaatst geen volgcookies, meet geen bezoek en haalt tijdens het gebruik niets op bij andere websites.
- In het adres van de pagina staat alleen het gebied dat u koos en wat de kaart toont.

**Wat u zelf invult**

- **Waar staat het?** In één database, op de computer waarop uw gemeente of organisatie dit dashboard laat draaien,
  tenzij de beheerder een andere plek koos. Het dashboard stuurt het nergens heen. Alleen wat u zelf downloadt, komt
  ergens anders terecht.
- **Wie ziet het?** {who}
  Schrijf daarom in geen enkel tekstveld een naam, en niets over iemands geloof, gezondheid of afkomst.
- **Namen van sleutelfiguren** staan apart. U ziet ze pas na een wachtzin, in een eigen venster. Een naam kan er alleen
  in met toestemming, een doel en een einddatum, hoogstens twee jaar later. Na die datum is de naam nergens meer te
  zien. Hij wordt gewist zodra iemand de sleutelfiguren bekijkt of het dashboard opnieuw start. Heeft de beheerder geen
  wachtzin ingesteld, dan kunnen er geen namen in.
- **Waar namen wel en niet in staan**: niet in de reservekopie die u hier maakt. Wel in het databasebestand, zonder
  versleuteling: wie dat bestand kan lezen of kopieert, heeft de namen ook. Verder alleen in het verslag met namen, als
  u daar zelf voor kiest, en in het bestand dat u voor één persoon opvraagt.
- **Weggooien**: wat u verwijdert, kunt u 30 dagen terughalen: een initiatief, de rol van een sleutelfiguur, een
  coalitie en een bijeenkomst. Daarna worden zij voorgoed gewist, zodra het dashboard opnieuw start. Een ingetrokken
  naam, of iemand die u helemaal wist, is meteen en voorgoed weg uit de database. In het bestand van een reservekopie
  van eerder staat nog wat er toen was, maar wie u hebt gewist komt daaruit niet terug: daarvoor bewaren wij alleen een
  nummer. Lijkt de klok van de computer niet te kloppen, dan wordt er niets voorgoed gewist.
"""
)

operator_part(data)

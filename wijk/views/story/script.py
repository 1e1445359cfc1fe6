"""The script of a story: what each screen is called, how long it may take, and what the speaker can say or do there."""

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["SCRIPT", "Cue", "title_of"]


@dataclass(frozen=True, slots=True)
class Cue:
    """The title of a screen, the minutes that are proposed for it, and a hint for the speaker."""

    title: str
    minutes: int
    hint: str


# Ninety minutes together. The words are those of this dashboard; what a step rests on stands on its screen.
SCRIPT: Mapping[str, Cue] = {
    "sinds": Cue("Sinds de vorige keer", 3, "Lees voor wat er goed ging. Laat wie erbij was er iets over zeggen."),
    "waarom": Cue("Waarom wij hier zijn", 5, "Lees de vraag voor. Wacht een minuut, en laat drie mensen iets zeggen."),
    "eenzaam": Cue(
        "Hoe eenzaam, en hoe zeker is dat?", 5, "Zeg erbij dat het een schatting is. Een klein verschil zegt niets."
    ),
    "wie": Cue("Wie wonen hier?", 5, "Vraag of iemand iets anders had verwacht."),
    "groepen": Cue("Welke groepen?", 5, "Vraag wie er niet in de cijfers staat, zoals mensen die pas zijn verhuisd."),
    "herkenning": Cue("Herkent u dit?", 10, "Steek handen op: herkenbaar, deels of niet. Vraag steeds: waarom?"),
    "aanbod": Cue("Wat is er al?", 12, "Typ mee wat mensen noemen. Vraag ook naar kleine dingen en naar bewoners."),
    "matrix": Cue("De matrix: voor wie, in welke fase?", 10, "Wijs een leeg vakje aan. Vraag: is hier echt niets?"),
    "mismatches": Cue("Wat past hier niet?", 10, "Vraag of het klopt. Wat niet klopt, weerlegt u in de fasematrix."),
    "prioriteiten": Cue("Onze prioriteiten", 10, "Kies er samen hooguit drie. Liever één die lukt dan drie half."),
    "mensen": Cue("Wie hebben wij nodig?", 5, "Noem rollen en geen namen. Vraag wie wie kent."),
    "afspraken": Cue("Wat spreken wij af?", 7, "Schrijf elke afspraak op: wie begint, en wanneer. Lees ze voor."),
    "vieren": Cue("Wat vieren wij?", 3, "Sluit af met iets dat goed ging. Bedank iedereen."),
}


def title_of(screen: str) -> str:
    """Return what a screen is called; its id when it is no screen any more."""
    return SCRIPT[screen].title if screen in SCRIPT else screen

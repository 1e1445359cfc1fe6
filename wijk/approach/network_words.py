"""What the network says, in plain Dutch, for who reads no graphs."""

from collections.abc import Mapping, Sequence

from wijk.approach.network import NetworkReading
from wijk.figures.decimals import percent
from wijk.figures.wording import counted, listed

__all__ = ["MEASURE_NOTE", "network_sentences"]

MEASURE_NOTE = (
    "Een brug is iemand zonder wie anderen elkaar niet meer kunnen bereiken. Dit zegt alleen iets over de banden die "
    "zijn ingevuld."
)


def network_sentences(reading: NetworkReading, labels: Mapping[str, str]) -> tuple[str, ...]:
    """Return who are bridges, who stands most between others, who is alone and how many circles there are.

    ``labels`` gives what to call each key figure, by id. Nobody at all gives no sentences.
    """
    if not reading.between:
        return ()
    if len(reading.alone) == len(reading.between):
        return ("Er zijn tussen deze mensen nog geen banden ingevuld.",)
    said = []
    if reading.bridges:
        subject = f"{_named(reading.bridges, labels)} {'is een brug' if len(reading.bridges) == 1 else 'zijn bruggen'}"
        without = "deze persoon" if len(reading.bridges) == 1 else "een van hen"
        said.append(f"{subject}: zonder {without} kunnen anderen elkaar niet meer bereiken.")
    most = max(reading.between.values())
    if most > 0:
        middle = [one for one, share in reading.between.items() if share > most - 1e-9]
        often = "De meeste wegen tussen anderen lopen" if most > 0.5 else "Wegen tussen anderen lopen het vaakst"
        said.append(
            f"{often} langs {_named(middle, labels)}: "
            f"bij {percent(100 * most)} van de paren{' elk' if len(middle) > 1 else ''}."
        )
    if reading.alone:
        verb = "kent" if len(reading.alone) == 1 else "kennen"
        said.append(f"{_named(reading.alone, labels)} {verb} hier nog niemand, voor zover is ingevuld.")
    groups = sum(len(circle) > 1 for circle in reading.circles)
    if groups > 1:
        said.append(f"Er zijn {counted(groups, 'groepje', 'groepjes')} zonder band met elkaar.")
    return tuple(said)


def _named(ids: Sequence[str], labels: Mapping[str, str]) -> str:
    return listed([f"‘{labels[one]}’" for one in ids])

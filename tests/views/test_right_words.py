"""Words that were wrong once (the field's text, §8) stay right, wherever a user can read them."""

import re
from pathlib import Path

from wijk.domain.indicator import load_catalogue
from wijk.domain.method import Method
from wijk.opendata.snapshot import Snapshot

ROOT = Path(__file__).parents[2]
WRONG = {
    "besteedbaar": "the income of CBS is personal income before tax",
    "instellingen zijn niet meegeteld": "the number of people includes them",
    "drie keer zo zwaar": "how much heavier a need counts is data",
    "27%": "the newest figure on young adults is that of 2024",
    "dat van de bewoner zelf is": "second homes are owner-occupied too",
}


def test_no_wrong_word_is_left() -> None:
    paths = [
        *(path for folder in ("wijk", "pages") for path in (ROOT / folder).rglob("*.py")),
        # What suggest_*.toml holds is how others say it, to be recognised.
        *(path for path in (ROOT / "data/method").glob("*.toml") if not path.name.startswith("suggest_")),
    ]
    assert len(paths) > 100
    texts = {path: path.read_text(encoding="utf-8") for path in paths}
    assert [
        f"{path.name}: {word}: {why}" for path, text in texts.items() for word, why in WRONG.items() if word in text
    ] == []


def test_explanations_say_what_the_publisher_counts() -> None:
    told = {identifier: one.explanation for identifier, one in load_catalogue().indicators.items()}
    assert "persoonlijke inkomen" in told["income_per_inhabitant"]
    assert "vóór aftrek van inkomstenbelasting" in told["income_per_inhabitant"]
    assert load_catalogue()["income_per_inhabitant"].name == "Persoonlijk inkomen per inwoner"
    assert "1 januari van het jaar ervoor" in told["woz_value"]
    assert "tweede woning" in told["owner_occupied"]
    assert "voorlopig" in told["unemployment_benefit"]


def test_young_adults_are_told_with_the_newest_national_figure_and_its_year(snapshot: Snapshot, method: Method) -> None:
    indicator = load_catalogue()["severely_lonely_16_25"]
    year = max(indicator.years)
    newest = float(snapshot.figures[2024][f"severely_lonely_16_25:{year}"]["NL00"])
    [group] = [one for one in method.groups if one.id == "jongvolwassenen"]
    assert [(one.percentage, one.year) for one in group.national] == [(newest, year)]
    percentages = re.findall(r"([\d,]+)% van de 16- tot 25-jarigen", group.evidence_text)
    assert percentages == [f"{newest:.1f}".replace(".", ",")]
    assert f"Jongvolwassenen {year}" in group.evidence_text

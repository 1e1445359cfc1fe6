"""The scripts for meetings as data: those that ship cover their methods, and a broken one is refused clearly."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from wijk.approach.tracks import CHECKS
from wijk.domain.meeting import QuestionKind
from wijk.domain.method import METHOD_FOLDER, MethodError
from wijk.domain.tracks import Track, load_tracks

ROOT = Path(__file__).parents[2]
ASKS = get_args(QuestionKind)
RECIPE = (ROOT / "docs" / "recipes" / "add-a-track.md").read_text(encoding="utf-8")
[EXAMPLE] = re.findall(r"```toml\n(.*?)```", RECIPE, re.DOTALL)


def shipped() -> dict[str, Track]:
    return {track.id: track for track in load_tracks(CHECKS, ASKS)}


def covered(track: Track) -> str:
    return " ".join(text for step in track.steps for text in step.covers)


def test_the_routewijzer_has_its_six_steps_and_the_four_of_wijkmakers_in_ninety_minutes() -> None:
    track = shipped()["routewijzer"]
    steps = [
        int(number) for step in track.steps for text in step.covers for number in re.findall(r"^Routewijzer (\d)", text)
    ]
    assert set(steps) == {1, 2, 3, 4, 5, 6}
    assert set(re.findall(r"WijkMakers (\d)", covered(track))) == {"1", "2", "3", "4"}
    assert track.sessions[0].minutes == 90


def test_the_start_of_wijkverbinders_has_its_three_sessions_with_their_length_and_result() -> None:
    track = shipped()["wijkverbinders"]
    told = [(session.name, session.length, session.minutes) for session in track.sessions]
    assert told == [
        ("Intakegesprek", "60 minuten", 60),
        ("Werksessie I", "1 dagdeel", 180),
        ("Werksessie II", "2 dagdelen", 360),
    ]
    words = ("besluit", "randvoorwaarden", "werkplan")
    assert [word in session.result for word, session in zip(words, track.sessions, strict=True)] == [True] * 3
    assert "geen lijst met randvoorwaarden gepubliceerd" in track.note


def test_only_what_a_source_published_is_called_its_words() -> None:
    """The questions that the sources publish, word for word but for their case; all others are ours."""
    published = (
        "zijn de feiten te herkennen? gelden ze voor de hele wijk of voor een deel?",
        "wat is er al?",
        "zijn er matches en mismatches voor een doelgroep?",
        "welke organisatie ontbreekt nog, is elke actie concreet, en wat als het niet lukt?",
    )
    for track in shipped().values():
        for step in track.steps:
            assert (step.worded_by == "bron") == (step.question.lower() in published), step.id


def test_the_example_of_the_recipe_is_a_track(tmp_path: Path) -> None:
    (tmp_path / "buurtgesprek.toml").write_text(EXAMPLE, encoding="utf-8")
    [track] = load_tracks(CHECKS, ASKS, tmp_path)
    assert [step.id for step in track.steps] == ["wat", "eerst"]
    assert all(f"`{name}`" in RECIPE for name in CHECKS)


def test_tracks_come_in_their_order(tmp_path: Path) -> None:
    for name, order in (("a", 9), ("b", 2)):
        text = EXAMPLE.replace('id = "buurtgesprek"', f'id = "{name}"').replace("order = 3", f"order = {order}")
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    assert [track.id for track in load_tracks(CHECKS, ASKS, tmp_path)] == ["b", "a"]


def test_an_empty_folder_and_two_tracks_with_one_id_are_told(tmp_path: Path) -> None:
    with pytest.raises(MethodError, match="geen enkel draaiboek"):
        load_tracks(CHECKS, ASKS, tmp_path)
    for name in ("een", "twee"):
        (tmp_path / f"{name}.toml").write_text(EXAMPLE, encoding="utf-8")
    with pytest.raises(MethodError, match="hetzelfde id: buurtgesprek"):
        load_tracks(CHECKS, ASKS, tmp_path)


def replaced(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("breaking", "told"),
    [
        (lambda _: "", "ontbreekt een veld"),
        (lambda _: "session = 5", "ontbreekt een veld"),
        (lambda _: 'name = "half', "niet te lezen"),
        (replaced('about = "Een avond in het buurthuis."\n', ""), "about"),
        (replaced("about =", "abuot ="), "abuot"),
        (replaced('about = "Een avond in het buurthuis."', 'about = " "'), "bij het draaiboek is about leeg"),
        (replaced('name = "De avond"', "name = 5"), "bij bijeenkomst avond is name leeg, of geen tekst"),
        (replaced('question = "Wat is er al in onze buurt?"', 'question = ""'), "stap wat van avond is question leeg"),
        (replaced("order = 3", 'order = "drie"'), "order moet een getal"),
        (replaced("minutes = 30", "minutes = 0"), "minuten van stap wat"),
        (replaced("minutes = 30", "minutes = true"), "minuten van stap wat"),
        (replaced("minutes = 30", "minutes = 7.5"), "minuten van stap wat"),
        (replaced('page = "initiatieven"', 'page = "kaart"'), "pagina 'kaart' .* bestaat niet. Mogelijk: wijkprofiel"),
        (replaced('worded_by = "ons"', 'worded_by = "mij"'), "worded_by van stap wat .* kies bron of ons"),
        (replaced('asks = "initiatief"', 'asks = "quiz"'), "soort vraag 'quiz' .* bestaat niet"),
        (replaced('asks = "initiatief"', 'asks = "keuze"'), "stap wat van avond vraagt te kiezen"),
        (replaced('asks = "initiatief"', "most = 0"), "most van stap wat"),
        (replaced('name = "initiatives"', 'name = "initiatieven"'), "controle 'initiatieven' .* bestaat niet"),
        (replaced("at_least = 3", "at_least = 0"), "at_least van initiatives"),
        (replaced("at_least = 3", "atleast = 3"), "atleast"),
        (replaced('id = "eerst"', 'id = "wat"'), "staat deze stap twee keer: wat"),
        (lambda text: text + text[text.index("[[session]]") :], "bijeenkomst staat er twee keer: avond"),
    ],
)
def test_a_broken_track_is_told(tmp_path: Path, breaking: Callable[[str], str], told: str) -> None:
    (tmp_path / "buurtgesprek.toml").write_text(breaking(EXAMPLE), encoding="utf-8")
    with pytest.raises(MethodError, match=told) as error:
        load_tracks(CHECKS, ASKS, tmp_path)
    assert "buurtgesprek.toml" in str(error.value)


def test_pages_of_steps_are_pages_of_the_app() -> None:
    app = (ROOT / "app.py").read_text(encoding="utf-8")
    pages = {step.page for track in shipped().values() for step in track.steps}
    assert {page for page in pages if f'url_path="{page}"' not in app} == set()
    assert METHOD_FOLDER.joinpath("tracks").is_dir()

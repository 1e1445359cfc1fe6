"""A month nobody counted is unknown, and only events are added up; what is said of a line, and its line itself."""

from datetime import date

from wijk.approach.month_counts import count_lines, months_of, years_of
from wijk.domain.evaluation_rules import load_evaluation_rules
from wijk.views.month_counts import grid_of, line_text, sparkline

MONTHS = months_of(2026)
KINDS = load_evaluation_rules().counts
NUMBERS = {
    ("deelnemers", MONTHS[0]): 12,
    ("deelnemers", MONTHS[2]): 15,
    ("deelnemers", MONTHS[3]): 0,
    ("signalen", MONTHS[0]): 3,
    ("signalen", MONTHS[1]): 0,
    ("gebleven", MONTHS[5]): 4,
    ("bezoekjes", MONTHS[5]): 9,
    ("signalen", date(2025, 12, 1)): 99,
}


def test_of_people_months_are_not_added_up_and_of_events_they_are() -> None:
    lines = {line.kind: line for line in count_lines(KINDS, NUMBERS, ["Thee", "signalen"], MONTHS)}
    assert list(lines) == ["deelnemers", "signalen", "gesprekken", "doorverwezen", "gebleven", "bezoekjes", "Thee"]
    assert {kind: line.total for kind, line in lines.items() if line.known} == {
        "deelnemers": None,
        "signalen": 3,
        "gebleven": None,
        "bezoekjes": None,
    }
    people, signals = lines["deelnemers"], lines["signalen"]
    assert people.numbers[:5] == (12, None, 15, 0, None) and (people.known, people.highest) == (3, 15)
    again = "mensen kunnen vaker meetellen, dus maanden tellen niet op"
    assert line_text(people, MONTHS) == f"Hoogste: 15, in maart (van 3 maanden bekend); {again}."
    assert line_text(signals, MONTHS) == "Samen 3 (van 2 maanden bekend)."
    assert line_text(lines["gesprekken"], MONTHS) == "niet bekend"
    assert years_of(NUMBERS, date(2026, 11, 26)) == (2026, 2025)


def test_a_line_has_a_hole_where_nothing_is_known_and_says_so() -> None:
    people, *_ = count_lines(KINDS, NUMBERS, [], MONTHS)
    drawn = sparkline(people, MONTHS)
    assert [len(part) for part in drawn["parts"]] == [1, 2], "one month alone is a dot, two after another a line"
    assert drawn["parts"][1][0][1] < drawn["parts"][0][0][1] < drawn["parts"][1][1][1] == 25, "higher is more, 0 lowest"
    assert drawn["alt"] == "Deelnemers: 12 in januari, 15 in maart, 0 in april; 9 maanden niet bekend"
    assert sparkline(count_lines(KINDS, {}, [], MONTHS)[0], MONTHS)["alt"] == "Deelnemers: niet bekend"


def test_the_grid_tells_empty_from_nothing_and_leaves_out_what_is_to_come() -> None:
    lines = count_lines(KINDS, NUMBERS, [], MONTHS)
    grid = grid_of(lines, MONTHS, {("deelnemers", MONTHS[0]): 3}, {}, {}, "Koken", date(2026, 4, 9))
    cells = grid["rows"][0]["cells"]
    assert [one["text"] for one in cells[:5]] == ["12", "", "15", "0", ""]
    assert [one["seen"] for one in cells[:2]] == [3, 0]
    assert [one["later"] for one in cells] == [False] * 4 + [True] * 8
    assert cells[0]["name"] == "Deelnemers, januari 2026" and cells[0]["id"] == "2026-01-01|deelnemers"

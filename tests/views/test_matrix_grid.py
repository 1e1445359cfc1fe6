"""The matrix as texts for the grid on screen: the same words as in its table, in short lines."""

import json

from tests.approach.examples import WIJK, initiative
from wijk.approach.coverage import build_matrix, relation_to
from wijk.approach.findings import GENERAL, GroupFigures
from wijk.domain.method import load_method
from wijk.views.matrix import GENERAL_NAME
from wijk.views.matrix_grid import grid_texts

METHOD = load_method()
HARD = "\N{NO-BREAK SPACE}"


def test_each_cell_has_a_symbol_and_a_word_and_the_marks_of_the_room() -> None:
    matrix = build_matrix([initiative("a"), initiative("g", groups=())], METHOD, relation_to(WIJK), frozenset())
    figures = [GroupFigures("ouderen", 1235, 1.5), GroupFigures("eenouder")]
    told = grid_texts(
        matrix, figures, first={("ouderen", "volgen"), (GENERAL, "volgen")}, asked={("eenouder", "volgen")}
    )
    assert told == json.loads(json.dumps(told))
    assert told["phases"] == [phase.name for phase in METHOD.phases]

    elderly, lone, *others = told["rows"]
    assert (elderly["group"], elderly["about"]) == (
        "ouderen",
        f"omvang{HARD}1.240, anderhalf{HARD}keer{HARD}zo{HARD}vaak",
    )
    assert (lone["group"], lone["about"]) == (
        "eenouder",
        f"omvang{HARD}niet{HARD}bekend, hoe{HARD}vaak:{HARD}niet{HARD}bekend",
    )
    assert {row["group"] for row in others} == {group.id for group in METHOD.groups} - {"ouderen", "eenouder"}
    by_phase = {cell["phase"]: (cell["state"], cell["lines"]) for cell in elderly["cells"]}
    assert list(by_phase) == [phase.id for phase in METHOD.phases]
    assert by_phase["signaleren"] == ("kwetsbaar", [f"◐{HARD}kwetsbaar", f"+1{HARD}algemeen"])
    assert by_phase["volgen"] == ("niet ingevuld", [f"★{HARD}eerst", f"?{HARD}niet{HARD}ingevuld"])
    assert lone["cells"][-1]["lines"] == [f"?{HARD}niet{HARD}ingevuld", f"⚑{HARD}vraag"]

    assert told["general"]["name"] == GENERAL_NAME
    assert dict(zip([phase.id for phase in METHOD.phases], told["general"]["cells"], strict=True)) == {
        "voorkomen": "geen ingevuld",
        "signaleren": "1 initiatief",
        "bespreken": "geen ingevuld",
        "toeleiden": "geen ingevuld",
        "aanpakken": "geen ingevuld",
        "volgen": "★ eerst, geen ingevuld",
    }

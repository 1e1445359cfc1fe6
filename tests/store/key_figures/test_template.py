"""The empty list of key figures: filled in with the words it explains, it is read back without a question."""

import io
from datetime import date

from openpyxl import load_workbook

from wijk.domain.method import Method
from wijk.store.database.record_types import KEY_FIGURES
from wijk.store.key_figures.exchange import read_people
from wijk.store.key_figures.template import people_template_xlsx, template_words
from wijk.store.spreadsheets.about import ABOUT_SHEET, About

ABOUT = About("Lijst om in te vullen: sleutelfiguren", "Malburgen", "WK020218", date(2026, 11, 26))


def test_it_has_our_columns_and_explains_each(method: Method) -> None:
    book = load_workbook(io.BytesIO(people_template_xlsx(method, ABOUT)))
    assert book.sheetnames == ["Sleutelfiguren", ABOUT_SHEET]
    headers = [cell.value for cell in next(book["Sleutelfiguren"].iter_rows())]
    assert headers == [header for field, header in KEY_FIGURES.headings.items() if field != "id"]
    explained = dict(template_words(method))
    assert list(explained) == headers and all(explained.values())
    told = {row[0].value: row[1].value for row in book[ABOUT_SHEET].iter_rows() if row[0].value in explained}
    assert told == explained


def test_every_word_that_it_explains_is_read_back(method: Method) -> None:
    book = load_workbook(io.BytesIO(people_template_xlsx(method, ABOUT)))
    sheet = book["Sleutelfiguren"]
    explained = dict(template_words(method))
    chosen = {
        header: text.removeprefix("Kies uit: ").split(".")[0]
        for header, text in explained.items()
        if "Kies uit" in text
    }
    positions = chosen.pop(KEY_FIGURES.headings["position"]).split("; ")
    for position in positions:
        row: dict[str, object] = {
            "role": f"rol {position}",
            "organisation": "Buurthuis",
            "areas": "WK020218",
            "position": position,
        }
        row |= {"formal": "ja", "community_worker": "nee", "hours_per_month": 4, "note": "Alleen in de ochtend"}
        cells = {KEY_FIGURES.headings[field]: value for field, value in row.items()} | chosen
        sheet.append([cells.get(header) for header in explained])
    file = io.BytesIO()
    book.save(file)
    people, ties, faults = read_people(file.getvalue(), method)
    assert (ties, faults) == ((), ())
    assert [person.position for person in people] == positions
    for person in people:
        assert person.groups == tuple(group.id for group in method.groups)
        assert person.phases == tuple(phase.id for phase in method.phases)
        assert person.knowledge == ("ervaring", "praktijk", "onderzoek")
        assert (person.formal, person.community_worker, person.hours_per_month) == (True, False, 4)

"""python -m wijk report CODE --to … FILE: the paper of the start page, without names, or one clear refusal."""

import json
from pathlib import Path

import pytest

from tests.databases import NewDatabase
from tests.scripts import run_here
from tests.views.papers.dossiers import PLAIN, fill_dossier
from tests.views.papers.reading import read_pdf, read_word
from wijk.store.opening import open_store

pytestmark = pytest.mark.slow


def test_each_kind_of_file_is_written(
    new_database: NewDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIJK_DATABASE_URL", new_database("report"))
    fill_dossier(open_store(), "WK020218", PLAIN)
    made = {}
    (tmp_path / "verslag.docx").write_text("van gisteren")
    (tmp_path / "gisteren.docx").hardlink_to(tmp_path / "verslag.docx")
    for form in ("docx", "pdf", "pptx", "xlsx"):
        file = tmp_path / f"verslag.{form}"
        done = run_here("report", "WK020218", "--to", form, str(file))
        assert (done.returncode, done.stderr) == (0, "")
        assert json.loads(done.stdout)["file"] == str(file)
        made[form] = file.read_bytes()
    assert made["pptx"][:2] == made["xlsx"][:2] == b"PK"
    earlier = (tmp_path / "gisteren.docx").read_text()
    assert earlier == "van gisteren", "the file of before is replaced, not written in"
    word, pdf = read_word(made["docx"]), read_pdf(made["pdf"])
    assert word.faults == [] and len(word.alts) == len(pdf.alts) == 1
    assert word.title == pdf.title == "Verslag Malburgen-Oost (Zuid), Arnhem"
    assert any("geen namen" in told for told in word.paragraphs)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("WK02021", "--to", "pdf"), "Er is geen gebied met code"),
        (("NL00", "--to", "pdf"), "Een verslag hoort bij een gemeente, wijk of buurt"),
        (("WK020218", "--to", "odt"), "invalid choice"),
    ],
)
def test_what_can_not_be_made_is_refused(tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    done = run_here("report", *arguments, str(tmp_path / "verslag"))
    assert done.returncode == 2 and told in done.stderr and not list(tmp_path.iterdir())

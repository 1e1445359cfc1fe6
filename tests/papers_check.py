"""Makes all papers of three places, opens them in LibreOffice, and puts their pages together as pictures to look at.

``python -m tests.papers_check FOLDER``: a place with everything, one with nothing, and one with hostile names. It says
what needs looking at: a paper that does not open, a page that is empty or full to its edge, or more pages than slides.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from PIL import Image
from pptx import Presentation

from tests.store.people import CONSENT
from tests.views.papers.dossiers import HOSTILE, PLAIN, fill_dossier, read_facts
from wijk.domain.method import load_method
from wijk.figures.diversity import evenness_table
from wijk.figures.joining import make_places
from wijk.opendata.snapshot import load
from wijk.store.opening import open_store
from wijk.views.papers.offered import OFFERS

__all__ = ["main"]

PLACES = {
    "alles": ("WK020218", PLAIN, {"initiatives": 40, "goals": 6, "actions": 30}, {"k1": CONSENT}),
    "niets": ("WK051836", (), {}, {}),
    "vijandig": ("GM0363", HOSTILE, {"initiatives": 1_000, "goals": 20, "actions": 300}, {}),
}
DOTS_PER_INCH, COLUMNS, GAP = 60, 4, 8
# Of a page in parts of its width: what is nearer to the edge than this may be cut off by a printer.
EDGE, EMPTY, DARK = 0.008, 0.0005, 200


def main(folder: Path) -> int:
    """Make the papers and the sheets of pictures; exit status 1 when anything needs looking at."""
    folder.mkdir(parents=True, exist_ok=True)
    doubts = 0
    for file in _papers(folder):
        found = list(_doubts(file))
        doubts += len(found)
        print(f"{file.name}: {'; '.join(found) or 'opens'}", flush=True)
    print(f"Look at the pictures in {folder}.")
    return 1 if doubts else 0


def _papers(folder: Path) -> Iterator[Path]:
    snapshot, method = load(), load_method()
    places, evenness = make_places(snapshot), evenness_table(snapshot)
    for name, (code, words, size, names) in PLACES.items():
        with tempfile.TemporaryDirectory() as kept:
            store = open_store(f"sqlite:///{Path(kept) / 'papers.sqlite'}")
            if words:
                fill_dossier(store, code, words, **size)
            facts = read_facts(store, snapshot, places, method, evenness, code)
            store.engine.dispose()
        for offer in OFFERS:
            file = folder / f"{name}-{offer.id}.{offer.extension}"
            file.write_bytes(offer.make(facts, names if offer.named else {}))
            yield file


def _doubts(file: Path) -> Iterator[str]:
    """What is to be looked at in a paper; its pages are put on one sheet beside it."""
    pdf = file if file.suffix == ".pdf" else _converted(file)
    if pdf is None:
        yield "LibreOffice does not open it"
        return
    pages = _pages(pdf)
    _sheet(pages).save(file.with_name(f"{file.name}.png"))
    for number, page in enumerate(pages, 1):
        ink = np.asarray(page.convert("L")) < DARK
        edge = max(round(EDGE * page.width), 1)
        if ink.mean() < EMPTY:
            yield f"page {number} is empty"
        elif file.suffix != ".pptx" and (ink[:, :edge].any() or ink[:, -edge:].any()):
            yield f"page {number} is full to its edge"
    if file.suffix == ".pptx" and len(Presentation(str(file)).slides) != len(pages):
        yield f"{len(pages)} pages for {len(Presentation(str(file)).slides)} slides"


def _converted(file: Path) -> Path | None:
    """What LibreOffice makes of a file, with a profile of its own; None when it can't open it."""
    with tempfile.TemporaryDirectory() as home:
        profile = f"-env:UserInstallation=file://{home}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", home, str(file)]
        subprocess.run(command, capture_output=True, timeout=180, check=False)
        made = Path(home) / f"{file.stem}.pdf"
        return Path(shutil.move(made, file.with_name(f"{file.name}.pdf"))) if made.is_file() else None


def _pages(pdf: Path) -> list[Image.Image]:
    with tempfile.TemporaryDirectory() as folder:
        command = ["pdftoppm", "-r", str(DOTS_PER_INCH), "-png", str(pdf), f"{folder}/page"]
        subprocess.run(command, check=True, timeout=180)
        files = sorted(Path(folder).glob("*.png"), key=lambda one: int(re.findall(r"\d+", one.stem)[-1]))
        return [Image.open(file).convert("RGB") for file in files]


def _sheet(pages: Sequence[Image.Image]) -> Image.Image:
    wide, high = (max(sizes) + GAP for sizes in zip(*(page.size for page in pages), strict=True))
    columns = min(COLUMNS, len(pages))
    sheet = Image.new("RGB", (wide * columns, high * -(-len(pages) // columns)), "grey")
    for number, page in enumerate(pages):
        sheet.paste(page, (number % columns * wide, number // columns * high))
    return sheet


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "papers-check")))

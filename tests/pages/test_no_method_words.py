"""No word of the method stands on a working page: what it is called there is plain, and Bronnen explains it."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.databases import NewDatabase
from wijk.domain.method import load_method
from wijk.store.initiatives.example import load_example
from wijk.store.key_figures.example import load_people_example
from wijk.store.opening import open_store

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
METHOD_WORDS = re.compile(
    r"(?i)\b(?:shannon|pielou|betweenness|tussenpositie|freeman|harary|centraliteit|prijs|prijzen|knik|noemer|teller"
    r"|concentraties?|gelijkmatigheid|entropie|mediaan|percentiel|snijpunt)\b"
)
# Bronnen explains the method; a file of figures names it beside the figure.
EXPLAINS = {"pages/bronnen.py", "wijk/views/downloads.py", "wijk/views/source_list.py"}
SCRIPT = """
import runpy
import streamlit as st
st.session_state.setdefault("gebied", {place!r})
runpy.run_path({page!r})
"""
PAGES = (
    "start.py",
    "wijkprofiel.py",
    "vergelijken.py",
    "initiatieven.py",
    "fasematrix.py",
    "coalitie.py",
    "werkplan.py",
    "evalueren.py",
    "bijeenkomst.py",
)
# What a page shows, by the name under which AppTest knows it.
SHOWN = (
    "title",
    "header",
    "subheader",
    "markdown",
    "caption",
    "info",
    "warning",
    "error",
    "success",
    "button",
    "radio",
)


def texts_of(path: Path) -> Iterator[str]:
    """Every text in a module save its docstrings and names in the code."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            is_name_in_code = node.value.isidentifier() and node.value.islower()
            yield "" if is_name_in_code else node.value


def values_of(tree: Any) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict | list):
        for value in tree.values() if isinstance(tree, dict) else tree:
            yield from values_of(value)


def test_no_module_of_the_working_pages_has_a_method_word() -> None:
    rooms = ("pages", "wijk/views", "wijk/approach", "wijk/figures", "wijk/domain", "wijk/dossier")
    modules = [path for room in rooms for path in (ROOT / room).rglob("*.py")]
    assert len(modules) > 100
    found = {
        (str(path.relative_to(ROOT)), text[:80])
        for path in modules
        if str(path.relative_to(ROOT)) not in EXPLAINS
        for text in texts_of(path)
        if METHOD_WORDS.search(text)
    }
    assert not found, found


def test_no_text_of_the_method_data_has_a_method_word() -> None:
    files = sorted((ROOT / "data" / "method").glob("*.toml"))
    texts = [(path.name, text) for path in files for text in values_of(tomllib.loads(path.read_text("utf-8")))]
    assert len(texts) > 300
    found = [
        (name, text[:80])
        for name, text in texts
        if METHOD_WORDS.search(text) and name not in ("measures.toml", "sources.toml")
    ]
    assert not found, found


def opened(page: str, place: str) -> AppTest:
    """A page with a place chosen; start by way of app.py, since it leads to the others."""
    if page == "start.py":
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        app.session_state["gebied"] = place
        return app.run()
    return AppTest.from_string(SCRIPT.format(place=place, page=str(ROOT / "pages" / page)), default_timeout=60).run()


@pytest.mark.parametrize("page", PAGES)
def test_a_working_page_shows_no_method_word(page: str, new_database: NewDatabase, monkeypatch: Any) -> None:
    url = new_database("wijk")
    monkeypatch.setenv("WIJK_DATABASE_URL", url)
    store, method = open_store(url), load_method()
    load_example(store, method)
    load_people_example(store, method)
    for place in ("WK020218", "GM0202", "WK051833-2024"):
        app = opened(page, place)
        assert not app.exception
        told = [str(getattr(one, "label", "") or getattr(one, "value", "")) for kind in SHOWN for one in app.get(kind)]
        told += [str(one.value) for one in (*app.table, *app.dataframe)]
        told += [str(option) for one in (*app.radio, *app.selectbox) for option in one.options]
        assert len(" ".join(told)) > 200
        assert not [text[:120] for text in told if METHOD_WORDS.search(text)]


def test_bronnen_explains_the_words_that_the_pages_leave_out() -> None:
    app = AppTest.from_string(SCRIPT.format(place="", page=str(ROOT / "pages" / "bronnen.py")), default_timeout=60)
    told = " ".join(one.value for one in app.run().markdown)
    for word in ("Shannon", "Pielou", "betweenness", "Harary", "noemer", "oncentratie", "knik", "prijs"):
        assert word in told, word

"""Which forms keep what is typed in the tab of the browser: none of those with names of people."""

from pathlib import Path

PAGES = Path(__file__).parents[2] / "pages"
KEPT = {
    "initiatieven.py",
    "parts/coalition/meetings.py",
    "parts/coalition/saved_coalitions.py",
    "parts/connectors/measures.py",
    "parts/evaluation/count_import.py",
    "parts/initiatives/own_words.py",
    "parts/initiatives/quick_add.py",
    "parts/key_figures/editing.py",
    "parts/matrix/cell_window.py",
    "parts/plan/actions.py",
    "parts/plan/goals.py",
    "parts/present/prepare.py",
    "parts/shared/record_form.py",
}


def test_only_these_forms_are_kept_and_the_windows_with_names_are_not() -> None:
    kept = {
        str(path.relative_to(PAGES))
        for path in PAGES.rglob("*.py")
        if "keep_typed(" in path.read_text(encoding="utf-8") and path.name != "typed_text.py"
    }
    assert kept == KEPT
    assert not any("names" in path for path in kept)

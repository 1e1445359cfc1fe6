"""The editable table, which is drawn on a canvas: where its cells are, and typing in one as a person does."""

from playwright.sync_api import Locator, Page, expect

__all__ = ["cell", "edit"]


def cell(page: Page, column: int, row: int) -> Locator:
    """A cell as screen readers find it; column 0 is the one with which a row is chosen."""
    return page.get_by_test_id(f"glide-cell-{column}-{row}").first


def _click_first(page: Page) -> None:
    """Click in the first cell with a text, once the table is drawn."""
    expect(cell(page, 1, 0)).to_be_attached()
    box = page.locator("[data-testid=stDataFrame]").first.bounding_box()
    assert box
    page.mouse.click(box["x"] + 80, box["y"] + 52)


def edit(page: Page, column: int, row: int, text: str) -> None:
    """Type in a cell by keyboard, from the first cell; the table sends it a moment later."""
    _click_first(page)
    _chosen(page, 1, 0)
    for down in range(row):
        page.keyboard.press("ArrowDown")
        _chosen(page, 1, down + 1)
    for right in range(column):
        page.keyboard.press("ArrowRight")
        _chosen(page, right + 2, row)
    page.keyboard.press("Enter")
    page.locator("textarea.gdg-input").fill(text)
    page.keyboard.press("Enter")


def _chosen(page: Page, column: int, row: int) -> None:
    expect(cell(page, column, row)).to_have_attribute("aria-selected", "true")

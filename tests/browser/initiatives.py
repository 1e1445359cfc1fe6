"""What tests of the page Initiatieven share: one initiative, and what people do there."""

from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.driving import Visit, choose
from wijk.domain.initiative import Initiative
from wijk.store.database.connection import Store
from wijk.store.initiatives.queries import list_initiatives

__all__ = ["COFFEE", "HERE", "NASTY", "names", "open_here", "open_one", "said", "upload"]

HERE = "initiatieven?gebied=WK020218"
NASTY = '<script>document.title="gekraakt"</script> "Soep" & \'t Trefpunt 😀 *x* ' + "lang " * 50
COFFEE = Initiative("koffie", "Koffietafel", organisation="Bewoners", area="WK020218", groups=("ouderen",))


def names(store: Store) -> list[str]:
    """The names of all initiatives that are kept."""
    return [record.item.name for record in list_initiatives(store)]


def open_one(visited: Visit, name: str, path: str = HERE) -> Page:
    """Go to the page and open an initiative there."""
    visited.go(path)
    return open_here(visited, name)


def open_here(visited: Visit, name: str) -> Page:
    """Open an initiative on the page that is shown."""
    page = visited.page
    box = page.get_by_role("combobox", name="Openen om te bekijken of te wijzigen")
    with visited.answered():
        choose(box, name)
    expect(page.get_by_role("button", name="Terug naar de lijst zonder te bewaren")).to_be_visible()
    return page


def said(page: Page) -> Locator:
    """The first message on the page."""
    return page.get_by_test_id("stAlert").first


def upload(visited: Visit, content: bytes, name: str = "lijst.csv") -> None:
    """Hand over a file."""
    file: FilePayload = {"name": name, "mimeType": "text/csv", "buffer": content}
    with visited.answered():
        visited.page.locator("input[type=file]").set_input_files([file])

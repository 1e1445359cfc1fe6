"""A real provider of accounts, the app that signs in with it, and one chromium; only for `make test-login`."""

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from sqlalchemy import delete

from tests.browser.driving import CHROMIUM, FLAGS, PATIENCE, ROOT, empty, free_port, new_window, running_app
from tests.login.browsing import SignIn, sign_in_as
from tests.login.provider import FOLDER, Accounts, Provider, secrets_for
from tests.login.walking import Walk
from wijk.store.database.connection import Store
from wijk.store.database.deeds import deeds
from wijk.store.opening import open_store

# Without its provider nothing here can run, and nothing is skipped either.
collect_ignore_glob = [] if FOLDER else ["test_*.py"]
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def ports() -> tuple[int, int]:
    """Those of the dashboard and of the provider."""
    return free_port(), free_port()


@pytest.fixture(scope="session")
def all_accounts(tmp_path_factory: pytest.TempPathFactory) -> Accounts:
    """The accounts of the provider, as they are left by tests."""
    return Accounts(tmp_path_factory.mktemp("provider") / "accounts.json")


@pytest.fixture
def accounts(all_accounts: Accounts) -> Accounts:
    """The accounts of the provider, as every test begins with them."""
    all_accounts.reset()
    return all_accounts


@pytest.fixture(scope="session")
def provider(ports: tuple[int, int], all_accounts: Accounts) -> Iterator[Provider]:
    """The provider."""
    running = Provider(ports[1], all_accounts.path, f"http://localhost:{ports[0]}")
    yield running
    running.stop()


@pytest.fixture(scope="session")
def secrets_file(ports: tuple[int, int], provider: Provider, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What an operator writes in .streamlit/secrets.toml."""
    path = tmp_path_factory.mktemp("secrets") / "secrets.toml"
    path.write_text(secrets_for(f"http://localhost:{ports[0]}", provider.address), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the server keeps what is entered."""
    return f"sqlite:///{tmp_path_factory.mktemp('entered') / 'wijk.sqlite'}"


@pytest.fixture(scope="session")
def address(database: str, secrets_file: Path, ports: tuple[int, int]) -> Iterator[str]:
    """The address of the app, with its login on."""
    around = {
        "WIJK_DATABASE_URL": database,
        "WIJK_LOGIN": "oidc",
        "STREAMLIT_SECRETS_FILES": str(secrets_file),
        "WIJK_NAMES_PASSPHRASE": "paarse olifant fietst",
    }
    with running_app(ROOT, around, port=ports[0]) as at:
        yield at


@pytest.fixture
def store(database: str, address: str) -> Store:  # noqa: ARG001
    """The server's own database, emptied with its log of deeds, as the program itself opens it."""
    store = open_store(database)
    empty(store)
    with store.writing() as connection:
        connection.execute(delete(deeds))
    return store


@pytest.fixture
def new_walk(address: str) -> Iterator[Callable[[], Walk]]:
    """Makes browsers without windows."""
    made: list[httpx2.Client] = []

    def make() -> Walk:
        walk = Walk(address)
        made.append(walk.http)
        return walk

    yield make
    for one in made:
        one.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One chromium for all tests."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def signed_in(browser: Browser, address: str, accounts: Accounts) -> Iterator[SignIn]:  # noqa: ARG001
    """Signs in with an account, in a window of its own."""
    made: list[Page] = []

    def sign_in(account: str) -> Page:
        page = new_window(browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 720}))
        made.append(page)
        page.goto(f"{address}/?gebied=WK020218")
        sign_in_as(page, account)
        return page

    yield sign_in
    for page in made:
        page.context.close()

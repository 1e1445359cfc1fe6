"""What our server answers besides Streamlit: its middleware, first to last, and its own addresses."""

import re
import sys
from collections.abc import Callable
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from anyio import to_thread
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config
from streamlit.url_util import make_url_path

from pages.parts.login.settings import login
from pages.parts.shared.addresses import UnknownAddresses
from pages.parts.shared.compression import KeptCompressed
from pages.parts.shared.for_developers import NothingForDevelopers
from pages.parts.shared.front_files import FrontFiles
from pages.parts.shared.front_page import FrontPage
from pages.parts.shared.protection import Protection
from pages.parts.shared.uploads import Uploads
from pages.parts.watch.health import LIVES, READY, lives, ready
from wijk.domain.login import CALLBACK, LoginFault
from wijk.web.public_address import AGENDA, JOIN

__all__ = ["GEOMETRY", "PLOTLY", "middleware", "routes"]

# Plotly's script, whose address changes with its version: relative to a page.
PLOTLY = f"eigen/plotly-{version('plotly')}.min.js"
# The geometry files of the editions of the figures: a page that shows an older one still gets its own.
GEOMETRY = "eigen/geometrie"
GEOMETRY_FILE = re.compile(r"\d{4}/(?:gemeente|(?:wijk|buurt)/GM\d{4})\.json")
# Made of the files of all gemeenten, and kept compressed from then on.
NATIONAL_FILE = re.compile(r"(\d{4})/(wijk|buurt)\.json")
FOREVER = "public, immutable, max-age=31536000"


def middleware() -> list[Middleware]:
    """What each request passes before Streamlit sees it, the first outermost."""
    return [
        Middleware(Protection),
        Middleware(NothingForDevelopers),
        *_gate(),
        Middleware(Uploads),
        Middleware(UnknownAddresses),
        Middleware(KeptCompressed, base=_base()),
        Middleware(FrontFiles),
        Middleware(FrontPage, base=_base()),
    ]


def routes() -> list[BaseRoute]:
    """The addresses that we answer ourselves."""
    shapes = f"{GEOMETRY}/{{edition}}/{{file:path}}"
    join, agenda = make_url_path(_base(), JOIN), make_url_path(_base(), AGENDA)
    return [
        Route(make_url_path(_base(), LIVES), lives),
        Route(make_url_path(_base(), READY), ready),
        Route(make_url_path(_base(), PLOTLY), _plotly),
        Route(make_url_path(_base(), shapes), _geometry),
        *(Route(path, LaterApp(join, _phones)) for path in (join, f"{join}/{{below:path}}")),
        Route(f"{agenda}/{{below:path}}", LaterApp(agenda, _calendars)),
        *_ways_in(),
    ]


def _gate() -> list[Middleware]:
    """What asks everybody to sign in, where there is a login; ends the program when that can't be as it is set."""
    try:
        settings = login()
    except LoginFault as fault:
        sys.exit(str(fault))
    if settings is None:
        return []
    # Left to a server with a login: what speaks to a provider takes long to import.
    from pages.parts.login.gate import Gate
    from pages.parts.login.signed_in import sign_ins

    return [Middleware(Gate, settings=settings, sign_ins=sign_ins, base=_base())]


def _ways_in() -> list[BaseRoute]:
    settings = login()
    if settings is None:
        return []
    from pages.parts.login.signed_in import sign_ins
    from pages.parts.login.signing_in import TO_SIGN_IN, SigningIn

    signing_in = SigningIn(settings, sign_ins(), _base())
    return [
        Route(make_url_path(_base(), TO_SIGN_IN), signing_in.go, methods=["GET"]),
        Route(make_url_path(_base(), CALLBACK), signing_in.come_back, methods=["GET"]),
    ]


class LaterApp:
    """An app of ours; what that imports is left to the first who asks, so that the server answers first."""

    def __init__(self, path: str, made: Callable[[str], ASGIApp]) -> None:
        """Stand at a path; ``made`` gives the app at a path, the same one each time."""
        self.path, self.made = path, made

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request."""
        app = await to_thread.run_sync(self.made, self.path)
        await app(scope, receive, send)


def _phones(path: str) -> ASGIApp:
    from pages.parts.shared.phones import phones_at

    return phones_at(path)


def _calendars(path: str) -> ASGIApp:
    from pages.parts.shared.calendars import calendars_at

    return calendars_at(path)


def _base() -> str:
    return str(config.get_option("server.baseUrlPath") or "")


async def _plotly(_request: Request) -> FileResponse:
    # Found without importing plotly, which takes long.
    spec = find_spec("plotly")
    assert spec and spec.submodule_search_locations
    script = Path(spec.submodule_search_locations[0]) / "package_data" / "plotly.min.js"
    return FileResponse(script, media_type="text/javascript", headers={"Cache-Control": FOREVER})


async def _geometry(request: Request) -> Response:
    # Left to this moment, so that the server answers first.
    from wijk.opendata.editions import editions
    from wijk.opendata.national_geometry import national_geometry

    name, file = request.path_params["edition"], request.path_params["file"]
    folder = next((edition.folder for edition in editions() if edition.name == name), None)
    headers = {"Cache-Control": FOREVER}
    if folder and GEOMETRY_FILE.fullmatch(file) and (folder / "geometry" / file).is_file():
        return FileResponse(folder / "geometry" / file, media_type="application/json", headers=headers)
    if folder and (asked := NATIONAL_FILE.fullmatch(file)) and (folder / "geometry" / asked[1] / asked[2]).is_dir():
        content = await to_thread.run_sync(national_geometry, folder, int(asked[1]), asked[2])
        return Response(content, media_type="application/json", headers={**headers, "ETag": f'"{name}-{file}"'})
    return PlainTextResponse("Deze grenzen zijn er niet.", status_code=404)

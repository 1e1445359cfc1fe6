"""What our server answers besides Streamlit: its middleware, first to last, and its own addresses."""

from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import BaseRoute, Route
from streamlit import config
from streamlit.url_util import make_url_path

from pages.parts.shared.addresses import UnknownAddresses
from pages.parts.shared.compression import KeptCompressed
from pages.parts.shared.front_files import FrontFiles
from pages.parts.shared.protection import Protection
from pages.parts.shared.uploads import Uploads

__all__ = ["PLOTLY", "middleware", "routes"]

# Plotly's script, whose address changes with its version: relative to a page.
PLOTLY = f"eigen/plotly-{version('plotly')}.min.js"
FOREVER = "public, immutable, max-age=31536000"


def middleware() -> list[Middleware]:
    """What each request passes before Streamlit sees it, the first outermost."""
    return [
        Middleware(Protection),
        Middleware(Uploads),
        Middleware(UnknownAddresses),
        Middleware(KeptCompressed, base=_base()),
        Middleware(FrontFiles),
    ]


def routes() -> list[BaseRoute]:
    """The addresses that we answer ourselves."""
    return [Route(make_url_path(_base(), PLOTLY), _plotly)]


def _base() -> str:
    return str(config.get_option("server.baseUrlPath") or "")


async def _plotly(_request: Request) -> FileResponse:
    # Found without importing plotly, which takes long.
    spec = find_spec("plotly")
    assert spec and spec.submodule_search_locations
    script = Path(spec.submodule_search_locations[0]) / "package_data" / "plotly.min.js"
    return FileResponse(script, media_type="text/javascript", headers={"Cache-Control": FOREVER})

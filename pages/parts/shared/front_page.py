"""The first file that a browser gets: Streamlit's own front page, with what the asked page will need announced in it.

By itself the browser learns of the scripts of a page only when Streamlit's own have run and the page is there, and of
those of the map when the map's frame is; and Streamlit first looks for its server below the page, where it is not.
"""

import gzip
import re
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import streamlit
from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

__all__ = ["FrontPage", "announced"]

STATIC = Path(streamlit.__file__).parent / "static"
# By page, the scripts of Streamlit that draw what stands on it; what these import follows from their own text.
EVERYWHERE = ("Html", "PageLink")
PLACE = (*EVERYWHERE, "Selectbox", "Radio", "DownloadButton")
SCRIPTS = {
    "": (*EVERYWHERE, "TextInput", "Button", "DownloadButton"),
    "wijkprofiel": (*PLACE, "ComponentInstance"),
    "vergelijken": (*PLACE, "Button", "ButtonGroup", "Checkbox", "BidiComponent"),
    "initiatieven": (*EVERYWHERE, "Selectbox", "TextInput", "Multiselect", "Button"),
    "fasematrix": (*PLACE, "Checkbox", "BidiComponent"),
    "coalitie": (*EVERYWHERE, "Selectbox", "TextInput", "Multiselect", "FileUploader", "Button"),
    "bijeenkomst": (*EVERYWHERE, "Selectbox", "Radio", "Button", "Checkbox", "DateInput", "TextArea", "BidiComponent"),
    "werkplan": (*EVERYWHERE, "Selectbox", "TextInput", "Button", "ButtonGroup", "BidiComponent"),
    "evalueren": (*EVERYWHERE, "Selectbox", "TextInput", "Button", "ButtonGroup", "BidiComponent"),
    "bronnen": (*EVERYWHERE, "Table"),
    "presenteren": (*EVERYWHERE, "BidiComponent"),
}
WITH_MAP = "wijkprofiel"
IMPORT = re.compile(r"""(?:from|import)\s*["'`]\./([\w.\-]+\.js)["'`]""")
SERVER = "<script>window.__streamlit = { BACKEND_BASE_URL: new URL('./', location.href).href };</script>"


def announced(page: str) -> tuple[str, ...]:
    """The addresses, relative to a page, of the scripts that it needs besides those of Streamlit's front page."""
    there = _with_imports(re.findall(r"static/js/([\w.\-]+\.js)", (STATIC / "index.html").read_text(encoding="utf-8")))
    found = [script.name for name in SCRIPTS[page] for script in _folder().glob(f"{name}.????????.js")]
    return tuple(f"static/js/{name}" for name in sorted(_with_imports(found) - there))


class FrontPage:
    """Middleware that answers the addresses of the pages; all else is Streamlit's to answer."""

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        """Stand before the app; ``base`` is the path that all addresses begin with."""
        self.app = app
        start = f"/{base.strip('/')}/".replace("//", "/")
        self._pages = {start + page: page for page in SCRIPTS}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request."""
        page = self._pages.get(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else None
        if page is None:
            await self.app(scope, receive, send)
            return
        text, packed, tag = await to_thread.run_sync(_front_page, page)
        asked = Headers(scope=scope)
        headers = {"Cache-Control": "no-cache", "ETag": tag, "Vary": "Accept-Encoding"}
        if tag in asked.get("if-none-match", ""):
            answer = Response(status_code=304, headers=headers)
        elif "gzip" in asked.get("accept-encoding", ""):
            answer = Response(packed, headers={**headers, "Content-Encoding": "gzip"}, media_type="text/html")
        else:
            answer = Response(text, headers=headers, media_type="text/html")
        await answer(scope, receive, send)


@cache
def _front_page(page: str) -> tuple[bytes, bytes, str]:
    """The page's HTML, plain and compressed, with its ETag."""
    links = [f'<link rel="modulepreload" crossorigin href="./{path}">' for path in announced(page)]
    links += [f'<link rel="prefetch" href="./{path}">' for path in (_of_map() if page == WITH_MAP else ())]
    own = (STATIC / "index.html").read_text(encoding="utf-8").replace('<html lang="en">', '<html lang="nl">', 1)
    text = own.replace("</head>", "".join([SERVER, *links, "</head>"]), 1).encode()
    return text, gzip.compress(text, mtime=0), f'"{sha256(text).hexdigest()[:32]}"'


def _of_map() -> list[str]:
    """What the frame of a map fetches, one after another, by addresses that don't differ by place."""
    spec = find_spec("streamlit_folium")
    assert spec and spec.submodule_search_locations
    frame = Path(spec.submodule_search_locations[0]) / "frontend" / "build"
    scripts = [
        f"component/streamlit_folium.st_folium/{one.relative_to(frame).as_posix()}"
        for one in frame.glob("static/js/main.*.js")
    ]
    ours = "component/pages.parts.shared.offline_map"
    return [*scripts, f"{ours}.leaflet/leaflet.js", f"{ours}.script/names.js", f"{ours}.script/map.js"]


def _folder() -> Path:
    return STATIC / "static" / "js"


def _with_imports(names: list[str]) -> set[str]:
    """These scripts with all that they import, and what those import."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += IMPORT.findall(_folder().joinpath(name).read_text(encoding="utf-8"))
    return found

"""The frame of every page for a phone: plain HTML with its own style and one small script, all in the page itself."""

import base64
from hashlib import sha256
from html import escape
from pathlib import Path

__all__ = ["HEADERS", "document"]

ASSETS = Path(__file__).parent / "assets"
STYLE = ASSETS.joinpath("phone.css").read_text(encoding="utf-8")
SCRIPT = ASSETS.joinpath("phone.js").read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"


# A page of ours loads nothing, is in no frame, and sends only to where it came from.
HEADERS = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hash(SCRIPT)}",
            f"style-src {_hash(STYLE)}",
            "img-src data:",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Without it a browser would send Origin: null with our own forms.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
}


def document(
    title: str, body: str, code: str = "", state: str | None = None, refresh: bool = False, onward: str = ""
) -> str:
    """Return a whole page around ``body``, which is HTML; the other texts are escaped here.

    ``state`` is what the page looks for a change of; with ``refresh`` a browser without scripts looks every five
    seconds, which only pages where nothing is typed may do. ``onward`` is where the browser goes at once by itself.
    """
    known = "" if state is None else f' data-stand="{escape(state)}"'
    again = f'<meta http-equiv="refresh" content="0;url={escape(onward)}">' if onward else ""
    again += '<noscript><meta http-equiv="refresh" content="5"></noscript>' if refresh else ""
    shown = f"<span>code {escape(code)}</span>" if code else ""
    return (
        f'<!DOCTYPE html><html lang="nl"{known}><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(title)}</title><link rel="icon" href="data:,">{again}<style>{STYLE}</style></head>'
        f"<body><header>{shown}Doe mee</header><main>{body}</main><script>{SCRIPT}</script></body></html>"
    )

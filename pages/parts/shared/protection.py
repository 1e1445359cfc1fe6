"""What the server's answers tell the browser it may do, and which requests get no answer at all."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

__all__ = ["HEADERS", "Protection"]

# Streamlit writes styles and scripts into the page itself, and plotly makes functions from text and workers from blobs.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "frame-src 'self'",
        "frame-ancestors 'self'",
        "form-action 'self'",
        "base-uri 'self'",
        "object-src 'none'",
    )
)
# A browser takes what it is told to be, and nothing else.
ALWAYS = {"X-Content-Type-Options": "nosniff"}
HEADERS = {
    **ALWAYS,
    "Content-Security-Policy": POLICY,
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
# What no browser shows as a page: the rules for a page say nothing there, a hundred times half a kilobyte a visit.
PARTS = ("text/javascript", "application/javascript", "text/css", "application/json", "font/", "image/png")
REFUSED = "Dit adres is niet toegestaan. De beheerder geeft toegestane namen op met server.allowedHosts."


class Protection:
    """Adds the headers to every answer that can be a page; answers nobody by a name that is not in allowedHosts.

    A cookie that is given by HTTPS never goes without: Streamlit asks that only where it has the certificate itself.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Stand before the app."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through with the headers on its answer; Streamlit itself checks the name for a websocket."""

        async def send_protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                ruled = "content-security-policy" in headers
                is_part = headers.get("content-type", "").startswith(PARTS)
                # A page that brings rules of its own, such as that for phones, brings stricter ones.
                headers.update(ALWAYS if is_part or ruled else HEADERS)
                if scope["scheme"] == "https":
                    message["headers"] = [_by_https_alone(*header) for header in message["headers"]]
            await send(message)

        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif is_host_allowed(Headers(scope=scope).get("host")):
            await self.app(scope, receive, send_protected)
        else:
            await PlainTextResponse(REFUSED, status_code=400)(scope, receive, send_protected)


def _by_https_alone(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    is_bare = name.lower() == b"set-cookie" and b"secure" not in value.lower().replace(b" ", b"").split(b";")[1:]
    return name, value + b"; Secure" if is_bare else value

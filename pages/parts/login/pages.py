"""The plain pages around signing in: what somebody sees who is not in, and why signing in did not work."""

from html import escape

from starlette.datastructures import URL
from starlette.responses import HTMLResponse

from wijk.views.colours import ACCENT, INK

__all__ = ["come_in", "not_in", "signed_out"]

STYLE = (
    f"body{{font:18px/1.6 'Source Sans',system-ui,sans-serif;color:{INK};margin:0;display:grid;min-height:100vh;"
    "place-content:center}main{max-width:34rem;padding:2rem}h1{font-size:2rem;margin:0 0 .5rem}"
    f"a{{display:inline-block;background:{ACCENT};color:#fff;padding:.6rem 1.4rem;border-radius:.4rem;"
    "text-decoration:none}"
    f"a:focus-visible{{outline:3px solid {INK};outline-offset:3px}}"
)
HEADERS = {"Cache-Control": "no-store"}


def come_in(to_sign_in: str, back: str) -> HTMLResponse:
    """What somebody sees who asked for a page (its path with what follows) and is not signed in."""
    link = str(URL(to_sign_in).include_query_params(naar=back))
    text = (
        "<p>Dit dashboard over de wijkaanpak van eenzaamheid is voor mensen met een account van de gemeente. "
        f'Meld u aan met dat account.</p><p><a href="{escape(link)}">Aanmelden</a></p>'
        "<p>Doet u met uw telefoon mee aan een bijeenkomst? Dan hebt u geen account nodig: gebruik de code op het "
        "scherm.</p>"
    )
    return _page("Wijk", text, 401)


def not_in(to_sign_in: str, why: str, status: int = 403) -> HTMLResponse:
    """Why signing in did not work (a Dutch sentence), with a way to try again."""
    again = f'<p><a href="{escape(to_sign_in)}">Opnieuw aanmelden</a></p>'
    return _page("Aanmelden lukte niet", f"<p>{escape(why)}</p>{again}", status)


def signed_out(to_sign_in: str) -> HTMLResponse:
    """What somebody sees who signed out, in the dashboard and with the provider."""
    text = (
        "<p>Op deze computer kan nu niemand meer met uw account in het dashboard. Wat u had bewaard, staat er nog.</p>"
        f'<p><a href="{escape(to_sign_in)}">Opnieuw aanmelden</a></p>'
    )
    return _page("U bent afgemeld", text, 200)


def _page(title: str, text: str, status: int) -> HTMLResponse:
    return HTMLResponse(
        f'<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><style>{STYLE}</style></head>'
        f"<body><main><h1>{escape(title)}</h1>{text}</main></body></html>",
        status,
        HEADERS,
    )

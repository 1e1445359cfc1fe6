"""The look that all pages share: Dutch as the language, less empty space, text that a beamer can carry."""

import re

import streamlit as st

from wijk.views.chart_frame import CHART_SCRIPT
from wijk.views.tables import Table

__all__ = ["apply_look", "plain", "show_long_table", "show_table"]

# A browser needs seconds to lay out a table of thousands of rows; a table that scrolls draws what is in sight.
AT_ONCE = 200
TABLE_HEIGHT = 430

# Streamlit's page is made for a desk; on a beamer the first picture should stand above the fold.
STYLE = """
<style>
[data-testid="stMainBlockContainer"] { padding-top: 3.6rem; padding-bottom: 3rem; max-width: 1800px; }
h1 { font-size: 2rem !important; padding: 0 0 .2rem 0 !important; }
h2 { font-size: 1.6rem !important; padding-top: 1.2rem !important; }
h3 { font-size: 1.2rem !important; }
[data-testid="stMarkdownContainer"] p, [data-testid="stMarkdownContainer"] li { font-size: 1.1rem; line-height: 1.45; }
[data-testid="stCaptionContainer"] { color: #4a5560 !important; opacity: 1 !important; }
[data-testid="stCaptionContainer"] p { font-size: .92rem !important; color: #4a5560 !important; }
.st-key-beamer [data-testid="stMarkdownContainer"] li { font-size: clamp(1.1rem, 1.35vw, 1.6rem); }
iframe[title="streamlit_folium.st_folium"] { min-height: 400px; }
[data-testid="stElementToolbar"] { display: none; }
[data-testid="stMarkdownContainer"] table { display: block; max-width: 100%; overflow-x: auto; }
[data-testid="stTopNavLink"]:focus-visible, [data-testid="stSidebarNavLink"]:focus-visible {
  outline: 3px solid #0b5394 !important; outline-offset: 2px; }
[data-testid="stTable"] td, [data-testid="stTable"] th { font-size: 1.02rem; color: #1b1f24 !important; }
/* On a telephone the last column of such a table, the longest text, gives way before the table scrolls. */
@media (max-width: 640px) { [data-testid="stMarkdownContainer"] :is(td, th) { padding: .3rem !important; }
  [data-testid="stMarkdownContainer"] :is(td, th):last-child { overflow-wrap: anywhere; } }
/* English texts of Streamlit itself: a hint in text boxes, the texts of an upload, the menu of a table's column. */
[data-testid="InputInstructions"], [data-testid="stFileUploaderDropzoneInstructions"],
[data-testid="stDataFrameColumnMenu"] { display: none; }
[data-testid="stFileUploaderDropzone"] button [data-testid="stMarkdownContainer"] p { font-size: 0; display: inline; }
[data-testid="stFileUploaderDropzone"] button [data-testid="stMarkdownContainer"]::after {
  content: "Kies een bestand of sleep het hierheen"; font-size: 1.05rem; }
[data-testid="stFileChip"]:has([role="alert"]) { pointer-events: none; max-width: none; width: auto; flex-wrap: wrap; }
[data-testid="stFileChip"]:has([role="alert"]) button { pointer-events: auto; }
[data-testid="stFileChip"] [role="alert"] { position: static !important; clip: auto !important; font-size: 0;
  width: auto !important; height: auto !important; overflow: visible !important; white-space: normal !important; }
[data-testid="stFileChip"] [role="alert"]::after { font-size: 1.05rem; color: #7d1a1a;
  content: "Dit bestand is niet aangenomen. Kies een bestand van hooguit 10 MB, zonder afbeeldingen."; }
[data-testid="stDownloadButtonError"] { font-size: 0 !important; }
[data-testid="stDownloadButtonError"]::after { font-size: 1rem;
  content: "Het bestand is niet gemaakt. Probeer het opnieuw. In het logboek van de beheerder staat wat er misging."; }
.st-key-gezegd { position: fixed; bottom: 1rem; left: 50%; transform: translateX(-50%); z-index: 999;
  width: max-content; max-width: min(52rem, 94vw); }
.st-key-gezegd [data-testid="stAlertContainer"]:has([data-testid="stAlertContentSuccess"]) {
  background: #e3f4e6; color: #0f3d17; border: 2px solid #1c6b2a; }
.wijk-getypt { position: fixed; top: 4rem; right: 1rem; z-index: 1000010; max-width: min(34rem, 92vw);
  padding: .6rem 1rem; background: #eaf1f8; border: 2px solid #0b5394; color: #1b1f24; font-size: 1.05rem; }
.wijk-getypt button { margin-left: 1rem; padding: .1rem .7rem; color: #0b3a66; background: #fff;
  border: 1px solid #0b5394; font: inherit; cursor: pointer; }
.swatch { display: inline-block; width: 1.6em; height: 1em; border: 1px solid #4a5560; margin-right: .4em;
  vertical-align: -.1em; }
.swatch-unknown { border: 2px dashed #4a5560; background: #fff; }
.legend { display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; font-size: .98rem; margin: 0; padding: 0; }
</style>
"""
# The language, and a place in the tab order for each table that scrolls, so that the keyboard can scroll it too.
SCRIPT = """
<script>
document.documentElement.lang = "nl";
if (!window.wijkTables) {
  const reach = () => document.querySelectorAll('[data-testid="stMarkdownContainer"] table').forEach((table) => {
    if (table.scrollWidth > table.clientWidth) table.tabIndex = 0; else table.removeAttribute("tabindex");
  });
  let waiting = 0;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(reach, 100); };
  window.wijkTables = new MutationObserver(soon);
  window.wijkTables.observe(document.body, { childList: true, subtree: true });
  window.addEventListener("resize", soon);
  soon();
}
</script>
"""


# What Markdown makes a link of, up to where one character parts it: that character is not seen, nor copied as a space.
ADDRESS = re.compile(r"(?i)\b(?:https?|ftp)(?=:)|\bwww(?=\.)|(?<=\w)@(?=\w)")
LINE_BREAK = re.compile(r"\s*[\n\r\v\f\x85\u2028\u2029]\s*")


def apply_look() -> None:
    """Set style, language and what the keyboard reaches; called once per run by app.py."""
    st.html(STYLE)
    st.html(f"{SCRIPT}<script>{CHART_SCRIPT}</script>", unsafe_allow_javascript=True)


def show_table(rows: Table) -> None:
    """A table of text, the first row its header."""
    lines = [" | ".join(map(plain, row)) for row in rows]
    rule = " | ".join("---" for _ in rows[0])
    st.markdown("\n".join([lines[0], rule, *lines[1:]]))


def show_long_table(rows: Table, alt: str) -> None:
    """A table of text as `show_table`, that scrolls when it is long; ``alt`` says what it is then."""
    header, *lines = rows
    if len(lines) <= AT_ONCE:
        show_table(rows)
    else:
        columns = dict(zip(header, zip(*lines, strict=True), strict=True))
        st.dataframe(columns, hide_index=True, height=TABLE_HEIGHT, alt=alt)


def plain(text: str) -> str:
    """A text that Markdown shows as it is, on one line: no sign or line break becomes markup, no address a link."""
    text = ADDRESS.sub("\\g<0>\N{WORD JOINER}", LINE_BREAK.sub(" ", text))
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>()#+-.!|~$:&" else sign for sign in text)

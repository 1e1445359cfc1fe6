"""The dashboard: its pages, and what holds for each of them."""

from pathlib import Path

import streamlit as st

from pages.parts.shared.server import middleware, routes
from pages.parts.shared.uncaught import tell_error
from pages.parts.shared.warm_up import head_start
from pages.parts.watch.start import stop_on_wrong_settings

ICON = Path(__file__).parent / ".streamlit" / "icon.png"


def show() -> None:
    """Show the page that is asked for; what it imports is left to this moment, so that the server answers first."""
    from pages.parts.login.account_line import show_account
    from pages.parts.shared.database import show_damage
    from pages.parts.shared.edition_in_use import take_edition
    from pages.parts.shared.permitted import begin_telling
    from pages.parts.shared.place_picker import remember_choice
    from pages.parts.shared.present_switch import PRESENTING, present_switch
    from pages.parts.shared.routing import asked_path
    from pages.parts.shared.theme import apply_theme, markdown_text
    from pages.parts.shared.typed_text import watch_typing
    from pages.parts.shared.uploads import watch_for_question
    from pages.parts.watch.views import watched_view
    from wijk.store.common.errors import StoreError

    apply_theme()
    take_edition()
    watch_typing()
    remember_choice()
    pages = [
        st.Page("pages/start.py", title="Start", default=True),
        st.Page("pages/wijkprofiel.py", title="Wijkprofiel", url_path="wijkprofiel"),
        st.Page("pages/vergelijken.py", title="Vergelijken", url_path="vergelijken"),
        st.Page("pages/initiatieven.py", title="Initiatieven", url_path="initiatieven"),
        st.Page("pages/fasematrix.py", title="Fasematrix", url_path="fasematrix"),
        st.Page("pages/coalitie.py", title="Coalitie", url_path="coalitie"),
        st.Page("pages/werkplan.py", title="Werkplan", url_path="werkplan"),
        st.Page("pages/evalueren.py", title="Evalueren", url_path="evalueren"),
        st.Page("pages/bijeenkomst.py", title="Bijeenkomst", url_path="bijeenkomst"),
        st.Page("pages/bronnen.py", title="Bronnen en uitleg", url_path="bronnen"),
        st.Page(PRESENTING, title="Presenteren", url_path="presenteren", visibility="hidden"),
    ]
    asked = asked_path()
    if asked not in [page.url_path for page in pages]:
        # Without a page of its own, Streamlit answers this address with a window in English.
        pages.append(st.Page("pages/onbekend.py", title="Niet gevonden", url_path=asked, visibility="hidden"))
    page = st.navigation(pages, position="top")
    title = "Wijk" if page.url_path == "" else f"{page.title} · Wijk"
    st.set_page_config(page_title=title, page_icon=str(ICON), layout="wide", initial_sidebar_state="collapsed")
    begin_telling()
    show_account()
    try:
        with watched_view(page.url_path or "start"), watch_for_question():
            present_switch(page)
            page.run()
    except StoreError as error:
        # The database can't be used just now: every page says so in the same way, with the menu above it.
        st.error(markdown_text(str(error)))
    show_damage()


# Streamlit imports this file once for the server, and runs it as a script for every page that is shown.
if __name__ == "__main__":
    show()
else:
    stop_on_wrong_settings()
    server = st.App(__file__, lifespan=head_start, routes=routes(), middleware=middleware(), on_script_error=tell_error)

"""What stands here otherwise than in a dossier file: ours stays, theirs comes, or people choose field by field."""

from collections.abc import Sequence

import streamlit as st

from pages.parts.shared.conflict import MINE, THEIRS, choose_fields
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text, show_long_table
from wijk.store.dossier_files.planning import Choice, Choices, Clash
from wijk.views.dossier_file import clash_rows, clash_title, record_texts
from wijk.views.versions import side_by_side

__all__ = ["choices_for"]

OURS, FILE, ONE_BY_ONE = "Laat alles zoals het hier is", "Neem alles zoals in het bestand", "Ik kies per veld"
# So many can be chosen field by field on one page; people choose for the others at once.
MOST = 25


def choices_for(clashes: Sequence[Clash], key: str) -> Choices:
    """Ask about these; what people did not choose about is not among the answers."""
    if not clashes:
        return {}
    st.subheader("Hier staat het anders dan in het bestand", anchor=False)
    show_long_table(clash_rows(clashes), "Wat hier anders staat dan in het bestand")
    way = st.radio("Wat wilt u hiermee doen?", [OURS, FILE, ONE_BY_ONE], key=f"{key}-botsingen")
    if way == OURS:
        return {}
    if way == FILE:
        return {one.key: Choice(one.ours.version, frozenset(one.fields or ("id",))) for one in clashes}
    st.markdown(f"‘{MINE}’ is wat hier staat, ‘{THEIRS}’ is wat in het bestand staat.")
    if len(clashes) > MOST:
        st.markdown(
            f"Hieronder staan de eerste {MOST}. De andere blijven zoals zij hier zijn; open het bestand daarna weer."
        )
    return {one.key: _choice(one, f"{key}-{one.kind.name}-{one.ours.id}") for one in clashes[:MOST]}


def _choice(clash: Clash, key: str) -> Choice:
    st.markdown(f"**{markdown_text(clash_title(clash))}**")
    if clash.ours.deleted:
        back = st.checkbox("Hier is dit verwijderd. Haal het terug zoals het in het bestand staat", key=f"{key}-terug")
        return Choice(clash.ours.version, frozenset({"id"} if back else ()))
    rows = side_by_side(clash.theirs, clash.ours.item, clash.theirs, record_texts(clash.kind, loaded().method))
    ours = choose_fields(rows, key)
    return Choice(clash.ours.version, frozenset(clash.fields) - set(ours))
